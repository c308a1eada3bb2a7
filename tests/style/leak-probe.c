/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include <libdex.h>

/* Loses one object inside a fiber, where stacks are not the thread's own. */
static DexFuture *
planted_leak_fiber (gpointer data)
{
  gpointer lost = g_malloc (1234);

  memset (lost, 0x5a, 1234);
  return dex_future_new_true ();
}

static DexFuture *
quit_cb (DexFuture *future,
         gpointer data)
{
  g_main_loop_quit (data);
  return dex_future_new_true ();
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = NULL;
  DexFuture *future;

  dex_init ();
  loop = g_main_loop_new (NULL, FALSE);
  future = dex_scheduler_spawn (NULL, 0, planted_leak_fiber, NULL, NULL);
  dex_future_disown (dex_future_finally (future, quit_cb, loop, NULL));
  g_main_loop_run (loop);
  return 0;
}
