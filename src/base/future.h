/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* Fibers that parse need room; memory is mapped lazily, so a large stack costs nothing until used. */
#define LT_FIBER_STACK_SIZE (1024 * 1024)

/**
 * LtThreadFunc:
 * @data: what was passed to lt_thread_run()
 * @result: uninitialised; the function calls g_value_init() and sets it, or leaves it alone for "no value"
 * @error: set when FALSE is returned
 *
 * Work for a thread of ours. It must touch nothing but @data.
 */
typedef gboolean (*LtThreadFunc) (gpointer data, GValue *result, GError **error);

DexFuture *lt_spawn (DexFiberFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *lt_thread_run (const char *name, LtThreadFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *lt_within (DexFuture *future, guint milliseconds, const char *what);
DexFuture *lt_sleep (guint milliseconds);

G_END_DECLS
