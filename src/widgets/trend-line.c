/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/trend-line.h"

#include "base/datetime.h"
#include "widgets/stance-mark.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

#define NATURAL_WIDTH 120
#define HEIGHT 44
#define MARK_HEIGHTS 4
#define LINE_WIDTH 2
#define SPACING 6
/* FEED.md: a history has at most 64 points; foreign feeds may not keep to it. */
#define MAX_POINTS 64

/* The two sides that say where the mood goes; neutral is what is left. */
static const LtStance drawn[] = { LT_STANCE_POSITIVE, LT_STANCE_CRITICAL };

/*
 * Each line ends in its mark, which names it without colour and brings the colour from the style sheet; critical is dashed.
 *
 * CSS nodes: trend-line ├── stance-mark.positive ╰── stance-mark.critical
 */
struct _LtTrendLine
{
  GtkWidget parent_instance;

  GtkWidget *marks[G_N_ELEMENTS (drawn)];

  LtSentiment *sentiment;
};

G_DEFINE_FINAL_TYPE (LtTrendLine, lt_trend_line, GTK_TYPE_WIDGET)

static guint
count_points (LtTrendLine *self)
{
  return self->sentiment != NULL && self->sentiment->history != NULL ? MIN (self->sentiment->history->len, MAX_POINTS) : 0;
}

/* The newest MAX_POINTS, oldest first. */
static const LtSentimentPoint *
get_point (LtTrendLine *self, guint index)
{
  GArray *history = self->sentiment->history;

  return &g_array_index (history, LtSentimentPoint, history->len - count_points (self) + index);
}

static int
mark_size (LtTrendLine *self)
{
  int width;

  gtk_widget_measure (self->marks[0], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return MAX (width, 1);
}

/* How far along a point lies, 0 to 1, in time; points of one moment, which no clock makes, stand at equal distances. */
static float
time_of (LtTrendLine *self, guint index)
{
  guint last = count_points (self) - 1;
  gint64 begin = get_point (self, 0)->at;
  gint64 end = get_point (self, last)->at;

  if (begin == LT_NO_TIME || end <= begin)
    return (float) index / (float) last;
  return (float) CLAMP ((double) (get_point (self, index)->at - begin) / (double) (end - begin), 0, 1);
}

/* Where a share stands: time runs with the reading direction, 100 % is at the top. */
static graphene_point_t
place (LtTrendLine *self, guint index, LtStance side)
{
  int mark = mark_size (self);
  float width = (float) (gtk_widget_get_width (GTK_WIDGET (self)) - mark - SPACING);
  float height = (float) (gtk_widget_get_height (GTK_WIDGET (self)) - mark);
  float along = width * time_of (self, index);
  float share = (float) CLAMP (get_point (self, index)->share.of[side], 0, 1000) / 1000;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    along = (float) gtk_widget_get_width (GTK_WIDGET (self)) - along;
  return GRAPHENE_POINT_INIT (along, (float) mark / 2 + height * (1 - share));
}

static void
lt_trend_line_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  /* The marks grow with the text and must not hide each other. */
  int height = MAX (HEIGHT, MARK_HEIGHTS * mark_size (LT_TREND_LINE (widget)));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH / 2 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : height;
}

/* Where the marks stand: at the ends of their lines, but side by side where those meet. */
static void
place_marks (LtTrendLine *self, int y[G_N_ELEMENTS (drawn)])
{
  guint last = count_points (self) - 1;
  int mark = mark_size (self);
  int lowest = gtk_widget_get_height (GTK_WIDGET (self)) - mark;
  int missing, upper;

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    y[i] = (int) place (self, last, drawn[i]).y - mark / 2;
  upper = y[0] <= y[1] ? 0 : 1;
  missing = mark - (y[1 - upper] - y[upper]);
  if (missing <= 0)
    return;
  y[upper] = CLAMP (y[upper] - missing / 2, 0, MAX (lowest - mark, 0));
  y[1 - upper] = y[upper] + mark;
}

static void
lt_trend_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtTrendLine *self = LT_TREND_LINE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int mark = mark_size (self);
  int y[G_N_ELEMENTS (drawn)];

  if (count_points (self) < LT_TREND_LEAST_POINTS)
    return;
  place_marks (self, y);
  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      GtkAllocation area = { mirrored ? 0 : width - mark, y[i], mark, mark };

      gtk_widget_size_allocate (self->marks[i], &area, -1);
    }
}

