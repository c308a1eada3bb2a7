/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/library.h"

/**
 * LtOpenStory:
 *
 * A story with all that its panes need, read in one go. The count is atomic, so that the database's
 * thread may make it; after that nobody changes it.
 */
G_DEFINE_BOXED_TYPE (LtOpenStory, lt_open_story, lt_open_story_ref, lt_open_story_unref)

/**
 * LtFeedRecord:
 *
 * A feed as it is stored: who it is, and how far it is synced.
 */
G_DEFINE_BOXED_TYPE (LtFeedRecord, lt_feed_record, lt_feed_record_copy, lt_feed_record_free)

static void
clear_open_story (gpointer data)
{
  LtOpenStory *self = data;

  g_free (self->feed_address);
  g_clear_pointer (&self->story, lt_story_unref);
  g_clear_pointer (&self->discussion, lt_discussion_unref);
  g_clear_pointer (&self->media, g_hash_table_unref);
}

/**
 * lt_open_story_ref:
 *
 * Takes another reference. Any thread.
 */
LtOpenStory *
lt_open_story_ref (LtOpenStory *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lt_open_story_unref:
 *
 * Gives a reference back. Any thread.
 */
void
lt_open_story_unref (LtOpenStory *self)
{
  g_atomic_rc_box_release_full (self, clear_open_story);
}

/**
 * lt_feed_record_copy:
 *
 * Returns: (transfer full): a copy of its own
 */
LtFeedRecord *
lt_feed_record_copy (const LtFeedRecord *self)
{
  LtFeedRecord *copy = g_new (LtFeedRecord, 1);

  *copy = *self;
  copy->address = g_strdup (self->address);
  copy->title = g_strdup (self->title);
  copy->archive_id = g_strdup (self->archive_id);
  copy->etag = g_strdup (self->etag);
  copy->next_url = g_strdup (self->next_url);
  return copy;
}

/**
 * lt_feed_record_free:
 *
 * Frees the record and its strings.
 */
void
lt_feed_record_free (LtFeedRecord *self)
{
  g_free (self->address);
  g_free (self->title);
  g_free (self->archive_id);
  g_free (self->etag);
  g_free (self->next_url);
  g_free (self);
}
