/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/monitor-private.h"

#include "backend/schedule.h"
#include "base/datetime.h"
#include "base/future.h"

#define DAY_SECONDS (24 * 3600)
/* Older stories are not expected in any list. */
#define LISTED_SECONDS (7 * DAY_SECONDS)
/* What one round looks at beside the stories: enough for any day, little enough for the worst. */
#define MAX_COMMENT_CHECKS 200

/* One round's look at the stories of one source. */
typedef struct
{
  LtMonitor *monitor;
  LtSelection *selection;
  LtSource *source;
  GHashTable *owners; /* comment's id -> story's id: why it is asked for */
  GStrvBuilder *asked;
  GHashTable *known;  /* ids in @asked */
  GPtrArray *urgent;  /* LtTask: what has something to delete */
  GHashTable *chosen; /* ids of stories that have a task */
} Watch;

void
lt_monitor_poll_changes (LtMonitor *self,
                         LtContext *context)
{
  for (guint i = 0; i < context->sources->len; i++)
    {
      LtSource *source = g_ptr_array_index (context->sources, i);
      g_auto (GStrv) ids = NULL;
      g_autoptr (GHashTable) owners = NULL;
      GHashTableIter iter;
      const char *id;
      const char *story;

      if (!lt_source_is_watched (source))
        continue;

      /* A list that does not come is no fault: what it names is met again by the schedule. */
      ids = dex_await_boxed (lt_source_list_changes (source), NULL);
      if (ids != NULL)
        owners = dex_await_boxed (lt_archive_find_owners (self->archive, (const char *const *) ids), NULL);
      if (owners == NULL)
        continue;

      g_hash_table_iter_init (&iter, owners);
      while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &story))
        g_hash_table_replace (self->changed, g_strdup (id), g_strdup (story));
      g_debug ("%s: %u of %u changes are ours", lt_source_get_name (source), g_hash_table_size (owners), g_strv_length (ids));
    }
}

static void
ask_for (Watch *watch,
         const char *id,
         const char *story)
{
  if (!lt_source_owns (watch->source, id) || !g_hash_table_add (watch->known, g_strdup (id)))
    return;

  g_strv_builder_add (watch->asked, id);
  if (story != NULL)
    g_hash_table_replace (watch->owners, g_strdup (id), g_strdup (story));
}

/* Is there a sign that the thread is not as it was? */
static gboolean
has_moved (Watch *watch,
           const LtThreadRecord *record)
{
  LtTask *seen = g_hash_table_lookup (watch->selection->seen, record->id);

  if (g_hash_table_contains (watch->monitor->changed, record->id) || record->again > 0)
    return TRUE;
  if (seen != NULL)
    return seen->comments != record->comments;

  return watch->selection->now - record->date < LISTED_SECONDS;
}

static LtThreadRecord *
find_thread (Watch *watch,
             const char *id)
{
  LtThreadRecord *record = g_hash_table_lookup (watch->selection->threads, id);

  return record != NULL && record->state == LT_THREAD_MADE ? record : NULL;
}

static void
ask_for_stories (Watch *watch)
{
  LtSelection *selection = watch->selection;
  GHashTableIter iter;
  LtThreadRecord *record;

  g_hash_table_iter_init (&iter, selection->threads);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    if (record->state == LT_THREAD_MADE
        && lt_schedule_is_look_due (selection->context->pace, record, has_moved (watch, record), selection->now))
      ask_for (watch, record->id, NULL);
}

static gboolean
ask_for_comments (Watch *watch,
                  GError **error)
{
  LtMonitor *self = watch->monitor;
  g_auto (GStrv) missing = dex_await_boxed (lt_archive_list_missing (self->archive), error);
  g_autoptr (GHashTable) owners = NULL;
  GHashTableIter iter;
  const char *id;
  const char *story;
  guint n = 0;

  if (missing != NULL)
    owners = dex_await_boxed (lt_archive_find_owners (self->archive, (const char *const *) missing), error);
  if (owners == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &story))
    ask_for (watch, id, story);

  g_hash_table_iter_init (&iter, self->changed);
  while (n < MAX_COMMENT_CHECKS && g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &story))
    if (find_thread (watch, id) == NULL)
      {
        ask_for (watch, id, story);
        n++;
      }

  return TRUE;
}

/* A task to read a story's threads again, with what a list showed of its own. */
static LtTask *
take_task (Watch *watch,
           const char *id)
{
  LtSelection *selection = watch->selection;
  LtThreadRecord *record = g_hash_table_lookup (selection->threads, id);
  LtTask *task = NULL;

  if (!g_hash_table_steal_extended (selection->seen, id, NULL, (gpointer *) &task))
    task = lt_task_new (watch->source, id);

  task->revision = TRUE;
  if (record != NULL)
    {
      task->date = record->date;
      g_set_str (&task->link, record->link);
    }

  return task;
}

static void
choose (Watch *watch,
        const char *id,
        GPtrArray *tasks,
        int again)
{
  LtTask *task;

  if (!g_hash_table_add (watch->chosen, g_strdup (id)))
    return;

  task = take_task (watch, id);
  task->again = again;
  g_ptr_array_add (tasks, task);
}

/* Its story is to be made anew without it. */
static void
doom (Watch *watch,
      const char *comment)
{
  const char *story = g_hash_table_lookup (watch->owners, comment);

  if (story == NULL)
    return;

  g_hash_table_add (watch->monitor->doomed, g_strdup (comment));
  choose (watch, story, watch->urgent, 0);
}

