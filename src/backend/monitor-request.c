/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/monitor-private.h"

#include "base/future.h"
#include "story/bounds.h"

#include <glib/gi18n-lib.h>

/* One discussion that somebody asked for. */
typedef struct
{
  LtMonitor *monitor;
  LtTask *task;
  char *id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->monitor);
  lt_task_free (request->task);
  g_free (request->id);
  g_free (request);
}

static LtAskedStory *
find_asked (LtMonitor *self,
            const char *id)
{
  for (guint i = 0; i < self->asked->len; i++)
    {
      LtAskedStory *story = g_ptr_array_index (self->asked, i);

      if (g_str_equal (story->id, id))
        return story;
    }

  return NULL;
}

/* Who asked again wants to know of this time; what is long over makes room. */
static void
begin_asked (LtMonitor *self,
             const char *id)
{
  LtAskedStory *before = find_asked (self, id);

  if (before != NULL)
    g_ptr_array_remove (self->asked, before);
  while (self->asked->len >= LT_ASKED_MAX)
    g_ptr_array_remove_index (self->asked, 0);
  g_ptr_array_add (self->asked, lt_asked_story_new (id));
}

static void
end_asked (LtMonitor *self,
           const char *id,
           gboolean made,
           const GError *error)
{
  LtAskedStory *story = find_asked (self, id);

  if (story == NULL)
    return;

  story->state = made ? LT_ASKED_DONE : LT_ASKED_FAILED;
  if (!made)
    g_set_str (&story->message, error != NULL ? error->message : _ ("There is no such discussion, or it was removed."));
}

/**
 * lt_monitor_tell_asked:
 * @id: of a thread that is read
 * @title: (nullable): its title, if it is known
 * @comments: how many it has; -1: unknown
 *
 * For those who asked for it; of any other thread nothing is kept.
 */
void
lt_monitor_tell_asked (LtMonitor *self,
                       const char *id,
                       const char *title,
                       int comments)
{
  LtAskedStory *story = find_asked (self, id);

  if (story == NULL)
    return;

  g_set_str (&story->title, title);
  story->comments = comments;
}

/**
 * lt_monitor_tell_story:
 * @id: of a thread
 * @story: the story that it is part of now
 *
 * For those who asked for it, when that is another one than they were told.
 */
void
lt_monitor_tell_story (LtMonitor *self,
                       const char *id,
                       const char *story)
{
  LtAskedStory *asked = find_asked (self, id);

  if (asked != NULL)
    g_set_str (&asked->story, g_str_equal (id, story) ? NULL : story);
}

/* Only in a fiber. A round may be at the same thread: then its story is waited for. */
static gboolean
make_or_await (LtMonitor *self,
               Request *request,
               GError **error)
{
  DexPromise *making = g_hash_table_lookup (self->making, request->id);
  g_autoptr (LtStory) story = NULL;

  if (making == NULL)
    return dex_await_boolean (lt_monitor_make_story (self, g_steal_pointer (&request->task)), error);

  if (!dex_await (lt_promise_dup_future (making), error))
    return FALSE;

  story = dex_await_boxed (lt_archive_load_story (self->archive, request->id), NULL);
  if (story != NULL)
    return TRUE;

  return dex_await_boolean (lt_monitor_make_story (self, g_steal_pointer (&request->task)), error);
}

/* What no round does is shown no longer. */
static void
clear_current (LtMonitor *self)
{
  if (self->status->state == LT_STATUS_WORKING)
    return;

  g_clear_pointer (&self->status->current_title, g_free);
  self->status->comments_read = -1;
  self->status->comments_total = -1;
}

static DexFuture *
request_fiber (gpointer data)
{
  Request *request = data;
  LtMonitor *self = request->monitor;
  g_autoptr (GError) error = NULL;
  gboolean made;

  lt_monitor_begin (self);
  made = make_or_await (self, request, &error);
  if (error != NULL)
    lt_monitor_note_failure (self, request->id, error);
  end_asked (self, request->id, made, error);
  clear_current (self);
  if (self->requests != NULL && !self->stopping)
    g_hash_table_remove (self->requests, request->id);
  lt_monitor_end (self);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

/* The round's own, where it stands in its queue: nothing is read twice. */
static LtTask *
take_task (LtMonitor *self,
           LtSource *source,
           const char *id)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      LtTask *task = g_ptr_array_index (self->tasks, i);

      if (!g_str_equal (task->id, id))
        continue;

      g_ptr_array_steal_index (self->tasks, i);
      task->check_topic = FALSE;
      self->status->round_done++;
      return task;
    }

  return lt_task_new (source, id);
}

/**
 * lt_monitor_request:
 * @url: the page of a discussion
 *
 * Asks for the story of a discussion, whatever its topic and however few take part.
 *
 * Returns: (transfer full) (nullable): the id that its story will have
 */
char *
lt_monitor_request (LtMonitor *self,
                    const char *url)
{
  for (guint i = 0; i < self->context->sources->len && !self->stopping; i++)
    {
      LtSource *source = g_ptr_array_index (self->context->sources, i);
      g_autofree char *id = lt_source_id_for_url (source, url);
      Request *request;

      if (id == NULL)
        continue;
      if (g_hash_table_contains (self->requests, id))
        return g_steal_pointer (&id);

      request = g_new0 (Request, 1);
      request->monitor = g_object_ref (self);
      request->task = take_task (self, source, id);
      request->id = g_strdup (id);
      begin_asked (self, id);
      g_hash_table_insert (self->requests, g_strdup (id), lt_spawn (request_fiber, request, request_free));

      return g_steal_pointer (&id);
    }

  return NULL;
}

/**
 * lt_monitor_finish_requests:
 *
 * Returns: (transfer full): resolves when the stories that were asked for are there; rejects when one cannot be made
 */
DexFuture *
lt_monitor_finish_requests (LtMonitor *self)
{
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
  GHashTableIter iter;
  DexFuture *future;

  g_hash_table_iter_init (&iter, self->requests);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &future))
    g_ptr_array_add (futures, dex_ref (future));

  if (futures->len == 0)
    return dex_future_new_for_boolean (TRUE);

  return dex_future_allv ((DexFuture *const *) futures->pdata, futures->len);
}
