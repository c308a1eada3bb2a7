/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/stance.h"

G_BEGIN_DECLS

/* A slice of the ring in radians, clockwise from the top. Slices of 0 are absent (sweep 0); tiny ones get a visible minimum. */
typedef struct
{
  double start;
  double sweep;
} LtSlice;

typedef struct
{
  double x, y;
} LtPoint;

void lt_chart_slices (const LtShares *shares, LtSlice slices[LT_N_SIDES]);
/* The four corners of a slice's outline: outer start, outer end, inner end, inner start. */
void lt_slice_corners (const LtSlice *slice, LtPoint centre, double outer, double inner, LtPoint corners[4]);
LtPoint lt_slice_middle (const LtSlice *slice, LtPoint centre, double radius);
/* The side under a point, or -1 outside the ring. */
int lt_chart_side_at (const LtSlice slices[LT_N_SIDES], LtPoint centre, double outer, double inner, LtPoint at);

G_END_DECLS
