/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "fixtures.h"
#include "widgets/chart-legend.h"
#include "widgets/chart-ring.h"
#include "widgets/chart-slice.h"
#include "widgets/chart-table.h"
#include "widgets/sentiment-chart.h"
#include "widgets/source-shares.h"
#include "widgets/stance-mark.h"
#include "widgets/trend-line.h"

#include <math.h>

static void
count_cb (GObject *object, GParamSpec *pspec, int *count)
{
  (*count)++;
}

static void
remember_cb (LtSentimentChart *chart, int stance, int *last)
{
  *last = stance;
}

static GtkWidget *
new_chart (FixtureMood mood)
{
  GtkWidget *chart = g_object_ref_sink (lt_sentiment_chart_new ());
  g_autoptr (LtSentiment) sentiment = fixture_sentiment (mood);

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  return chart;
}

static GtkWidget *
slice_of (GtkWidget *chart, LtStance side)
{
  return fixture_find (chart, LT_TYPE_CHART_SLICE, side);
}

/* Where the middle of a slice lies, in the ring's coordinates: clockwise from the top. */
static void
middle_of (GtkWidget *ring, double from, double share, double *x, double *y)
{
  double radius = MIN (gtk_widget_get_width (ring), gtk_widget_get_height (ring)) / 2.0 * 0.77;
  double angle = 2 * G_PI * (from + share / 2);

  *x = gtk_widget_get_width (ring) / 2.0 + radius * sin (angle);
  *y = gtk_widget_get_height (ring) / 2.0 - radius * cos (angle);
}

static void
test_roles (void)
{
  GtkWidget *chart = new_chart (FIXTURE_MOSTLY);
  /* Named, since the assertion uses the text of its arguments as a format. */
  const char *description = "Mostly critical. 10\u00a0% positive, 20\u00a0% neutral, 70\u00a0% critical";
  const char *critical = "Critical 70\u00a0%, plus or minus 5, 250 comments";

  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Community sentiment (estimate)");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
  gtk_test_accessible_assert_role (slice_of (chart, LT_STANCE_CRITICAL), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (slice_of (chart, LT_STANCE_CRITICAL), GTK_ACCESSIBLE_PROPERTY_LABEL, critical);
  g_assert_finalize_object (chart);
}

static void
test_moods (void)
{
  static const struct
  {
    FixtureMood mood;
    const char *sentence;
    gboolean figures;
  } cases[] = {
    { FIXTURE_MOSTLY, "Mostly critical", TRUE },
    { FIXTURE_PROBABLY, "Probably mostly positive", TRUE },
    { FIXTURE_DIVIDED, "Divided", TRUE },
    { FIXTURE_ROUGH, "Rough estimate", TRUE },
    { FIXTURE_PUBLISHED, "As published by the source", TRUE },
    { FIXTURE_TOO_FEW, "Too few comments to tell", FALSE },
    { FIXTURE_ONE_SIDED, "Mostly positive", TRUE },
    { FIXTURE_TINY, "Mostly neutral", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *chart = new_chart (cases[i].mood);
      GtkWidget *sentence = fixture_find (chart, GTK_TYPE_LABEL, 0);
      GtkWidget *pages = fixture_find (chart, GTK_TYPE_STACK, 0);

      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (sentence)), ==, cases[i].sentence);
      g_assert_cmpint (gtk_widget_get_visible (pages), ==, cases[i].figures);
      g_assert_cmpint (gtk_widget_has_css_class (chart, "rough"), ==, cases[i].mood == FIXTURE_ROUGH);
      g_assert_finalize_object (chart);
    }
}

static void
test_none (void)
{
  GtkWidget *chart = new_chart (FIXTURE_MOSTLY);

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (fixture_find (chart, GTK_TYPE_LABEL, 0))), ==, "No estimate of the sentiment");
  g_assert_false (gtk_widget_get_visible (fixture_find (chart, GTK_TYPE_STACK, 0)));
  g_assert_false (gtk_widget_get_visible (fixture_find (chart, LT_TYPE_TREND_LINE, 0)));
  g_assert_finalize_object (chart);
}

