/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/chart-table.h"

#include "widgets/words.h"

#include <glib/gi18n-lib.h>

#define MAX_SOURCES 8

struct _LtChartTable
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  int row;
};

G_DEFINE_FINAL_TYPE (LtChartTable, lt_chart_table, GTK_TYPE_WIDGET)

static void
lt_chart_table_dispose (GObject *object)
{
  LtChartTable *self = LT_CHART_TABLE (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (lt_chart_table_parent_class)->dispose (object);
}

static void
lt_chart_table_class_init (LtChartTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_chart_table_dispose;

  gtk_widget_class_set_css_name (widget_class, "chart-table");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lt_chart_table_init (LtChartTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Community sentiment in numbers"),
                                  -1);
}

static void
attach (LtChartTable *self, int column, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, self->row, 1, 1);
}

static void
attach_heading (LtChartTable *self, const char *const columns[4])
{
  for (int column = 0; column < 4; column++)
    attach (self, column, columns[column], "heading");
  self->row++;
}

static void
attach_stance (LtChartTable *self, const LtSentiment *sentiment, LtStance stance, const int percent[LT_N_SIDES])
{
  gboolean side = stance < LT_N_SIDES;
  g_autofree char *share = side ? lt_percent (percent[stance]) : NULL;
  g_autofree char *margin = side && sentiment->has_margin ? lt_margin (sentiment->margin.of[stance]) : NULL;
  g_autofree char *count = sentiment->has_labels ? g_strdup_printf ("%d", sentiment->labels[stance]) : NULL;

  attach (self, 0, lt_stance_title (stance), NULL);
  attach (self, 1, share != NULL ? share : "–", NULL);
  attach (self, 2, margin != NULL ? margin : "–", "dim-label");
  attach (self, 3, count != NULL ? count : "–", "dim-label");
  self->row++;
}

static void
attach_source (LtChartTable *self, const LtSourceSentiment *source)
{
  int percent[LT_N_SIDES];

  lt_shares_to_percent (&source->share, percent);
  attach (self, 0, lt_source_name (source->source), NULL);
  for (int side = 0; side < LT_N_SIDES; side++)
    {
      g_autofree char *share = lt_percent (percent[side]);

      attach (self, side + 1, share, NULL);
    }
  self->row++;
}

GtkWidget *
lt_chart_table_new (void)
{
  return g_object_new (LT_TYPE_CHART_TABLE, NULL);
}

void
lt_chart_table_set_sentiment (LtChartTable *self, const LtSentiment *sentiment)
{
  /* Translators: columns of a table; the margin is in percentage points, the last counts comments with that label */
  const char *const columns[] = { _ ("Stance"), _ ("Share"), _ ("Margin"), _ ("Labelled") };
  const char *const sides[] = { _ ("Source"), lt_stance_title (LT_STANCE_POSITIVE),
                                lt_stance_title (LT_STANCE_NEUTRAL), lt_stance_title (LT_STANCE_CRITICAL) };
  guint n_sources = MIN (sentiment->by_source != NULL ? sentiment->by_source->len : 0, MAX_SOURCES);
  int percent[LT_N_SIDES];

  g_return_if_fail (LT_IS_CHART_TABLE (self));

  while (gtk_widget_get_first_child (self->grid) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), gtk_widget_get_first_child (self->grid));
  self->row = 0;
  lt_shares_to_percent (&sentiment->share, percent);
  attach_heading (self, columns);
  for (int stance = 0; stance < LT_N_STANCES; stance++)
    attach_stance (self, sentiment, (LtStance) stance, percent);
  /* One source alone would repeat the shares above. */
  if (n_sources < 2)
    return;
  attach_heading (self, sides);
  for (guint i = 0; i < n_sources; i++)
    attach_source (self, g_ptr_array_index (sentiment->by_source, i));
}
