/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/feed.h"

G_DEFINE_QUARK (lt_feed_error, lt_feed_error)
G_DEFINE_BOXED_TYPE (LtFeed, lt_feed, lt_feed_ref, lt_feed_unref)

LtDeletion *
lt_deletion_new (const char *id,
                 gint64 at,
                 const char *merged_into)
{
  LtDeletion *self = g_new0 (LtDeletion, 1);

  self->id = g_strdup (id);
  self->at = at;
  self->merged_into = g_strdup (merged_into);

  return self;
}

void
lt_deletion_free (LtDeletion *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->merged_into);
  g_free (self);
}

/**
 * lt_feed_new:
 *
 * Returns: (transfer full): an empty page; the count is atomic
 */
LtFeed *
lt_feed_new (void)
{
  LtFeed *self = g_atomic_rc_box_new0 (LtFeed);

  self->version = 1;
  self->deleted = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_deletion_free);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_unref);
  self->faults = g_ptr_array_new_with_free_func (g_free);

  return self;
}

LtFeed *
lt_feed_ref (LtFeed *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
feed_clear (gpointer data)
{
  LtFeed *self = data;

  g_free (self->title);
  g_free (self->description);
  g_free (self->home_page_url);
  g_free (self->feed_url);
  g_free (self->next_url);
  g_free (self->language);
  g_free (self->generator);
  g_free (self->archive_id);
  lt_analyst_free (self->analyst);
  g_ptr_array_unref (self->deleted);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->faults);
}

void
lt_feed_unref (LtFeed *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, feed_clear);
}
