/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/monitor-private.h"

#include "base/datetime.h"
#include "base/future.h"

/* How often a story is made anew because what it rests on changed meanwhile. */
#define MAX_ATTEMPTS 3
/* More discussions of one matter make no better story. */
#define MAX_PARTS 8

typedef struct
{
  LtMonitor *monitor;
  LtTask *task;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dex_promise_resolve_boolean (g_hash_table_lookup (job->monitor->making, job->task->id), TRUE);
  g_hash_table_remove (job->monitor->making, job->task->id);
  g_object_unref (job->monitor);
  lt_task_free (job->task);
  g_free (job);
}

static void
show_current (LtMonitor *self,
              const char *id,
              const char *title,
              int comments_read,
              int comments_total)
{
  lt_monitor_tell_asked (self, id, title, comments_total);
  g_set_str (&self->status->current_title, title);
  self->status->comments_read = comments_read;
  self->status->comments_total = comments_total;
}

/* The threads as they are to be remembered. */
static GPtrArray *
list_records (LtMaking *making)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < making->parts->len; i++)
    g_ptr_array_add (records, ((LtPart *) g_ptr_array_index (making->parts, i))->record);

  return records;
}

/* Writes down what each thread is a part of. */
static void
note_parts (LtMaking *making,
            const LtTask *task)
{
  const char *id = lt_making_get_id (making);

  for (guint i = 0; i < making->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (making->parts, i);

      if (part->thread != NULL)
        lt_monitor_note_part (making, part, task->again);
      g_set_str (&part->record->story, g_str_equal (part->record->id, id) ? NULL : id);
    }
}

static DexFuture *
store (LtMonitor *self,
       LtMaking *making)
{
  g_autoptr (GPtrArray) records = list_records (making);
  g_autoptr (GPtrArray) media = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const LtStory *joined = making->joined != NULL ? making->joined->story : NULL;
  LtPublishing publishing = {
    .story = making->story,
    .discussion = making->discussion,
    .media = media,
    .gone = making->gone,
    .records = records,
    .basis = making->holding->story != NULL ? making->holding->story->edition : 0,
    .withdrawn = joined != NULL ? joined->id : NULL,
    .withdrawn_basis = joined != NULL ? joined->edition : 0,
    .search = making->search,
  };

  if (making->picture != NULL)
    g_ptr_array_add (media, g_bytes_ref (making->picture));
  if (making->context->avatar != NULL)
    g_ptr_array_add (media, g_bytes_ref (making->context->avatar));

  return lt_archive_store (self->archive, &publishing);
}

static gboolean
note_records (LtMonitor *self,
              LtMaking *making,
              GError **error)
{
  for (guint i = 0; i < making->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (making->parts, i);

      if (!dex_await (lt_archive_note_thread (self->archive, part->record), error))
        return FALSE;
    }

  return TRUE;
}

static void
forget_doomed (LtMonitor *self,
               LtMaking *making)
{
  for (guint i = 0; i < making->gone->len; i++)
    g_hash_table_remove (self->doomed, g_ptr_array_index (making->gone, i));
  for (guint i = 0; i < making->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (making->parts, i);

      if (part->record->state == LT_THREAD_GONE)
        g_hash_table_remove (self->doomed, part->record->id);
    }
}

/* What is known of threads that no story is made of; one that was made is taken back. */
static gboolean
give_up (LtMonitor *self,
         LtMaking *making,
         GError **error)
{
  g_autoptr (GPtrArray) records = list_records (making);

  if (making->holding->story == NULL)
    return note_records (self, making, error);

  if (!dex_await (lt_archive_remove (self->archive, making->holding->story->id, records), error))
    return FALSE;

  forget_doomed (self, making);
  return TRUE;
}

/* Stores what was made. */
static gboolean
keep (LtMonitor *self,
      LtMaking *making,
      const LtTask *task,
      GError **error)
{
  note_parts (making, task);
  if (lt_making_is_unchanged (making, task->again > 0))
    {
      g_debug ("%s is as it was", task->id);
      return note_records (self, making, error);
    }

  if (!dex_await (store (self, making), error))
    return FALSE;

  forget_doomed (self, making);
  if (making->holding->story != NULL)
    self->revised++;
  else
    self->made++;
  g_info ("%s, revision %d: %u comments of %u discussions, %u of them deleted since, article %s", making->story->id,
          making->story->revision, making->discussion->comments->len, making->story->discussions->len, making->gone->len,
          making->story->provenance->article);

  return TRUE;
}

/* Which of two stories the other becomes part of: that which began first. */
static gboolean
is_before (const LtHolding *a,
           const LtHolding *b)
{
  if (a->story->published != b->story->published)
    return a->story->published < b->story->published;

  return g_strcmp0 (a->story->id, b->story->id) < 0;
}

/* Those of the older story come first. */
static gboolean
add_other (LtMaking *making,
           LtHolding *other,
           LtSource *usual,
           GError **error)
{
  g_autoptr (GPtrArray) own = NULL;

  if (making->holding->story != NULL && is_before (making->holding, other))
    {
      making->joined = lt_holding_ref (other);
      return lt_monitor_add_parts (making, other, usual, error);
    }

  own = g_steal_pointer (&making->parts);
  making->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_part_free);
  if (making->holding->story != NULL)
    making->joined = g_steal_pointer (&making->holding);
  g_clear_pointer (&making->holding, lt_holding_unref);
  making->holding = lt_holding_ref (other);
  if (!lt_monitor_add_parts (making, other, usual, error))
    return FALSE;

  g_ptr_array_extend_and_steal (making->parts, g_steal_pointer (&own));
  return TRUE;
}

