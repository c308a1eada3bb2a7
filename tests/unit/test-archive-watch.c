/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/archive.h"

#include "base/datetime.h"
#include "run-fiber.h"

#include <glib/gstdio.h>

static const char *const nothing[] = { NULL };

static char *
note_look (LtArchive *archive,
           const char *missing,
           const char *present,
           gint64 started)
{
  const char *const absent[] = { missing, NULL };
  const char *const there[] = { present, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) twice = dex_await_boxed (lt_archive_note_look (archive, absent, there, started), &error);

  g_assert_no_error (error);
  return g_strjoinv (" ", twice);
}

/* What is missing is gone at the second look in a row, not at the second glance of one, and not after it was there. */
static void
check_looks (LtArchive *archive)
{
  gint64 first = lt_time_now ();
  gint64 later = first + 100;
  const struct
  {
    const char *missing;
    const char *present;
    gint64 started;
    const char *twice;
  } looks[] = {
    { "hn-5", NULL, first, "" },
    { "hn-5", NULL, first, "" },
    { NULL, "hn-5", later, "" },
    { "hn-5", NULL, first, "" },
    { "hn-5", NULL, later, "hn-5" },
    { "hn-5", NULL, later, "hn-5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *twice = note_look (archive, looks[i].missing, looks[i].present, looks[i].started);

      g_assert_cmpstr (twice, ==, looks[i].twice);
    }
}

static void
check_round (LtArchive *archive)
{
  g_autoptr (GBytes) status = g_bytes_new_static ("{\"state\":\"idle\"}", 16);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dex_await_boxed (lt_archive_load_round (archive), &error));
  g_assert_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  dex_await (lt_archive_note_round (archive, status), &error);
  g_assert_no_error (error);
  found = dex_await_boxed (lt_archive_load_round (archive), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, status));
  g_assert_cmpint (lt_archive_get_edition (archive), ==, 0);
}

static DexFuture *
watch_fiber (gpointer path)
{
  g_autoptr (GError) error = NULL;
  LtArchive *archive = dex_await_object (lt_archive_open (path, FALSE), &error);
  g_autoptr (GHashTable) owners = NULL;
  g_auto (GStrv) deleted = NULL;
  g_auto (GStrv) missing = NULL;

  g_assert_no_error (error);
  check_looks (archive);
  check_round (archive);
  missing = dex_await_boxed (lt_archive_list_missing (archive), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (missing[0], ==, "hn-5");
  owners = dex_await_boxed (lt_archive_find_owners (archive, nothing), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (owners), ==, 0);
  deleted = dex_await_boxed (lt_archive_find_deleted (archive, (const char *const *) missing), &error);
  g_assert_no_error (error);
  g_assert_null (deleted[0]);

  dex_await (lt_archive_close (archive), NULL);
  g_assert_finalize_object (archive);

  return dex_future_new_true ();
}

static void
test_watch (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lt-watch-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "archive.db", NULL);

  run_fiber (watch_fiber, path);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/archive/watch", test_watch);

  return g_test_run ();
}
