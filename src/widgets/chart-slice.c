/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "widgets/chart-slice.h"

#include "widgets/stance-paint.h"

#include <math.h>

/* Between two slices, with parallel edges. */
#define GAP 2.5
/* Radians that a slice keeps whatever the gap takes. */
#define LEAST_SWEEP 0.02
#define PATTERN_PITCH 7
/* The focus ring lies within the slice: a line in the text colour, then one in its opposite. */
#define FOCUS_WIDTH 2.5f
/* The label within the slice, in parts of the ring's width, and the room it keeps to the edges. */
#define LABEL_SIZE 0.56
#define LABEL_ROOM 6

struct _LtChartSlice
{
  GtkWidget parent_instance;

  LtStance stance;
  LtSlice slice;
  LtPoint centre;
  double outer;
  double inner;
  GskPath *path; /* NULL until needed after a change */
};

G_DEFINE_FINAL_TYPE (LtChartSlice, lt_chart_slice, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The slice without half a gap at either end, at the given radius: so the gap is as wide inside as outside. */
static LtSlice
without_gap (const LtSlice *slice, double radius)
{
  double half = asin (MIN (GAP / 2 / MAX (radius, 1), 1));
  double sweep = MAX (slice->sweep - 2 * half, LEAST_SWEEP);

  return (LtSlice) { slice->start + (slice->sweep - sweep) / 2, sweep };
}

static void
add_ring (LtChartSlice *self, GskPathBuilder *builder)
{
  graphene_point_t centre = GRAPHENE_POINT_INIT ((float) self->centre.x, (float) self->centre.y);

  gsk_path_builder_add_circle (builder, &centre, (float) self->outer);
  gsk_path_builder_add_circle (builder, &centre, (float) self->inner);
}

static void
add_arcs (LtChartSlice *self, GskPathBuilder *builder)
{
  LtSlice at_outer = without_gap (&self->slice, self->outer);
  LtSlice at_inner = without_gap (&self->slice, self->inner);
  LtPoint outer[4], inner[4];

  lt_slice_corners (&at_outer, self->centre, self->outer, self->inner, outer);
  lt_slice_corners (&at_inner, self->centre, self->outer, self->inner, inner);
  gsk_path_builder_move_to (builder, (float) outer[0].x, (float) outer[0].y);
  gsk_path_builder_svg_arc_to (builder, (float) self->outer, (float) self->outer, 0, at_outer.sweep > G_PI, TRUE,
                               (float) outer[1].x, (float) outer[1].y);
  gsk_path_builder_line_to (builder, (float) inner[2].x, (float) inner[2].y);
  gsk_path_builder_svg_arc_to (builder, (float) self->inner, (float) self->inner, 0, at_inner.sweep > G_PI, FALSE,
                               (float) inner[3].x, (float) inner[3].y);
  gsk_path_builder_close (builder);
}

/* GTK keeps the node of what was drawn until the next queue_draw(). */
static GskPath *
ensure_path (LtChartSlice *self)
{
  g_autoptr (GskPathBuilder) builder = NULL;

  if (self->path != NULL)
    return self->path;
  builder = gsk_path_builder_new ();
  /* An arc whose ends meet would be empty. */
  if (self->slice.sweep > 2 * G_PI - 1e-4)
    add_ring (self, builder);
  else if (self->slice.sweep > 1e-4)
    add_arcs (self, builder);
  self->path = gsk_path_builder_to_path (builder);
  return self->path;
}

static gboolean
lt_chart_slice_contains (GtkWidget *widget, double x, double y)
{
  LtChartSlice *self = LT_CHART_SLICE (widget);

  return lt_slice_contains (&self->slice, self->centre, self->outer, self->inner, (LtPoint) { x, y });
}

/* The shape of the legend, where it fits: no need to compare patterns. */
static void
append_label (LtChartSlice *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  double radius = (self->outer + self->inner) / 2;
  double size = (self->outer - self->inner) * LABEL_SIZE;
  LtPoint middle;

  if (!lt_slice_has_room (&self->slice, radius, size + LABEL_ROOM))
    return;
  middle = lt_slice_middle (&self->slice, self->centre, radius);
  lt_stance_append_label (snapshot, self->stance, colour, &GRAPHENE_POINT_INIT ((float) middle.x, (float) middle.y), (float) size);
}

static void
append_focus (LtChartSlice *self, GtkSnapshot *snapshot)
{
  g_autoptr (GskStroke) wide = gsk_stroke_new (4 * FOCUS_WIDTH);
  g_autoptr (GskStroke) narrow = gsk_stroke_new (2 * FOCUS_WIDTH);
  GdkRGBA text;
  float opposite;

  gtk_widget_get_color (gtk_widget_get_parent (GTK_WIDGET (self)), &text);
  opposite = text.red + text.green + text.blue > 1.5f ? 0 : 1;
  gtk_snapshot_push_fill (snapshot, self->path, GSK_FILL_RULE_EVEN_ODD);
  gtk_snapshot_append_stroke (snapshot, self->path, wide, &(GdkRGBA) { opposite, opposite, opposite, 1 });
  gtk_snapshot_append_stroke (snapshot, self->path, narrow, &(GdkRGBA) { text.red, text.green, text.blue, 1 });
  gtk_snapshot_pop (snapshot);
}

static void
lt_chart_slice_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtChartSlice *self = LT_CHART_SLICE (widget);
  GskPath *path = ensure_path (self);
  GdkRGBA colour;

  if (gsk_path_is_empty (path))
    return;
  gtk_widget_get_color (widget, &colour);
  lt_stance_append_fill (snapshot, path, self->stance, &colour, PATTERN_PITCH);
  append_label (self, snapshot, &colour);
  if (gtk_widget_has_visible_focus (widget))
    append_focus (self, snapshot);
}

