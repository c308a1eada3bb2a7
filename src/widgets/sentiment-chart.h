/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pie with its sentence, legend and margins: everything said about an estimate.
 * Signal: slice-activated (int stance, LtStance). Properties: sentiment (LtSentiment), show-table (boolean). */
#define LT_TYPE_SENTIMENT_CHART (lt_sentiment_chart_get_type ())
G_DECLARE_FINAL_TYPE (LtSentimentChart, lt_sentiment_chart, LT, SENTIMENT_CHART, GtkWidget)

GtkWidget *lt_sentiment_chart_new (void);
LtSentiment *lt_sentiment_chart_get_sentiment (LtSentimentChart *self);
void lt_sentiment_chart_set_sentiment (LtSentimentChart *self, LtSentiment *sentiment);
gboolean lt_sentiment_chart_get_show_table (LtSentimentChart *self);
void lt_sentiment_chart_set_show_table (LtSentimentChart *self, gboolean show_table);

G_END_DECLS