/* Is there another thread of the same story? */
static gboolean
has_company (Watch *watch,
             const LtThreadRecord *record)
{
  GHashTableIter iter;
  LtThreadRecord *other;

  g_hash_table_iter_init (&iter, watch->selection->threads);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &other))
    if (other != record && other->state == LT_THREAD_MADE
        && g_str_equal (lt_thread_record_get_story (other), lt_thread_record_get_story (record)))
      return TRUE;

  return FALSE;
}

/* The story of one thread goes with it; that of several is made anew without it, and until then the thread is remembered
 * as there: whatever happens, it is met again. */
static gboolean
remove_thread (Watch *watch,
               LtThreadRecord *record,
               GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) failure = NULL;
  const char *story = lt_thread_record_get_story (record);

  g_message ("%s is deleted at its source", record->id);
  if (has_company (watch, record))
    {
      g_hash_table_add (watch->monitor->doomed, g_strdup (record->id));
      choose (watch, story, watch->urgent, 0);
      return TRUE;
    }

  record->state = LT_THREAD_GONE;
  record->looked = watch->selection->now;
  g_ptr_array_add (records, record);
  if (dex_await (lt_archive_remove (watch->monitor->archive, story, records), &failure))
    return TRUE;

  /* Another thread has joined it since the round began: the next one meets both. */
  record->state = LT_THREAD_MADE;
  if (g_error_matches (failure, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_CHANGED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
decide_read (Watch *watch,
             LtThreadRecord *record,
             int comments)
{
  LtSelection *selection = watch->selection;
  gboolean has_grown = lt_heat_has_grown (comments, record->comments);

  if (lt_schedule_is_read_due (selection->context->pace, record, comments, selection->now))
    choose (watch, lt_thread_record_get_story (record), selection->tasks, has_grown ? 0 : record->again);
}

/* The thread lives. */
static gboolean
note_alive (Watch *watch,
            LtThreadRecord *record,
            int comments,
            GError **error)
{
  record->looked = watch->selection->now;
  decide_read (watch, record, comments);

  return dex_await (lt_archive_note_thread (watch->monitor->archive, record), error);
}

/* Nobody says whether it lives: what the list shows decides. */
static void
note_unknown (Watch *watch,
              LtThreadRecord *record)
{
  LtTask *seen = g_hash_table_lookup (watch->selection->seen, record->id);

  if (seen != NULL)
    decide_read (watch, record, seen->comments);
}

static gboolean
take_check (Watch *watch,
            const LtItemCheck *check,
            GStrvBuilder *missing,
            GStrvBuilder *present,
            GError **error)
{
  LtThreadRecord *record = find_thread (watch, check->id);

  if (check->state == LT_ITEM_MISSING)
    g_strv_builder_add (missing, check->id);
  else if (check->state == LT_ITEM_ALIVE)
    g_strv_builder_add (present, check->id);
  if (check->state != LT_ITEM_UNKNOWN)
    g_hash_table_remove (watch->monitor->changed, check->id);

  if (record == NULL)
    {
      if (check->state == LT_ITEM_REMOVED)
        doom (watch, check->id);
      return TRUE;
    }

  if (check->state == LT_ITEM_REMOVED)
    return remove_thread (watch, record, error);
  if (check->state == LT_ITEM_ALIVE)
    return note_alive (watch, record, check->comments, error);
  if (check->state == LT_ITEM_UNKNOWN)
    note_unknown (watch, record);

  return TRUE;
}

static gboolean
take_missing (Watch *watch,
              GStrvBuilder *missing,
              GStrvBuilder *present,
              GError **error)
{
  g_auto (GStrv) absent = g_strv_builder_end (missing);
  g_auto (GStrv) there = g_strv_builder_end (present);
  g_auto (GStrv) gone = dex_await_boxed (lt_archive_note_look (watch->monitor->archive, (const char *const *) absent,
                                                               (const char *const *) there,
                                                               watch->monitor->status->round_started),
                                         error);

  if (gone == NULL)
    return FALSE;

  for (guint i = 0; gone[i] != NULL; i++)
    {
      LtThreadRecord *record = find_thread (watch, gone[i]);

      if (record == NULL)
        doom (watch, gone[i]);
      else if (!remove_thread (watch, record, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
look (Watch *watch,
      GError **error)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) present = g_strv_builder_new ();

  ask_for_stories (watch);
  if (!ask_for_comments (watch, error))
    return FALSE;

  ids = g_strv_builder_end (watch->asked);
  g_debug ("%u items are looked at", g_strv_length (ids));
  checks = dex_await_boxed (lt_source_check_items (watch->source, (const char *const *) ids), error);
  if (checks == NULL)
    return FALSE;

  for (guint i = 0; i < checks->len; i++)
    if (!take_check (watch, g_ptr_array_index (checks, i), missing, present, error))
      return FALSE;

  return take_missing (watch, missing, present, error);
}

gboolean
lt_monitor_watch (LtMonitor *self,
                  LtSelection *selection,
                  GError **error)
{
  g_autoptr (GPtrArray) urgent = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_task_free);

  for (guint i = 0; i < selection->context->sources->len; i++)
    {
      LtSource *source = g_ptr_array_index (selection->context->sources, i);
      g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GStrvBuilder) asked = g_strv_builder_new ();
      Watch watch = { self, selection, source, owners, asked, known, urgent, chosen };

      if (lt_source_is_watched (source) && !look (&watch, error))
        return FALSE;
    }

  /* What is to be deleted comes first. */
  while (urgent->len > 0)
    g_ptr_array_insert (selection->tasks, 0, g_ptr_array_steal_index (urgent, urgent->len - 1));

  return TRUE;
}
