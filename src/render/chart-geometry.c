/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "render/chart-geometry.h"

#include <math.h>

#define FULL (2 * G_PI)
/* What is there is seen: 3 degrees, taken from the other slices in proportion to what they have to spare. */
#define MINIMUM (FULL / 120)
/* A hair's breadth, so that none is left to nobody. */
#define ROUNDING 1e-9

/* Widens slices below the minimum and takes it from those above. */
static void
widen_tiny (LtSlice slices[LT_N_SIDES])
{
  double missing = 0, spare = 0;

  for (int i = 0; i < LT_N_SIDES; i++)
    {
      if (slices[i].sweep > 0 && slices[i].sweep < MINIMUM)
        missing += MINIMUM - slices[i].sweep;
      else if (slices[i].sweep > MINIMUM)
        spare += slices[i].sweep - MINIMUM;
    }
  if (missing <= 0)
    return;

  for (int i = 0; i < LT_N_SIDES; i++)
    {
      if (slices[i].sweep > 0 && slices[i].sweep < MINIMUM)
        slices[i].sweep = MINIMUM;
      else if (slices[i].sweep > MINIMUM)
        slices[i].sweep -= missing * (slices[i].sweep - MINIMUM) / spare;
    }
}

/**
 * lt_chart_slices:
 * @shares: the estimate
 * @slices: (out): a slice a side, in the order of #LtStance
 *
 * The slices go clockwise from the top and together make a full turn, or none
 * when all shares are 0.
 */
void
lt_chart_slices (const LtShares *shares, LtSlice slices[LT_N_SIDES])
{
  double total = 0, at = 0;

  for (int i = 0; i < LT_N_SIDES; i++)
    total += MAX (shares->of[i], 0);
  for (int i = 0; i < LT_N_SIDES; i++)
    slices[i].sweep = total > 0 ? FULL * MAX (shares->of[i], 0) / total : 0;

  widen_tiny (slices);
  for (int i = 0; i < LT_N_SIDES; i++)
    {
      slices[i].start = at;
      at += slices[i].sweep;
    }
}

static LtPoint
point_at (LtPoint centre, double angle, double radius)
{
  return (LtPoint) { centre.x + radius * sin (angle), centre.y - radius * cos (angle) };
}

/**
 * lt_slice_corners:
 * @slice: a slice
 * @centre: of the ring
 * @outer: its radius
 * @inner: the radius of its hole
 * @corners: (out): outer start, outer end, inner end, inner start
 *
 * A slice that is the whole ring has its start and end in one point: whoever
 * draws arcs between corners draws that as two circles.
 */
void
lt_slice_corners (const LtSlice *slice, LtPoint centre, double outer, double inner, LtPoint corners[4])
{
  double end = slice->start + slice->sweep;

  corners[0] = point_at (centre, slice->start, outer);
  corners[1] = point_at (centre, end, outer);
  corners[2] = point_at (centre, end, inner);
  corners[3] = point_at (centre, slice->start, inner);
}

/**
 * lt_slice_middle:
 * @slice: a slice
 * @centre: of the ring
 * @radius: how far out
 *
 * Returns: the point halfway between the slice's edges
 */
LtPoint
lt_slice_middle (const LtSlice *slice, LtPoint centre, double radius)
{
  return point_at (centre, slice->start + slice->sweep / 2, radius);
}

/**
 * lt_slice_has_room:
 * @slice: a slice
 * @radius: how far out
 * @size: the diameter of a disc
 *
 * Returns: %TRUE if the disc, with its centre at lt_slice_middle(), lies between the slice's edges
 */
gboolean
lt_slice_has_room (const LtSlice *slice, double radius, double size)
{
  return slice->sweep >= G_PI || radius * sin (slice->sweep / 2) >= size / 2;
}

/**
 * lt_slice_contains:
 * @slice: of lt_chart_slices()
 * @centre: of the ring
 * @outer: its radius
 * @inner: the radius of its hole
 * @at: a point
 *
 * The gap that is drawn between two slices belongs to them: there is nothing to miss.
 *
 * Returns: %TRUE if the point is on the slice
 */
gboolean
lt_slice_contains (const LtSlice *slice, LtPoint centre, double outer, double inner, LtPoint at)
{
  double x = at.x - centre.x;
  double y = at.y - centre.y;
  double distance = hypot (x, y);
  double angle = fmod (atan2 (x, -y) + FULL, FULL);

  if (slice->sweep <= 0 || distance > outer || distance < inner)
    return FALSE;
  return angle >= slice->start - ROUNDING && angle < slice->start + slice->sweep + ROUNDING;
}
