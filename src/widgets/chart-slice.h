/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "render/chart-geometry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One slice of the ring: a button of its own that is picked by its shape. Signal: activated (). Action: slice.open. */
#define LT_TYPE_CHART_SLICE (lt_chart_slice_get_type ())
G_DECLARE_FINAL_TYPE (LtChartSlice, lt_chart_slice, LT, CHART_SLICE, GtkWidget)

GtkWidget *lt_chart_slice_new (LtStance stance);
LtStance lt_chart_slice_get_stance (LtChartSlice *self);
/* The slice is allocated the whole ring; @centre is in its own coordinates. */
void lt_chart_slice_set_geometry (LtChartSlice *self, const LtSlice *slice, LtPoint centre, double outer, double inner);

G_END_DECLS
