/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/feed-reader.h"

#include "story/bounds.h"
#include "story/fields.h"
#include "text/exact-span.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough digits of a SHA-256 that two foreign ids never meet. */
#define FOREIGN_ID_DIGITS 32

/* Foreign feeds number or name their items as they like; the name is made into our form. */
static char *
foreign_id (const char *id)
{
  g_autofree char *hash = NULL;

  if (lt_id_is_valid (id))
    return g_strdup (id);

  hash = lt_sha256 (id, -1);
  return g_strdup_printf ("x-%.*s", FOREIGN_ID_DIGITS, hash);
}

/* JSON Feed 1.1: a number is to be read as the text it is written as. */
static char *
id_text (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "id");
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_strdup (json_node_get_string (node));
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    case G_TYPE_DOUBLE:
      return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
    default:
      return NULL;
    }
}

static char *
read_id (JsonObject *object,
         gboolean extended,
         LtFaults *faults)
{
  g_autofree char *text = id_text (object);

  if (text == NULL || *text == '\0' || !lt_json_text_is_exact (text))
    lt_faults_add (faults, _ ("An item without an id was skipped."));
  else if (!extended)
    return foreign_id (text);
  else if (lt_id_is_valid (text))
    return g_steal_pointer (&text);
  else
    lt_faults_add (faults, _ ("An item was skipped, since its id is not of the form of this feed."));

  return NULL;
}

static char *
read_markup (JsonObject *object,
             const char *member,
             LtFaults *faults)
{
  g_autofree char *text = lt_field_text (object, member, LT_CONTENT_MAX_BYTES, faults);

  if (text == NULL || strlen (text) <= LT_CONTENT_MAX_BYTES)
    return g_steal_pointer (&text);

  lt_faults_add (faults, _ ("“%s” is larger than %d KiB."), member, LT_CONTENT_MAX_BYTES / 1024);
  return NULL;
}

static gboolean
read_content (LtStory *story,
              JsonObject *object,
              LtFaults *faults)
{
  story->content_html = read_markup (object, "content_html", faults);
  if (story->content_html == NULL)
    story->content_text = read_markup (object, "content_text", faults);

  if (story->content_html != NULL || story->content_text != NULL)
    return TRUE;

  lt_faults_add (faults, _ ("It was skipped, since it has no content that can be read."));
  return FALSE;
}

static void
read_tags (LtStory *story,
           JsonObject *object,
           LtFaults *faults)
{
  JsonArray *array = lt_field_array (object, "tags", faults);
  guint n = lt_array_count (array, "tags", LT_TAGS_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *tag = lt_element_text (array, i, "tags", LT_NAME_MAX, faults);

      if (tag != NULL)
        g_ptr_array_add (story->tags, g_steal_pointer (&tag));
    }
}

static void
add_author (LtStory *story,
            JsonObject *author,
            LtFaults *faults)
{
  g_autofree char *name = author != NULL ? lt_field_text (author, "name", LT_NAME_MAX, faults) : NULL;

  if (name != NULL && *name != '\0')
    g_ptr_array_add (story->authors, g_steal_pointer (&name));
}

/* 1.1 has `authors`, 1.0 `author`; where both are, the newer one counts. */
static void
read_authors (LtStory *story,
              JsonObject *object,
              LtFaults *faults)
{
  JsonArray *array = lt_field_array (object, "authors", faults);
  guint n = lt_array_count (array, "authors", LT_AUTHORS_MAX, faults);

  for (guint i = 0; i < n; i++)
    add_author (story, lt_element_object (array, i, "authors", faults), faults);

  if (array == NULL)
    add_author (story, lt_field_object (object, "author", faults), faults);
}

static void
read_attachments (LtStory *story,
                  JsonObject *object,
                  LtFaults *faults)
{
  JsonArray *array = lt_field_array (object, "attachments", faults);
  guint n = lt_array_count (array, "attachments", LT_PLACES_MAX, faults);

  for (guint i = 0; i < n && story->discussion_path == NULL; i++)
    {
      JsonObject *attachment = lt_element_object (array, i, "attachments", faults);

      if (attachment == NULL
          || g_strcmp0 (lt_json_string (attachment, "mime_type"), LT_DISCUSSION_MIME_TYPE) != 0)
        continue;

      story->discussion_path = lt_field_address (attachment, "url", faults);
      story->discussion_size = lt_field_int (attachment, "size_in_bytes", 0, G_MAXINT64, -1, faults);
    }
}

static void
read_plain_fields (LtStory *story,
                   JsonObject *object,
                   LtFaults *faults)
{
  story->url = lt_field_address (object, "url", faults);
  story->external_url = lt_field_url (object, "external_url", faults);
  story->title = lt_field_cut_text (object, "title", LT_TITLE_MAX, faults);
  story->summary = lt_field_text (object, "summary", LT_SUMMARY_MAX, faults);
  story->image = lt_field_address (object, "image", faults);
  story->language = lt_field_text (object, "language", LT_NAME_MAX, faults);
  story->published = lt_field_time (object, "date_published", faults);
  story->modified = lt_field_time (object, "date_modified", faults);
  read_tags (story, object, faults);
  read_attachments (story, object, faults);
}

LtStory *
lt_feed_reader_item (JsonObject *object,
                     GPtrArray *sentences)
{
  LtFaults faults = { sentences, NULL };
  g_autofree char *where = NULL;
  g_autoptr (LtStory) story = NULL;
  JsonObject *extension = lt_field_object (object, "_llmtracker", &faults);
  g_autofree char *id = read_id (object, extension != NULL, &faults);

  if (id == NULL)
    return NULL;

  where = g_strdup_printf (_ ("Item %s"), id);
  faults.where = where;
  story = lt_story_new (id);

  if (!read_content (story, object, &faults))
    return NULL;
  if (extension != NULL && !lt_feed_reader_extension (story, extension, &faults))
    return NULL;

  read_plain_fields (story, object, &faults);
  if (story->analyst == NULL)
    read_authors (story, object, &faults);

  return g_steal_pointer (&story);
}
