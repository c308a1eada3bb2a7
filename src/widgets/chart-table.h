/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The numbers of the chart as a table: everything the pie says, and the shares by source.
 * Signal: slice-activated (int stance). */
#define LT_TYPE_CHART_TABLE (lt_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (LtChartTable, lt_chart_table, LT, CHART_TABLE, GtkWidget)

GtkWidget *lt_chart_table_new (void);
void lt_chart_table_set_sentiment (LtChartTable *self, const LtSentiment *sentiment);

G_END_DECLS
