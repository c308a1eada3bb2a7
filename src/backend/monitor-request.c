/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/monitor-private.h"

#include "base/future.h"

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

static DexFuture *
request_fiber (gpointer data)
{
  Request *request = data;
  LtMonitor *self = request->monitor;
  g_autoptr (GError) error = NULL;

  lt_monitor_begin (self);
  dex_await (lt_monitor_make_story (self, g_steal_pointer (&request->task)), &error);
  if (error != NULL)
    lt_monitor_note_failure (self, request->id, error);
  if (self->requests != NULL && !self->stopping)
    g_hash_table_remove (self->requests, request->id);
  lt_monitor_end (self);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
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
      if (g_hash_table_contains (self->requests, id) || g_hash_table_contains (self->making, id))
        return g_steal_pointer (&id);

      request = g_new0 (Request, 1);
      request->monitor = g_object_ref (self);
      request->task = lt_task_new (source, id);
      request->id = g_strdup (id);
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
