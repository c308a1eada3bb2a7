/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/monitor-private.h"

#include "base/datetime.h"
#include "base/future.h"

/* Each costs a request when nothing was remembered of it; what is over waits for the next reading. */
#define MAX_CHECKS 200

/* A new reading beside the one before it. */
typedef struct
{
  LtMonitor *monitor;
  LtThread *thread;
  LtDiscussion *before;
  GHashTable *now; /* id -> LtComment of the thread */
  GPtrArray *gone; /* ids */
} Settling;

static void
blank (LtComment *comment)
{
  g_clear_pointer (&comment->author, g_free);
  g_set_str (&comment->text, "");
  comment->excluded = LT_EXCLUDED_REMOVED;
  comment->counted = FALSE;
}

/* What was told to be deleted stays so, also when an index that lags still shows it. */
static gboolean
blank_deleted (Settling *settling,
               GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) deleted = NULL;

  for (guint i = 0; i < settling->thread->comments->len; i++)
    g_strv_builder_add (builder, ((LtComment *) g_ptr_array_index (settling->thread->comments, i))->id);

  ids = g_strv_builder_end (builder);
  deleted = dex_await_boxed (lt_archive_find_deleted (settling->monitor->archive, (const char *const *) ids), error);
  if (deleted == NULL)
    return FALSE;

  for (guint i = 0; deleted[i] != NULL; i++)
    blank (g_hash_table_lookup (settling->now, deleted[i]));

  return TRUE;
}

static gboolean
is_doubtful (Settling *settling,
             const LtComment *old)
{
  LtComment *now = g_hash_table_lookup (settling->now, old->id);

  if (old->excluded == LT_EXCLUDED_REMOVED)
    return FALSE;

  return now == NULL || now->excluded == LT_EXCLUDED_REMOVED || g_hash_table_contains (settling->monitor->doomed, old->id);
}

static GPtrArray *
list_doubtful (Settling *settling)
{
  GPtrArray *doubtful = g_ptr_array_new ();

  for (guint i = 0; i < settling->before->comments->len; i++)
    {
      LtComment *old = g_ptr_array_index (settling->before->comments, i);

      if (is_doubtful (settling, old))
        g_ptr_array_add (doubtful, old);
    }

  return doubtful;
}

static void
note_gone (Settling *settling,
           const char *id)
{
  LtComment *now = g_hash_table_lookup (settling->now, id);

  if (now != NULL)
    blank (now);
  g_ptr_array_add (settling->gone, g_strdup (id));
}

/* Nobody says that it is deleted: it stays as it was, at the end of its siblings. */
static void
put_back (Settling *settling,
          const LtComment *old)
{
  LtComment *now = g_hash_table_lookup (settling->now, old->id);
  LtComment *parent = old->parent != NULL ? g_hash_table_lookup (settling->now, old->parent) : NULL;

  if (now != NULL)
    {
      g_set_str (&now->author, old->author);
      g_set_str (&now->text, old->text);
      now->excluded = old->excluded;
      now->counted = old->counted;
      return;
    }

  if (old->parent != NULL && parent == NULL)
    return;

  now = lt_comment_copy (old);
  now->depth = parent != NULL ? parent->depth + 1 : 0;
  now->reply_count = 0;
  if (parent != NULL)
    parent->reply_count++;
  g_ptr_array_add (settling->thread->comments, now);
  g_hash_table_insert (settling->now, now->id, now);
}

/* Asks what became of them; those that are missing for the second time in a row are gone, too. */
static GHashTable *
find_gone (Settling *settling,
           LtSource *source,
           GPtrArray *doubtful,
           GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) present = g_strv_builder_new ();
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) absent = NULL;
  g_auto (GStrv) there = NULL;
  g_auto (GStrv) twice = NULL;
  g_autoptr (GPtrArray) checks = NULL;

  for (guint i = 0; i < MIN (doubtful->len, MAX_CHECKS); i++)
    g_strv_builder_add (builder, ((LtComment *) g_ptr_array_index (doubtful, i))->id);
  ids = g_strv_builder_end (builder);

  checks = dex_await_boxed (lt_source_check_items (source, (const char *const *) ids), error);
  if (checks == NULL)
    return NULL;

  for (guint i = 0; i < checks->len; i++)
    {
      LtItemCheck *check = g_ptr_array_index (checks, i);

      if (check->state == LT_ITEM_REMOVED)
        g_hash_table_add (gone, g_strdup (check->id));
      else if (check->state == LT_ITEM_MISSING)
        g_strv_builder_add (missing, check->id);
      else if (check->state == LT_ITEM_ALIVE)
        g_strv_builder_add (present, check->id);
    }

  absent = g_strv_builder_end (missing);
  there = g_strv_builder_end (present);
  twice = dex_await_boxed (lt_archive_note_look (settling->monitor->archive, (const char *const *) absent,
                                                 (const char *const *) there, settling->monitor->status->round_started),
                           error);
  if (twice == NULL)
    return NULL;

  for (guint i = 0; twice[i] != NULL; i++)
    g_hash_table_add (gone, g_strdup (twice[i]));

  return g_steal_pointer (&gone);
}

/* A source that cannot be asked for one comment: a whole reading that lacks it must do. */
static void
settle_by_absence (Settling *settling,
                   GPtrArray *doubtful)
{
  for (guint i = 0; settling->thread->complete && i < doubtful->len; i++)
    note_gone (settling, ((LtComment *) g_ptr_array_index (doubtful, i))->id);
}

static gboolean
settle (Settling *settling,
        LtSource *source,
        GError **error)
{
  g_autoptr (GPtrArray) doubtful = list_doubtful (settling);
  g_autoptr (GHashTable) gone = NULL;

  if (doubtful->len == 0)
    return TRUE;

  if (!lt_source_is_watched (source))
    {
      settle_by_absence (settling, doubtful);
      return TRUE;
    }

  gone = find_gone (settling, source, doubtful, error);
  if (gone == NULL)
    return FALSE;

  for (guint i = 0; i < doubtful->len; i++)
    {
      LtComment *old = g_ptr_array_index (doubtful, i);

      if (g_hash_table_contains (gone, old->id))
        note_gone (settling, old->id);
      else
        put_back (settling, old);
    }

  return TRUE;
}

gboolean
lt_monitor_settle_gone (LtMonitor *self,
                        LtSource *source,
                        LtThread *thread,
                        LtDiscussion *before,
                        GPtrArray *gone,
                        GError **error)
{
  g_autoptr (GHashTable) now = g_hash_table_new (g_str_hash, g_str_equal);
  Settling settling = { self, thread, before, now, gone };

  for (guint i = 0; i < thread->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (thread->comments, i);

      g_hash_table_insert (now, comment->id, comment);
    }

  return blank_deleted (&settling, error) && (before == NULL || settle (&settling, source, error));
}
