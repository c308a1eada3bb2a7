/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/monitor-private.h"

#include "backend/schedule.h"
#include "base/database.h"
#include "base/datetime.h"
#include "base/future.h"

#include <glib/gi18n-lib.h>

/* Enough that one slow thread does not hold up the rest; each host has its own polite queue all the same. */
#define N_WORKERS 3

G_DEFINE_FINAL_TYPE (LtMonitor, lt_monitor, G_TYPE_OBJECT)

static void
lt_monitor_dispose (GObject *object)
{
  LtMonitor *self = LT_MONITOR (object);

  dex_clear (&self->schedule);
  dex_clear (&self->wake);
  dex_clear (&self->idle);
  g_clear_pointer (&self->requests, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->making, g_hash_table_unref);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->doomed, g_hash_table_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->status, lt_status_unref);
  g_clear_pointer (&self->context, lt_context_unref);
  g_clear_object (&self->archive);
  g_clear_error (&self->fault);

  G_OBJECT_CLASS (lt_monitor_parent_class)->dispose (object);
}

static void
lt_monitor_class_init (LtMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lt_monitor_dispose;
}

static void
lt_monitor_init (LtMonitor *self)
{
  self->read = LT_NO_TIME;
  self->status = lt_status_new ();
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_task_free);
  self->requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, dex_unref);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lt_linked_page_free);
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_asked_story_free);
  self->making = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, dex_unref);
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->doomed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * lt_monitor_new:
 * @archive: where stories are stored
 * @context: what rounds go by
 *
 * Returns: (transfer full): a monitor that does nothing yet
 */
LtMonitor *
lt_monitor_new (LtArchive *archive,
                LtContext *context)
{
  LtMonitor *self = g_object_new (LT_TYPE_MONITOR, NULL);

  self->archive = g_object_ref (archive);
  self->context = lt_context_ref (context);

  return self;
}

void
lt_monitor_set_context (LtMonitor *self,
                        LtContext *context)
{
  lt_context_ref (context);
  lt_context_unref (self->context);
  self->context = context;
}

void
lt_monitor_begin (LtMonitor *self)
{
  self->running++;
}

void
lt_monitor_end (LtMonitor *self)
{
  if (--self->running == 0 && self->idle != NULL)
    dex_promise_resolve_boolean (self->idle, TRUE);
}

/* Rounds */

/* What is said of a story that was not made: quietly when it was only stopped. */
void
lt_monitor_note_failure (LtMonitor *self,
                         const char *id,
                         const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_message ("No story was made of %s: %s", id, error->message);
  self->failed++;
  if (error->domain == LT_DATABASE_ERROR && self->fault == NULL)
    self->fault = g_error_copy (error);
}

/* What joins a story waits for those that the others are at, since one of them may be that story: so whoever is the last
 * to work does it. NULL: there is nothing to do. */
static LtTask *
take_next (LtMonitor *self)
{
  guint last = self->tasks->len - 1;
  const LtTask *task;

  if (self->tasks->len == 0 || self->fault != NULL || self->stopping)
    return NULL;

  task = g_ptr_array_index (self->tasks, last);
  return task->joins && self->busy > 0 ? NULL : g_ptr_array_steal_index (self->tasks, last);
}

static DexFuture *
worker_fiber (gpointer data)
{
  LtMonitor *self = data;
  LtTask *task;

  lt_monitor_begin (self);
  while ((task = take_next (self)) != NULL)
    {
      g_autofree char *id = g_strdup (task->id);
      g_autoptr (GError) error = NULL;

      self->busy++;
      dex_await (lt_monitor_make_story (self, task), &error);
      self->busy--;
      if (error != NULL)
        lt_monitor_note_failure (self, id, error);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        break;

      self->status->round_done++;
    }
  lt_monitor_end (self);

  return dex_future_new_for_boolean (TRUE);
}