/* A large share would look surer than it is. */
static void
test_rough_middle (void)
{
  GtkWidget *chart = new_chart (FIXTURE_ROUGH);
  GtkWidget *ring = fixture_find (chart, LT_TYPE_CHART_RING, 0);

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (fixture_find (ring, GTK_TYPE_LABEL, 0))), ==, "13");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (fixture_find (ring, GTK_TYPE_LABEL, 1))), ==, "counted");
  g_assert_finalize_object (chart);
}

static void
test_notify (void)
{
  GtkWidget *chart = g_object_ref_sink (lt_sentiment_chart_new ());
  g_autoptr (LtSentiment) sentiment = fixture_sentiment (FIXTURE_MOSTLY);
  int sentiments = 0, tables = 0;

  g_signal_connect (chart, "notify::sentiment", G_CALLBACK (count_cb), &sentiments);
  g_signal_connect (chart, "notify::show-table", G_CALLBACK (count_cb), &tables);
  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  g_assert_cmpint (sentiments, ==, 1);
  gtk_widget_activate_action (chart, "chart.show-table", NULL);
  g_assert_true (lt_sentiment_chart_get_show_table (LT_SENTIMENT_CHART (chart)));
  lt_sentiment_chart_set_show_table (LT_SENTIMENT_CHART (chart), TRUE);
  g_assert_cmpint (tables, ==, 1);
  g_assert_finalize_object (chart);
}

