/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/library-private.h"

#include "base/datetime.h"
#include "base/future.h"
#include "base/statement.h"
#include "library/kept-stories.h"
#include "library/story-table.h"

/* A change of one flag, shared by the fiber and the database's thread. */
typedef struct
{
  LtLibrary *library;
  LtFlag flag;
  gboolean value;
  GArray *rows;    /* gint64: what is shown at once */
  GArray *changed; /* gint64: what the store changed */
  int unread;
} FlagWrite;

static void
clear_flag_write (gpointer data)
{
  FlagWrite *self = data;

  g_array_unref (self->rows);
  g_array_unref (self->changed);
}

static void
flag_write_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_flag_write);
}

/* The library is not counted in the box: the fiber's own reference is let go on its thread. */
static void
fiber_data_free (gpointer data)
{
  FlagWrite *self = data;

  g_object_unref (self->library);
  flag_write_unref (self);
}

static FlagWrite *
flag_write_new (LtLibrary *library, LtFlag flag, gboolean value, GArray *rows)
{
  FlagWrite *self = g_atomic_rc_box_new0 (FlagWrite);

  self->library = g_object_ref (library);
  self->flag = flag;
  self->value = !!value;
  self->rows = rows;
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/* Both flags of @row into the file that is the truth. */
static gboolean
write_state (LtConnection *connection, gint64 row, GError **error)
{
  gint64 values[] = { row, lt_time_now () };

  return lt_run_with_ints (connection,
                           "INSERT INTO person.state (feed, id, read, saved, changed)"
                           " SELECT feed, id, read, saved, ?2 FROM story WHERE row = ?1"
                           " ON CONFLICT (feed, id) DO UPDATE SET read = excluded.read,"
                           "   saved = excluded.saved, changed = excluded.changed",
                           values, 2, error);
}

static gboolean
give_up_kept (LtConnection *connection, gint64 row, GError **error)
{
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT feed, id FROM story WHERE row = ?1", error);
  g_autofree char *id = NULL;
  gint64 feed = 0;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  if (lt_statement_step (statement, NULL))
    {
      feed = lt_statement_column_int (statement, 0);
      id = lt_statement_dup_text (statement, 1);
    }
  lt_statement_reset (statement);
  return id == NULL || lt_kept_stories_remove (connection, feed, id, error);
}

/* Reading a story also ends its "Updated", and remembers how many comments there were. */
static gboolean
write_flag (LtConnection *connection, FlagWrite *write, gint64 row, GError **error)
{
  gint64 values[] = { row, write->value };

  if (write->flag == LT_FLAG_READ)
    return lt_run_with_ints (connection,
                             "UPDATE story SET read = ?2, updated = 0,"
                             "   seen_comments = CASE ?2 WHEN 1 THEN max (comments, 0) ELSE 0 END"
                             " WHERE row = ?1",
                             values, 2, error);
  if (!lt_run_with_ints (connection, "UPDATE story SET saved = ?2 WHERE row = ?1", values, 2, error))
    return FALSE;
  return write->value ? lt_kept_stories_update (connection, row, error)
                      : give_up_kept (connection, row, error);
}

/* LtDatabaseFunc. */
static gboolean
write_rows (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  FlagWrite *write = data;

  for (guint i = 0; i < write->rows->len; i++)
    {
      gint64 row = g_array_index (write->rows, gint64, i);

      if (!write_flag (connection, write, row, error) || !write_state (connection, row, error))
        return FALSE;
      g_array_append_val (write->changed, row);
    }
  return lt_story_table_raise_serial (connection, error)
         && lt_story_table_count_unread (connection, &write->unread, error);
}

static gboolean
list_unread (LtConnection *connection, GArray *rows, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT row FROM story WHERE read = 0 ORDER BY row DESC", error);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return FALSE;
  while (lt_statement_step (statement, &failed))
    {
      gint64 row = lt_statement_column_int (statement, 0);

      g_array_append_val (rows, row);
    }
  lt_statement_reset (statement);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* LtDatabaseFunc. States first: afterwards nobody knows which rows were unread. */
static gboolean
write_all_read (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  FlagWrite *write = data;
  gint64 now = lt_time_now ();

  return list_unread (connection, write->changed, error)
         && lt_run_with_ints (connection,
                              "INSERT INTO person.state (feed, id, read, saved, changed)"
                              " SELECT feed, id, 1, saved, ?1 FROM story WHERE read = 0"
                              " ON CONFLICT (feed, id) DO UPDATE SET read = 1, changed = ?1",
                              &now, 1, error)
         && lt_run_with_ints (connection,
                              "UPDATE story SET read = 1, updated = 0, seen_comments = max (comments, 0)"
                              " WHERE read = 0",
                              NULL, 0, error)
         && lt_story_table_raise_serial (connection, error)
         && lt_story_table_count_unread (connection, &write->unread, error);
}

static gboolean
await_write (FlagWrite *write, LtDatabaseFunc func, GError **error)
{
  LtLibrary *library = write->library;
  gboolean done = dex_await (lt_library_write (library, func, g_atomic_rc_box_acquire (write),
                                               flag_write_unref),
                             error);

  lt_story_pool_settle (library->pool, write->rows, write->flag);
  if (!done)
    return FALSE;
  lt_library_set_unread (library, write->unread);
  for (guint i = 0; i < write->changed->len; i++)
    lt_library_emit_story_changed (library, g_array_index (write->changed, gint64, i));
  return TRUE;
}

static DexFuture *
set_flag_fiber (gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!await_write (data, write_rows, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

static DexFuture *
mark_all_read_fiber (gpointer data)
{
  FlagWrite *write = data;
  g_autoptr (GError) error = NULL;

  if (!await_write (write, write_all_read, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_array_ref (write->changed));
}

/* A write goes on though nobody waits for it any more. */
static DexFuture *
spawn_write (DexFiberFunc fiber, FlagWrite *write)
{
  DexFuture *future;

  lt_story_pool_hold (write->library->pool, write->rows, write->flag, write->value);
  future = lt_spawn (fiber, write, fiber_data_free);
  dex_future_disown (dex_ref (future));
  return future;
}

static DexFuture *
set_flag (LtLibrary *self, LtFlag flag, const gint64 *rows, gsize n_rows, gboolean value)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_rows);

  if (n_rows > 0)
    g_array_append_vals (copy, rows, (guint) n_rows);
  return spawn_write (set_flag_fiber, flag_write_new (self, flag, value, copy));
}

/**
 * lt_library_set_read:
 * @rows: copied
 *
 * Marks stories. It shows at once in every #LtStoryItem, and is taken back there if it cannot be
 * stored. Goes on when the future is dropped.
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_set_read (LtLibrary *self, const gint64 *rows, gsize n_rows, gboolean read)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));
  dex_return_error_if_fail (n_rows <= G_MAXUINT);

  return set_flag (self, LT_FLAG_READ, rows, n_rows, read);
}

/**
 * lt_library_set_saved:
 * @rows: copied
 *
 * Saves stories, or saves them no longer. A saved story is kept whole beside what a person made:
 * it outlives the cache. Else as lt_library_set_read().
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_set_saved (LtLibrary *self, const gint64 *rows, gsize n_rows, gboolean saved)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));
  dex_return_error_if_fail (n_rows <= G_MAXUINT);

  return set_flag (self, LT_FLAG_SAVED, rows, n_rows, saved);
}

/**
 * lt_library_mark_all_read:
 *
 * Marks every story. To undo it, give the answer to lt_library_set_read().
 *
 * Returns: (transfer full): a future of a #GArray of gint64: the rows that were unread
 */
DexFuture *
lt_library_mark_all_read (LtLibrary *self)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));

  return spawn_write (mark_all_read_fiber, flag_write_new (self, LT_FLAG_READ, TRUE,
                                                           lt_story_pool_living (self->pool)));
}
