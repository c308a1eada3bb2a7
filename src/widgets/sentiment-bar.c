/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/sentiment-bar.h"

#include "widgets/stance-paint.h"
#include "widgets/words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define GAP 2
/* A share that is not nothing stays visible. */
#define LEAST_WIDTH 2

/*
 * A widget for each part, so that the colours are the style sheet's alone. It hides itself where no figures may be shown.
 *
 * CSS nodes: sentiment-bar[.rough] ├── part.positive ├── part.neutral ╰── part.critical
 */
struct _LtSentimentBar
{
  GtkWidget parent_instance;

  GtkWidget *parts[LT_N_SIDES];

  LtSentiment *sentiment;
};

G_DEFINE_FINAL_TYPE (LtSentimentBar, lt_sentiment_bar, GTK_TYPE_WIDGET)

static void
lt_sentiment_bar_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  /* The size is the style sheet's; the parts take what there is. */
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LT_N_SIDES * (LEAST_WIDTH + GAP) : 0;
}

static void
allocate_part (LtSentimentBar *self, int side, int x, int width, int height)
{
  int thickness = side == LT_STANCE_NEUTRAL ? MAX (height / 2, 1) : height;
  GskTransform *transform = gsk_transform_translate (NULL,
                                                     &GRAPHENE_POINT_INIT ((float) x, (float) ((height - thickness) / 2)));

  gtk_widget_allocate (self->parts[side], width, thickness, -1, transform);
}

static void
lt_sentiment_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtSentimentBar *self = LT_SENTIMENT_BAR (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int shown = 0, last = -1, x = 0, room;

  for (int side = 0; side < LT_N_SIDES; side++)
    if (gtk_widget_should_layout (self->parts[side]))
      {
        shown++;
        last = side;
      }
  room = width - GAP * (shown - 1) - LEAST_WIDTH * shown;
  for (int side = 0; side < LT_N_SIDES; side++)
    {
      int part;

      if (!gtk_widget_should_layout (self->parts[side]))
        continue;
      part = side == last ? MAX (width - x, 0) : LEAST_WIDTH + room * self->sentiment->share.of[side] / 1000;
      allocate_part (self, side, mirrored ? width - x - part : x, part, height);
      x += part + GAP;
    }
}

static void
lt_sentiment_bar_dispose (GObject *object)
{
  LtSentimentBar *self = LT_SENTIMENT_BAR (object);

  for (int side = 0; side < LT_N_SIDES; side++)
    g_clear_pointer (&self->parts[side], gtk_widget_unparent);
  g_clear_pointer (&self->sentiment, lt_sentiment_unref);

  G_OBJECT_CLASS (lt_sentiment_bar_parent_class)->dispose (object);
}

static void
lt_sentiment_bar_class_init (LtSentimentBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_sentiment_bar_dispose;
  widget_class->measure = lt_sentiment_bar_measure;
  widget_class->size_allocate = lt_sentiment_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "sentiment-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lt_sentiment_bar_init (LtSentimentBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  for (int side = 0; side < LT_N_SIDES; side++)
    {
      self->parts[side] = g_object_new (ADW_TYPE_BIN, "css-name", "part", NULL);
      gtk_widget_add_css_class (self->parts[side], lt_stance_css_class ((LtStance) side));
      gtk_widget_set_parent (self->parts[side], GTK_WIDGET (self));
    }
}

static void
update_label (LtSentimentBar *self, gboolean rough)
{
  g_autofree char *shares = lt_share_sentence (&self->sentiment->share);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, rough ? _ ("Rough estimate") : shares,
                                  -1);
}

GtkWidget *
lt_sentiment_bar_new (void)
{
  return g_object_new (LT_TYPE_SENTIMENT_BAR, NULL);
}

/**
 * lt_sentiment_bar_set_sentiment:
 * @self: the bar
 * @sentiment: (nullable): an estimate
 *
 * Shows the shares; nothing when there are none or too few comments.
 */
void
lt_sentiment_bar_set_sentiment (LtSentimentBar *self, LtSentiment *sentiment)
{
  LtMood mood = lt_sentiment_mood (sentiment);
  gboolean shown = mood != LT_MOOD_NONE && mood != LT_MOOD_TOO_FEW;
  gboolean rough = mood == LT_MOOD_ROUGH;

  g_return_if_fail (LT_IS_SENTIMENT_BAR (self));

  if (self->sentiment == sentiment)
    return;
  g_clear_pointer (&self->sentiment, lt_sentiment_unref);
  self->sentiment = sentiment != NULL ? lt_sentiment_ref (sentiment) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  for (int side = 0; side < LT_N_SIDES; side++)
    gtk_widget_set_visible (self->parts[side], !rough && sentiment->share.of[side] > 0);
  if (rough)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rough");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rough");
  update_label (self, rough);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
