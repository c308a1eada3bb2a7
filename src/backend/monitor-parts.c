/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/monitor-private.h"

#include "backend/matter.h"
#include "base/datetime.h"
#include "base/future.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>

/* How often a thread is read again because of a fault. */
#define MAX_AGAIN 3

/* A source that is written once and for all names no threads of its own. */
static LtSource *
find_owner (LtContext *context,
            LtSource *usual,
            const char *id)
{
  for (guint i = 0; i < context->sources->len; i++)
    {
      LtSource *source = g_ptr_array_index (context->sources, i);

      if (lt_source_is_watched (source) && lt_source_owns (source, id))
        return source;
    }

  return lt_source_is_watched (usual) ? NULL : usual;
}

/* A source may have been turned off since: what it gave cannot be read again then. */
gboolean
lt_monitor_add_parts (LtMaking *making,
                      const LtHolding *holding,
                      LtSource *usual,
                      GError **error)
{
  for (guint i = 0; i < holding->threads->len; i++)
    {
      const LtThreadRecord *record = g_ptr_array_index (holding->threads, i);
      LtSource *source = find_owner (making->context, usual, record->id);

      if (source == NULL)
        {
          g_set_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE,
                       _ ("The source of the discussion %s is turned off."), record->id);
          return FALSE;
        }
      g_ptr_array_add (making->parts, lt_part_new (source, record, holding->discussion));
    }

  return TRUE;
}

static void
lose (LtPart *part)
{
  part->record->state = LT_THREAD_GONE;
  part->record->looked = lt_time_now ();
  part->record->read = part->record->looked;
  g_clear_pointer (&part->thread, lt_thread_unref);
}

/* What is not there is gone when it is missing for the second time in a row; the first time, and when there is no story
 * of it, nothing happens. */
static LtPartState
note_missing (LtMonitor *self,
              LtPart *part,
              GError **error)
{
  const char *const missing[] = { part->record->id, NULL };
  const char *const present[] = { NULL };
  g_auto (GStrv) twice = NULL;

  if (part->before == NULL)
    {
      g_message ("There is no discussion %s", part->record->id);
      return LT_PART_MISSING;
    }

  twice = dex_await_boxed (lt_archive_note_look (self->archive, missing, present, self->status->round_started), error);
  if (twice == NULL)
    return LT_PART_FAILED;
  if (*twice == NULL)
    return LT_PART_MISSING;

  lose (part);
  return LT_PART_GONE;
}

/* What the file that it stood in holds of one thread. (transfer full) (nullable) */
static LtDiscussion *
take_before (LtPart *part)
{
  LtDiscussion *whole = part->before;
  LtDiscussion *own;
  int post;

  if (whole == NULL || whole->posts->len < 2)
    return whole != NULL ? lt_discussion_ref (whole) : NULL;

  post = lt_discussion_find_post (whole, part->thread->post->url);
  own = lt_discussion_new (whole->item);
  for (guint i = 0; i < whole->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (whole->comments, i);

      if ((int) comment->post == post)
        g_ptr_array_add (own->comments, lt_comment_copy (comment));
    }

  return own;
}

static LtPartState
read_part (LtMonitor *self,
           LtMaking *making,
           LtPart *part,
           GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (LtDiscussion) before = NULL;

  part->thread = dex_await_boxed (lt_source_fetch_thread (part->source, part->record->id), &failure);

  if (part->thread == NULL && !g_error_matches (failure, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return LT_PART_FAILED;
    }

  if (g_hash_table_contains (self->doomed, part->record->id) || (part->thread != NULL && part->thread->post->removed))
    {
      lose (part);
      return LT_PART_GONE;
    }

  if (part->thread == NULL)
    return note_missing (self, part, error);

  before = take_before (part);
  return lt_monitor_settle_gone (self, part->source, part->thread, before, making->gone, error) ? LT_PART_READ : LT_PART_FAILED;
}

/**
 * lt_monitor_read_parts:
 *
 * Reads what was not read yet. Without a part of which nothing is sure no story is made: what is there of it must neither
 * be repeated unseen nor be dropped.
 *
 * Returns: %LT_PART_GONE when all are gone
 */
LtPartState
lt_monitor_read_parts (LtMonitor *self,
                       LtMaking *making,
                       GError **error)
{
  for (guint i = 0; i < making->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (making->parts, i);
      LtPartState state = LT_PART_READ;

      if (part->thread == NULL && part->record->state != LT_THREAD_GONE)
        state = read_part (self, making, part, error);
      if (state == LT_PART_FAILED || state == LT_PART_MISSING)
        return state;
    }

  return lt_making_get_main (making) != NULL ? LT_PART_READ : LT_PART_GONE;
}

/* How often it is worth while to read it again although nothing moves: faults pass, and what is missing for good does
 * not come back. */
static int
count_again (LtMaking *making,
             const LtPart *part,
             int again)
{
  gboolean is_whole = part->thread->complete && part->thread->rank_known;
  gboolean may_pass = part == lt_making_get_main (making) && making->article != NULL && making->article->may_pass;

  if (!lt_source_is_watched (part->source) || (is_whole && !may_pass))
    return 0;

  return again > 0 ? again - 1 : MAX_AGAIN;
}

void
lt_monitor_note_part (LtMaking *making,
                      LtPart *part,
                      int again)
{
  const LtPost *post = part->thread->post;
  LtThreadRecord *record = part->record;

  record->state = LT_THREAD_MADE;
  record->looked = lt_time_now ();
  record->read = record->looked;
  record->date = post->date;
  record->comments = MAX (post->n_comments, (int) part->thread->comments->len);
  record->again = count_again (making, part, again);
  g_free (record->words);
  record->words = lt_matter_words (post->title);
  g_free (record->link);
  record->link = post->link != NULL ? lt_url_merge_key (post->link) : NULL;
}
