/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "render/chart-geometry.h"
#include "render/chart-svg.h"

#include <math.h>
#include <string.h>

#define FULL (2 * G_PI)
#define DEGREES (FULL / 360)
#define CLOSE 1e-9

/* The side under a point, or -1. */
static int
side_at (const LtSlice slices[LT_N_SIDES], LtPoint centre, double outer, double inner, LtPoint at)
{
  for (int i = 0; i < LT_N_SIDES; i++)
    if (lt_slice_contains (&slices[i], centre, outer, inner, at))
      return i;
  return -1;
}

static void
assert_close (double a, double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, CLOSE);
}

static void
test_slices (void)
{
  LtShares shares = { { 100, 200, 700 } };
  LtSlice slices[LT_N_SIDES];

  lt_chart_slices (&shares, slices);
  assert_close (slices[0].start, 0);
  assert_close (slices[0].sweep, 36 * DEGREES);
  assert_close (slices[1].start, 36 * DEGREES);
  assert_close (slices[1].sweep, 72 * DEGREES);
  assert_close (slices[2].start, 108 * DEGREES);
  assert_close (slices[2].sweep, 252 * DEGREES);
}

static void
test_tiny (void)
{
  LtShares shares = { { 1, 0, 999 } };
  LtShares two = { { 1, 2, 997 } };
  LtSlice slices[LT_N_SIDES];

  lt_chart_slices (&shares, slices);
  assert_close (slices[0].sweep, 3 * DEGREES);
  assert_close (slices[1].sweep, 0);
  assert_close (slices[2].sweep, 357 * DEGREES);

  lt_chart_slices (&two, slices);
  assert_close (slices[0].sweep, 3 * DEGREES);
  assert_close (slices[1].sweep, 3 * DEGREES);
  assert_close (slices[2].sweep, 354 * DEGREES);
}

static void
test_single (void)
{
  LtShares all = { { 0, 1000, 0 } };
  LtShares none = { { 0, 0, 0 } };
  LtSlice slices[LT_N_SIDES];

  lt_chart_slices (&all, slices);
  assert_close (slices[1].sweep, FULL);
  g_assert_cmpint (side_at (slices, (LtPoint) { 0, 0 }, 10, 5, (LtPoint) { -7, 0 }), ==, LT_STANCE_NEUTRAL);

  lt_chart_slices (&none, slices);
  assert_close (slices[0].sweep + slices[1].sweep + slices[2].sweep, 0);
  g_assert_cmpint (side_at (slices, (LtPoint) { 0, 0 }, 10, 5, (LtPoint) { -7, 0 }), ==, -1);
}

/* Whatever the shares, the slices make one turn, what is there is seen, and every point of the ring belongs to one. */
static void
test_every_share (void)
{
  LtPoint centre = { 50, 40 };

  for (int positive = 0; positive <= 1000; positive += 7)
    for (int neutral = 0; neutral <= 1000 - positive; neutral += 13)
      {
        LtShares shares = { { positive, neutral, 1000 - positive - neutral } };
        LtSlice slices[LT_N_SIDES];
        double sum = 0;

        lt_chart_slices (&shares, slices);
        for (int i = 0; i < LT_N_SIDES; i++)
          {
            LtPoint middle = lt_slice_middle (&slices[i], centre, 30);

            sum += slices[i].sweep;
            if (shares.of[i] == 0)
              {
                g_assert_true (slices[i].sweep == 0);
                continue;
              }
            g_assert_cmpfloat (slices[i].sweep, >=, 3 * DEGREES - CLOSE);
            g_assert_cmpint (side_at (slices, centre, 40, 20, middle), ==, i);
          }
        assert_close (sum, FULL);
      }
}

