/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "base/future.h"
#include "library/story-list.h"

/* bench-list FOLDER [WORDS]: opens a library that holds stories, shows a view's worth of rows, opens stories,
 * searches; prints the milliseconds of each. */

#define SHOWN 205
#define OPENED 50

typedef struct
{
  GMainLoop *loop;
  const char *folder;
  const char *words;
} Bench;

static double
since (gint64 begin)
{
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

static void
await_loaded (LtStoryList *list)
{
  while (lt_story_list_get_loading (list))
    dex_await (lt_sleep (0), NULL);
}

static void
await_filled (LtStoryList *list, GPtrArray *items)
{
  guint n = MIN (SHOWN, g_list_model_get_n_items (G_LIST_MODEL (list)));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (list), i));
  while (n > 0 && lt_story_item_get_loading (items->pdata[n - 1]))
    dex_await (lt_sleep (0), NULL);
}

static DexFuture *
bench_fiber (gpointer data)
{
  Bench *bench = data;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (LtLibrary) library = dex_await_object (lt_library_open (bench->folder), NULL);
  g_autoptr (LtStoryList) list = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_print ("open %.1f ms\n", since (begin));
  list = lt_story_list_new (library);
  await_loaded (list);
  g_print ("open and %u rows %.1f ms\n", g_list_model_get_n_items (G_LIST_MODEL (list)), since (begin));
  await_filled (list, items);
  g_print ("open, rows and %u items %.1f ms\n", items->len, since (begin));

  begin = g_get_monotonic_time ();
  for (guint i = 0; i < OPENED && i < items->len; i++)
    {
      g_autoptr (LtOpenStory) story =
          dex_await_boxed (lt_library_open_story (library, lt_story_list_get_row (list, i)), NULL);
    }
  g_print ("open a story %.2f ms\n", since (begin) / OPENED);

  if (bench->words != NULL)
    {
      begin = g_get_monotonic_time ();
      lt_story_list_set_filter (list, LT_FILTER_ALL, bench->words);
      await_loaded (list);
      g_print ("search, %u found %.1f ms\n", g_list_model_get_n_items (G_LIST_MODEL (list)), since (begin));
    }
  dex_await (lt_library_close (library), NULL);
  g_main_loop_quit (bench->loop);
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = NULL;
  Bench bench = { 0 };

  if (argc < 2)
    {
      g_printerr ("bench-list FOLDER [WORDS]\n");
      return 2;
    }
  dex_init ();
  loop = g_main_loop_new (NULL, FALSE);
  bench.loop = loop;
  bench.folder = argv[1];
  bench.words = argv[2];
  dex_future_disown (lt_spawn (bench_fiber, &bench, NULL));
  g_main_loop_run (loop);
  return 0;
}
