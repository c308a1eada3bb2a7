/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/discussion.h"

#include "story/bounds.h"
#include "story/feed.h"
#include "story/fields.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *word;
  LtExcluded excluded;
} exclusions[] = {
  { "submitter", LT_EXCLUDED_SUBMITTER },
  { "bot", LT_EXCLUDED_BOT },
  { "removed", LT_EXCLUDED_REMOVED },
};

static void
read_counted (LtComment *self,
              JsonObject *object,
              LtFaults *faults)
{
  g_autofree char *word = NULL;

  self->counted = lt_field_boolean (object, "counted", TRUE, faults);
  if (self->counted)
    return;

  word = lt_field_text (object, "excluded", LT_NAME_MAX, faults);
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (exclusions); i++)
    if (strcmp (word, exclusions[i].word) == 0)
      self->excluded = exclusions[i].excluded;
}

static void
read_stance (LtComment *self,
             JsonObject *object,
             LtFaults *faults)
{
  g_autofree char *word = lt_field_text (object, "stance", LT_NAME_MAX, faults);

  if (word != NULL && !lt_stance_from_string (word, &self->stance))
    lt_faults_add (faults, _ ("“%s” is no stance."), word);

  self->confidence = lt_field_fraction (object, "confidence", 0.0, faults);
}

/* Two threads of one source are told apart by what the top comments say. */
static guint
read_post_index (const LtDiscussion *self,
                 JsonObject *object,
                 const char *source,
                 LtFaults *faults)
{
  guint usual = lt_discussion_usual_post (self, source);
  gint64 last = (gint64) MAX (self->posts->len, 1) - 1;

  return (guint) lt_field_int (object, "post", 0, last, usual, faults);
}

/* NULL when the comment must be skipped. */
static LtComment *
read_comment (LtDiscussion *self,
              JsonObject *object,
              LtFaults *faults)
{
  g_autofree char *id = lt_field_id (object, "id", faults);
  g_autofree char *source = lt_field_text (object, "source", LT_NAME_MAX, faults);
  g_autofree char *text = lt_field_text (object, "text", LT_COMMENT_MAX_CHARACTERS, faults);
  LtComment *comment;

  if (id == NULL || text == NULL)
    {
      lt_faults_add (faults, _ ("A comment without a valid id or text was skipped."));
      return NULL;
    }

  comment = lt_comment_new (id, source);
  g_set_str (&comment->text, text);
  comment->post = read_post_index (self, object, source, faults);
  comment->parent = lt_field_id (object, "parent", faults);
  comment->author = lt_field_text (object, "author", LT_NAME_MAX, faults);
  comment->date = lt_field_time (object, "date", faults);
  comment->url = lt_field_url (object, "url", faults);
  read_stance (comment, object, faults);
  read_counted (comment, object, faults);

  return comment;
}

/* A parent that did not come before is unknown: the comment then stands at the top, which makes loops impossible. */
static void
place_comment (LtComment *self,
               GHashTable *seen,
               LtFaults *faults)
{
  LtComment *parent;

  if (self->parent == NULL)
    return;

  parent = g_hash_table_lookup (seen, self->parent);
  if (parent == NULL)
    {
      lt_faults_add (faults, _ ("The comment “%s” answers one that does not stand before it."), self->id);
      g_clear_pointer (&self->parent, g_free);
      return;
    }

  self->depth = parent->depth + 1;
  self->post = parent->post;
  parent->reply_count++;
}

static void
read_comments (LtDiscussion *self,
               JsonObject *root,
               LtFaults *faults)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = lt_field_array (root, "comments", faults);
  guint n = lt_array_count (array, "comments", LT_DISCUSSION_MAX_COMMENTS, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "comments", faults);
      g_autoptr (LtComment) comment = object != NULL ? read_comment (self, object, faults) : NULL;

      if (comment == NULL)
        continue;

      if (g_hash_table_contains (seen, comment->id))
        {
          lt_faults_add (faults, _ ("The comment “%s” is there twice; the second was skipped."), comment->id);
          continue;
        }

      place_comment (comment, seen, faults);
      g_hash_table_insert (seen, comment->id, comment);
      g_ptr_array_add (self->comments, g_steal_pointer (&comment));
    }
}

/* A post has no id of its own in the file: its page's address is one. */
static LtPost *
read_post (JsonObject *object,
           LtFaults *faults)
{
  LtPost *self = lt_post_new (NULL, NULL);

  self->source = lt_field_text (object, "source", LT_NAME_MAX, faults);
  self->author = lt_field_text (object, "author", LT_NAME_MAX, faults);
  self->title = lt_field_cut_text (object, "title", LT_TITLE_MAX, faults);
  self->url = lt_field_url (object, "url", faults);
  self->link = lt_field_url (object, "link", faults);
  self->date = lt_field_time (object, "date", faults);
  self->text = lt_field_text (object, "text", LT_CONTENT_MAX_BYTES, faults);

  return self;
}

static void
read_posts (LtDiscussion *self,
            JsonObject *root,
            LtFaults *faults)
{
  JsonArray *array = lt_field_array (root, "posts", faults);
  guint n = lt_array_count (array, "posts", LT_POSTS_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "posts", faults);

      if (object != NULL)
        g_ptr_array_add (self->posts, read_post (object, faults));
    }
}

static gboolean
is_discussion (JsonNode *root)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  return object != NULL && lt_json_int (object, "version", 0) >= 1 && lt_json_array (object, "comments") != NULL;
}

/**
 * lt_discussion_read:
 * @bytes: a discussion file, as it came
 *
 * Reads under every limit of FEED.md; what is bad costs itself only, and is told in `faults`.
 * CPU work for a thread.
 *
 * Returns: (transfer full): the discussion, or NULL with an LT_FEED_ERROR
 */
LtDiscussion *
lt_discussion_read (GBytes *bytes,
                    GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) failure = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (LtDiscussion) self = NULL;
  LtFaults faults = { NULL };
  JsonObject *object;

  root = lt_json_parse (data != NULL ? data : "", length, LT_DISCUSSION_MAX_BYTES, LT_JSON_MAX_DEPTH, &failure);
  if (root == NULL)
    {
      gboolean large = g_error_matches (failure, LT_JSON_ERROR, LT_JSON_ERROR_TOO_LARGE);

      g_set_error_literal (error, LT_FEED_ERROR,
                           large ? LT_FEED_ERROR_TOO_LARGE : LT_FEED_ERROR_MALFORMED, failure->message);
      return NULL;
    }

  if (!is_discussion (root))
    {
      g_set_error_literal (error, LT_FEED_ERROR, LT_FEED_ERROR_NOT_FEED, _ ("This is no discussion file."));
      return NULL;
    }

  self = lt_discussion_new (NULL);
  faults.sentences = self->faults;
  object = json_node_get_object (root);
  self->version = (int) lt_field_int (object, "version", 1, G_MAXINT, 1, &faults);
  self->item = lt_field_id (object, "item", &faults);
  self->as_of = lt_field_time (object, "as_of", &faults);
  read_posts (self, object, &faults);
  read_comments (self, object, &faults);

  return g_steal_pointer (&self);
}