/* FALSE when no source answers. */
static gboolean
discover (LtMonitor *self,
          LtSelection *selection,
          GError **error)
{
  LtContext *context = selection->context;
  g_autoptr (GError) failure = NULL;
  guint answered = 0;

  for (guint i = 0; i < context->sources->len; i++)
    {
      LtSource *source = g_ptr_array_index (context->sources, i);
      g_autoptr (GPtrArray) refs = NULL;

      g_clear_error (&failure);
      refs = dex_await_boxed (lt_source_discover (source), &failure);
      if (refs == NULL)
        {
          if (!self->stopping)
            g_message ("%s: %s", lt_source_get_name (source), failure->message);
          continue;
        }

      answered++;
      lt_selection_add (selection, source, refs);
    }

  lt_selection_finish (selection);
  if (answered > 0 || failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The queue is taken from its end. */
static void
fill_queue (LtMonitor *self,
            GPtrArray *tasks,
            guint limit)
{
  guint n = limit > 0 ? MIN (limit, tasks->len) : tasks->len;

  g_ptr_array_set_size (self->tasks, 0);
  for (guint i = n; i > 0; i--)
    {
      g_ptr_array_add (self->tasks, g_ptr_array_index (tasks, i - 1));
      g_ptr_array_index (tasks, i - 1) = NULL;
    }

  self->status->round_total = (int) n;
}

static gboolean
work (LtMonitor *self,
      GError **error)
{
  g_autoptr (GPtrArray) workers = g_ptr_array_new_with_free_func (dex_unref);

  for (guint i = 0; i < MIN (N_WORKERS, self->tasks->len); i++)
    g_ptr_array_add (workers, lt_spawn (worker_fiber, g_object_ref (self), g_object_unref));

  if (workers->len > 0
      && !dex_await (lt_guard (dex_future_allv ((DexFuture *const *) workers->pdata, workers->len)), error))
    return FALSE;

  if (self->fault == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->fault));
  return FALSE;
}

static void
begin_round (LtMonitor *self)
{
  LtStatus *status = self->status;

  lt_monitor_begin (self);
  self->made = 0;
  self->revised = 0;
  self->failed = 0;
  g_clear_error (&self->fault);
  status->state = LT_STATUS_WORKING;
  status->round_done = 0;
  status->round_total = 0;
  status->round_started = lt_time_now ();
  status->next_round = LT_NO_TIME;
  g_clear_pointer (&status->error, g_free);
}

/* For those who ask the archive and not this process. */
static void
note_round (LtMonitor *self)
{
  g_autoptr (LtStatus) status = lt_monitor_dup_status (self);
  g_autoptr (GBytes) bytes = lt_status_write (status);

  dex_await (lt_archive_note_round (self->archive, bytes), NULL);
}

static void
end_round (LtMonitor *self,
           const GError *error)
{
  LtStatus *status = self->status;

  g_ptr_array_set_size (self->tasks, 0);
  g_clear_pointer (&status->current_title, g_free);
  status->comments_read = -1;
  status->comments_total = -1;
  status->state = error != NULL ? LT_STATUS_ERROR : LT_STATUS_IDLE;
  g_set_str (&status->error, error != NULL ? error->message : NULL);
}

typedef struct
{
  LtMonitor *monitor;
  guint limit;
} Round;

static void
round_free (gpointer data)
{
  Round *round = data;

  g_object_unref (round->monitor);
  g_free (round);
}

static void
find_youngest (LtMonitor *self,
               GHashTable *threads)
{
  GHashTableIter iter;
  LtThreadRecord *record;

  self->youngest = LT_NO_TIME;
  g_hash_table_iter_init (&iter, threads);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    if (record->state == LT_THREAD_MADE)
      self->youngest = MAX (self->youngest, record->date);
}

static gboolean
run_round (LtMonitor *self,
           guint limit,
           GError **error)
{
  g_autoptr (LtContext) context = lt_context_ref (self->context);
  g_autoptr (GHashTable) threads = dex_await_boxed (lt_archive_list_threads (self->archive), error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lt_task_free);
  g_autoptr (GPtrArray) tasks = NULL;
  LtSelection selection = { .context = context, .threads = threads, .now = lt_time_now (), .seen = seen };
  gboolean done;

  if (threads == NULL)
    return FALSE;

  selection.tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_task_free);
  find_youngest (self, threads);
  done = discover (self, &selection, error);
  if (done)
    {
      lt_monitor_poll_changes (self, context);
      done = lt_monitor_watch (self, &selection, error);
    }

  tasks = selection.tasks;
  if (!done)
    return FALSE;

  fill_queue (self, tasks, limit);
  return work (self, error);
}

static DexFuture *
round_fiber (gpointer data)
{
  Round *round = data;
  LtMonitor *self = round->monitor;
  g_autoptr (GError) error = NULL;

  begin_round (self);
  note_round (self);
  run_round (self, round->limit, &error);
  end_round (self, error);
  note_round (self);
  lt_monitor_end (self);

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (TRUE);
}

/**
 * lt_monitor_run_round:
 * @limit: how many stories at most; 0 for all
 *
 * A story that fails costs itself only. The round is rejected when no source answers, or when the
 * archive cannot be written.
 */
DexFuture *
lt_monitor_run_round (LtMonitor *self,
                      guint limit)
{
  Round *round = g_new0 (Round, 1);

  round->monitor = g_object_ref (self);
  round->limit = limit;

  return lt_spawn (round_fiber, round, round_free);
}

/* TRUE when somebody ended the pause. */
static gboolean
sleep_or_wake (LtMonitor *self,
               double seconds)
{
  guint milliseconds = (guint) CLAMP (seconds * 1000.0, 0.0, G_MAXUINT / 2);

  dex_await (lt_guard (dex_future_first (lt_sleep (milliseconds), dex_ref (DEX_FUTURE (self->wake)), NULL)), NULL);

  return self->stopping || !dex_future_is_pending (DEX_FUTURE (self->wake));
}

