/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/sentiment-chart.h"

#include "base/datetime.h"
#include "widgets/chart-legend.h"
#include "widgets/chart-ring.h"
#include "widgets/chart-table.h"
#include "widgets/resources.h"
#include "widgets/source-shares.h"
#include "widgets/trend-line.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

#define AGE_INTERVAL_SECONDS 60

/*
 * CSS nodes: sentiment-chart[.rough] ├── label.title-4 ├── label.reason ├── chart-ring ├── chart-legend ├── trend-line
 *            ╰── chart-table
 * Accessibility: a group named after the heading, described by its sentence and shares; each slice is a button.
 */
struct _LtSentimentChart
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel *sentence;
  GtkLabel *counted;
  GtkLabel *age;
  GtkLabel *reason;
  GtkWidget *table_button;
  GtkStack *pages;
  LtChartRing *ring;
  LtChartLegend *legend;
  LtSourceShares *sources;
  GtkLabel *trend_caption;
  LtTrendLine *trend;
  LtChartTable *table;

  /* Owned */
  LtSentiment *sentiment;
  guint age_source;

  gboolean show_table;
};

G_DEFINE_FINAL_TYPE (LtSentimentChart, lt_sentiment_chart, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SENTIMENT,
  PROP_SHOW_TABLE,
  N_PROPS
};

enum
{
  SLICE_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
has_figures (LtSentimentChart *self)
{
  LtMood mood = lt_sentiment_mood (self->sentiment);

  return mood != LT_MOOD_NONE && mood != LT_MOOD_TOO_FEW;
}

static void
show_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
update_counted (LtSentimentChart *self)
{
  int n = has_figures (self) ? self->sentiment->n : -1;
  g_autofree char *text = n < 0 ? NULL
                                : g_strdup_printf (ngettext ("%d comment counted", "%d comments counted", (unsigned long) n), n);

  show_line (self->counted, text);
}

static void
update_age (LtSentimentChart *self)
{
  g_autofree char *age = has_figures (self) ? lt_age (self->sentiment->as_of) : NULL;
  /* Translators: how old the estimate is: "Estimated 3 hours ago" */
  g_autofree char *text = age != NULL ? g_strdup_printf (_ ("Estimated %s"), age) : NULL;
  g_autofree char *caption = lt_trend_line_dup_caption (self->trend);

  show_line (self->age, text);
  gtk_label_set_label (self->trend_caption, caption);
}

static void
update_sentences (LtSentimentChart *self)
{
  g_autofree char *sentence = lt_mood_sentence (self->sentiment);
  g_autofree char *reason = lt_mood_reason (self->sentiment);
  g_autofree char *shares = has_figures (self) ? lt_share_sentence (&self->sentiment->share) : NULL;
  g_autofree char *description = g_strjoin (". ", sentence, shares != NULL ? shares : reason, NULL);

  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

/* A rough share would look surer than it is in large letters: then the number counted stands there. */
static void
update_middle (LtSentimentChart *self)
{
  gboolean rough = lt_sentiment_mood (self->sentiment) == LT_MOOD_ROUGH;
  LtStance largest = lt_sentiment_largest (self->sentiment);
  int percent[LT_N_SIDES];
  g_autofree char *figure = NULL;

  lt_shares_to_percent (&self->sentiment->share, percent);
  if (rough && self->sentiment->n < 0)
    {
      lt_chart_ring_set_text (self->ring, "", "");
      return;
    }
  figure = rough ? g_strdup_printf ("%d", self->sentiment->n) : lt_percent (percent[largest]);
  /* Translators: under the number of comments in the middle of the ring */
  lt_chart_ring_set_text (self->ring, figure, rough ? _ ("counted") : lt_stance_word (largest));
}

static void
update_figures (LtSentimentChart *self)
{
  for (int side = 0; side < LT_N_SIDES; side++)
    {
      g_autofree char *label = lt_chart_legend_dup_side_label (self->sentiment, (LtStance) side);

      lt_chart_ring_set_slice_label (self->ring, (LtStance) side, label);
    }
  update_middle (self);
  lt_chart_ring_set_shares (self->ring, &self->sentiment->share);
  lt_chart_legend_set_sentiment (self->legend, self->sentiment);
  lt_chart_table_set_sentiment (self->table, self->sentiment);
}

static void
update (LtSentimentChart *self)
{
  gboolean figures = has_figures (self);

  update_sentences (self);
  update_counted (self);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), figures);
  gtk_widget_set_visible (self->table_button, figures);
  if (lt_sentiment_mood (self->sentiment) == LT_MOOD_ROUGH)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rough");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rough");
  lt_source_shares_set_sentiment (self->sources, figures ? self->sentiment : NULL);
  lt_trend_line_set_sentiment (self->trend, figures ? self->sentiment : NULL);
  update_age (self);
  if (figures)
    update_figures (self);
}

static void
slice_activated_cb (LtSentimentChart *self, int stance)
{
  g_signal_emit (self, signals[SLICE_ACTIVATED], 0, stance);
}

static void
hovered_cb (LtSentimentChart *self, int stance)
{
  lt_chart_ring_highlight (self->ring, (LtStance) stance);
}

