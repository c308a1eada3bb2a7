/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The ring with its three slices and the text in its middle. Signal: slice-activated (int stance). */
#define LT_TYPE_CHART_RING (lt_chart_ring_get_type ())
G_DECLARE_FINAL_TYPE (LtChartRing, lt_chart_ring, LT, CHART_RING, GtkWidget)

GtkWidget *lt_chart_ring_new (void);
/* Moves from what is shown to these shares, unless animations are off. */
void lt_chart_ring_set_shares (LtChartRing *self, const LtShares *shares);
/* "70 %" over "critical" */
void lt_chart_ring_set_text (LtChartRing *self, const char *figure, const char *word);
/* What a slice is called by screen readers and its tooltip. */
void lt_chart_ring_set_slice_label (LtChartRing *self, LtStance side, const char *label);
/* Shows a slice as hovered; LT_STANCE_UNCLEAR: none. */
void lt_chart_ring_highlight (LtChartRing *self, LtStance side);

G_END_DECLS
