/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* A counting semaphore for fibers of the main context: at most `slots` holders at once, first come first served. */
#define LT_TYPE_LIMITER (lt_limiter_get_type ())
G_DECLARE_FINAL_TYPE (LtLimiter, lt_limiter, LT, LIMITER, GObject)

LtLimiter *lt_limiter_new (guint slots);
DexFuture *lt_limiter_acquire (LtLimiter *self);
void lt_limiter_release (LtLimiter *self);

G_END_DECLS