static void
lt_chart_slice_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  /* The focus ring is drawn by us, not by the style sheet. */
  gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (lt_chart_slice_parent_class)->state_flags_changed (widget, previous);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *widget)
{
  if (!gtk_widget_contains (widget, x, y))
    return;
  /* As a button does: the keyboard goes on from here, and comes back to here. */
  gtk_widget_grab_focus (widget);
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
lt_chart_slice_dispose (GObject *object)
{
  LtChartSlice *self = LT_CHART_SLICE (object);

  g_clear_pointer (&self->path, gsk_path_unref);

  G_OBJECT_CLASS (lt_chart_slice_parent_class)->dispose (object);
}

static void
lt_chart_slice_class_init (LtChartSliceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  object_class->dispose = lt_chart_slice_dispose;
  widget_class->contains = lt_chart_slice_contains;
  widget_class->snapshot = lt_chart_slice_snapshot;
  widget_class->state_flags_changed = lt_chart_slice_state_flags_changed;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "slice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  gtk_widget_class_install_action (widget_class, "slice.open", NULL, open_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activated", NULL);
}

static void
lt_chart_slice_init (LtChartSlice *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

GtkWidget *
lt_chart_slice_new (LtStance stance)
{
  LtChartSlice *self = g_object_new (LT_TYPE_CHART_SLICE, NULL);

  self->stance = stance;
  gtk_widget_add_css_class (GTK_WIDGET (self), lt_stance_css_class (stance));
  return GTK_WIDGET (self);
}

LtStance
lt_chart_slice_get_stance (LtChartSlice *self)
{
  g_return_val_if_fail (LT_IS_CHART_SLICE (self), LT_STANCE_UNCLEAR);

  return self->stance;
}

void
lt_chart_slice_set_geometry (LtChartSlice *self,
                             const LtSlice *slice,
                             LtPoint centre,
                             double outer,
                             double inner)
{
  g_return_if_fail (LT_IS_CHART_SLICE (self));

  self->slice = *slice;
  self->centre = centre;
  self->outer = outer;
  self->inner = inner;
  g_clear_pointer (&self->path, gsk_path_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
