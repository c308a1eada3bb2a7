/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/future.h"
#include "base/limiter.h"

#include "run-fiber.h"

#include <gio/gio.h>

#define N_ROUND_TRIPS 16000

static gboolean
double_it (gpointer data,
           GValue *result,
           GError **error)
{
  g_assert_true (g_main_context_get_thread_default () == NULL);
  g_value_init (result, G_TYPE_INT);
  g_value_set_int (result, 2 * GPOINTER_TO_INT (data));

  return TRUE;
}

static DexFuture *
round_trips_fiber (gpointer data)
{
  GThread *main_thread = data;

  for (int i = 0; i < N_ROUND_TRIPS; i++)
    {
      g_autoptr (GError) error = NULL;
      int answer = dex_await_int (lt_thread_run ("double", double_it, GINT_TO_POINTER (i), NULL), &error);

      g_assert_no_error (error);
      g_assert_cmpint (answer, ==, 2 * i);
      g_assert_true (g_thread_self () == main_thread);
    }

  return dex_future_new_true ();
}

static void
test_round_trips (void)
{
  run_fiber (round_trips_fiber, g_thread_self ());
}

static gboolean
fail_it (gpointer data,
         GValue *result,
         GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Not there.");
  return FALSE;
}

static gboolean
no_value (gpointer data,
          GValue *result,
          GError **error)
{
  return TRUE;
}

static void
count_destroyed (gpointer data)
{
  g_atomic_int_inc ((int *) data);
}

static DexFuture *
thread_fiber (gpointer data)
{
  int destroyed = 0;
  g_autoptr (GError) error = NULL;

  g_assert_false (dex_await (lt_thread_run ("fail", fail_it, &destroyed, count_destroyed), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (g_atomic_int_get (&destroyed), ==, 1);
  g_assert_true (dex_await (lt_thread_run ("none", no_value, &destroyed, count_destroyed), NULL));
  g_assert_cmpint (g_atomic_int_get (&destroyed), ==, 2);

  return dex_future_new_true ();
}

static void
test_thread (void)
{
  run_fiber (thread_fiber, NULL);
}

static DexFuture *
within_fiber (gpointer data)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dex_await (lt_within (lt_sleep (10), 5000, "Too slow."), &error));
  g_assert_no_error (error);
  g_assert_false (dex_await (lt_within (lt_sleep (5000), 20, "Too slow."), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpstr (error->message, ==, "Too slow.");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);

  return dex_future_new_true ();
}

static void
test_within (void)
{
  run_fiber (within_fiber, NULL);
}

/* A fiber that waits for what it is given and counts how it was woken. */
typedef struct
{
  DexPromise *promise;
  int cancelled;
  int resolved;
  int destroyed;
} Waiter;

static DexFuture *
waiter_fiber (gpointer data)
{
  Waiter *waiter = data;
  g_autoptr (GError) error = NULL;

  if (dex_await (lt_promise_dup_future (waiter->promise), &error))
    waiter->resolved++;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    waiter->cancelled++;

  /* Once cancelled, it stays so. */
  if (waiter->cancelled > 0)
    g_assert_false (dex_await (lt_sleep (1), NULL));

  return dex_future_new_true ();
}

static void
waiter_destroyed (gpointer data)
{
  ((Waiter *) data)->destroyed++;
}

static void
test_drop_cancels (void)
{
  Waiter waiter = { dex_promise_new_cancellable () };
  DexFuture *future = lt_spawn (waiter_fiber, &waiter, waiter_destroyed);

  run_for (10);
  g_assert_cmpint (waiter.cancelled + waiter.resolved, ==, 0);
  dex_clear (&future);
  run_for (10);
  g_assert_cmpint (waiter.cancelled, ==, 1);
  g_assert_cmpint (waiter.destroyed, ==, 1);
  g_assert_true (g_cancellable_is_cancelled (dex_promise_get_cancellable (waiter.promise)));
  dex_unref (waiter.promise);
}

/* What corrupts the queue of libdex 0.10: the fiber is cancelled, and what it awaits completes, in one turn. */
static void
test_drop_while_completing (void)
{
  for (int i = 0; i < 200; i++)
    {
      Waiter waiter = { dex_promise_new_cancellable () };
      DexFuture *future = lt_spawn (waiter_fiber, &waiter, waiter_destroyed);

      run_for (1);
      if (i % 2 == 0)
        dex_clear (&future);
      dex_promise_resolve_boolean (waiter.promise, TRUE);
      dex_clear (&future);
      run_for (1);
      g_assert_cmpint (waiter.cancelled + waiter.resolved, ==, 1);
      g_assert_cmpint (waiter.destroyed, ==, 1);
      dex_unref (waiter.promise);
    }
}

static DexFuture *
outer_fiber (gpointer data)
{
  return lt_spawn (waiter_fiber, data, waiter_destroyed);
}

static void
test_cancel_reaches_inner (void)
{
  Waiter waiter = { dex_promise_new_cancellable () };
  DexFuture *future = lt_spawn (outer_fiber, &waiter, NULL);

  run_for (10);
  dex_clear (&future);
  run_for (10);
  g_assert_cmpint (waiter.cancelled, ==, 1);
  g_assert_cmpint (waiter.destroyed, ==, 1);
  dex_unref (waiter.promise);
}

static void
test_drop_before_start (void)
{
  Waiter waiter = { dex_promise_new_cancellable () };

  dex_unref (lt_spawn (waiter_fiber, &waiter, waiter_destroyed));
  run_for (10);
  g_assert_cmpint (waiter.cancelled, ==, 1);
  g_assert_cmpint (waiter.destroyed, ==, 1);
  dex_unref (waiter.promise);
}

typedef struct
{
  LtLimiter *limiter;
  int inside;
  int most;
  int done;
} Crowd;

static DexFuture *
crowd_fiber (gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtSlot) slot = dex_await_object (lt_limiter_acquire (crowd->limiter), &error);

  if (slot == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  crowd->inside++;
  crowd->most = MAX (crowd->most, crowd->inside);
  dex_await (lt_sleep (2), NULL);
  crowd->inside--;
  crowd->done++;

  return dex_future_new_true ();
}

static void
test_limiter (void)
{
  LtLimiter *limiter = lt_limiter_new (3);
  Crowd crowd = { limiter };
  DexFuture *futures[30];

  for (gsize i = 0; i < G_N_ELEMENTS (futures); i++)
    futures[i] = lt_spawn (crowd_fiber, &crowd, NULL);

  /* Some hold a place and some wait when they are cancelled: no place may be lost. */
  run_for (3);
  for (gsize i = 0; i < 10; i++)
    dex_clear (&futures[i]);
  run_for (150);

  g_assert_cmpint (crowd.most, ==, 3);
  g_assert_cmpint (crowd.inside, ==, 0);
  g_assert_cmpint (crowd.done, >=, 20);
  for (gsize i = 10; i < G_N_ELEMENTS (futures); i++)
    dex_clear (&futures[i]);
  g_assert_finalize_object (limiter);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/future/round-trips", test_round_trips);
  g_test_add_func ("/future/thread", test_thread);
  g_test_add_func ("/future/within", test_within);
  g_test_add_func ("/future/drop-cancels", test_drop_cancels);
  g_test_add_func ("/future/drop-while-completing", test_drop_while_completing);
  g_test_add_func ("/future/cancel-reaches-inner", test_cancel_reaches_inner);
  g_test_add_func ("/future/drop-before-start", test_drop_before_start);
  g_test_add_func ("/limiter/places", test_limiter);

  return g_test_run ();
}
