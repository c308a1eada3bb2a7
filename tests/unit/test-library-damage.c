/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/library.h"

#include "library-fixture.h"

#include "base/connection.h"
#include "base/statement.h"

#include <signal.h>

/* What a damaged disk, another version and a kill leave behind. */

#define PAGE_SIZE 16384 /* of the cache */

static char *program;

static void
overwrite (const char *folder, const char *name, gsize from, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_cmpuint (size, >=, from + length);
  memset (contents + from, 'x', length);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
}

/* Where the table of discussions begins in the file. */
static gsize
find_page (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autoptr (LtConnection) connection = lt_connection_open (path, FALSE, NULL);
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT rootpage FROM sqlite_schema WHERE name = 'discussion'", NULL);
  gsize page;

  g_assert_true (lt_statement_step (statement, NULL));
  page = (gsize) lt_statement_column_int (statement, 0);
  lt_statement_reset (statement);
  return (page - 1) * PAGE_SIZE;
}

static DexFuture *
corrupt_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autofree char *aside = g_build_filename (folder, "cache.db.damaged", NULL);
  gint64 row;

  await_drafts (library, feed, 3);
  row = await_row (library, "s-1");
  await_done (lt_library_set_saved (library, &row, 1, TRUE));
  await_close (library);

  overwrite (folder, "cache.db", 0, 4096);
  library = await_library (folder);
  g_assert_nonnull (lt_library_get_notice (library));
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (await_is_held (library, "s-1"));
  g_assert_false (await_is_held (library, "s-0"));
  await_drafts (library, feed, 3);
  g_assert_true (await_is_held (library, "s-0"));
  await_close (library);
  return NULL;
}

/* Damage in the middle of the file shows when that part is read; the next opening deals with it. */
static DexFuture *
damaged_inside_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autoptr (GError) error = NULL;

  await_drafts (library, feed, 3);
  await_close (library);
  overwrite (folder, "cache.db", find_page (folder), PAGE_SIZE);
  library = await_library (folder);
  g_assert_null (lt_library_get_notice (library));
  g_assert_false (dex_await (lt_library_open_story (library, await_row (library, "s-1")), &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_CORRUPT);
  await_close (library);

  library = await_library (folder);
  g_assert_nonnull (lt_library_get_notice (library));
  await_drafts (library, feed, 3);
  g_assert_true (await_is_held (library, "s-1"));
  await_close (library);
  library = await_library (folder);
  g_assert_null (lt_library_get_notice (library));
  await_close (library);
  return NULL;
}

static DexFuture *
newer_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *cache = g_build_filename (folder, "cache.db", NULL);
  g_autoptr (LtConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  await_close (library);
  connection = lt_connection_open (cache, FALSE, &error);
  g_assert_true (lt_connection_exec (connection, "PRAGMA user_version = 1000", &error));
  g_clear_pointer (&connection, lt_connection_close);
  library = await_library (folder);
  g_assert_nonnull (lt_library_get_notice (library));
  await_close (library);

  connection = lt_connection_open (path, FALSE, &error);
  g_assert_true (lt_connection_exec (connection, "PRAGMA user_version = 1000", &error));
  g_clear_pointer (&connection, lt_connection_close);
  g_assert_null (dex_await_object (lt_library_open (folder), &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_NEWER);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  return NULL;
}

/* A kill between the two commits leaves the mirror behind: opening sets it right. */
static DexFuture *
mirror_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (LtConnection) connection = NULL;
  g_autoptr (LtOpenStory) story = NULL;

  await_drafts (library, feed, 3);
  await_close (library);
  connection = lt_connection_open (path, FALSE, NULL);
  g_assert_true (lt_connection_exec (connection,
                                     "INSERT INTO state VALUES (1, 's-1', 1, 0, 0);"
                                     "UPDATE serial SET value = value + 1",
                                     NULL));
  g_clear_pointer (&connection, lt_connection_close);
  library = await_library (folder);
  g_assert_cmpint (lt_library_get_unread (library), ==, 2);
  story = await_story (library, "s-1");
  g_assert_true (story->read);
  await_close (library);
  return NULL;
}

/* The child: stores pages and states until it is killed. */
static DexFuture *
write_forever_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));

  for (guint round = 0;; round++)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_draft_unref);
      gint64 row;

      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *id = g_strdup_printf ("k-%d-%u-%u", (int) getpid (), round, i);
          g_autoptr (LtStory) story = make_story (id, round + 1, 1700000000 + round);

          g_ptr_array_add (drafts, lt_story_draft_new (story, "http://localhost/feed.json", 1));
        }
      await_done (lt_library_store_page (library, feed, drafts, FALSE));
      row = await_row (library, ((LtStoryDraft *) drafts->pdata[0])->id);
      await_done (lt_library_set_saved (library, &row, 1, TRUE));
      await_done (lt_library_set_read (library, &row, 1, TRUE));
      if (round == 0)
        g_print ("ready\n");
    }
  return NULL;
}

static void
kill_writer (const char *folder, guint milliseconds)
{
  const char *const arguments[] = { program, "--write-forever", folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char byte;

  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (child), &byte, 1, NULL, NULL), ==, 1);
  g_usleep (milliseconds * 1000);
  g_subprocess_force_exit (child);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
}

/* LtDatabaseFunc. Everything that hangs together does so after a kill. */
static gboolean
check_whole (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  static const char *const zero[] = {
    "SELECT count (*) FROM story WHERE row NOT IN (SELECT row FROM item)",
    "SELECT count (*) FROM story WHERE row NOT IN (SELECT rowid FROM search)",
    "SELECT count (*) FROM story AS s LEFT JOIN person.state AS t ON t.feed = s.feed AND t.id = s.id"
    " WHERE s.read <> coalesce (t.read, 0) OR s.saved <> coalesce (t.saved, 0)",
    "SELECT count (*) FROM story WHERE saved = 1 AND id NOT IN (SELECT id FROM person.kept)",
    "SELECT count (*) % 20 FROM story",
  };
  LtStatement *statement = lt_connection_prepare (connection, "PRAGMA integrity_check", error);

  g_assert_true (lt_statement_step (statement, error));
  g_assert_cmpstr (lt_statement_column_text (statement, 0), ==, "ok");
  lt_statement_reset (statement);
  for (guint i = 0; i < G_N_ELEMENTS (zero); i++)
    {
      statement = lt_connection_prepare (connection, zero[i], error);
      g_assert_true (lt_statement_step (statement, error));
      g_assert_cmpint (lt_statement_column_int (statement, 0), ==, 0);
      lt_statement_reset (statement);
    }
  return TRUE;
}

static DexFuture *
kill_fiber (gpointer folder)
{
  for (guint i = 0; i < 6; i++)
    {
      LtLibrary *library;

      kill_writer (folder, 10 + i * 23);
      library = await_library (folder);
      g_assert_null (lt_library_get_notice (library));
      await_done (lt_database_read (library->cache, check_whole, NULL, NULL));
      await_close (library);
    }
  return NULL;
}

int
main (int argc, char **argv)
{
  dex_init ();
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--write-forever") == 0)
    {
      run_fiber (write_forever_fiber, argv[2]);
      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/library-damage/damaged-cache", corrupt_fiber, run_in_folder);
  g_test_add_data_func ("/library-damage/damaged-inside", damaged_inside_fiber, run_in_folder);
  g_test_add_data_func ("/library-damage/newer", newer_fiber, run_in_folder);
  g_test_add_data_func ("/library-damage/mirror", mirror_fiber, run_in_folder);
  g_test_add_data_func ("/library-damage/killed", kill_fiber, run_in_folder);
  return g_test_run ();
}