static GtkWidget *
cell_of (GtkWidget *table, int row, int column)
{
  GtkWidget *child = gtk_widget_get_first_child (table);

  while (row-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return fixture_find (child, GTK_TYPE_LABEL, column);
}

static void
test_table (void)
{
  GtkWidget *chart = new_chart (FIXTURE_MOSTLY);
  GtkWidget *table = fixture_find (chart, LT_TYPE_CHART_TABLE, 0);
  GtkWidget *critical = gtk_widget_get_parent (gtk_widget_get_parent (cell_of (table, 3, 0)));
  const char *label = "Critical 70\u00a0%, plus or minus 5, 250 comments";
  int last = -1;

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (cell_of (table, 3, 1))), ==, "70\u00a0%");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (cell_of (table, 4, 3))), ==, "61");
  /* Two sources follow under a heading of their own. */
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (cell_of (table, 6, 0))), ==, "Hacker News");

  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_property (table, GTK_ACCESSIBLE_PROPERTY_LABEL, "Community sentiment in numbers");
  gtk_test_accessible_assert_role (critical, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (critical, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_role (cell_of (table, 0, 1), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (cell_of (table, 3, 0), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_role (cell_of (table, 3, 1), GTK_ACCESSIBLE_ROLE_CELL);
  g_signal_connect (chart, "slice-activated", G_CALLBACK (remember_cb), &last);
  g_signal_emit_by_name (critical, "clicked");
  g_assert_cmpint (last, ==, LT_STANCE_CRITICAL);
  g_assert_finalize_object (chart);
}

/* The keyboard goes with the figures: from a slice into the table and back. */
static void
test_table_focus (void)
{
  GtkWidget *chart = lt_sentiment_chart_new ();
  g_autoptr (LtSentiment) sentiment = fixture_quarters ();
  GtkWindow *window;

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  window = fixture_present (chart, 330, 500);
  g_assert_true (gtk_widget_grab_focus (slice_of (chart, LT_STANCE_NEUTRAL)));
  gtk_widget_activate_action (chart, "chart.show-table", NULL);
  fixture_wait (50);
  g_assert_nonnull (gtk_window_get_focus (window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), fixture_find (chart, LT_TYPE_CHART_TABLE, 0)));
  gtk_widget_activate_action (chart, "chart.show-table", NULL);
  fixture_wait (50);
  g_assert_true (gtk_window_get_focus (window) == slice_of (chart, LT_STANCE_NEUTRAL));
  gtk_window_destroy (window);
}

/* A line for each source where there are several; few comments have no figure. */
static void
test_by_source (void)
{
  GtkWidget *sources = g_object_ref_sink (lt_source_shares_new ());
  g_autoptr (LtSentiment) sentiment = fixture_sentiment (FIXTURE_MOSTLY);
  const char *first = "Hacker News: 6\u00a0% positive, 17\u00a0% neutral, 77\u00a0% critical";
  const char *second = "Reddit: too few to tell";
  GtkWidget *line;

  ((LtSourceSentiment *) g_ptr_array_index (sentiment->by_source, 1))->n = 9;
  lt_source_shares_set_sentiment (LT_SOURCE_SHARES (sources), sentiment);
  g_assert_true (gtk_widget_get_visible (sources));
  gtk_test_accessible_assert_role (sources, GTK_ACCESSIBLE_ROLE_LIST);
  line = gtk_widget_get_next_sibling (gtk_widget_get_first_child (sources));
  gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, first);
  gtk_test_accessible_assert_property (gtk_widget_get_next_sibling (line), GTK_ACCESSIBLE_PROPERTY_LABEL, second);
  g_ptr_array_set_size (sentiment->by_source, 1);
  lt_source_shares_set_sentiment (LT_SOURCE_SHARES (sources), sentiment);
  g_assert_false (gtk_widget_get_visible (sources));
  g_assert_finalize_object (sources);
}

static void
test_pick (void)
{
  GtkWidget *chart = lt_sentiment_chart_new ();
  g_autoptr (LtSentiment) sentiment = fixture_quarters ();
  GtkWidget *ring = fixture_find (chart, LT_TYPE_CHART_RING, 0);
  const double from[] = { 0, 0.5, 0.75 }, share[] = { 0.5, 0.25, 0.25 };
  GtkWindow *window;
  int last = -1;

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  g_signal_connect (chart, "slice-activated", G_CALLBACK (remember_cb), &last);
  window = fixture_present (chart, 330, 500);
  for (int side = 0; side < LT_N_SIDES; side++)
    {
      double x, y;

      middle_of (ring, from[side], share[side], &x, &y);
      g_assert_true (gtk_widget_pick (ring, x, y, GTK_PICK_DEFAULT) == slice_of (chart, (LtStance) side));
      g_assert_true (gtk_widget_activate (slice_of (chart, (LtStance) side)));
      g_assert_cmpint (last, ==, side);
      last = -1;
      g_assert_true (gtk_widget_activate_action (slice_of (chart, (LtStance) side), "slice.open", NULL));
      g_assert_cmpint (last, ==, side);
    }
  g_assert_true (gtk_widget_pick (ring, gtk_widget_get_width (ring) / 2.0, gtk_widget_get_height (ring) / 2.0,
                                  GTK_PICK_DEFAULT)
                 == ring);
  gtk_window_destroy (window);
}

/* Where the pointer must be on the screen: the window stands at its corner. */
static char *
place_on_screen (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point;
  double dx, dy;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));
  gtk_native_get_surface_transform (native, &dx, &dy);
  return g_strdup_printf ("%d %d", (int) (point.x + dx), (int) (point.y + dy));
}