/* Nobody reads: the sources are asked less often, until somebody does. */
static void
rest (LtMonitor *self,
      double seconds)
{
  if (seconds <= 0.0 || lt_schedule_is_used (self->context->pace, self->read, lt_time_now ()))
    return;

  self->status->next_round = lt_time_now () + (gint64) seconds;
  self->resting = TRUE;
  sleep_or_wake (self, seconds);
  self->resting = FALSE;
}

/* The pause between rounds, which somebody may end. */
static void
pause_round (LtMonitor *self)
{
  double pace = self->context->pace;
  double chance = g_random_double ();
  double left = lt_schedule_round_pause (pace, self->context->interval, chance);
  double idle = lt_schedule_idle_pause (pace, self->context->interval, chance);
  double changes;

  self->status->next_round = lt_time_now () + (gint64) left;
  dex_clear (&self->wake);
  self->wake = dex_promise_new ();

  for (; (changes = lt_schedule_changes_pause (pace, self->youngest, left, lt_time_now ())) > 0.0; left -= changes)
    {
      g_autoptr (LtContext) context = lt_context_ref (self->context);

      if (sleep_or_wake (self, changes))
        return;
      /* A round that was asked for does the same. */
      if (self->status->state != LT_STATUS_WORKING)
        lt_monitor_poll_changes (self, context);
      if (!dex_future_is_pending (DEX_FUTURE (self->wake)))
        return;
    }

  if (!sleep_or_wake (self, left))
    rest (self, idle);
}

static DexFuture *
schedule_fiber (gpointer data)
{
  LtMonitor *self = data;

  lt_monitor_begin (self);
  while (!self->stopping)
    {
      g_autoptr (GError) error = NULL;

      dex_await (lt_monitor_run_round (self, 0), &error);
      if (error != NULL && !self->stopping)
        g_message ("The round ended early: %s", error->message);
      if (!self->stopping)
        pause_round (self);
    }
  lt_monitor_end (self);

  return dex_future_new_for_boolean (TRUE);
}

void
lt_monitor_start (LtMonitor *self)
{
  if (self->schedule == NULL)
    self->schedule = lt_spawn (schedule_fiber, g_object_ref (self), g_object_unref);
}

/**
 * lt_monitor_refresh:
 *
 * Starts the next round now.
 *
 * Returns: FALSE while one runs
 */
gboolean
lt_monitor_refresh (LtMonitor *self)
{
  if (self->status->state == LT_STATUS_WORKING || self->stopping || self->wake == NULL)
    return FALSE;

  /* From here on one runs: a second call must not be told that it started another. */
  self->status->state = LT_STATUS_WORKING;
  dex_promise_resolve_boolean (self->wake, TRUE);

  return TRUE;
}

void
lt_monitor_note_reader (LtMonitor *self)
{
  self->read = lt_time_now ();
  if (self->resting)
    lt_monitor_refresh (self);
}

/* The end */

/**
 * lt_monitor_stop:
 *
 * Ends all work; what is half done is dropped, and the next start does it again.
 *
 * Returns: (transfer full): resolves when no fiber runs any more
 */
DexFuture *
lt_monitor_stop (LtMonitor *self)
{
  self->stopping = TRUE;
  g_hash_table_remove_all (self->requests);
  dex_clear (&self->schedule);

  if (self->running == 0)
    return dex_future_new_for_boolean (TRUE);

  if (self->idle == NULL)
    self->idle = dex_promise_new ();

  return dex_ref (DEX_FUTURE (self->idle));
}

/**
 * lt_monitor_dup_status:
 *
 * Returns: (transfer full): what is being done right now
 */
LtStatus *
lt_monitor_dup_status (LtMonitor *self)
{
  LtStatus *copy = lt_status_new ();
  const LtStatus *status = self->status;

  copy->edition = lt_archive_get_edition (self->archive);
  copy->state = status->state;
  copy->round_done = status->round_done;
  copy->round_total = status->round_total;
  copy->round_started = status->round_started;
  copy->current_title = g_strdup (status->current_title);
  copy->comments_read = status->comments_read;
  copy->comments_total = status->comments_total;
  copy->next_round = status->next_round;
  copy->error = g_strdup (status->error);
  for (guint i = 0; i < self->context->sources->len; i++)
    g_ptr_array_add (copy->sources, lt_source_dup_health (g_ptr_array_index (self->context->sources, i)));
  for (guint i = 0; i < self->asked->len; i++)
    g_ptr_array_add (copy->asked, lt_asked_story_copy (g_ptr_array_index (self->asked, i)));

  return copy;
}

guint
lt_monitor_get_made (LtMonitor *self)
{
  return self->made;
}

guint
lt_monitor_get_revised (LtMonitor *self)
{
  return self->revised;
}

guint
lt_monitor_get_failed (LtMonitor *self)
{
  return self->failed;
}