static gboolean
age_cb (gpointer user_data)
{
  update_age (user_data);
  return G_SOURCE_CONTINUE;
}

static void
lt_sentiment_chart_map (GtkWidget *widget)
{
  LtSentimentChart *self = LT_SENTIMENT_CHART (widget);

  GTK_WIDGET_CLASS (lt_sentiment_chart_parent_class)->map (widget);

  update_age (self);
  self->age_source = g_timeout_add_seconds (AGE_INTERVAL_SECONDS, age_cb, self);
}

static void
lt_sentiment_chart_unmap (GtkWidget *widget)
{
  LtSentimentChart *self = LT_SENTIMENT_CHART (widget);

  g_clear_handle_id (&self->age_source, g_source_remove);

  GTK_WIDGET_CLASS (lt_sentiment_chart_parent_class)->unmap (widget);
}

static void
lt_sentiment_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtSentimentChart *self = LT_SENTIMENT_CHART (object);

  switch (id)
    {
    case PROP_SENTIMENT:
      g_value_set_boxed (value, self->sentiment);
      break;
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, self->show_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_sentiment_chart_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LtSentimentChart *self = LT_SENTIMENT_CHART (object);

  switch (id)
    {
    case PROP_SENTIMENT:
      lt_sentiment_chart_set_sentiment (self, g_value_get_boxed (value));
      break;
    case PROP_SHOW_TABLE:
      lt_sentiment_chart_set_show_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_sentiment_chart_dispose (GObject *object)
{
  LtSentimentChart *self = LT_SENTIMENT_CHART (object);

  g_clear_handle_id (&self->age_source, g_source_remove);
  lt_widgets_dispose_template (GTK_WIDGET (self), LT_TYPE_SENTIMENT_CHART);
  g_clear_pointer (&self->sentiment, lt_sentiment_unref);

  G_OBJECT_CLASS (lt_sentiment_chart_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LT_TYPE_CHART_RING);
  g_type_ensure (LT_TYPE_CHART_LEGEND);
  g_type_ensure (LT_TYPE_CHART_TABLE);
  g_type_ensure (LT_TYPE_SOURCE_SHARES);
  g_type_ensure (LT_TYPE_TREND_LINE);
  lt_widgets_set_template (widget_class, "sentiment-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, sentence);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, counted);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, age);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, reason);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, table_button);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, pages);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, ring);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, legend);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, sources);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, trend_caption);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, trend);
  gtk_widget_class_bind_template_child (widget_class, LtSentimentChart, table);
  gtk_widget_class_bind_template_callback (widget_class, slice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, hovered_cb);
}

static void
lt_sentiment_chart_class_init (LtSentimentChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_sentiment_chart_dispose;
  object_class->get_property = lt_sentiment_chart_get_property;
  object_class->set_property = lt_sentiment_chart_set_property;
  widget_class->map = lt_sentiment_chart_map;
  widget_class->unmap = lt_sentiment_chart_unmap;

  properties[PROP_SENTIMENT] = g_param_spec_boxed ("sentiment", NULL, NULL, LT_TYPE_SENTIMENT,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_TABLE] = g_param_spec_boolean ("show-table", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SLICE_ACTIVATED] = g_signal_new ("slice-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "sentiment-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_property_action (widget_class, "chart.show-table", "show-table");
  bind_template (widget_class);
}

static void
lt_sentiment_chart_init (LtSentimentChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Community sentiment (estimate)"),
                                  -1);
  update (self);
}

GtkWidget *
lt_sentiment_chart_new (void)
{
  return g_object_new (LT_TYPE_SENTIMENT_CHART, NULL);
}

/**
 * lt_sentiment_chart_get_sentiment:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
LtSentiment *
lt_sentiment_chart_get_sentiment (LtSentimentChart *self)
{
  g_return_val_if_fail (LT_IS_SENTIMENT_CHART (self), NULL);

  return self->sentiment;
}

/**
 * lt_sentiment_chart_set_sentiment:
 * @self: the chart
 * @sentiment: (nullable): an estimate; with %NULL only a sentence says that there is none
 */
void
lt_sentiment_chart_set_sentiment (LtSentimentChart *self, LtSentiment *sentiment)
{
  g_return_if_fail (LT_IS_SENTIMENT_CHART (self));

  if (self->sentiment == sentiment)
    return;
  g_clear_pointer (&self->sentiment, lt_sentiment_unref);
  self->sentiment = sentiment != NULL ? lt_sentiment_ref (sentiment) : NULL;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTIMENT]);
}

gboolean
lt_sentiment_chart_get_show_table (LtSentimentChart *self)
{
  g_return_val_if_fail (LT_IS_SENTIMENT_CHART (self), FALSE);

  return self->show_table;
}

void
lt_sentiment_chart_set_show_table (LtSentimentChart *self, gboolean show_table)
{
  g_return_if_fail (LT_IS_SENTIMENT_CHART (self));

  if (self->show_table == show_table)
    return;
  self->show_table = show_table;
  gtk_stack_set_visible_child_name (self->pages, show_table ? "table" : "chart");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}
