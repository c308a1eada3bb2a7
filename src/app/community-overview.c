/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/community-overview.h"

#include "widgets/sentiment-chart.h"
#include "widgets/voice-row.h"

#include <glib/gi18n-lib.h>

/* FEED.md: a story has at most eight voices. */
#define MAX_VOICES 8

struct _LtCommunityOverview
{
  AdwNavigationPage parent_instance;

  /* Template children */
  GtkStack *pages;
  GtkScrolledWindow *scroller;
  LtSentimentChart *chart;
  GtkLabel *voice_count;
  GtkLabel *voices_note;
  GtkBox *voices;
  AdwActionRow *discussion_row;

  /* Owned */
  LtOpenStory *story;
};

G_DEFINE_FINAL_TYPE (LtCommunityOverview, lt_community_overview, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SLICE_ACTIVATED,
  COMMENT_ACTIVATED,
  DISCUSSION_ACTIVATED,
  MAKING_ACTIVATED,
  OPEN_LINK,
  TOAST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
slice_activated_cb (LtCommunityOverview *self, int stance)
{
  g_signal_emit (self, signals[SLICE_ACTIVATED], 0, stance);
}

static void
discussion_activated_cb (LtCommunityOverview *self)
{
  g_signal_emit (self, signals[DISCUSSION_ACTIVATED], 0);
}

static void
making_activated_cb (LtCommunityOverview *self)
{
  g_signal_emit (self, signals[MAKING_ACTIVATED], 0);
}

static void
voice_activated_cb (LtVoiceRow *row, LtCommunityOverview *self)
{
  g_signal_emit (self, signals[COMMENT_ACTIVATED], 0, lt_voice_row_get_voice (row)->comment_id);
}

static void
voice_open_cb (LtVoiceRow *row, LtCommunityOverview *self)
{
  g_signal_emit (self, signals[OPEN_LINK], 0, lt_voice_row_get_voice (row)->url);
}

static void
voice_copied_cb (LtVoiceRow *row, LtCommunityOverview *self)
{
  g_signal_emit (self, signals[TOAST], 0, _ ("Quotation copied"));
}

static void
add_voice (LtCommunityOverview *self, const LtVoice *voice)
{
  GtkWidget *row = lt_voice_row_new (voice);

  gtk_widget_add_css_class (row, "card");
  gtk_widget_add_css_class (row, "activatable");
  g_signal_connect (row, "activated", G_CALLBACK (voice_activated_cb), self);
  g_signal_connect (row, "open-on-site", G_CALLBACK (voice_open_cb), self);
  g_signal_connect (row, "copied", G_CALLBACK (voice_copied_cb), self);
  gtk_box_append (self->voices, row);
}

static void
remove_voices (LtCommunityOverview *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->voices))) != NULL)
    gtk_box_remove (self->voices, row);
}

/* A voice is shown only when it is found word for word in the discussion (FEED.md, rule 2). */
static guint
add_verified (LtCommunityOverview *self, GPtrArray *voices)
{
  guint n = 0;

  for (guint i = 0; i < MIN (voices->len, MAX_VOICES); i++)
    {
      const LtVoice *voice = g_ptr_array_index (voices, i);

      if (!lt_voice_verify (voice, self->story->discussion))
        continue;
      add_voice (self, voice);
      n++;
    }
  return n;
}

static char *
voices_note (LtCommunityOverview *self, guint n_voices, guint n_shown)
{
  guint hidden = n_voices - n_shown;

  if (!self->story->story->extended)
    return g_strdup (_ ("This feed brings neither an estimate nor voices."));
  if (n_voices == 0)
    return g_strdup (_ ("No comment was quoted."));
  if (self->story->discussion == NULL)
    return g_strdup_printf (ngettext ("%u quotation waits for the discussion to be downloaded.",
                                      "%u quotations wait for the discussion to be downloaded.", hidden),
                            hidden);
  if (hidden > 0)
    return g_strdup_printf (ngettext ("%u quotation is not shown: it is not word for word in the stored thread.",
                                      "%u quotations are not shown: they are not word for word in the stored thread.", hidden),
                            hidden);
  return NULL;
}

static void
show_voices (LtCommunityOverview *self)
{
  GPtrArray *voices = self->story->story->voices;
  guint n = MIN (voices->len, MAX_VOICES);
  guint shown = self->story->discussion != NULL ? add_verified (self, voices) : 0;
  g_autofree char *note = voices_note (self, n, shown);
  g_autofree char *count = g_strdup_printf ("%u", shown);

  gtk_label_set_label (self->voice_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->voice_count), shown > 0);
  gtk_label_set_label (self->voices_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->voices_note), note != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->voices), shown > 0);
}

static void
show_discussion_row (LtCommunityOverview *self)
{
  g_autofree char *subtitle = NULL;

  if (self->story->discussion == NULL)
    subtitle = g_strdup (_ ("Not downloaded yet"));
  else
    subtitle = g_strdup_printf (ngettext ("%u comment", "%u comments", self->story->discussion->comments->len),
                                self->story->discussion->comments->len);
  adw_action_row_set_subtitle (self->discussion_row, subtitle);
  gtk_widget_set_sensitive (GTK_WIDGET (self->discussion_row), self->story->discussion != NULL);
}

static void
lt_community_overview_dispose (GObject *object)
{
  LtCommunityOverview *self = LT_COMMUNITY_OVERVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LT_TYPE_COMMUNITY_OVERVIEW);
  g_clear_pointer (&self->story, lt_open_story_unref);

  G_OBJECT_CLASS (lt_community_overview_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  signals[SLICE_ACTIVATED] = g_signal_new ("slice-activated", type, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[COMMENT_ACTIVATED] = g_signal_new ("comment-activated", type, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DISCUSSION_ACTIVATED] = g_signal_new ("discussion-activated", type, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MAKING_ACTIVATED] = g_signal_new ("making-activated", type, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_LINK] = g_signal_new ("open-link", type, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lt_community_overview_class_init (LtCommunityOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_community_overview_dispose;

  add_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (LT_TYPE_SENTIMENT_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/community-overview.ui");
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, pages);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, scroller);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, chart);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, voice_count);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, voices_note);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, voices);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, discussion_row);
  gtk_widget_class_bind_template_callback (widget_class, slice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, discussion_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, making_activated_cb);
}

static void
lt_community_overview_init (LtCommunityOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lt_community_overview_set_story:
 * @self: the page
 * @story: (nullable): an open story, or %NULL for none
 */
void
lt_community_overview_set_story (LtCommunityOverview *self, LtOpenStory *story)
{
  gboolean same;

  g_return_if_fail (LT_IS_COMMUNITY_OVERVIEW (self));

  same = self->story != NULL && story != NULL && self->story->row == story->row;
  if (story != NULL)
    lt_open_story_ref (story);
  g_clear_pointer (&self->story, lt_open_story_unref);
  self->story = story;
  remove_voices (self);
  gtk_stack_set_visible_child_name (self->pages, story != NULL ? "story" : "empty");
  lt_sentiment_chart_set_sentiment (self->chart, story != NULL ? story->story->sentiment : NULL);
  if (story == NULL)
    return;
  show_voices (self);
  show_discussion_row (self);
  /* A revision keeps the place. */
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}
