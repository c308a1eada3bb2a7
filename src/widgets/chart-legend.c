/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/chart-legend.h"

#include "widgets/stance-mark.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

/* CSS nodes: chart-legend ╰── button.flat ╰── box ├── stance-mark ├── label.word ├── label.figure ╰── label.margin */
struct _LtChartLegend
{
  GtkWidget parent_instance;

  GtkWidget *lines[LT_N_STANCES];
  GtkWidget *figures[LT_N_SIDES];
  GtkWidget *margins[LT_N_SIDES];
  GtkWidget *count; /* of what is unclear */
};

G_DEFINE_FINAL_TYPE (LtChartLegend, lt_chart_legend, GTK_TYPE_WIDGET)

enum
{
  SLICE_ACTIVATED,
  HOVERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LtStance
stance_of (LtChartLegend *self, GtkWidget *line)
{
  for (int stance = 0; stance < LT_N_STANCES; stance++)
    if (self->lines[stance] == line)
      return (LtStance) stance;
  g_return_val_if_reached (LT_STANCE_UNCLEAR);
}

static void
clicked_cb (GtkWidget *line, LtChartLegend *self)
{
  g_signal_emit (self, signals[SLICE_ACTIVATED], 0, (int) stance_of (self, line));
}

static void
enter_cb (GtkEventController *motion, double x, double y, LtChartLegend *self)
{
  g_signal_emit (self, signals[HOVERED], 0, (int) stance_of (self, gtk_event_controller_get_widget (motion)));
}

static void
leave_cb (GtkEventController *motion, LtChartLegend *self)
{
  g_signal_emit (self, signals[HOVERED], 0, (int) LT_STANCE_UNCLEAR);
}

static void
lt_chart_legend_dispose (GObject *object)
{
  LtChartLegend *self = LT_CHART_LEGEND (object);

  for (int stance = 0; stance < LT_N_STANCES; stance++)
    g_clear_pointer (&self->lines[stance], gtk_widget_unparent);

  G_OBJECT_CLASS (lt_chart_legend_parent_class)->dispose (object);
}

static void
lt_chart_legend_class_init (LtChartLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_chart_legend_dispose;

  signals[SLICE_ACTIVATED] = g_signal_new ("slice-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[HOVERED] = g_signal_new ("hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "chart-legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
column (GtkWidget *box, GtkSizeGroup *group, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  if (group != NULL)
    gtk_size_group_add_widget (group, label);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_line (LtChartLegend *self, LtStance stance, GtkSizeGroup *figures, GtkSizeGroup *margins)
{
  GtkWidget *line = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *word = gtk_label_new (lt_stance_title (stance));
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (word, TRUE);
  gtk_widget_add_css_class (word, "word");
  gtk_box_append (GTK_BOX (box), lt_stance_mark_new (stance));
  gtk_box_append (GTK_BOX (box), word);
  if (stance == LT_STANCE_UNCLEAR)
    self->count = column (box, NULL, "margin");
  else
    {
      self->figures[stance] = column (box, figures, "figure");
      self->margins[stance] = column (box, margins, "margin");
    }
  gtk_button_set_child (GTK_BUTTON (line), box);
  gtk_widget_add_css_class (line, "flat");
  /* The slices are the keyboard's way to the sides; a second stop for each would only slow it. */
  gtk_widget_set_focusable (line, stance == LT_STANCE_UNCLEAR);
  g_signal_connect (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (line, motion);
  g_signal_connect (line, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  self->lines[stance] = line;
}

static void
lt_chart_legend_init (LtChartLegend *self)
{
  g_autoptr (GtkSizeGroup) figures = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) margins = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
  for (int stance = 0; stance < LT_N_STANCES; stance++)
    add_line (self, (LtStance) stance, figures, margins);
}

GtkWidget *
lt_chart_legend_new (void)
{
  return g_object_new (LT_TYPE_CHART_LEGEND, NULL);
}

/**
 * lt_chart_legend_dup_side_label:
 * @sentiment: an estimate
 * @side: one of its sides
 *
 * Returns: (transfer full): all that is known of one slice, as it is read aloud
 */
char *
lt_chart_legend_dup_side_label (const LtSentiment *sentiment, LtStance side)
{
  int percent[LT_N_SIDES];
  g_autoptr (GString) label = g_string_new (NULL);

  g_return_val_if_fail (sentiment != NULL && side < LT_N_SIDES, NULL);

  lt_shares_to_percent (&sentiment->share, percent);
  /* Translators: a stance and its percentage: "Critical 70 %" */
  g_string_append_printf (label, _ ("%s %d\u00a0%%"), lt_stance_title (side), percent[side]);
  if (sentiment->has_margin)
    /* Translators: follows "Critical 70 %" */
    g_string_append_printf (label, _ (", plus or minus %d"), (sentiment->margin.of[side] + 9) / 10);
  if (sentiment->has_labels)
    /* Translators: follows "Critical 70 %" or its margin */
    g_string_append_printf (label, ngettext (", %d comment", ", %d comments", (unsigned long) sentiment->labels[side]),
                            sentiment->labels[side]);
  return g_string_free_and_steal (g_steal_pointer (&label));
}

/**
 * lt_chart_legend_dup_unclear_label:
 * @sentiment: an estimate
 *
 * Returns: (transfer full): how many comments are in no slice, as it is read aloud
 */
char *
lt_chart_legend_dup_unclear_label (const LtSentiment *sentiment)
{
  int unclear;
  g_autofree char *count = NULL;

  g_return_val_if_fail (sentiment != NULL, NULL);

  unclear = sentiment->has_labels ? sentiment->labels[LT_STANCE_UNCLEAR] : 0;
  count = g_strdup_printf (ngettext ("%d comment", "%d comments", (unsigned long) unclear), unclear);
  /* Translators: comments in no slice; "Unclear, 61 comments" */
  return g_strdup_printf (_ ("%s, %s"), lt_stance_title (LT_STANCE_UNCLEAR), count);
}

static void
update_side (LtChartLegend *self, const LtSentiment *sentiment, LtStance side, int percent)
{
  g_autofree char *figure = lt_percent (percent);
  g_autofree char *margin = sentiment->has_margin ? lt_margin (sentiment->margin.of[side]) : NULL;
  g_autofree char *label = lt_chart_legend_dup_side_label (sentiment, side);

  gtk_label_set_label (GTK_LABEL (self->figures[side]), figure);
  gtk_label_set_label (GTK_LABEL (self->margins[side]), margin != NULL ? margin : "");
  gtk_widget_set_visible (self->margins[side], margin != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines[side]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_unclear (LtChartLegend *self, const LtSentiment *sentiment)
{
  int unclear = sentiment->has_labels ? sentiment->labels[LT_STANCE_UNCLEAR] : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%d comment", "%d comments", (unsigned long) unclear), unclear);
  g_autofree char *label = lt_chart_legend_dup_unclear_label (sentiment);

  gtk_widget_set_visible (self->lines[LT_STANCE_UNCLEAR], unclear > 0);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines[LT_STANCE_UNCLEAR]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
lt_chart_legend_set_sentiment (LtChartLegend *self, const LtSentiment *sentiment)
{
  int percent[LT_N_SIDES];

  g_return_if_fail (LT_IS_CHART_LEGEND (self));
  g_return_if_fail (sentiment != NULL);

  lt_shares_to_percent (&sentiment->share, percent);
  for (int side = 0; side < LT_N_SIDES; side++)
    update_side (self, sentiment, (LtStance) side, percent[side]);
  update_unclear (self, sentiment);
}
