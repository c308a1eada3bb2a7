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
/* Whether a label of a diameter fits between the slice's edges, so far out. */
gboolean lt_slice_has_room (const LtSlice *slice, double radius, double size);
gboolean lt_slice_contains (const LtSlice *slice, LtPoint centre, double outer, double inner, LtPoint at);

G_END_DECLS
