/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/feed-reader.h"

#include "story/bounds.h"
#include "story/fields.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>

/* What the version of a JSON Feed begins with, 1.0 and 1.1 alike. */
static const char *const version_prefixes[] = {
  "https://jsonfeed.org/version/",
  "http://jsonfeed.org/version/",
};

static gboolean
is_feed (JsonNode *root)
{
  const char *version;

  if (!JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  version = lt_json_string (json_node_get_object (root), "version");
  for (guint i = 0; version != NULL && i < G_N_ELEMENTS (version_prefixes); i++)
    if (g_str_has_prefix (version, version_prefixes[i]))
      return lt_json_array (json_node_get_object (root), "items") != NULL;

  return FALSE;
}

static void
read_deleted (LtFeed *self,
              JsonObject *extension,
              LtFaults *faults)
{
  JsonArray *array = lt_field_array (extension, "deleted", faults);
  guint n = lt_array_count (array, "deleted", LT_DELETED_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "deleted", faults);
      g_autofree char *id = NULL;
      g_autofree char *merged_into = NULL;

      if (object == NULL)
        continue;

      id = lt_field_id (object, "id", faults);
      merged_into = lt_field_id (object, "merged_into", faults);
      if (id != NULL)
        g_ptr_array_add (self->deleted, lt_deletion_new (id, lt_field_time (object, "at", faults), merged_into));
      else
        lt_faults_add (faults, _ ("A deletion without a valid id was skipped."));
    }
}

/* Without a version and an edition that can be read it is a plain feed. */
static void
read_extension (LtFeed *self,
                JsonObject *extension,
                LtFaults *faults)
{
  JsonObject *analyst;

  self->version = (int) lt_field_int (extension, "version", 1, G_MAXINT, 0, faults);
  self->edition = lt_field_int (extension, "edition", 0, G_MAXINT64, -1, faults);
  if (self->version == 0 || self->edition < 0)
    {
      lt_faults_add (faults, _ ("The extension of the feed has no version or no edition and was skipped."));
      self->version = 1;
      self->edition = 0;
      return;
    }

  self->extended = TRUE;
  self->generator = lt_field_text (extension, "generator", LT_NAME_MAX, faults);
  self->updated = lt_field_time (extension, "updated", faults);
  self->archive_id = lt_field_text (extension, "archive_id", LT_NAME_MAX, faults);
  analyst = lt_field_object (extension, "analyst", faults);
  if (analyst != NULL)
    self->analyst = lt_feed_reader_analyst (analyst, faults);
  read_deleted (self, extension, faults);
}

static void
read_head (LtFeed *self,
           JsonObject *object,
           LtFaults *faults)
{
  JsonObject *extension;

  self->title = lt_field_cut_text (object, "title", LT_TITLE_MAX, faults);
  self->description = lt_field_cut_text (object, "description", LT_NOTE_MAX, faults);
  self->home_page_url = lt_field_address (object, "home_page_url", faults);
  self->feed_url = lt_field_address (object, "feed_url", faults);
  self->next_url = lt_field_address (object, "next_url", faults);
  self->language = lt_field_text (object, "language", LT_NAME_MAX, faults);

  extension = lt_field_object (object, "_llmtracker", faults);
  if (extension != NULL)
    read_extension (self, extension, faults);
}

static void
read_items (LtFeed *self,
            JsonArray *array,
            LtFaults *faults)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = lt_array_count (array, "items", LT_FEED_MAX_ITEMS, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "items", faults);
      g_autoptr (LtStory) story = object != NULL ? lt_feed_reader_item (object, self->faults) : NULL;

      if (story == NULL)
        continue;

      /* Not g_hash_table_add() alone: it puts the second id in place of the first, and that one is freed here. */
      if (g_hash_table_contains (seen, story->id))
        {
          lt_faults_add (faults, _ ("The item “%s” is there twice; the second was skipped."), story->id);
          continue;
        }

      g_hash_table_add (seen, story->id);
      g_ptr_array_add (self->items, g_steal_pointer (&story));
    }
}

static JsonNode *
parse (GBytes *bytes,
       GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) failure = NULL;
  JsonNode *root = lt_json_parse (data != NULL ? data : "", length, LT_FEED_MAX_BYTES, LT_JSON_MAX_DEPTH, &failure);

  if (root == NULL)
    {
      gboolean large = g_error_matches (failure, LT_JSON_ERROR, LT_JSON_ERROR_TOO_LARGE);

      g_set_error_literal (error, LT_FEED_ERROR,
                           large ? LT_FEED_ERROR_TOO_LARGE : LT_FEED_ERROR_MALFORMED, failure->message);
    }

  return root;
}

/**
 * lt_feed_read:
 * @bytes: a page, as it came
 *
 * Reads a page under every limit of FEED.md: JSON Feed 1.0 or 1.1, with our extension or without.
 * What is bad costs itself only, and is told in `faults`. CPU work for a thread.
 *
 * Returns: (transfer full): the page, or NULL with an LT_FEED_ERROR
 */
LtFeed *
lt_feed_read (GBytes *bytes,
              GError **error)
{
  g_autoptr (JsonNode) root = parse (bytes, error);
  g_autoptr (LtFeed) self = NULL;
  LtFaults faults = { NULL };
  JsonObject *object;

  if (root == NULL)
    return NULL;

  if (!is_feed (root))
    {
      g_set_error_literal (error, LT_FEED_ERROR, LT_FEED_ERROR_NOT_FEED, _ ("This is no JSON Feed."));
      return NULL;
    }

  self = lt_feed_new ();
  faults.sentences = self->faults;
  object = json_node_get_object (root);
  read_head (self, object, &faults);
  read_items (self, lt_json_array (object, "items"), &faults);

  return g_steal_pointer (&self);
}

/**
 * lt_feed_read_item:
 * @bytes: one item alone, as lt_feed_write_item() wrote it
 *
 * Returns: (transfer full): the story, or NULL with an LT_FEED_ERROR
 */
LtStory *
lt_feed_read_item (GBytes *bytes,
                   GError **error)
{
  g_autoptr (JsonNode) root = parse (bytes, error);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  LtStory *story = NULL;

  if (root == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_OBJECT (root))
    story = lt_feed_reader_item (json_node_get_object (root), sentences);

  if (story == NULL)
    g_set_error_literal (error, LT_FEED_ERROR, LT_FEED_ERROR_NOT_FEED,
                         sentences->len > 0 ? g_ptr_array_index (sentences, sentences->len - 1)
                                            : _ ("This is no item of a feed."));

  return story;
}
