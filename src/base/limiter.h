/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* A counting semaphore of the main context: at most `slots` holders at once, first come first served. */
#define LT_TYPE_LIMITER (lt_limiter_get_type ())
G_DECLARE_FINAL_TYPE (LtLimiter, lt_limiter, LT, LIMITER, GObject)

/* One place in a limiter, held as long as the slot lives: so no way out of a fiber can forget to give it back. */
#define LT_TYPE_SLOT (lt_slot_get_type ())
G_DECLARE_FINAL_TYPE (LtSlot, lt_slot, LT, SLOT, GObject)

LtLimiter *lt_limiter_new (guint slots);
/* (type LtSlot) */
DexFuture *lt_limiter_acquire (LtLimiter *self);
gboolean lt_limiter_is_idle (LtLimiter *self);

G_END_DECLS
