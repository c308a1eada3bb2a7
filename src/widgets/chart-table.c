/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/chart-table.h"

#include "widgets/chart-legend.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

#define MAX_SOURCES 8
#define N_COLUMNS 4

/*
 * The rows of stances open like slices. Accessibility: a table of rows of cells, in which a row is read as its slice is.
 *
 * CSS nodes: chart-table ├── box.heading ├── button.row ╰── box.row
 */
struct _LtChartTable
{
  GtkWidget parent_instance;

  GtkSizeGroup *columns[N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (LtChartTable, lt_chart_table, GTK_TYPE_WIDGET)

enum
{
  SLICE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
remove_rows (LtChartTable *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (row);
}

static void
lt_chart_table_dispose (GObject *object)
{
  LtChartTable *self = LT_CHART_TABLE (object);

  remove_rows (self);
  for (int i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);

  G_OBJECT_CLASS (lt_chart_table_parent_class)->dispose (object);
}

static void
lt_chart_table_class_init (LtChartTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_chart_table_dispose;

  signals[SLICE_ACTIVATED] = g_signal_new ("slice-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "chart-table");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
lt_chart_table_init (LtChartTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  for (int i = 0; i < N_COLUMNS; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Community sentiment in numbers"),
                                  -1);
}

static GtkWidget *
add_cell (LtChartTable *self, GtkWidget *cells, int column, GtkAccessibleRole role, const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text != NULL ? text : "–", NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  /* Figures are never cut. */
  if (role != GTK_ACCESSIBLE_ROLE_CELL)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_size_group_add_widget (self->columns[column], label);
  gtk_box_append (GTK_BOX (cells), label);
  return label;
}

static GtkWidget *
add_row (LtChartTable *self, const char *const texts[N_COLUMNS], gboolean heading)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "spacing", 9, NULL);

  for (int column = 0; column < N_COLUMNS; column++)
    add_cell (self, row, column,
              heading ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : column == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                                                        : GTK_ACCESSIBLE_ROLE_CELL,
              texts[column]);
  gtk_widget_add_css_class (row, heading ? "heading" : "row");
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

static void
clicked_cb (GtkWidget *button, LtChartTable *self)
{
  g_signal_emit (self, signals[SLICE_ACTIVATED], 0, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "lt-stance")));
}

static void
add_stance (LtChartTable *self, const LtSentiment *sentiment, LtStance stance, const int percent[LT_N_SIDES])
{
  gboolean side = stance < LT_N_SIDES;
  g_autofree char *share = side ? lt_percent (percent[stance]) : NULL;
  g_autofree char *margin = side && sentiment->has_margin ? lt_margin (sentiment->margin.of[stance]) : NULL;
  g_autofree char *count = sentiment->has_labels ? g_strdup_printf ("%d", sentiment->labels[stance]) : NULL;
  g_autofree char *said = side ? lt_chart_legend_dup_side_label (sentiment, stance)
                               : lt_chart_legend_dup_unclear_label (sentiment);
  const char *const texts[N_COLUMNS] = { lt_stance_title (stance), share, margin, count };
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);
  GtkWidget *cells = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "spacing", 9, NULL);

  for (int column = 0; column < N_COLUMNS; column++)
    {
      GtkWidget *cell = add_cell (self, cells, column,
                                  column == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER : GTK_ACCESSIBLE_ROLE_CELL, texts[column]);

      if (column > 1)
        gtk_widget_add_css_class (cell, "dim-label");
    }
  gtk_button_set_child (GTK_BUTTON (button), cells);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row");
  g_object_set_data (G_OBJECT (button), "lt-stance", GINT_TO_POINTER (stance));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
add_source (LtChartTable *self, const LtSourceSentiment *source)
{
  gboolean few = source->n >= 0 && source->n < LT_SENTIMENT_MIN_COUNTED;
  const char *texts[N_COLUMNS] = { lt_source_name (source->source) };
  char *shares[LT_N_SIDES] = { NULL };
  int percent[LT_N_SIDES];

  lt_shares_to_percent (&source->share, percent);
  for (int side = 0; side < LT_N_SIDES; side++)
    texts[side + 1] = shares[side] = few ? NULL : lt_percent (percent[side]);
  add_row (self, texts, FALSE);
  for (int side = 0; side < LT_N_SIDES; side++)
    g_free (shares[side]);
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
  guint n_sources = MIN (sentiment->by_source->len, MAX_SOURCES);
  int percent[LT_N_SIDES];

  g_return_if_fail (LT_IS_CHART_TABLE (self));

  remove_rows (self);
  lt_shares_to_percent (&sentiment->share, percent);
  add_row (self, columns, TRUE);
  for (int stance = 0; stance < LT_N_STANCES; stance++)
    add_stance (self, sentiment, (LtStance) stance, percent);
  /* One source alone would repeat the shares above. */
  if (n_sources < 2)
    return;
  add_row (self, sides, TRUE);
  for (guint i = 0; i < n_sources; i++)
    add_source (self, g_ptr_array_index (sentiment->by_source, i));
}