static void
append_line (LtTrendLine *self, GtkSnapshot *snapshot, guint which)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE_WIDTH);
  GdkRGBA colour;

  for (guint i = 0; i < count_points (self); i++)
    {
      graphene_point_t point = place (self, i, drawn[which]);

      if (i == 0)
        gsk_path_builder_move_to (builder, point.x, point.y);
      else
        gsk_path_builder_line_to (builder, point.x, point.y);
    }
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  if (drawn[which] == LT_STANCE_CRITICAL)
    gsk_stroke_set_dash (stroke, (const float[]) { 5, 4 }, 2);
  gtk_widget_get_color (self->marks[which], &colour);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &colour);
}

static void
lt_trend_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtTrendLine *self = LT_TREND_LINE (widget);

  if (count_points (self) < LT_TREND_LEAST_POINTS)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      append_line (self, snapshot, i);
      gtk_widget_snapshot_child (widget, self->marks[i], snapshot);
    }
}

static void
lt_trend_line_dispose (GObject *object)
{
  LtTrendLine *self = LT_TREND_LINE (object);

  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    g_clear_pointer (&self->marks[i], gtk_widget_unparent);
  g_clear_pointer (&self->sentiment, lt_sentiment_unref);

  G_OBJECT_CLASS (lt_trend_line_parent_class)->dispose (object);
}

static void
lt_trend_line_class_init (LtTrendLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_trend_line_dispose;
  widget_class->measure = lt_trend_line_measure;
  widget_class->size_allocate = lt_trend_line_size_allocate;
  widget_class->snapshot = lt_trend_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "trend-line");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lt_trend_line_init (LtTrendLine *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      self->marks[i] = lt_stance_mark_new (drawn[i]);
      gtk_widget_add_css_class (self->marks[i], "small");
      gtk_widget_set_parent (self->marks[i], GTK_WIDGET (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
update_label (LtTrendLine *self)
{
  guint n = count_points (self);
  const LtSentimentPoint *first = get_point (self, 0);
  const LtSentimentPoint *last = get_point (self, n - 1);
  g_autofree char *from = lt_relative_time (first->at);
  g_autofree char *label = NULL;

  /* Translators: how the mood moved; %1$s is when it was first estimated: "3 h", "Yesterday", "12 June" */
  label = g_strdup_printf (_ ("Since %1$s: positive from %2$d\u00a0%% to %3$d\u00a0%%, critical from %4$d\u00a0%% to %5$d\u00a0%%"),
                           from,
                           (first->share.of[LT_STANCE_POSITIVE] + 5) / 10, (last->share.of[LT_STANCE_POSITIVE] + 5) / 10,
                           (first->share.of[LT_STANCE_CRITICAL] + 5) / 10, (last->share.of[LT_STANCE_CRITICAL] + 5) / 10);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * lt_trend_line_dup_caption:
 * @self: a line that is shown
 *
 * Returns: (transfer full): over which time the line goes
 */
char *
lt_trend_line_dup_caption (LtTrendLine *self)
{
  g_autofree char *age = NULL;

  g_return_val_if_fail (LT_IS_TREND_LINE (self), NULL);

  age = count_points (self) > 0 ? lt_age (get_point (self, 0)->at) : NULL;
  if (age == NULL)
    return g_strdup (_ ("Trend"));
  /* Translators: over a line; an age as in "5 hours ago" */
  return g_strdup_printf (_ ("Trend since the first estimate, %s"), age);
}

GtkWidget *
lt_trend_line_new (void)
{
  return g_object_new (LT_TYPE_TREND_LINE, NULL);
}

void
lt_trend_line_set_sentiment (LtTrendLine *self, LtSentiment *sentiment)
{
  g_return_if_fail (LT_IS_TREND_LINE (self));

  if (self->sentiment == sentiment)
    return;
  g_clear_pointer (&self->sentiment, lt_sentiment_unref);
  self->sentiment = sentiment != NULL ? lt_sentiment_ref (sentiment) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), count_points (self) >= LT_TREND_LEAST_POINTS);
  if (count_points (self) >= LT_TREND_LEAST_POINTS)
    update_label (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
