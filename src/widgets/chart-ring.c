/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/chart-ring.h"

#include "render/chart-geometry.h"
#include "widgets/chart-slice.h"

#include <adwaita.h>
#include <math.h>

#define NATURAL_SIZE 176
#define LEAST_SIZE 120
/* The hole, in parts of the outer radius. */
#define HOLE 0.54
#define DURATION 400

/*
 * CSS nodes: chart-ring ├── slice.positive ├── slice.neutral ├── slice.critical ╰── box.middle ├── label.figure ╰── label.word
 * Clockwise from the top in every text direction: only the legend is mirrored.
 */
struct _LtChartRing
{
  GtkWidget parent_instance;

  GtkWidget *slices[LT_N_SIDES];
  GtkWidget *middle;
  GtkWidget *figure;
  GtkWidget *word;

  AdwAnimation *animation;
  LtSlice from[LT_N_SIDES];
  LtSlice now[LT_N_SIDES];
  LtSlice to[LT_N_SIDES];
};

G_DEFINE_FINAL_TYPE (LtChartRing, lt_chart_ring, GTK_TYPE_WIDGET)

enum
{
  SLICE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_slices (LtChartRing *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double outer = MIN (width, height) / 2 - 1;

  if (outer <= 0)
    return;
  for (int side = 0; side < LT_N_SIDES; side++)
    lt_chart_slice_set_geometry (LT_CHART_SLICE (self->slices[side]), &self->now[side],
                                 (LtPoint) { width / 2, height / 2 }, outer, outer * HOLE);
}

static void
animate_cb (double value, gpointer user_data)
{
  LtChartRing *self = user_data;

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      self->now[side].start = self->from[side].start + value * (self->to[side].start - self->from[side].start);
      self->now[side].sweep = self->from[side].sweep + value * (self->to[side].sweep - self->from[side].sweep);
    }
  update_slices (self);
}

/* The diameter whose hole holds the text, however large the person has text. */
static int
diameter_for_text (LtChartRing *self)
{
  GtkRequisition text;

  gtk_widget_get_preferred_size (self->middle, NULL, &text);
  return (int) ceil (hypot (text.width, text.height) / HOLE) + 4;
}

static GtkSizeRequestMode
lt_chart_ring_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
lt_chart_ring_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  int text = diameter_for_text (LT_CHART_RING (widget));

  /* Too large a text must not make the window wider. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_SIZE : MAX (LEAST_SIZE, text);
  *natural = MAX (NATURAL_SIZE, text);
}

/* Where there is less room than the text wants, it shrinks. */
static void
allocate_middle (LtChartRing *self, int width, int height)
{
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) width / 2, (float) height / 2));
  float scale = MIN (1, (float) MIN (width, height) / (float) diameter_for_text (self));
  GtkRequisition text;

  gtk_widget_get_preferred_size (self->middle, NULL, &text);
  transform = gsk_transform_scale (transform, scale, scale);
  transform = gsk_transform_translate (transform, &GRAPHENE_POINT_INIT ((float) -text.width / 2, (float) -text.height / 2));
  gtk_widget_allocate (self->middle, text.width, text.height, -1, transform);
}

static void
lt_chart_ring_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtChartRing *self = LT_CHART_RING (widget);

  allocate_middle (self, width, height);
  for (int side = 0; side < LT_N_SIDES; side++)
    if (gtk_widget_should_layout (self->slices[side]))
      gtk_widget_allocate (self->slices[side], width, height, -1, NULL);
  update_slices (self);
}

static gboolean
focus_side (LtChartRing *self, int first, int step)
{
  for (int i = 0; i < LT_N_SIDES; i++)
    {
      int side = (first + i * step + LT_N_SIDES * LT_N_SIDES) % LT_N_SIDES;

      if (gtk_widget_get_visible (self->slices[side]))
        return gtk_widget_grab_focus (self->slices[side]);
    }
  return FALSE;
}

