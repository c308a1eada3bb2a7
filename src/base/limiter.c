/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/limiter.h"

#include "base/future.h"

#include <gio/gio.h>

struct _LtLimiter
{
  GObject parent_instance;

  guint n_slots;
  guint n_free;
  GQueue waiting; /* DexPromise, longest wait first */
};

struct _LtSlot
{
  GObject parent_instance;

  LtLimiter *limiter;
};

G_DEFINE_FINAL_TYPE (LtLimiter, lt_limiter, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (LtSlot, lt_slot, G_TYPE_OBJECT)

static LtSlot *
slot_new (LtLimiter *limiter)
{
  LtSlot *slot = g_object_new (LT_TYPE_SLOT, NULL);

  slot->limiter = g_object_ref (limiter);

  return slot;
}

/* Hands free places to those who wait; who gave up meanwhile is passed over. */
static void
hand_out (LtLimiter *self)
{
  while (self->n_free > 0 && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (DexPromise) promise = g_queue_pop_head (&self->waiting);

      if (g_cancellable_is_cancelled (dex_promise_get_cancellable (promise)))
        continue;

      self->n_free--;
      dex_promise_resolve_object (promise, slot_new (self));
    }
}

static void
lt_slot_finalize (GObject *object)
{
  LtSlot *self = LT_SLOT (object);

  self->limiter->n_free++;
  hand_out (self->limiter);
  g_object_unref (self->limiter);

  G_OBJECT_CLASS (lt_slot_parent_class)->finalize (object);
}

static void
lt_slot_class_init (LtSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_slot_finalize;
}

static void
lt_slot_init (LtSlot *self)
{
}

static void
lt_limiter_finalize (GObject *object)
{
  LtLimiter *self = LT_LIMITER (object);

  g_queue_clear_full (&self->waiting, dex_unref);

  G_OBJECT_CLASS (lt_limiter_parent_class)->finalize (object);
}

static void
lt_limiter_class_init (LtLimiterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_limiter_finalize;
}

static void
lt_limiter_init (LtLimiter *self)
{
  g_queue_init (&self->waiting);
}

/**
 * lt_limiter_new:
 * @slots: how many may hold a place at once, at least 1
 *
 * Returns: (transfer full): a limiter with all its places free
 */
LtLimiter *
lt_limiter_new (guint slots)
{
  LtLimiter *self = g_object_new (LT_TYPE_LIMITER, NULL);

  self->n_slots = MAX (slots, 1);
  self->n_free = self->n_slots;

  return self;
}

/**
 * lt_limiter_acquire:
 * @self: a limiter
 *
 * Waits for a place. The slot is the place: unref it to give it back. One whose waiter was cancelled
 * at the very moment it got the slot is given back with the future that holds it.
 *
 * Returns: (transfer full): resolves to an #LtSlot
 */
DexFuture *
lt_limiter_acquire (LtLimiter *self)
{
  DexPromise *promise = NULL;
  DexFuture *future = NULL;

  g_return_val_if_fail (LT_IS_LIMITER (self), NULL);

  promise = dex_promise_new_cancellable ();
  future = lt_promise_dup_future (promise);
  g_queue_push_tail (&self->waiting, promise);
  hand_out (self);

  return future;
}

/**
 * lt_limiter_is_idle:
 * @self: a limiter
 *
 * Returns: TRUE when nobody holds a place or waits for one
 */
gboolean
lt_limiter_is_idle (LtLimiter *self)
{
  g_return_val_if_fail (LT_IS_LIMITER (self), TRUE);

  return self->n_free == self->n_slots && g_queue_is_empty (&self->waiting);
}
