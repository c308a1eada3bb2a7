/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/pacer.h"

#include "base/future.h"
#include "base/limiter.h"

struct _LtPacer
{
  GObject parent_instance;

  LtLimiter *limiter;
  guint interval_ms;
  gint64 next_start; /* monotonic time */
};

G_DEFINE_FINAL_TYPE (LtPacer, lt_pacer, G_TYPE_OBJECT)

static void
lt_pacer_finalize (GObject *object)
{
  LtPacer *self = LT_PACER (object);

  g_clear_object (&self->limiter);

  G_OBJECT_CLASS (lt_pacer_parent_class)->finalize (object);
}

static void
lt_pacer_class_init (LtPacerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_pacer_finalize;
}

static void
lt_pacer_init (LtPacer *self)
{
}

/**
 * lt_pacer_new:
 * @at_once: how many may be under way
 * @interval_ms: the least time from one start to the next
 *
 * Returns: (transfer full): an idle pacer
 */
LtPacer *
lt_pacer_new (guint at_once,
              guint interval_ms)
{
  LtPacer *self = g_object_new (LT_TYPE_PACER, NULL);

  self->limiter = lt_limiter_new (at_once);
  self->interval_ms = interval_ms;

  return self;
}

static DexFuture *
acquire_fiber (gpointer data)
{
  LtPacer *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtSlot) slot = dex_await_object (lt_limiter_acquire (self->limiter), &error);
  gint64 now = g_get_monotonic_time ();

  if (slot == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  /* A pause may be asked for while this waits: look again after each. */
  while (now < self->next_start)
    {
      if (!dex_await (lt_sleep ((guint) ((self->next_start - now + 999) / 1000)), &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
      now = g_get_monotonic_time ();
    }

  self->next_start = now + (gint64) self->interval_ms * 1000;

  return dex_future_new_take_object (g_steal_pointer (&slot));
}

/**
 * lt_pacer_acquire:
 * @self: a pacer
 *
 * Waits until it is the caller's turn.
 *
 * Returns: (transfer full): resolves to an #LtSlot, held while the request is under way
 */
DexFuture *
lt_pacer_acquire (LtPacer *self)
{
  g_return_val_if_fail (LT_IS_PACER (self), NULL);

  return lt_spawn (acquire_fiber, g_object_ref (self), g_object_unref);
}

/**
 * lt_pacer_pause:
 * @self: a pacer
 * @milliseconds: how long the server wants to be left alone
 */
void
lt_pacer_pause (LtPacer *self,
                guint milliseconds)
{
  g_return_if_fail (LT_IS_PACER (self));

  self->next_start = MAX (self->next_start, g_get_monotonic_time () + (gint64) milliseconds * 1000);
}

/**
 * lt_pacer_is_idle:
 * @self: a pacer
 *
 * Returns: TRUE when forgetting the pacer changes nothing
 */
gboolean
lt_pacer_is_idle (LtPacer *self)
{
  g_return_val_if_fail (LT_IS_PACER (self), TRUE);

  return lt_limiter_is_idle (self->limiter) && g_get_monotonic_time () >= self->next_start;
}
