/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "base/connection-private.h"
#include "base/statement.h"

#include <glib/gi18n-lib.h>

/* Another process of ours may be writing (`status` beside `serve`): wait rather than fail. */
#define BUSY_TIMEOUT_MS 10000

G_DEFINE_QUARK (lt - database - error - quark, lt_database_error)

struct _LtConnection
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL text -> LtStatement */
};

static LtDatabaseError
code_for_result (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return LT_DATABASE_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return LT_DATABASE_ERROR_CORRUPT;
    default:
      return LT_DATABASE_ERROR_FAILED;
    }
}

gboolean
lt_connection_fail (LtConnection *self,
                    GError **error)
{
  int result = sqlite3_extended_errcode (self->handle);

  g_set_error (error, LT_DATABASE_ERROR, (int) code_for_result (result),
               /* Translators: a file name, then what SQLite says. */
               _ ("The database “%s” failed: %s."), self->path, sqlite3_errmsg (self->handle));

  return FALSE;
}

sqlite3 *
lt_connection_get_handle (LtConnection *self)
{
  return self->handle;
}

/* Write-ahead logging survives a killed process whole; NORMAL may lose the last commits of a power cut, never more. */
static gboolean
set_up (LtConnection *self,
        gboolean read_only,
        GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  if (read_only)
    return lt_connection_exec (self, "PRAGMA query_only = ON; SELECT 1 FROM sqlite_schema LIMIT 1", error);

  return lt_connection_exec (self,
                             "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = NORMAL;"
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA temp_store = MEMORY",
                             error);
}

/**
 * lt_connection_open:
 * @path: the database's file
 * @read_only: whether to leave the file as it is; it must exist then
 * @error: return location
 *
 * Opens a connection with our settings. It belongs to the thread that uses it first.
 *
 * Returns: (transfer full) (nullable): the connection
 */
LtConnection *
lt_connection_open (const char *path,
                    gboolean read_only,
                    GError **error)
{
  g_autoptr (LtConnection) self = g_new0 (LtConnection, 1);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

  flags |= read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lt_statement_free);

  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK)
    {
      lt_connection_fail (self, error);
      return NULL;
    }

  if (!set_up (self, read_only, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lt_connection_close:
 * @self: (transfer full): a connection
 *
 * Frees the prepared statements and closes the file. An open transaction is rolled back.
 */
void
lt_connection_close (LtConnection *self)
{
  g_hash_table_unref (self->statements);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_warning ("A statement of “%s” was still in use when it was closed", self->path);
  g_free (self->path);
  g_free (self);
}

/**
 * lt_connection_exec:
 * @self: a connection
 * @sql: statements without parameters, constant text of ours
 * @error: return location
 *
 * Returns: TRUE when all statements ran
 */
gboolean
lt_connection_exec (LtConnection *self,
                    const char *sql,
                    GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return lt_connection_fail (self, error);

  return TRUE;
}

static gboolean
read_version (LtConnection *self,
              gint64 *version,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;
  LtStatement *statement = lt_connection_prepare (self, "PRAGMA user_version", error);

  if (statement == NULL)
    return FALSE;

  if (!lt_statement_step (statement, &local_error))
    {
      if (local_error == NULL)
        return lt_connection_fail (self, error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *version = lt_statement_column_int (statement, 0);
  lt_statement_reset (statement);

  return TRUE;
}

static gboolean
refuse_newer (LtConnection *self,
              GError **error)
{
  g_set_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_NEWER,
               _ ("The database “%s” was written by a newer version of LLM Tracker."), self->path);

  return FALSE;
}

/**
 * lt_connection_check_version:
 * @self: a connection
 * @steps: (array zero-terminated=1): as for [func@lt_connection_migrate]
 * @error: return location
 *
 * For who must leave the file as it is.
 *
 * Returns: TRUE when the schema is the newest
 */
gboolean
lt_connection_check_version (LtConnection *self,
                             const char *const *steps,
                             GError **error)
{
  gint64 wanted = g_strv_length ((char **) steps);
  gint64 version = 0;

  if (!read_version (self, &version, error))
    return FALSE;
  if (version > wanted)
    return refuse_newer (self, error);
  if (version == wanted)
    return TRUE;

  g_set_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_OLDER,
               _ ("The database “%s” was written by an older version of LLM Tracker; it is renewed when the backend next runs."),
               self->path);

  return FALSE;
}

static gboolean
run_steps (LtConnection *self,
           const char *const *steps,
           gint64 version,
           gint64 wanted,
           GError **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, wanted);

  for (gint64 i = version; i < wanted; i++)
    {
      if (!lt_connection_exec (self, steps[i], error))
        return FALSE;
    }

  return lt_connection_exec (self, pragma, error);
}

/**
 * lt_connection_migrate:
 * @self: a connection that may write
 * @steps: (array zero-terminated=1): SQL that leads from each version to the next; step 0 makes version 1
 * @error: return location
 *
 * Brings the schema to the newest version: all missing steps or none. `user_version` says where a
 * file stands. A file of a newer version is left alone (%LT_DATABASE_ERROR_NEWER).
 *
 * Returns: TRUE when the schema is the newest
 */
gboolean
lt_connection_migrate (LtConnection *self,
                       const char *const *steps,
                       GError **error)
{
  gint64 wanted = g_strv_length ((char **) steps);
  gint64 version = 0;

  if (!lt_connection_begin (self, error))
    return FALSE;

  /* Read inside of the transaction: another process may be migrating at this moment. */
  if (!read_version (self, &version, error))
    goto failed;

  if (version > wanted)
    {
      refuse_newer (self, error);
      goto failed;
    }

  if (version < wanted && !run_steps (self, steps, version, wanted, error))
    goto failed;

  if (lt_connection_commit (self, error))
    return TRUE;

failed:
  lt_connection_rollback (self);

  return FALSE;
}

/**
 * lt_connection_begin:
 * @self: a connection
 * @error: return location
 *
 * Begins a transaction that may write. The write lock is taken now, so that no later statement
 * fails for want of it.
 *
 * Returns: TRUE when the transaction has begun
 */
gboolean
lt_connection_begin (LtConnection *self,
                     GError **error)
{
  return lt_connection_exec (self, "BEGIN IMMEDIATE", error);
}

/**
 * lt_connection_commit:
 * @self: a connection
 * @error: return location
 *
 * Returns: TRUE when the transaction is in the file; else it is still open
 */
gboolean
lt_connection_commit (LtConnection *self,
                      GError **error)
{
  return lt_connection_exec (self, "COMMIT", error);
}

/**
 * lt_connection_rollback:
 * @self: a connection
 *
 * Ends the transaction as if it had not been. Does nothing when SQLite has done so already.
 */
void
lt_connection_rollback (LtConnection *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * lt_connection_last_row:
 * @self: a connection
 *
 * Returns: the row id of the last row inserted
 */
gint64
lt_connection_last_row (LtConnection *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * lt_connection_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement changed
 */
int
lt_connection_changes (LtConnection *self)
{
  return sqlite3_changes (self->handle);
}

/**
 * lt_connection_prepare:
 * @self: a connection
 * @sql: one statement; constant text of ours, since it is the key of the cache
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the statement, reset and with nothing bound
 */
LtStatement *
lt_connection_prepare (LtConnection *self,
                       const char *sql,
                       GError **error)
{
  LtStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      lt_statement_reset (statement);
      return statement;
    }

  statement = lt_statement_new (self, sql, error);
  if (statement != NULL)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);

  return statement;
}
