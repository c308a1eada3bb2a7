/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/community-overview.h"

#include "app/source-words.h"
#include "app/thread-list.h"
#include "base/datetime.h"
#include "widgets/sentiment-chart.h"
#include "widgets/voice-row.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

/* FEED.md: a story has at most eight voices. */
#define MAX_VOICES 8
/* Foreign feeds decide how many places a story is discussed at. */
#define MAX_PLACES 8

struct _LtCommunityOverview
{
  AdwNavigationPage parent_instance;

  /* Template children */
  GtkStack *pages;
  GtkScrolledWindow *scroller;
  LtSentimentChart *chart;
  GtkLabel *health;
  GtkLabel *voice_count;
  GtkLabel *voices_note;
  GtkBox *voices;
  GtkListBox *rows;
  GtkWidget *making_row;

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

/* What the discussion knows a place by. */
static const char *
key_of (LtCommunityOverview *self, const LtPlace *place)
{
  return self->story->discussion != NULL ? lt_thread_list_key (self->story->discussion, place) : place->source;
}

/* One that is stored opens here, another on its site. */
static void
place_activated_cb (GtkWidget *row, LtCommunityOverview *self)
{
  const LtPlace *place = g_object_get_data (G_OBJECT (row), "lt-place");

  if (self->story->discussion != NULL)
    g_signal_emit (self, signals[DISCUSSION_ACTIVATED], 0, place != NULL ? key_of (self, place) : NULL);
  else
    g_signal_emit (self, signals[OPEN_LINK], 0, place->url);
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

  if (n_voices == 0)
    return g_strdup (_ ("No comment was quoted."));
  if (self->story->discussion == NULL && self->story->story->discussion_path == NULL)
    return g_strdup_printf (ngettext ("%u quotation cannot be verified, since this edition publishes no comments.",
                                      "%u quotations cannot be verified, since this edition publishes no comments.", hidden),
                            hidden);
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

/* How many of the first @end places share a key. */
static guint
count_places (LtCommunityOverview *self, guint end, const char *key)
{
  GPtrArray *places = self->story->story->discussions;
  guint n = 0;

  for (guint i = 0; i < end; i++)
    n += g_strcmp0 (key_of (self, g_ptr_array_index (places, i)), key) == 0;
  return n;
}

/* (transfer full) */
static char *
place_title (LtCommunityOverview *self, const LtPlace *place)
{
  GPtrArray *places = self->story->story->discussions;

  if (place == NULL)
    return g_strdup (_ ("All Comments"));
  if (place->name == NULL || count_places (self, places->len, key_of (self, place)) > 1)
    /* Translators: all comments of one place: "Comments on Hacker News" */
    return g_strdup_printf (_ ("Comments on %s"), lt_source_name (place->source));
  return g_strdup_printf (_ ("Comments on %s"), place->name);
}

/* When the thread began, where that tells it from another one of its source; else NULL. (transfer full) */
static char *
place_age (LtCommunityOverview *self, const LtPlace *place)
{
  const LtDiscussion *discussion = self->story->discussion;
  int index = place != NULL ? lt_discussion_find_post (discussion, place->url) : -1;
  const LtPost *post = index >= 0 ? g_ptr_array_index (discussion->posts, index) : NULL;
  guint n = 0;

  for (guint i = 0; post != NULL && i < discussion->posts->len; i++)
    n += g_strcmp0 (((LtPost *) g_ptr_array_index (discussion->posts, i))->source, post->source) == 0;
  return n > 1 && post->date != LT_NO_TIME ? lt_age (post->date) : NULL;
}

static char *
place_subtitle (LtCommunityOverview *self, const LtPlace *place)
{
  g_autofree char *count = NULL;
  g_autofree char *age = NULL;
  guint n;

  if (self->story->discussion == NULL)
    return g_strdup (self->story->story->discussion_path != NULL ? _ ("Not downloaded yet")
                                                                 : _ ("Not published in this edition"));
  n = lt_thread_list_count (self->story->discussion, place != NULL ? key_of (self, place) : NULL);
  count = g_strdup_printf (ngettext ("%u comment", "%u comments", n), n);
  age = place_age (self, place);
  if (age == NULL)
    return g_steal_pointer (&count);
  /* Translators: of two threads on one site: how many comments, and when it began: "30 comments, begun 3 days ago" */
  return g_strdup_printf (_ ("%s, begun %s"), count, age);
}

/* @place: NULL for all comments of a story whose feed names no place */
static void
add_place (LtCommunityOverview *self, LtPlace *place)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean stored = self->story->discussion != NULL;
  gboolean opens = stored || (place != NULL && place->url != NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (stored ? "go-next-symbolic" : "open-on-site-symbolic");
  g_autofree char *title = place_title (self, place);
  g_autofree char *subtitle = place_subtitle (self, place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), opens);
  gtk_widget_set_visible (icon, opens);
  g_object_set_data (G_OBJECT (row), "lt-place", place);
  g_signal_connect (row, "activated", G_CALLBACK (place_activated_cb), self);
  gtk_list_box_insert (self->rows, row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->making_row)));
}

static void
remove_places (LtCommunityOverview *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != self->making_row)
    gtk_list_box_remove (self->rows, row);
}

static void
show_places (LtCommunityOverview *self)
{
  GPtrArray *places = self->story->story->discussions;

  /* Two places that a stored discussion does not tell apart share a row. */
  for (guint i = 0; i < MIN (places->len, MAX_PLACES); i++)
    {
      LtPlace *place = g_ptr_array_index (places, i);

      if (count_places (self, i, key_of (self, place)) == 0)
        add_place (self, place);
    }
  if (places->len == 0 && self->story->discussion != NULL)
    add_place (self, NULL);
}

/* Sources that gave nothing to this story, a line each. */
static void
show_health (LtCommunityOverview *self)
{
  GPtrArray *sources = self->story->story->sources;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (sources->len, MAX_PLACES); i++)
    {
      const LtSourceHealth *source = g_ptr_array_index (sources, i);
      g_autofree char *sentence = NULL;

      if (source->state != LT_SOURCE_UNREACHABLE && source->state != LT_SOURCE_BLOCKED)
        continue;
      sentence = lt_source_sentence (source, LT_NO_TIME);
      g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "",
                              source->name != NULL ? source->name : lt_source_name (source->source), sentence);
    }
  gtk_label_set_label (self->health, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (self->health), lines->len > 0);
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
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, health);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, voice_count);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, voices_note);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, voices);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, rows);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityOverview, making_row);
  gtk_widget_class_bind_template_callback (widget_class, slice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, making_activated_cb);
}

static void
lt_community_overview_init (LtCommunityOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A feed without our extension says nothing of a community, and an empty chart would only seem to. */
static const char *
page_of (LtOpenStory *story)
{
  if (story == NULL)
    return "empty";
  return story->story->extended ? "story" : "nothing";
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
  remove_places (self);
  gtk_stack_set_visible_child_name (self->pages, page_of (story));
  lt_sentiment_chart_set_sentiment (self->chart, story != NULL ? story->story->sentiment : NULL);
  if (story == NULL)
    return;
  show_voices (self);
  show_places (self);
  show_health (self);
  /* A revision keeps the place. */
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
lt_community_overview_toggle_table (LtCommunityOverview *self)
{
  g_return_if_fail (LT_IS_COMMUNITY_OVERVIEW (self));

  lt_sentiment_chart_set_show_table (self->chart, !lt_sentiment_chart_get_show_table (self->chart));
}