/* A real pointer on a real screen: hovering brightens, a click opens, and the keyboard goes on from there. */
static void
test_mouse (void)
{
  GtkWidget *chart = lt_sentiment_chart_new ();
  g_autoptr (LtSentiment) sentiment = fixture_quarters ();
  GtkWidget *ring = fixture_find (chart, LT_TYPE_CHART_RING, 0);
  g_autofree char *place = NULL;
  g_autofree char *command = NULL;
  GtkWindow *window;
  int last = -1;
  double x, y;

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  g_signal_connect (chart, "slice-activated", G_CALLBACK (remember_cb), &last);
  window = fixture_present (chart, 330, 500);
  middle_of (ring, 0.5, 0.25, &x, &y);
  place = place_on_screen (ring, x, y);
  command = g_strdup_printf ("xdotool mousemove %s", place);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  while (!(gtk_widget_get_state_flags (slice_of (chart, LT_STANCE_NEUTRAL)) & GTK_STATE_FLAG_PRELIGHT))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_spawn_command_line_sync ("xdotool click 1", NULL, NULL, NULL, NULL));
  while (last < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (last, ==, LT_STANCE_NEUTRAL);
  g_assert_true (gtk_window_get_focus (window) == slice_of (chart, LT_STANCE_NEUTRAL));
  gtk_window_destroy (window);
}

/* The chart moves to other shares where the system has animations, and is there at once where it has none. */
static void
test_animation (void)
{
  GtkWidget *chart = lt_sentiment_chart_new ();
  g_autoptr (LtSentiment) before = fixture_quarters ();
  g_autoptr (LtSentiment) after = fixture_sentiment (FIXTURE_MOSTLY);
  GtkWidget *ring = fixture_find (chart, LT_TYPE_CHART_RING, 0);
  GtkWindow *window;
  double x, y;

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), before);
  window = fixture_present (chart, 330, 500);
  /* Within the first half, and of the largest side after. */
  middle_of (ring, 0.4, 0, &x, &y);
  g_assert_true (gtk_widget_pick (ring, x, y, GTK_PICK_DEFAULT) == slice_of (chart, LT_STANCE_POSITIVE));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), after);
  g_assert_true (gtk_widget_pick (ring, x, y, GTK_PICK_DEFAULT) == slice_of (chart, LT_STANCE_POSITIVE));
  while (gtk_widget_pick (ring, x, y, GTK_PICK_DEFAULT) != slice_of (chart, LT_STANCE_CRITICAL))
    g_main_context_iteration (NULL, TRUE);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), before);
  g_assert_true (gtk_widget_pick (ring, x, y, GTK_PICK_DEFAULT) == slice_of (chart, LT_STANCE_POSITIVE));
  gtk_window_destroy (window);
}

