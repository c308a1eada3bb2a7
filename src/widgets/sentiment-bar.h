/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The thin three-part bar of a row: 2 px gaps, neutral at half height, a grey outline when the estimate is rough. */
#define LT_TYPE_SENTIMENT_BAR (lt_sentiment_bar_get_type ())
G_DECLARE_FINAL_TYPE (LtSentimentBar, lt_sentiment_bar, LT, SENTIMENT_BAR, GtkWidget)

GtkWidget *lt_sentiment_bar_new (void);
void lt_sentiment_bar_set_sentiment (LtSentimentBar *self, LtSentiment *sentiment);

G_END_DECLS
