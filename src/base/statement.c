/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/statement.h"

#include "base/connection-private.h"

struct _LtStatement
{
  LtConnection *connection; /* not owned: it owns the statement */
  sqlite3_stmt *handle;
};

LtStatement *
lt_statement_new (LtConnection *connection,
                  const char *sql,
                  GError **error)
{
  LtStatement *self = NULL;
  sqlite3_stmt *handle = NULL;

  if (sqlite3_prepare_v3 (lt_connection_get_handle (connection), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) != SQLITE_OK)
    {
      lt_connection_fail (connection, error);
      return NULL;
    }

  self = g_new0 (LtStatement, 1);
  self->connection = connection;
  self->handle = handle;

  return self;
}

void
lt_statement_free (LtStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/* A binding fails only for an index that the SQL has not, which is a mistake of ours, or for want of memory. */
static void
check_bound (LtStatement *self,
             int result)
{
  if (result != SQLITE_OK)
    g_critical ("Binding to “%s” failed: %s", sqlite3_sql (self->handle), sqlite3_errstr (result));
}

/**
 * lt_statement_bind_text:
 * @self: a statement
 * @index: the parameter's number, from 1
 * @text: (nullable): copied
 */
void
lt_statement_bind_text (LtStatement *self,
                        int index,
                        const char *text)
{
  check_bound (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT));
}

/**
 * lt_statement_bind_int:
 * @self: a statement
 * @index: the parameter's number, from 1
 * @value: a number
 */
void
lt_statement_bind_int (LtStatement *self,
                       int index,
                       gint64 value)
{
  check_bound (self, sqlite3_bind_int64 (self->handle, index, value));
}

/**
 * lt_statement_bind_double:
 * @self: a statement
 * @index: the parameter's number, from 1
 * @value: a number
 */
void
lt_statement_bind_double (LtStatement *self,
                          int index,
                          double value)
{
  check_bound (self, sqlite3_bind_double (self->handle, index, value));
}

/**
 * lt_statement_bind_bytes:
 * @self: a statement
 * @index: the parameter's number, from 1
 * @bytes: (nullable): copied; none at all is an empty value, not NULL
 */
void
lt_statement_bind_bytes (LtStatement *self,
                         int index,
                         GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = NULL;

  if (bytes == NULL)
    {
      lt_statement_bind_null (self, index);
      return;
    }

  data = g_bytes_get_data (bytes, &size);
  check_bound (self, sqlite3_bind_blob64 (self->handle, index, size > 0 ? data : "", size, SQLITE_TRANSIENT));
}

/**
 * lt_statement_bind_null:
 * @self: a statement
 * @index: the parameter's number, from 1
 */
void
lt_statement_bind_null (LtStatement *self,
                        int index)
{
  check_bound (self, sqlite3_bind_null (self->handle, index));
}

/**
 * lt_statement_step:
 * @self: a statement
 * @error: return location
 *
 * Goes to the next row. At the end and after a failure the statement is reset, so that it holds no lock.
 *
 * Returns: TRUE while there is a row; FALSE at the end, or on failure, when @error is set
 */
gboolean
lt_statement_step (LtStatement *self,
                   GError **error)
{
  int result = sqlite3_step (self->handle);

  if (result == SQLITE_ROW)
    return TRUE;

  if (result != SQLITE_DONE)
    lt_connection_fail (self->connection, error);
  sqlite3_reset (self->handle);

  return FALSE;
}

/**
 * lt_statement_run:
 * @self: a statement whose rows, if it has any, are of no interest
 * @error: return location
 *
 * Returns: TRUE when the statement ran to its end
 */
gboolean
lt_statement_run (LtStatement *self,
                  GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (lt_statement_step (self, &local_error))
    ;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/**
 * lt_statement_reset:
 * @self: a statement
 *
 * Makes the statement ready to run again, with nothing bound. Call it after reading only some rows.
 */
void
lt_statement_reset (LtStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
}

/**
 * lt_statement_column_text:
 * @self: a statement at a row
 * @column: the column's number, from 0
 *
 * Returns: (transfer none) (nullable): the text, valid until the next step
 */
const char *
lt_statement_column_text (LtStatement *self,
                          int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * lt_statement_dup_text:
 * @self: a statement at a row
 * @column: the column's number, from 0
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
lt_statement_dup_text (LtStatement *self,
                       int column)
{
  return g_strdup (lt_statement_column_text (self, column));
}

/**
 * lt_statement_column_int:
 * @self: a statement at a row
 * @column: the column's number, from 0
 *
 * Returns: the number; 0 for NULL
 */
gint64
lt_statement_column_int (LtStatement *self,
                         int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * lt_statement_column_double:
 * @self: a statement at a row
 * @column: the column's number, from 0
 *
 * Returns: the number; 0 for NULL
 */
double
lt_statement_column_double (LtStatement *self,
                            int column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * lt_statement_column_bytes:
 * @self: a statement at a row
 * @column: the column's number, from 0
 *
 * Returns: (transfer full) (nullable): a copy of the bytes; %NULL for NULL
 */
GBytes *
lt_statement_column_bytes (LtStatement *self,
                           int column)
{
  gconstpointer data = NULL;

  if (lt_statement_column_is_null (self, column))
    return NULL;

  /* The order matters: the size is that of what the first call converted. */
  data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}

/**
 * lt_statement_column_is_null:
 * @self: a statement at a row
 * @column: the column's number, from 0
 *
 * Returns: TRUE for NULL
 */
gboolean
lt_statement_column_is_null (LtStatement *self,
                             int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
