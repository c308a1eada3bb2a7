/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line for each side with mark, word, percentage and margin, and one for what is unclear.
 * Signals: slice-activated (int stance); hovered (int stance, LT_STANCE_UNCLEAR when it ends). */
#define LT_TYPE_CHART_LEGEND (lt_chart_legend_get_type ())
G_DECLARE_FINAL_TYPE (LtChartLegend, lt_chart_legend, LT, CHART_LEGEND, GtkWidget)

GtkWidget *lt_chart_legend_new (void);
void lt_chart_legend_set_sentiment (LtChartLegend *self, const LtSentiment *sentiment);
/* "Critical 70 %, plus or minus 5, 289 comments". (transfer full) */
char *lt_chart_legend_dup_side_label (const LtSentiment *sentiment, LtStance side);
/* "Unclear, 61 comments". (transfer full) */
char *lt_chart_legend_dup_unclear_label (const LtSentiment *sentiment);

G_END_DECLS
