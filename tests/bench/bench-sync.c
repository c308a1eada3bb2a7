/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "base/future.h"
#include "library/library.h"
#include "library/sync.h"
#include "net/http-client.h"

/* bench-sync FEED FOLDER: one whole walk of a feed into the library of a folder; prints its milliseconds. */
typedef struct
{
  GMainLoop *loop;
  const char *address;
  const char *folder;
  GError *error;
  gint64 elapsed;
  int stories;
} Bench;

static gboolean
bench_walk (Bench *bench,
            GError **error)
{
  g_autoptr (LtLibrary) library = NULL;
  g_autoptr (LtHttpClient) client = lt_http_client_new ("LLM Tracker bench");
  g_autoptr (LtSync) sync = NULL;
  gint64 begin = g_get_monotonic_time ();
  gint64 feed;

  library = dex_await_object (lt_library_open (bench->folder), error);
  if (library == NULL)
    return FALSE;
  feed = dex_await_int64 (lt_library_subscribe (library, bench->address), error);
  if (feed == 0)
    return FALSE;
  sync = lt_sync_new (library, client, feed, bench->address);
  lt_sync_set_first_walk (sync, 0, 0);
  if (!dex_await (lt_sync_run (sync), error))
    return FALSE;
  bench->elapsed = g_get_monotonic_time () - begin;
  bench->stories = lt_sync_get_stories (sync);
  return dex_await (lt_library_close (library), error);
}

static DexFuture *
bench_fiber (gpointer data)
{
  Bench *bench = data;

  bench_walk (bench, &bench->error);
  g_main_loop_quit (bench->loop);
  return dex_future_new_true ();
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = NULL;
  Bench bench = { 0 };

  if (argc != 3)
    {
      g_printerr ("bench-sync FEED FOLDER\n");
      return 2;
    }
  dex_init ();
  loop = g_main_loop_new (NULL, FALSE);
  bench.loop = loop;
  bench.address = argv[1];
  bench.folder = argv[2];
  dex_future_disown (lt_spawn (bench_fiber, &bench, NULL));
  g_main_loop_run (loop);
  if (bench.error != NULL)
    {
      g_printerr ("%s\n", bench.error->message);
      g_error_free (bench.error);
      return 1;
    }
  g_print ("%d stories %" G_GINT64_FORMAT " ms\n", bench.stories, bench.elapsed / 1000);
  return 0;
}
