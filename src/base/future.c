/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/future.h"

#include <gio/gio.h>
#include <pthread.h>

/* Why fibers of ours are never cancelled by libdex itself
 *
 * In libdex 0.10 (Debian 13) a fiber whose future is discarded is put into the queue of runnable
 * fibers but not marked so. When what it awaits completes before it ran, it is put there a second
 * time: the queue is corrupt (repaired in 0.11, commit e43a99d; test-future has the case). So a
 * fiber's own future never leaves this file. Callers get a promise, and each future of ours that is
 * made inside of a fiber is raced against that fiber's "cancelled" promise. Dropping the caller's
 * future rejects it, whatever the fiber awaits is rejected in turn, and it ends as after any error. */

#define MAX_THREADS 4

typedef struct
{
  DexFiberFunc func;
  gpointer data;
  GDestroyNotify destroy;
  DexPromise *result;    /* what the caller waits for */
  DexPromise *cancelled; /* rejected once, pending otherwise */
  guintptr stack_top;
} Fiber;

typedef struct
{
  char *name;
  LtThreadFunc func;
  gpointer data;
  GDestroyNotify destroy;
  DexPromise *promise;
} Work;

/* The fibers that have started on this thread and have not ended. */
static GPrivate running_fibers = G_PRIVATE_INIT ((GDestroyNotify) g_ptr_array_unref);

static GPtrArray *
get_running_fibers (void)
{
  GPtrArray *fibers = g_private_get (&running_fibers);

  if (fibers == NULL)
    {
      fibers = g_ptr_array_new ();
      g_private_set (&running_fibers, fibers);
    }

  return fibers;
}

/* libdex does not tell which fiber runs. Each has a stack of its own, so the caller's frame does. */
static Fiber *
get_current_fiber (void)
{
  guintptr frame = (guintptr) __builtin_frame_address (0);
  GPtrArray *fibers = get_running_fibers ();

  for (guint i = 0; i < fibers->len; i++)
    {
      Fiber *fiber = g_ptr_array_index (fibers, i);

      if (frame <= fiber->stack_top && fiber->stack_top - frame < LT_FIBER_STACK_SIZE)
        return fiber;
    }

  return NULL;
}

static void
fiber_free (gpointer data)
{
  Fiber *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  dex_clear (&self->result);
  dex_clear (&self->cancelled);
  g_free (self);
}

static void
fiber_cancelled_cb (GCancellable *cancellable,
                    gpointer user_data)
{
  DexPromise *cancelled = user_data;

  dex_promise_reject (cancelled, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
}

/* Takes @future. Settles @promise as @future was settled. */
static void
forward (DexFuture *future,
         DexPromise *promise)
{
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value != NULL)
    dex_promise_resolve (promise, value);
  else
    dex_promise_reject (promise, g_steal_pointer (&error));

  dex_unref (future);
}

static void
settle_void (DexPromise *promise)
{
  dex_promise_resolve_boolean (promise, TRUE);
}

static DexFuture *
run_fiber (gpointer data)
{
  Fiber *self = data;
  GPtrArray *fibers = get_running_fibers ();
  GCancellable *cancellable = dex_promise_get_cancellable (self->result);
  DexFuture *future;
  gulong handler;

  self->stack_top = (guintptr) __builtin_frame_address (0);
  g_ptr_array_add (fibers, self);
  handler = g_signal_connect (cancellable, "cancelled", G_CALLBACK (fiber_cancelled_cb), self->cancelled);
  if (g_cancellable_is_cancelled (cancellable))
    fiber_cancelled_cb (cancellable, self->cancelled);

  future = self->func (self->data);

  /* A fiber may end with a future that is still pending: it is this fiber that waits for it. */
  if (future != NULL && dex_future_is_pending (future))
    {
      future = lt_guard (future);
      dex_await (dex_ref (future), NULL);
    }

  g_signal_handler_disconnect (cancellable, handler);
  g_ptr_array_remove_fast (fibers, self);

  if (future != NULL)
    forward (future, self->result);
  else
    settle_void (self->result);

  return dex_future_new_true ();
}

/**
 * lt_guard:
 * @future: (transfer full): what is to be waited for
 *
 * Ties @future to the caller: when the last reference to the result is dropped, or the fiber that
 * this is called in is cancelled, @future is discarded. All futures made by this library are
 * guarded; what comes from libdex or GIO needs it where it may take long.
 *
 * Returns: (transfer full): @future's outcome, or `G_IO_ERROR_CANCELLED`
 */
DexFuture *
lt_guard (DexFuture *future)
{
  Fiber *fiber = get_current_fiber ();

  if (fiber == NULL)
    return dex_future_first (future, NULL);

  return dex_future_first (future, dex_ref (DEX_FUTURE (fiber->cancelled)), NULL);
}

/**
 * lt_promise_dup_future:
 * @promise: a promise made with dex_promise_new_cancellable()
 *
 * The side of a promise that goes to whoever waits. Dropping it cancels the promise's cancellable
 * even while the other side still holds the promise.
 *
 * Returns: (transfer full): the future
 */
