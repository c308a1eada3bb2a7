/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/community-making.h"

#include "app/source-words.h"
#include "base/datetime.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

/* Foreign feeds decide how long their lists are; a person reads no more than this. */
#define MAX_ROWS 64

struct _LtCommunityMaking
{
  AdwNavigationPage parent_instance;

  /* Template children */
  AdwPreferencesGroup *method;
  AdwPreferencesGroup *estimate;
  AdwPreferencesGroup *reading;
  AdwPreferencesGroup *sources;
  AdwPreferencesGroup *inputs;
  AdwPreferencesGroup *notes;
  AdwPreferencesGroup *changes;
  AdwPreferencesGroup *history;
};

G_DEFINE_FINAL_TYPE (LtCommunityMaking, lt_community_making, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  OPEN_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Text of a feed is never markup; that must be said before there is text. */
static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  return ADW_ACTION_ROW (row);
}

/* A fact: what it is small above, what it says below. */
static AdwActionRow *
add_fact (AdwPreferencesGroup *group, const char *title, const char *value)
{
  AdwActionRow *row;

  if (value == NULL || *value == '\0')
    return NULL;
  row = add_row (group, title);
  adw_action_row_set_subtitle (row, value);
  adw_action_row_set_subtitle_selectable (row, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row), "property");
  return row;
}

static const char *
method_name (const char *method)
{
  if (g_strcmp0 (method, "extractive") == 0)
    return _ ("Sentences chosen from article and comments; no language model");
  if (g_strcmp0 (method, "llm") == 0)
    return _ ("Written by a language model from article and comments");
  return method;
}

static const char *
article_state (const char *state)
{
  if (g_strcmp0 (state, "full") == 0)
    return _ ("Read in full");
  if (g_strcmp0 (state, "partial") == 0)
    return _ ("Read in part");
  if (g_strcmp0 (state, "unreadable") == 0)
    return _ ("Could not be read: from the discussion only");
  if (g_strcmp0 (state, "none") == 0)
    return _ ("None: the post is the text");
  return state;
}

static char *
comments_text (const LtProvenance *provenance)
{
  if (provenance->comments_read < 0)
    return NULL;
  if (provenance->comments_total < 0)
    return g_strdup_printf ("%d", provenance->comments_read);
  /* Translators: how many comments were read of how many there are: "389 of 412" */
  return g_strdup_printf (_ ("%d of %d"), provenance->comments_read, provenance->comments_total);
}

static void
show_method (LtCommunityMaking *self, LtStory *story)
{
  const LtProvenance *provenance = story->provenance;
  g_autofree char *written = NULL;

  if (story->analyst != NULL && story->analyst->name != NULL)
    {
      /* Translators: who signs, and what it is: "Vika Ray, AI analyst (software)" */
      g_autofree char *analyst = story->analyst->role != NULL
                                     ? g_strdup_printf (_ ("%s, %s"), story->analyst->name, story->analyst->role)
                                     : g_strdup (story->analyst->name);

      add_fact (self->method, _ ("Analyst"), analyst);
    }
  if (provenance == NULL)
    {
      add_row (self->method, _ ("The feed does not say how this story was made."));
      return;
    }
  written = lt_date_time (provenance->created);
  add_fact (self->method, _ ("Method"), method_name (provenance->method));
  add_fact (self->method, _ ("Model"), provenance->model);
  /* Translators: the SHA-256 of the text that a language model was given */
  add_fact (self->method, _ ("Fingerprint of the prompt"), provenance->prompt_sha256);
  add_fact (self->method, _ ("Program"), provenance->generator);
  add_fact (self->method, _ ("Written"), written);
}

static void
show_estimate (LtCommunityMaking *self, const LtSentiment *sentiment)
{
  g_autofree char *made = sentiment->as_of != LT_NO_TIME ? lt_date_time (sentiment->as_of) : NULL;
  g_autofree char *counted = sentiment->n >= 0 ? g_strdup_printf ("%d", sentiment->n) : NULL;

  add_fact (self->estimate, _ ("Method"), sentiment->method);
  add_fact (self->estimate, _ ("Made"), made);
  add_fact (self->estimate, _ ("Comments counted"), counted);
  /* One alone is what the chart shows. */
  for (guint i = sentiment->history->len; sentiment->history->len > 1 && i > 0 && sentiment->history->len - i < MAX_ROWS; i--)
    {
      const LtSentimentPoint *point = &g_array_index (sentiment->history, LtSentimentPoint, i - 1);
      g_autofree char *at = lt_date_time (point->at);
      g_autofree char *shares = lt_share_sentence (&point->share);

      add_fact (self->history, at, shares);
    }
}

