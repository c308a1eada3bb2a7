/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/source-shares.h"

#include "widgets/sentiment-bar.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

/* Foreign feeds decide how many there are. */
#define MAX_SOURCES 8

/* CSS nodes: source-shares ├── label.caption ╰── box ├── box (label, label) ╰── sentiment-bar */
struct _LtSourceShares
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LtSourceShares, lt_source_shares, GTK_TYPE_WIDGET)

static void
remove_children (LtSourceShares *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
lt_source_shares_dispose (GObject *object)
{
  remove_children (LT_SOURCE_SHARES (object));

  G_OBJECT_CLASS (lt_source_shares_parent_class)->dispose (object);
}

static void
lt_source_shares_class_init (LtSourceSharesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_source_shares_dispose;

  gtk_widget_class_set_css_name (widget_class, "source-shares");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
lt_source_shares_init (LtSourceShares *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("By source"), -1);
}

GtkWidget *
lt_source_shares_new (void)
{
  return g_object_new (LT_TYPE_SOURCE_SHARES, NULL);
}

static LtSentiment *
as_sentiment (const LtSourceSentiment *source)
{
  LtSentiment *sentiment = lt_sentiment_new ();

  sentiment->share = source->share;
  sentiment->n = source->n;
  return sentiment;
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/* A source with few comments has no figure: FEED.md shows none below ten, and ten are ten of a source, too. */
static char *
figure_of (const LtSentiment *sentiment)
{
  int percent[LT_N_SIDES];
  LtStance largest = lt_sentiment_largest (sentiment);

  if (lt_sentiment_mood (sentiment) == LT_MOOD_TOO_FEW)
    return g_strdup (_ ("too few to tell"));
  lt_shares_to_percent (&sentiment->share, percent);
  /* Translators: a percentage and a stance: "70 % critical" */
  return g_strdup_printf (_ ("%d\u00a0%% %s"), percent[largest], lt_stance_word (largest));
}

/* The texts above the bar: beside each other, however large, with the bar as long as the card. */
static GtkWidget *
new_texts (const char *name, const char *figure)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *first = new_label (name);

  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (texts), first);
  gtk_box_append (GTK_BOX (texts), new_label (figure));
  return texts;
}

static void
add_source (LtSourceShares *self, const LtSourceSentiment *source)
{
  g_autoptr (LtSentiment) sentiment = as_sentiment (source);
  const char *name = lt_source_name (source->source);
  g_autofree char *figure = figure_of (sentiment);
  g_autofree char *shares = lt_sentiment_mood (sentiment) == LT_MOOD_TOO_FEW ? g_strdup (figure)
                                                                             : lt_share_sentence (&sentiment->share);
  /* Translators: read aloud: a source, then its shares */
  g_autofree char *said = g_strdup_printf (_ ("%s: %s"), name, shares);
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, NULL);
  GtkWidget *bar = lt_sentiment_bar_new ();

  lt_sentiment_bar_set_sentiment (LT_SENTIMENT_BAR (bar), sentiment);
  gtk_box_append (GTK_BOX (line), new_texts (name, figure));
  gtk_box_append (GTK_BOX (line), bar);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_widget_set_tooltip_text (line, shares);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

void
lt_source_shares_set_sentiment (LtSourceShares *self, const LtSentiment *sentiment)
{
  guint n = sentiment != NULL ? MIN (sentiment->by_source->len, MAX_SOURCES) : 0;
  GtkWidget *heading;

  g_return_if_fail (LT_IS_SOURCE_SHARES (self));

  remove_children (self);
  /* One source alone would repeat the shares of all. */
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  if (n < 2)
    return;
  heading = new_label (_ ("By source"));
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    add_source (self, g_ptr_array_index (sentiment->by_source, i));
}