DexFuture *
lt_promise_dup_future (DexPromise *promise)
{
  return lt_guard (dex_ref (DEX_FUTURE (promise)));
}

/**
 * lt_spawn:
 * @func: what the fiber does
 * @data: for @func
 * @destroy: (nullable): frees @data after the fiber has ended
 *
 * Starts a fiber on the main context. When the last reference to the result is dropped, the fiber
 * is cancelled: what it awaits is rejected with `G_IO_ERROR_CANCELLED`, and so is all it awaits
 * from then on.
 *
 * Returns: (transfer full): the outcome of the future that @func returned
 */
DexFuture *
lt_spawn (DexFiberFunc func,
          gpointer data,
          GDestroyNotify destroy)
{
  Fiber *self = g_new0 (Fiber, 1);
  DexFuture *future;

  self->func = func;
  self->data = data;
  self->destroy = destroy;
  self->result = dex_promise_new_cancellable ();
  self->cancelled = dex_promise_new ();
  future = lt_promise_dup_future (self->result);

  dex_future_disown (dex_scheduler_spawn (dex_scheduler_get_default (), LT_FIBER_STACK_SIZE,
                                          run_fiber, self, fiber_free));

  return future;
}

static void
work_run (gpointer data,
          gpointer user_data)
{
  Work *work = data;
  g_auto (GValue) value = G_VALUE_INIT;
  GError *error = NULL;

  pthread_setname_np (pthread_self (), work->name);

  if (g_cancellable_is_cancelled (dex_promise_get_cancellable (work->promise)))
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else if (!work->func (work->data, &value, &error) && error == NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "The work failed");

  /* What was handed in is gone before anybody hears of the result. */
  if (work->destroy != NULL)
    work->destroy (work->data);

  if (error != NULL)
    dex_promise_reject (work->promise, error);
  else if (G_IS_VALUE (&value))
    dex_promise_resolve (work->promise, &value);
  else
    settle_void (work->promise);

  dex_clear (&work->promise);
  g_free (work->name);
  g_free (work);
}

static GThreadPool *
get_pool (void)
{
  static gsize pool = 0;

  if (g_once_init_enter (&pool))
    {
      int n_threads = (int) CLAMP (g_get_num_processors (), 2, MAX_THREADS);

      g_once_init_leave (&pool, GPOINTER_TO_SIZE (g_thread_pool_new (work_run, NULL, n_threads, FALSE, NULL)));
    }

  return GSIZE_TO_POINTER (pool);
}

/**
 * lt_thread_run:
 * @name: the thread's name while it works, for debuggers; at most 15 bytes are shown
 * @func: the work
 * @data: for @func
 * @destroy: (nullable): frees @data, on the thread, before the result is there
 *
 * Runs work of the processor on one of a few threads of ours. Work whose future was dropped before
 * it began is skipped; what has begun is finished.
 *
 * Returns: (transfer full): the value that @func set, TRUE if it set none, or its error
 */
DexFuture *
lt_thread_run (const char *name,
               LtThreadFunc func,
               gpointer data,
               GDestroyNotify destroy)
{
  Work *work = g_new0 (Work, 1);
  DexFuture *future;

  work->name = g_strndup (name, 15);
  work->func = func;
  work->data = data;
  work->destroy = destroy;
  work->promise = dex_promise_new_cancellable ();
  future = lt_promise_dup_future (work->promise);
  g_thread_pool_push (get_pool (), work, NULL);

  return future;
}

static DexFuture *
timed_out_cb (DexFuture *future,
              gpointer user_data)
{
  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s", (const char *) user_data);
}

/**
 * lt_within:
 * @future: (transfer full): what is waited for
 * @milliseconds: how long
 * @message: what to say when the time is up: a sentence for a person
 *
 * Sets a limit to the time something may take. When it is over, @future is discarded.
 *
 * Returns: (transfer full): @future's outcome, or `G_IO_ERROR_TIMED_OUT`
 */
DexFuture *
lt_within (DexFuture *future,
           guint milliseconds,
           const char *message)
{
  DexFuture *timeout = dex_timeout_new_msec ((int) MIN (milliseconds, G_MAXINT));

  timeout = dex_future_catch (timeout, timed_out_cb, g_strdup (message), g_free);

  return lt_guard (dex_future_first (future, timeout, NULL));
}

static DexFuture *
slept_cb (DexFuture *future,
          gpointer user_data)
{
  return dex_future_new_true ();
}

/**
 * lt_sleep:
 * @milliseconds: how long
 *
 * Returns: (transfer full): resolves to TRUE when the time is over
 */
DexFuture *
lt_sleep (guint milliseconds)
{
  DexFuture *timeout = dex_timeout_new_msec ((int) MIN (milliseconds, G_MAXINT));

  return lt_guard (dex_future_catch (timeout, slept_cb, NULL, NULL));
}
