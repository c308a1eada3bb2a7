/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/library-private.h"

#include "base/future.h"
#include "base/statement.h"
#include "library/kept-stories.h"
#include "library/schema.h"
#include "library/story-table.h"

/* Discussions and media that LtSync has fetched and checked. */
typedef struct
{
  LtLibrary *library; /* used by the fiber only */
  char *url;
  int kind;
  char *path;    /* NULL: refused */
  GBytes *bytes; /* NULL: refused */
  GArray *rows;  /* gint64: the stories that have it now */
} FileStore;

static void
clear_file_store (gpointer data)
{
  FileStore *self = data;

  g_free (self->url);
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_array_unref (self->rows);
}

static void
file_store_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_file_store);
}

static void
fiber_data_free (gpointer data)
{
  FileStore *self = data;

  g_object_unref (self->library);
  file_store_unref (self);
}

static gboolean
list_rows (LtConnection *connection, FileStore *store, GError **error)
{
  g_autoptr (GError) failed = NULL;
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT row FROM file WHERE url = ?1 AND kind = ?2 AND path IS NULL", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, store->url);
  lt_statement_bind_int (statement, 2, store->kind);
  while (lt_statement_step (statement, &failed))
    {
      gint64 row = lt_statement_column_int (statement, 0);

      g_array_append_val (store->rows, row);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
write_media (LtConnection *connection, FileStore *store, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "INSERT OR IGNORE INTO media (path, bytes) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, store->path);
  lt_statement_bind_bytes (statement, 2, store->bytes);
  return lt_statement_run (statement, error);
}

static gboolean
write_discussion (LtConnection *connection, FileStore *store, gint64 row, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "INSERT OR REPLACE INTO discussion (row, path, bytes) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  lt_statement_bind_text (statement, 2, store->path);
  lt_statement_bind_bytes (statement, 3, store->bytes);
  return lt_statement_run (statement, error);
}

static gboolean
mark_here (LtConnection *connection, FileStore *store, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "UPDATE file SET path = ?3 WHERE url = ?1 AND kind = ?2 AND path IS NULL", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, store->url);
  lt_statement_bind_int (statement, 2, store->kind);
  lt_statement_bind_text (statement, 3, store->path);
  return lt_statement_run (statement, error);
}

/* LtDatabaseFunc. */
static gboolean
store_file (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  FileStore *store = data;

  if (!list_rows (connection, store, error) || !mark_here (connection, store, error))
    return FALSE;
  if (store->kind == LT_FILE_PICTURE && !write_media (connection, store, error))
    return FALSE;
  for (guint i = 0; i < store->rows->len; i++)
    {
      gint64 row = g_array_index (store->rows, gint64, i);

      if ((store->kind == LT_FILE_DISCUSSION && !write_discussion (connection, store, row, error))
          || !lt_story_table_update_cached (connection, row, error)
          || !lt_kept_stories_update (connection, row, error))
        return FALSE;
    }
  return TRUE;
}

/* LtDatabaseFunc. */
static gboolean
refuse_file (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  FileStore *store = data;
  LtStatement *statement = lt_connection_prepare (
      connection, "UPDATE file SET tries = tries + 1 WHERE url = ?1 AND kind = ?2 AND path IS NULL", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, store->url);
  lt_statement_bind_int (statement, 2, store->kind);
  return lt_statement_run (statement, error);
}

static DexFuture *
store_fiber (gpointer data)
{
  FileStore *store = data;
  LtLibrary *library = store->library;
  g_autoptr (GError) error = NULL;

  if (!dex_await (lt_library_write (library, store->bytes != NULL ? store_file : refuse_file,
                                    g_atomic_rc_box_acquire (store), file_store_unref),
                  &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < store->rows->len; i++)
    lt_library_emit_story_changed (library, g_array_index (store->rows, gint64, i));
  return dex_future_new_true ();
}

static DexFuture *
spawn_store (LtLibrary *library, const LtWantedFile *file, const char *path, GBytes *bytes)
{
  FileStore *store = g_atomic_rc_box_new0 (FileStore);
  DexFuture *future;

  store->library = g_object_ref (library);
  store->url = g_strdup (file->url);
  store->kind = file->kind;
  store->path = g_strdup (path);
  store->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  store->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  future = lt_spawn (store_fiber, store, fiber_data_free);
  /* What came over the network is kept, even if the walk is cancelled now. */
  dex_future_disown (dex_ref (future));
  return future;
}

/**
 * lt_library_store_file:
 * @path: the name that it has here
 * @bytes: checked by the caller
 *
 * Stores a file for every story that wants its address.
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_store_file (LtLibrary *self, const LtWantedFile *file, const char *path, GBytes *bytes)
{
  return spawn_store (self, file, path, bytes);
}

/**
 * lt_library_refuse_file:
 *
 * Counts a try that brought nothing that may be kept.
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_refuse_file (LtLibrary *self, const LtWantedFile *file)
{
  return spawn_store (self, file, NULL, NULL);
}
