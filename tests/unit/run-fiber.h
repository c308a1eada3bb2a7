/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/future.h"

static DexFuture *
run_fiber_ended_cb (DexFuture *future,
                    gpointer loop)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  g_assert_no_error (error);
  g_main_loop_quit (loop);

  return NULL;
}

/* Runs @func as a fiber, and the main loop until it has ended well. */
static inline void
run_fiber (DexFiberFunc func,
           gpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  DexFuture *future = dex_future_finally (lt_spawn (func, data, NULL), run_fiber_ended_cb, loop, NULL);

  g_main_loop_run (loop);
  dex_unref (future);
}

/* Lets the main loop run for a while. */
static inline void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}
