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

/* Never dex_scheduler_spawn(): future.c says why. */
DexFuture *lt_spawn (DexFiberFunc func, gpointer data, GDestroyNotify destroy);
/* A future that ends with the fiber it was made in; for futures that no function of ours made. */
DexFuture *lt_guard (DexFuture *future);
DexFuture *lt_promise_dup_future (DexPromise *promise);
DexFuture *lt_thread_run (const char *name, LtThreadFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *lt_within (DexFuture *future, guint milliseconds, const char *message);
DexFuture *lt_sleep (guint milliseconds);

G_END_DECLS