/* One stop for Tab; the arrows go round: right and down clockwise, left and up the other way. */
static gboolean
lt_chart_ring_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LtChartRing *self = LT_CHART_RING (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean back = direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;

  if (child == NULL)
    return focus_side (self, 0, 1);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  return focus_side (self, (int) lt_chart_slice_get_stance (LT_CHART_SLICE (child)) + (back ? -1 : 1), back ? -1 : 1);
}

static void
activated_cb (LtChartSlice *slice, LtChartRing *self)
{
  g_signal_emit (self, signals[SLICE_ACTIVATED], 0, (int) lt_chart_slice_get_stance (slice));
}

static void
lt_chart_ring_dispose (GObject *object)
{
  LtChartRing *self = LT_CHART_RING (object);

  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  for (int side = 0; side < LT_N_SIDES; side++)
    g_clear_pointer (&self->slices[side], gtk_widget_unparent);
  g_clear_pointer (&self->middle, gtk_widget_unparent);

  G_OBJECT_CLASS (lt_chart_ring_parent_class)->dispose (object);
}

static void
lt_chart_ring_class_init (LtChartRingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_chart_ring_dispose;
  widget_class->get_request_mode = lt_chart_ring_get_request_mode;
  widget_class->measure = lt_chart_ring_measure;
  widget_class->size_allocate = lt_chart_ring_size_allocate;
  widget_class->focus = lt_chart_ring_focus;

  signals[SLICE_ACTIVATED] = g_signal_new ("slice-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "chart-ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
middle_label (LtChartRing *self, const char *css_class)
{
  /* The ring's label already says it. */
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->middle), label);
  return label;
}

static void
lt_chart_ring_init (LtChartRing *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (animate_cb, self, NULL);

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      self->slices[side] = lt_chart_slice_new ((LtStance) side);
      gtk_widget_set_visible (self->slices[side], FALSE);
      g_signal_connect (self->slices[side], "activated", G_CALLBACK (activated_cb), self);
      gtk_widget_set_parent (self->slices[side], GTK_WIDGET (self));
    }
  self->middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->middle, "middle");
  gtk_widget_set_can_target (self->middle, FALSE);
  gtk_widget_set_parent (self->middle, GTK_WIDGET (self));
  self->figure = middle_label (self, "figure");
  self->word = middle_label (self, "word");
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
}

GtkWidget *
lt_chart_ring_new (void)
{
  return g_object_new (LT_TYPE_CHART_RING, NULL);
}

void
lt_chart_ring_set_shares (LtChartRing *self, const LtShares *shares)
{
  g_return_if_fail (LT_IS_CHART_RING (self));
  g_return_if_fail (shares != NULL);

  memcpy (self->from, self->now, sizeof self->from);
  lt_chart_slices (shares, self->to);
  for (int side = 0; side < LT_N_SIDES; side++)
    gtk_widget_set_visible (self->slices[side], self->to[side].sweep > 0);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

void
lt_chart_ring_set_text (LtChartRing *self, const char *figure, const char *word)
{
  g_return_if_fail (LT_IS_CHART_RING (self));

  gtk_label_set_label (GTK_LABEL (self->figure), figure);
  gtk_label_set_label (GTK_LABEL (self->word), word);
}

void
lt_chart_ring_set_slice_label (LtChartRing *self, LtStance side, const char *label)
{
  g_return_if_fail (LT_IS_CHART_RING (self));
  g_return_if_fail (side < LT_N_SIDES);

  gtk_widget_set_tooltip_text (self->slices[side], label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slices[side]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
lt_chart_ring_highlight (LtChartRing *self, LtStance side)
{
  g_return_if_fail (LT_IS_CHART_RING (self));

  for (int i = 0; i < LT_N_SIDES; i++)
    {
      if (i == (int) side)
        gtk_widget_add_css_class (self->slices[i], "highlight");
      else
        gtk_widget_remove_css_class (self->slices[i], "highlight");
    }
}