static void
test_keyboard (void)
{
  GtkWidget *chart = lt_sentiment_chart_new ();
  g_autoptr (LtSentiment) sentiment = fixture_quarters ();
  GtkWidget *ring = fixture_find (chart, LT_TYPE_CHART_RING, 0);
  GtkWindow *window;

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  window = fixture_present (chart, 330, 500);
  g_assert_true (gtk_widget_child_focus (ring, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == slice_of (chart, LT_STANCE_POSITIVE));
  g_assert_true (gtk_widget_child_focus (ring, GTK_DIR_RIGHT));
  g_assert_true (gtk_window_get_focus (window) == slice_of (chart, LT_STANCE_NEUTRAL));
  g_assert_true (gtk_widget_child_focus (ring, GTK_DIR_LEFT));
  g_assert_true (gtk_widget_child_focus (ring, GTK_DIR_LEFT));
  g_assert_true (gtk_window_get_focus (window) == slice_of (chart, LT_STANCE_CRITICAL));
  g_assert_false (gtk_widget_child_focus (ring, GTK_DIR_TAB_FORWARD));
  gtk_window_destroy (window);
}

/* A side without a share is no slice, and the arrows pass over it. */
static void
test_absent_slices (void)
{
  GtkWidget *chart = new_chart (FIXTURE_ONE_SIDED);

  g_assert_true (gtk_widget_get_visible (slice_of (chart, LT_STANCE_POSITIVE)));
  g_assert_false (gtk_widget_get_visible (slice_of (chart, LT_STANCE_NEUTRAL)));
  g_assert_false (gtk_widget_get_visible (slice_of (chart, LT_STANCE_CRITICAL)));
  g_assert_finalize_object (chart);
}

static double
distance (const guchar *pixel, const GdkRGBA *colour, float white)
{
  float red = colour->red + white * (1 - colour->red);
  float green = colour->green + white * (1 - colour->green);
  float blue = colour->blue + white * (1 - colour->blue);

  /* GDK_MEMORY_DEFAULT is BGRA on little endian. */
  return fabs (pixel[2] / 255.0 - red) + fabs (pixel[1] / 255.0 - green) + fabs (pixel[0] / 255.0 - blue);
}

/* The side whose colour, or that colour under its pattern, a pixel has. */
static int
side_of_pixel (const guchar *pixel, const GdkRGBA colours[LT_N_SIDES])
{
  for (int side = 0; side < LT_N_SIDES; side++)
    for (float white = 0; white <= 0.41f; white += 0.05f)
      if (pixel[3] == 255 && distance (pixel, &colours[side], white) < 0.06)
        return side;
  return -1;
}

static GdkTexture *
render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
test_pixels (void)
{
  GtkWidget *chart = lt_sentiment_chart_new ();
  g_autoptr (LtSentiment) sentiment = fixture_quarters ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = NULL;
  GdkRGBA colours[LT_N_SIDES];
  double counts[LT_N_SIDES] = { 0 }, total = 0;
  GtkWindow *window;
  gsize size, stride;

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  window = fixture_present (chart, 330, 500);
  for (int side = 0; side < LT_N_SIDES; side++)
    gtk_widget_get_color (slice_of (chart, (LtStance) side), &colours[side]);
  texture = render (fixture_find (chart, LT_TYPE_CHART_RING, 0));
  stride = (gsize) gdk_texture_get_width (texture) * 4;
  size = stride * (gsize) gdk_texture_get_height (texture);
  pixels = g_malloc (size);
  gdk_texture_download (texture, pixels, stride);
  for (gsize i = 0; i < size; i += 4)
    {
      int side = side_of_pixel (pixels + i, colours);

      if (side >= 0)
        {
          counts[side]++;
          total++;
        }
    }
  g_assert_cmpfloat (total, >, 8000);
  g_assert_cmpfloat_with_epsilon (counts[LT_STANCE_POSITIVE] / total, 0.5, 0.02);
  g_assert_cmpfloat_with_epsilon (counts[LT_STANCE_NEUTRAL] / total, 0.25, 0.02);
  g_assert_cmpfloat_with_epsilon (counts[LT_STANCE_CRITICAL] / total, 0.25, 0.02);
  gtk_window_destroy (window);
}

static void
test_legend (void)
{
  GtkWidget *chart = new_chart (FIXTURE_MOSTLY);
  GtkWidget *legend = fixture_find (chart, LT_TYPE_CHART_LEGEND, 0);
  GtkWidget *unclear = fixture_find (legend, GTK_TYPE_BUTTON, LT_STANCE_UNCLEAR);
  int last = -1;

  g_signal_connect (chart, "slice-activated", G_CALLBACK (remember_cb), &last);
  gtk_test_accessible_assert_role (legend, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (legend, GTK_ACCESSIBLE_PROPERTY_LABEL, "Legend");
  for (int side = 0; side < LT_N_SIDES; side++)
    {
      GtkWidget *line = fixture_find (legend, GTK_TYPE_BUTTON, side);
      const char *said = ((const char *[]) { "Positive 10\u00a0%, plus or minus 3, 45 comments",
                                             "Neutral 20\u00a0%, plus or minus 4, 94 comments",
                                             "Critical 70\u00a0%, plus or minus 5, 250 comments" })[side];

      gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_BUTTON);
      gtk_test_accessible_assert_property (line, GTK_ACCESSIBLE_PROPERTY_LABEL, said);
      g_signal_emit_by_name (line, "clicked");
      g_assert_cmpint (last, ==, side);
    }
  gtk_test_accessible_assert_role (unclear, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (unclear, GTK_ACCESSIBLE_PROPERTY_LABEL, "Unclear, 61 comments");
  g_signal_emit_by_name (unclear, "clicked");
  g_assert_cmpint (last, ==, LT_STANCE_UNCLEAR);
  g_assert_finalize_object (chart);
}

static void
test_trend (void)
{
  GtkWidget *trend = g_object_ref_sink (lt_trend_line_new ());
  g_autoptr (LtSentiment) with = fixture_sentiment (FIXTURE_MOSTLY);
  g_autoptr (LtSentiment) without = fixture_sentiment (FIXTURE_PROBABLY);
  LtSentimentPoint point = { with->as_of, with->share, with->n };

  lt_trend_line_set_sentiment (LT_TREND_LINE (trend), with);
  g_assert_true (gtk_widget_get_visible (trend));
  gtk_test_accessible_assert_role (trend, GTK_ACCESSIBLE_ROLE_IMG);
  g_array_append_val (without->history, point);
  g_array_append_val (without->history, point);
  lt_trend_line_set_sentiment (LT_TREND_LINE (trend), without);
  g_assert_false (gtk_widget_get_visible (trend));
  g_assert_finalize_object (trend);
}

/* Where both lines end in one place the marks stand side by side. */
static void
test_trend_marks (void)
{
  g_autoptr (LtSentiment) sentiment = fixture_sentiment (FIXTURE_DIVIDED);
  const LtSentimentPoint points[] = { { 1, { { 0, 0, 1000 } }, 20 }, { 2, { { 500, 0, 500 } }, 20 }, { 3, { { 0, 1000, 0 } }, 20 } };
  GtkWindow *window;

  for (guint last = 1; last < 3; last++)
    {
      GtkWidget *trend = lt_trend_line_new ();
      graphene_rect_t first, second, both;

      g_array_set_size (sentiment->history, 0);
      g_array_append_vals (sentiment->history, points, 2);
      g_array_append_val (sentiment->history, points[last]);
      lt_trend_line_set_sentiment (LT_TREND_LINE (trend), sentiment);
      window = fixture_present (trend, 300, 44);
      g_assert_true (gtk_widget_compute_bounds (fixture_find (trend, LT_TYPE_STANCE_MARK, 0), trend, &first));
      g_assert_true (gtk_widget_compute_bounds (fixture_find (trend, LT_TYPE_STANCE_MARK, 1), trend, &second));
      g_assert_false (graphene_rect_intersection (&first, &second, &both) && both.size.height > 0);
      g_assert_cmpfloat (MAX (first.origin.y + first.size.height, second.origin.y + second.size.height), <=,
                         (float) gtk_widget_get_height (trend));
      gtk_window_destroy (window);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  fixture_load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/sentiment-chart/roles", test_roles);
  g_test_add_func ("/sentiment-chart/moods", test_moods);
  g_test_add_func ("/sentiment-chart/none", test_none);
  g_test_add_func ("/sentiment-chart/rough-middle", test_rough_middle);
  g_test_add_func ("/sentiment-chart/notify", test_notify);
  g_test_add_func ("/sentiment-chart/table", test_table);
  g_test_add_func ("/sentiment-chart/table-focus", test_table_focus);
  g_test_add_func ("/sentiment-chart/by-source", test_by_source);
  g_test_add_func ("/sentiment-chart/pick", test_pick);
  g_test_add_func ("/sentiment-chart/mouse", test_mouse);
  g_test_add_func ("/sentiment-chart/animation", test_animation);
  g_test_add_func ("/sentiment-chart/keyboard", test_keyboard);
  g_test_add_func ("/sentiment-chart/absent-slices", test_absent_slices);
  g_test_add_func ("/sentiment-chart/pixels", test_pixels);
  g_test_add_func ("/sentiment-chart/legend", test_legend);
  g_test_add_func ("/sentiment-chart/trend", test_trend);
  g_test_add_func ("/sentiment-chart/trend-marks", test_trend_marks);

  return g_test_run ();
}
