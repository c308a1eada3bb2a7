/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "render/chart-svg.h"

#include "render/chart-geometry.h"
#include "text/escape.h"

#include <glib/gi18n-lib.h>

/* In a square of 200. */
#define CENTRE 100.0
#define OUTER 96.0
#define INNER 54.0
/* The disc of a label, and the room it keeps to the edges. */
#define LABEL 30.0
#define LABEL_ROOM 6.0

static const char *const names[LT_N_SIDES] = { "positive", "neutral", "critical" };

/* Dots and hatching tell the slices apart without their colours, which the style sheet of the page may set. */
static const char patterns[] =
    "<defs>"
    "<pattern id=\"neutral-dots\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
    "<circle cx=\"4\" cy=\"4\" r=\"1.4\" fill=\"#fff\" fill-opacity=\".75\"/></pattern>"
    "<pattern id=\"critical-lines\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><path d=\"M0 4H8\" stroke=\"#fff\" stroke-opacity=\".55\" "
    "stroke-width=\"2\"/></pattern></defs>";

static const char *const colours[LT_N_SIDES] = { "#1e8296", "#77767b", "#d95700" };
static const char *const overlays[LT_N_SIDES] = { NULL, "url(#neutral-dots)", "url(#critical-lines)" };

static const char *
word_of (int side)
{
  switch (side)
    {
    case LT_STANCE_POSITIVE:
      return _ ("positive");
    case LT_STANCE_NEUTRAL:
      return _ ("neutral");
    case LT_STANCE_CRITICAL:
    default:
      return _ ("critical");
    }
}

/* Not printf(): SVG's decimal point is no matter of locale. */
static void
append_number (GString *svg, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (svg, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
  g_string_append_c (svg, ' ');
}

static void
append_point (GString *svg, const char *command, LtPoint point)
{
  g_string_append (svg, command);
  append_number (svg, point.x);
  append_number (svg, point.y);
}

static void
append_arc (GString *svg, double radius, gboolean large, gboolean clockwise, LtPoint to)
{
  g_string_append_c (svg, 'A');
  append_number (svg, radius);
  append_number (svg, radius);
  g_string_append_printf (svg, "0 %d %d ", large, clockwise);
  append_number (svg, to.x);
  append_number (svg, to.y);
}

static char *
slice_outline (const LtSlice *slice)
{
  GString *path = g_string_new (NULL);
  LtPoint centre = { CENTRE, CENTRE };
  gboolean large = slice->sweep > G_PI;
  LtPoint corner[4];

  if (slice->sweep >= 2 * G_PI - 1e-6)
    return g_string_free_and_steal (g_string_append (path, "M100 4a96 96 0 0 1 0 192a96 96 0 0 1 0-192z"
                                                           "M100 46a54 54 0 0 0 0 108a54 54 0 0 0 0-108z"));

  lt_slice_corners (slice, centre, OUTER, INNER, corner);
  append_point (path, "M", corner[0]);
  append_arc (path, OUTER, large, TRUE, corner[1]);
  append_point (path, "L", corner[2]);
  append_arc (path, INNER, large, FALSE, corner[3]);
  g_string_append_c (path, 'Z');
  return g_string_free_and_steal (path);
}

static void
append_slice (GString *svg, int side, const LtSlice *slice)
{
  g_autofree char *outline = slice_outline (slice);

  g_string_append_printf (svg,
                          "<path class=\"%s\" d=\"%s\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"2\"/>",
                          names[side], outline, colours[side]);
  if (overlays[side])
    g_string_append_printf (svg, "<path d=\"%s\" fill=\"%s\"/>", outline, overlays[side]);
}

/* The same shapes as in the window's legend, on a disc that keeps the pattern away; in a square of 24 around the middle. */
static const char *const shapes[LT_N_SIDES] = {
  "M-2.5-10h5v7.5h7.5v5h-7.5v7.5h-5v-7.5h-7.5v-5h7.5z",
  "M-8 0a8 8 0 0 1 16 0a8 8 0 0 1-16 0z",
  "M-10-3.5h20v7h-20z",
};

static void
append_shape (GString *svg, int side, const LtSlice *slice)
{
  LtPoint middle = lt_slice_middle (slice, (LtPoint) { CENTRE, CENTRE }, (OUTER + INNER) / 2);

  if (!lt_slice_has_room (slice, (OUTER + INNER) / 2, LABEL + LABEL_ROOM))
    return;
  g_string_append (svg, "<g transform=\"translate(");
  append_number (svg, middle.x);
  append_number (svg, middle.y);
  g_string_append_printf (svg, ")\"><circle class=\"%s\" r=\"%g\" fill=\"%s\"/><path class=\"shape\" d=\"%s\" fill=\"#fff\"/></g>",
                          names[side], LABEL / 2, colours[side], shapes[side]);
}

static int
largest_of (const LtShares *shares)
{
  int largest = 0;

  for (int i = 1; i < LT_N_SIDES; i++)
    if (shares->of[i] > shares->of[largest])
      largest = i;
  return largest;
}

static void
append_label (GString *svg, const int percent[LT_N_SIDES])
{
  g_autofree char *label = g_strdup_printf (_ ("%d %% positive, %d %% neutral, %d %% critical"), percent[0], percent[1],
                                            percent[2]);

  g_string_append (svg, " role=\"img\" aria-label=\"");
  lt_append_escaped (svg, label);
  g_string_append_c (svg, '"');
}

/**
 * lt_chart_svg:
 * @shares: the estimate
 * @size: side of the square in CSS pixels
 *
 * Returns: (transfer full): an svg element for the inside of an HTML page
 */
char *
lt_chart_svg (const LtShares *shares, int size)
{
  GString *svg = g_string_new (NULL);
  int largest = largest_of (shares);
  g_autofree char *word = lt_escape_html (word_of (largest));
  LtSlice slices[LT_N_SIDES];
  int percent[LT_N_SIDES];

  lt_chart_slices (shares, slices);
  lt_shares_to_percent (shares, percent);

  g_string_append_printf (svg,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 200 200\" "
                          "width=\"%d\" height=\"%d\"",
                          size, size);
  append_label (svg, percent);
  g_string_append_printf (svg, ">%s", patterns);
  for (int i = 0; i < LT_N_SIDES; i++)
    if (slices[i].sweep > 0)
      {
        append_slice (svg, i, &slices[i]);
        append_shape (svg, i, &slices[i]);
      }
  g_string_append_printf (svg,
                          "<text x=\"100\" y=\"104\" text-anchor=\"middle\" font-size=\"30\" font-weight=\"700\" "
                          "fill=\"currentColor\">%d %%</text><text x=\"100\" y=\"126\" text-anchor=\"middle\" "
                          "font-size=\"15\" fill=\"currentColor\">%s</text></svg>",
                          percent[largest], word);
  return g_string_free_and_steal (svg);
}