static void
show_reading (LtCommunityMaking *self, LtStory *story)
{
  const LtProvenance *provenance = story->provenance;
  g_autofree char *comments = NULL;

  if (provenance == NULL)
    return;
  comments = comments_text (provenance);
  add_fact (self->reading, _ ("Article"), article_state (provenance->article));
  add_fact (self->reading, _ ("Comments read"), comments);
  if (provenance->dropped_quotes > 0)
    {
      g_autofree char *dropped = g_strdup_printf ("%d", provenance->dropped_quotes);

      add_fact (self->reading, _ ("Quotations dropped because they were not word for word"), dropped);
    }
}

static void
show_sources (LtCommunityMaking *self, LtStory *story)
{
  for (guint i = 0; i < MIN (story->sources->len, MAX_ROWS); i++)
    {
      const LtSourceHealth *source = g_ptr_array_index (story->sources, i);
      g_autofree char *text = lt_source_sentence (source, LT_NO_TIME);

      add_fact (self->sources, source->name != NULL ? source->name : lt_source_name (source->source), text);
    }
  for (guint i = 0; i < MIN (story->discussions->len, MAX_ROWS); i++)
    {
      const LtPlace *place = g_ptr_array_index (story->discussions, i);

      if (!place->complete)
        add_fact (self->sources, place->name != NULL ? place->name : lt_source_name (place->source),
                  _ ("The discussion was not read to its end"));
    }
}

static void
input_activated_cb (AdwActionRow *row, LtCommunityMaking *self)
{
  g_signal_emit (self, signals[OPEN_LINK], 0, g_object_get_data (G_OBJECT (row), "lt-url"));
}

static void
show_inputs (LtCommunityMaking *self, const LtProvenance *provenance)
{
  for (guint i = 0; i < MIN (provenance->inputs->len, MAX_ROWS); i++)
    {
      const LtInput *input = g_ptr_array_index (provenance->inputs, i);
      g_autofree char *fetched = lt_date_time (input->fetched);
      /* Translators: follows an address, on a line of its own */
      g_autofree char *text = input->sha256 != NULL && input->url != NULL
                                  ? g_strdup_printf (_ ("%s\nSHA-256: %s"), input->url, input->sha256)
                                  : g_strdup (input->url);
      AdwActionRow *row = add_fact (self->inputs, fetched, text);

      if (row == NULL)
        continue;
      adw_action_row_set_subtitle_selectable (row, FALSE);
      g_object_set_data_full (G_OBJECT (row), "lt-url", g_strdup (input->url), g_free);
      adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("open-on-site-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (input_activated_cb), self);
    }
  for (guint i = 0; i < MIN (provenance->notes->len, MAX_ROWS); i++)
    add_row (self->notes, g_ptr_array_index (provenance->notes, i));
}

static void
show_changes (LtCommunityMaking *self, LtStory *story)
{
  g_autofree char *revision = g_strdup_printf ("%d", story->revision);

  if (story->revision > 0 && story->changes->len > 0)
    add_fact (self->changes, _ ("Revision"), revision);
  /* Newest first; the newest are kept. */
  for (guint i = story->changes->len; i > 0 && story->changes->len - i < MAX_ROWS; i--)
    {
      const LtChange *change = g_ptr_array_index (story->changes, i - 1);
      g_autofree char *at = lt_date_time (change->at);

      add_fact (self->changes, at, change->what);
    }
}

static void
lt_community_making_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LT_TYPE_COMMUNITY_MAKING);

  G_OBJECT_CLASS (lt_community_making_parent_class)->dispose (object);
}

static void
lt_community_making_class_init (LtCommunityMakingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_community_making_dispose;

  signals[OPEN_LINK] = g_signal_new ("open-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/community-making.ui");
  gtk_widget_class_bind_template_child (widget_class, LtCommunityMaking, method);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityMaking, estimate);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityMaking, reading);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityMaking, sources);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityMaking, inputs);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityMaking, notes);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityMaking, changes);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityMaking, history);
}

static void
lt_community_making_init (LtCommunityMaking *self)
{
  AdwPreferencesGroup **const groups[] = {
    &self->method,
    &self->estimate,
    &self->reading,
    &self->sources,
    &self->inputs,
    &self->notes,
    &self->changes,
    &self->history,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A group shows from its first row on. */
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_set_visible (GTK_WIDGET (*groups[i]), FALSE);
}

AdwNavigationPage *
lt_community_making_new (LtStory *story)
{
  LtCommunityMaking *self;

  g_return_val_if_fail (story != NULL, NULL);

  self = g_object_new (LT_TYPE_COMMUNITY_MAKING, NULL);
  show_method (self, story);
  if (story->sentiment != NULL)
    show_estimate (self, story->sentiment);
  show_reading (self, story);
  show_sources (self, story);
  if (story->provenance != NULL)
    show_inputs (self, story->provenance);
  show_changes (self, story);
  return ADW_NAVIGATION_PAGE (self);
}
