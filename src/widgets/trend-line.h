/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the mood moved; hides itself with fewer than three points. */
#define LT_TYPE_TREND_LINE (lt_trend_line_get_type ())
G_DECLARE_FINAL_TYPE (LtTrendLine, lt_trend_line, LT, TREND_LINE, GtkWidget)

#define LT_TREND_LEAST_POINTS 3

GtkWidget *lt_trend_line_new (void);
/* "Trend since the first estimate, 5 hours ago". (transfer full) */
char *lt_trend_line_dup_caption (LtTrendLine *self);
void lt_trend_line_set_sentiment (LtTrendLine *self, LtSentiment *sentiment);

G_END_DECLS
