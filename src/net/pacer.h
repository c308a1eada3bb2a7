/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* The queue before one server: so many at once, and so long from one start to the next. Main context. */
#define LT_TYPE_PACER (lt_pacer_get_type ())
G_DECLARE_FINAL_TYPE (LtPacer, lt_pacer, LT, PACER, GObject)

LtPacer *lt_pacer_new (guint at_once, guint interval_ms);
/* (type LtSlot) */
DexFuture *lt_pacer_acquire (LtPacer *self);
/* The server asked for a pause: nobody starts before it is over. */
void lt_pacer_pause (LtPacer *self, guint milliseconds);
gboolean lt_pacer_is_idle (LtPacer *self);

G_END_DECLS
