/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/database.h"
#include "base/future.h"
#include "base/statement.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const version_one[] = {
  "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, data BLOB, weight REAL) STRICT",
  NULL
};

static const char *const version_two[] = {
  "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, data BLOB, weight REAL) STRICT",
  "ALTER TABLE thing ADD COLUMN colour TEXT; INSERT INTO thing (name, colour) VALUES ('made by step two', 'red')",
  NULL
};

static const char *const version_broken[] = {
  "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, data BLOB, weight REAL) STRICT",
  "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE half (id INTEGER)",
  NULL
};

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("lt-database-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.sqlite", NULL);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gint64
count (LtConnection *connection)
{
  LtStatement *statement = lt_connection_prepare (connection, "SELECT count(*) FROM thing", NULL);
  gint64 n;

  g_assert_true (lt_statement_step (statement, NULL));
  n = lt_statement_column_int (statement, 0);
  lt_statement_reset (statement);

  return n;
}

static void
test_statement (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (LtConnection) connection = lt_connection_open (fixture->path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  LtStatement *insert;
  LtStatement *select;

  g_assert_true (lt_connection_migrate (connection, version_one, NULL));
  insert = lt_connection_prepare (connection, "INSERT INTO thing (name, data, weight) VALUES (?, ?, ?)", NULL);
  lt_statement_bind_text (insert, 1, "zażółć");
  lt_statement_bind_bytes (insert, 2, bytes);
  lt_statement_bind_double (insert, 3, 1.5);
  g_assert_true (lt_statement_run (insert, NULL));
  g_assert_cmpint (lt_connection_last_row (connection), ==, 1);
  g_assert_cmpint (lt_connection_changes (connection), ==, 1);

  /* The same statement again, from the cache and with nothing bound. */
  g_assert_true (lt_connection_prepare (connection, "INSERT INTO thing (name, data, weight) VALUES (?, ?, ?)", NULL) == insert);
  g_assert_true (lt_statement_run (insert, NULL));

  select = lt_connection_prepare (connection, "SELECT name, data, weight, id FROM thing ORDER BY id", NULL);
  g_assert_true (lt_statement_step (select, NULL));
  g_assert_cmpstr (lt_statement_column_text (select, 0), ==, "zażółć");
  read = lt_statement_column_bytes (select, 1);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), "a\0b", 3);
  g_assert_cmpfloat (lt_statement_column_double (select, 2), ==, 1.5);
  g_assert_cmpint (lt_statement_column_int (select, 3), ==, 1);
  g_assert_true (lt_statement_step (select, NULL));
  g_assert_true (lt_statement_column_is_null (select, 0));
  g_assert_null (lt_statement_column_text (select, 0));
  g_assert_null (lt_statement_column_bytes (select, 1));
  g_assert_false (lt_statement_step (select, &error));
  g_assert_no_error (error);

  /* STRICT tables refuse the wrong type. */
  lt_statement_reset (insert);
  lt_statement_bind_text (insert, 3, "heavy");
  g_assert_false (lt_statement_run (insert, &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (lt_connection_prepare (connection, "SELECT nothing", &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_FAILED);
}

static void
test_migrations (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LtConnection *connection = lt_connection_open (fixture->path, FALSE, NULL);

  g_assert_true (lt_connection_migrate (connection, version_one, NULL));
  g_assert_true (lt_connection_migrate (connection, version_one, NULL));
  g_assert_cmpint (count (connection), ==, 0);

  /* A step that fails leaves the file at the version before, with nothing half done. */
  g_assert_false (lt_connection_migrate (connection, version_broken, &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (lt_connection_prepare (connection, "SELECT * FROM half", NULL));

  g_assert_true (lt_connection_migrate (connection, version_two, NULL));
  g_assert_cmpint (count (connection), ==, 1);

  g_assert_false (lt_connection_migrate (connection, version_one, &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_NEWER);
  g_assert_cmpint (count (connection), ==, 1);
  lt_connection_close (connection);
}

static void
test_not_a_database (Fixture *fixture,
                     gconstpointer data)
{
  g_autofree char *text = g_strnfill (4096, 'x');
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "such", "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  g_assert_null (lt_connection_open (fixture->path, FALSE, &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (lt_connection_open (missing, TRUE, &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_FULL);
}

static gboolean
insert_row (LtConnection *connection,
            gpointer data,
            GValue *result,
            GError **error)
{
  LtStatement *insert = lt_connection_prepare (connection, "INSERT INTO thing (name) VALUES (?)", error);

  if (insert == NULL)
    return FALSE;

  lt_statement_bind_text (insert, 1, data);
  if (!lt_statement_run (insert, error))
    return FALSE;

  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, lt_connection_last_row (connection));

  return TRUE;
}

static gboolean
insert_row_and_fail (LtConnection *connection,
                     gpointer data,
                     GValue *result,
                     GError **error)
{
  g_assert_true (insert_row (connection, data, result, error));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "On second thought.");

  return FALSE;
}

static gboolean
count_rows (LtConnection *connection,
            gpointer data,
            GValue *result,
            GError **error)
{
  if (data != NULL)
    g_atomic_int_inc ((int *) data);
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, count (connection));

  return TRUE;
}

static gboolean
linger (LtConnection *connection,
        gpointer data,
        GValue *result,
        GError **error)
{
  g_usleep (50 * 1000);
  return TRUE;
}

static DexFuture *
database_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  LtDatabase *database = dex_await_object (lt_database_open (fixture->path, version_one, FALSE), &error);
  int n_reads = 0;

  g_assert_no_error (error);
  g_assert_cmpint (dex_await_int64 (lt_database_write (database, insert_row, g_strdup ("one"), g_free), NULL), ==, 1);
  g_assert_false (dex_await (lt_database_write (database, insert_row_and_fail, g_strdup ("two"), g_free), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_cmpint (dex_await_int64 (lt_database_read (database, count_rows, NULL, NULL), NULL), ==, 1);

  /* Dropped futures: the read does not happen, the write does. */
  dex_future_disown (lt_database_read (database, linger, NULL, NULL));
  dex_unref (lt_database_read (database, count_rows, &n_reads, NULL));
  dex_unref (lt_database_write (database, insert_row, g_strdup ("three"), g_free));
  g_assert_cmpint (dex_await_int64 (lt_database_read (database, count_rows, NULL, NULL), NULL), ==, 2);
  g_assert_cmpint (n_reads, ==, 0);

  dex_await (lt_database_close (database), &error);
  g_assert_no_error (error);
  g_assert_false (dex_await (lt_database_read (database, count_rows, NULL, NULL), &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_finalize_object (database);

  /* Read only: no migration, no writing. */
  g_assert_null (dex_await_object (lt_database_open (fixture->path, version_two, TRUE), &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_OLDER);
  g_clear_error (&error);
  database = dex_await_object (lt_database_open (fixture->path, version_one, TRUE), &error);
  g_assert_no_error (error);
  g_assert_cmpint (dex_await_int64 (lt_database_read (database, count_rows, NULL, NULL), NULL), ==, 2);
  g_assert_false (dex_await (lt_database_write (database, insert_row, g_strdup ("four"), g_free), &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_FULL);
  g_clear_error (&error);
  dex_await (lt_database_close (database), NULL);
  g_object_unref (database);

  g_assert_null (dex_await_object (lt_database_open (fixture->folder, version_one, FALSE), &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_FULL);

  return dex_future_new_true ();
}

static DexFuture *
quit_cb (DexFuture *future,
         gpointer data)
{
  g_main_loop_quit (data);
  return NULL;
}

static void
test_database (Fixture *fixture,
               gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  DexFuture *future = dex_future_finally (lt_spawn (database_fiber, fixture, NULL), quit_cb, loop, NULL);

  g_main_loop_run (loop);
  g_assert_true (dex_future_is_resolved (future));
  dex_unref (future);
}

/* Writes pairs of rows until it is killed. */
G_GNUC_NORETURN static void
write_pairs (const char *path,
             int pipe)
{
  LtConnection *connection = lt_connection_open (path, FALSE, NULL);

  if (connection == NULL || !lt_connection_migrate (connection, version_one, NULL))
    _exit (1);

  for (;;)
    {
      if (!lt_connection_begin (connection, NULL) || !lt_connection_exec (connection, "INSERT INTO thing (name) VALUES ('left')", NULL) || !lt_connection_exec (connection, "INSERT INTO thing (name) VALUES ('right')", NULL) || !lt_connection_commit (connection, NULL))
        _exit (1);
      if (write (pipe, "+", 1) != 1)
        _exit (1);
    }
}

static void
test_killed (Fixture *fixture,
             gconstpointer data)
{
  int pipes[2];
  char acknowledged[64];
  gsize n_acknowledged = 0;
  int status = 0;
  pid_t child;
  LtConnection *connection;

  g_assert_no_errno (pipe (pipes));
  child = fork ();
  if (child == 0)
    write_pairs (fixture->path, pipes[1]);

  close (pipes[1]);
  while (n_acknowledged < sizeof acknowledged)
    {
      gssize n = read (pipes[0], acknowledged + n_acknowledged, sizeof acknowledged - n_acknowledged);

      g_assert_cmpint (n, >, 0);
      n_acknowledged += (gsize) n;
    }
  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  close (pipes[0]);
  g_assert_true (WIFSIGNALED (status));

  /* All that was acknowledged is there, and nothing by half. */
  connection = lt_connection_open (fixture->path, FALSE, NULL);
  g_assert_nonnull (connection);
  g_assert_cmpint (count (connection), >=, 2 * (gint64) n_acknowledged);
  g_assert_cmpint (count (connection) % 2, ==, 0);
  lt_connection_close (connection);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/database/statement", Fixture, NULL, set_up, test_statement, tear_down);
  g_test_add ("/database/migrations", Fixture, NULL, set_up, test_migrations, tear_down);
  g_test_add ("/database/not-a-database", Fixture, NULL, set_up, test_not_a_database, tear_down);
  g_test_add ("/database/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/database/calls", Fixture, NULL, set_up, test_database, tear_down);

  return g_test_run ();
}
