/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line for each source of an estimate, where there are several: its name, a bar and its largest share. */
#define LT_TYPE_SOURCE_SHARES (lt_source_shares_get_type ())
G_DECLARE_FINAL_TYPE (LtSourceShares, lt_source_shares, LT, SOURCE_SHARES, GtkWidget)

GtkWidget *lt_source_shares_new (void);
/* NULL, or an estimate from one source: it hides itself. */
void lt_source_shares_set_sentiment (LtSourceShares *self, const LtSentiment *sentiment);

G_END_DECLS
