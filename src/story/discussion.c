/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/discussion.h"

#include "text/exact-span.h"

#include <string.h>

/* FEED.md: the first 16 hexadecimal digits of the file's SHA-256 are in its name. */
#define HASH_DIGITS 16

/* What callers see, and the index that they do not. */
typedef struct
{
  LtDiscussion record;
  GHashTable *by_id;
} Discussion;

G_DEFINE_BOXED_TYPE (LtDiscussion, lt_discussion, lt_discussion_ref, lt_discussion_unref)

/**
 * lt_discussion_new:
 * @item: (nullable): the story's id
 *
 * Returns: (transfer full): a discussion with no comments; the count is atomic
 */
LtDiscussion *
lt_discussion_new (const char *item)
{
  Discussion *self = g_atomic_rc_box_new0 (Discussion);

  self->record.version = 1;
  self->record.item = g_strdup (item);
  self->record.posts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_post_free);
  self->record.comments = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_comment_free);
  self->record.faults = g_ptr_array_new_with_free_func (g_free);

  return &self->record;
}

LtDiscussion *
lt_discussion_ref (LtDiscussion *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
discussion_clear (gpointer data)
{
  Discussion *self = data;

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_free (self->record.item);
  g_ptr_array_unref (self->record.posts);
  g_ptr_array_unref (self->record.comments);
  g_ptr_array_unref (self->record.faults);
}

void
lt_discussion_unref (LtDiscussion *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, discussion_clear);
}

/**
 * lt_discussion_find:
 * @id: the id of a comment
 *
 * The index is made at the first call: call it once before the discussion is shared between
 * threads, and not before all comments are in.
 *
 * Returns: (nullable) (transfer none): the comment
 */
LtComment *
lt_discussion_find (LtDiscussion *self,
                    const char *id)
{
  Discussion *discussion = (Discussion *) self;

  if (discussion->by_id == NULL)
    {
      discussion->by_id = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->comments->len; i++)
        {
          LtComment *comment = g_ptr_array_index (self->comments, i);

          g_hash_table_insert (discussion->by_id, comment->id, comment);
        }
    }

  return g_hash_table_lookup (discussion->by_id, id);
}

guint
lt_discussion_usual_post (const LtDiscussion *self,
                          const char *source)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      const LtPost *post = g_ptr_array_index (self->posts, i);

      if (g_strcmp0 (post->source, source) == 0)
        return i;
    }

  return 0;
}

int
lt_discussion_find_post (const LtDiscussion *self,
                         const char *url)
{
  for (guint i = 0; url != NULL && i < self->posts->len; i++)
    {
      const LtPost *post = g_ptr_array_index (self->posts, i);

      if (g_strcmp0 (post->url, url) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * lt_discussion_path:
 * @item: the story's id
 * @bytes: the file
 *
 * Returns: (transfer full): where these bytes are published
 */
char *
lt_discussion_path (const char *item,
                    GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *hash = lt_sha256 (data != NULL ? data : "", (gssize) length);

  return g_strdup_printf ("discussions/%s-%.*s.json", item, HASH_DIGITS, hash);
}

/**
 * lt_discussion_path_matches:
 * @path: the address of a discussion file
 * @bytes: what was got from there
 *
 * Returns: TRUE if the bytes are the ones that the name speaks of
 */
gboolean
lt_discussion_path_matches (const char *path,
                            GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *hash = lt_sha256 (data != NULL ? data : "", (gssize) length);
  g_autofree char *ending = g_strdup_printf ("-%.*s.json", HASH_DIGITS, hash);

  return g_str_has_suffix (path, ending);
}