static void
test_hit (void)
{
  LtShares shares = { { 250, 250, 500 } };
  LtPoint centre = { 100, 100 };
  LtSlice slices[LT_N_SIDES];

  lt_chart_slices (&shares, slices);
  g_assert_cmpint (side_at (slices, centre, 90, 50, (LtPoint) { 150, 50 }), ==, LT_STANCE_POSITIVE);
  g_assert_cmpint (side_at (slices, centre, 90, 50, (LtPoint) { 150, 150 }), ==, LT_STANCE_NEUTRAL);
  g_assert_cmpint (side_at (slices, centre, 90, 50, (LtPoint) { 30, 100 }), ==, LT_STANCE_CRITICAL);
  g_assert_cmpint (side_at (slices, centre, 90, 50, (LtPoint) { 100, 100 }), ==, -1);
  g_assert_cmpint (side_at (slices, centre, 90, 50, (LtPoint) { 195, 100 }), ==, -1);
  g_assert_cmpint (side_at (slices, centre, 90, 50, (LtPoint) { 100 - 1e-12, 30 }), ==, LT_STANCE_CRITICAL);
}

static void
test_corners (void)
{
  LtSlice slice = { 0, G_PI / 2 };
  LtPoint corners[4];

  lt_slice_corners (&slice, (LtPoint) { 10, 20 }, 5, 2, corners);
  assert_close (corners[0].x, 10);
  assert_close (corners[0].y, 15);
  assert_close (corners[1].x, 15);
  assert_close (corners[1].y, 20);
  assert_close (corners[2].x, 12);
  assert_close (corners[2].y, 20);
  assert_close (corners[3].x, 10);
  assert_close (corners[3].y, 18);
}

/* A label is drawn only where all of it lies within its slice. */
static void
test_room (void)
{
  LtSlice tiny = { 0, 3 * DEGREES }, quarter = { 1, 90 * DEGREES }, most = { 0, 300 * DEGREES };

  g_assert_false (lt_slice_has_room (&tiny, 70, 20));
  g_assert_true (lt_slice_has_room (&quarter, 70, 20));
  g_assert_true (lt_slice_has_room (&quarter, 70, 2 * 70 * sin (45 * DEGREES) - 1e-6));
  g_assert_false (lt_slice_has_room (&quarter, 70, 2 * 70 * sin (45 * DEGREES) + 1e-6));
  g_assert_true (lt_slice_has_room (&most, 70, 60));
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = strstr (text, what); p; p = strstr (p + 1, what))
    n++;
  return n;
}

static void
test_svg (void)
{
  LtShares shares = { { 100, 200, 700 } };
  LtShares all = { { 1000, 0, 0 } };
  g_autofree char *svg = lt_chart_svg (&shares, 200);
  g_autofree char *tiny = lt_chart_svg (&(LtShares) { { 10, 980, 10 } }, 200);
  g_autofree char *whole = lt_chart_svg (&all, 120);

  g_assert_nonnull (strstr (svg, "aria-label=\"10 % positive, 20 % neutral, 70 % critical\""));
  g_assert_nonnull (strstr (svg, ">70 %<"));
  g_assert_nonnull (strstr (svg, ">critical<"));
  for (int i = 0; i < LT_N_SIDES; i++)
    {
      g_autofree char *slice = g_strdup_printf ("<path class=\"%s\"", ((const char *[]) { "positive", "neutral", "critical" })[i]);

      g_assert_cmpuint (count (svg, slice), ==, 1);
    }

  g_assert_cmpuint (count (svg, "class=\"shape\""), ==, 3);
  g_assert_cmpuint (count (tiny, "class=\"shape\""), ==, 1);

  g_assert_cmpuint (count (whole, "<path class=\"positive\""), ==, 1);
  g_assert_nonnull (strstr (whole, "width=\"120\""));
  g_assert_null (strstr (whole, "nan"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/slices", test_slices);
  g_test_add_func ("/chart/tiny", test_tiny);
  g_test_add_func ("/chart/single", test_single);
  g_test_add_func ("/chart/every-share", test_every_share);
  g_test_add_func ("/chart/hit", test_hit);
  g_test_add_func ("/chart/corners", test_corners);
  g_test_add_func ("/chart/room", test_room);
  g_test_add_func ("/chart/svg", test_svg);
  return g_test_run ();
}