static LtSearch *
make_search (LtMaking *making)
{
  LtSearch *search = lt_search_new (making->holding->story != NULL ? making->holding->story->id : NULL);

  for (guint i = 0; i < making->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (making->parts, i);

      if (part->thread == NULL)
        continue;
      lt_monitor_note_part (making, part, 0);
      g_ptr_array_add (search->records, lt_thread_record_copy (part->record));
      g_ptr_array_add (search->threads, lt_thread_ref (part->thread));
    }

  return search;
}

/* Is there another story about the same? Then both are made into one. */
static gboolean
find_other (LtMonitor *self,
            LtMaking *making,
            LtSource *usual,
            GError **error)
{
  g_autoptr (LtSearch) search = make_search (making);
  g_autoptr (LtHolding) other = dex_await_boxed (lt_archive_load_same (self->archive, search), error);

  if (other == NULL)
    return FALSE;

  if (other->story == NULL)
    {
      if (making->holding->story == NULL)
        making->search = g_steal_pointer (&search);
      return TRUE;
    }

  if (making->parts->len + other->threads->len > MAX_PARTS)
    return TRUE;

  g_info ("%s is about the same as %s", lt_making_get_id (making), other->story->id);
  return add_other (making, other, usual, error);
}

/* The discussions that the story is known to rest on, or the one that it begins with. */
static gboolean
begin (LtMonitor *self,
       LtMaking *making,
       const LtTask *task,
       GError **error)
{
  g_autoptr (LtThreadRecord) record = lt_thread_record_new (task->id, LT_THREAD_MADE);

  making->holding = dex_await_boxed (lt_archive_load_holding (self->archive, task->id), error);
  if (making->holding == NULL)
    return FALSE;
  if (making->holding->story != NULL)
    return lt_monitor_add_parts (making, making->holding, task->source, error);

  record->date = task->date;
  record->link = g_strdup (task->link);
  record->looked = lt_time_now ();
  g_ptr_array_add (making->parts, lt_part_new (task->source, record, NULL));

  return TRUE;
}

/* FALSE without an error: there is nothing to make a story of, and that is done with. */
static gboolean
read_all (LtMonitor *self,
          LtMaking *making,
          GError **error)
{
  LtPartState state = lt_monitor_read_parts (self, making, error);

  if (state == LT_PART_GONE)
    give_up (self, making, error);

  return state == LT_PART_READ;
}

static gboolean
is_of_topic (LtMonitor *self,
             LtMaking *making,
             const LtTask *task,
             GError **error)
{
  LtPart *part = lt_making_get_main (making);
  g_autoptr (GError) failure = NULL;

  if (!task->check_topic || making->holding->story != NULL)
    return TRUE;
  if (dex_await_boolean (lt_making_judge_topic (making), &failure))
    return TRUE;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  lt_monitor_note_part (making, part, 0);
  part->record->state = LT_THREAD_UNRELATED;
  give_up (self, making, error);

  return FALSE;
}

/* With the other story its discussions are read, too; and where that is the older one, its article is the story's. */
static gboolean
unite (LtMonitor *self,
       LtMaking *making,
       LtSource *usual,
       GError **error)
{
  const LtPart *part = lt_making_get_main (making);

  if (!find_other (self, making, usual, error) || !read_all (self, making, error))
    return FALSE;

  if (lt_making_get_main (making) != part)
    lt_monitor_fetch_linked (self, making);

  return TRUE;
}

/* One attempt; FALSE without an error when none is to be made. */
static gboolean
make_story (LtMonitor *self,
            const LtTask *task,
            GError **error)
{
  g_autoptr (LtMaking) making = lt_making_new (self->context);
  const LtThread *thread;

  show_current (self, task->id, task->title, 0, task->comments);
  if (!begin (self, making, task, error) || !read_all (self, making, error))
    return FALSE;

  thread = lt_making_get_main (making)->thread;
  show_current (self, task->id, thread->post->title, (int) thread->comments->len,
                MAX (thread->post->n_comments, (int) thread->comments->len));
  if (!is_of_topic (self, making, task, error))
    return FALSE;

  lt_monitor_fetch_linked (self, making);
  if (!unite (self, making, task->source, error))
    return FALSE;

  for (guint i = 0; i < making->context->sources->len; i++)
    g_ptr_array_add (making->health, lt_source_dup_health (g_ptr_array_index (making->context->sources, i)));

  if (!dex_await (lt_making_analyse (making), error) || !keep (self, making, task, error))
    return FALSE;

  lt_monitor_tell_story (self, task->id, making->story->id);
  return TRUE;
}

static DexFuture *
make_story_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  gboolean made = FALSE;

  for (guint i = 0; i < MAX_ATTEMPTS && !made; i++)
    {
      g_clear_error (&error);
      made = make_story (job->monitor, job->task, &error);
      if (!g_error_matches (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_CHANGED))
        break;
    }

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_boolean (made);
}

/**
 * lt_monitor_make_story:
 * @task: (transfer full): which discussion
 *
 * Reads one discussion and its article, and makes or revises the story of it: its own, or one that is about the same.
 *
 * Returns: (transfer full): resolves to TRUE when a story was published, to FALSE when none is to be made
 */
DexFuture *
lt_monitor_make_story (LtMonitor *self,
                       LtTask *task)
{
  Job *job;

  /* Somebody may have asked for it while it stood in the queue: twice would be one revision too many. */
  if (g_hash_table_contains (self->making, task->id))
    {
      lt_task_free (task);
      return dex_future_new_for_boolean (FALSE);
    }

  g_hash_table_insert (self->making, g_strdup (task->id), dex_promise_new ());
  job = g_new0 (Job, 1);

  job->monitor = g_object_ref (self);
  job->task = task;

  return lt_spawn (make_story_fiber, job, job_free);
}
