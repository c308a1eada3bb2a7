/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "fixtures.h"

#include "app/style.h"
#include "base/datetime.h"

#define BASE "/de/llmtracker/LLMTracker/"
#define HOUR 3600

typedef struct
{
  LtShares share, margin;
  int labels[LT_N_STANCES];
  int n;
  LtLead lead;
  double sure;
} Figures;

static const Figures figures[FIXTURE_N_MOODS] = {
  [FIXTURE_MOSTLY] = { { { 100, 200, 700 } }, { { 30, 40, 50 } }, { 45, 94, 250, 61 }, 389, LT_LEAD_CRITICAL, 0.99 },
  [FIXTURE_PROBABLY] = { { { 560, 240, 200 } }, { { 90, 90, 80 } }, { 51, 22, 18, 14 }, 91, LT_LEAD_POSITIVE, 0.81 },
  [FIXTURE_DIVIDED] = { { { 410, 150, 440 } }, { { 60, 40, 60 } }, { 85, 31, 92, 40 }, 208, LT_LEAD_DIVIDED, 0.9 },
  [FIXTURE_ROUGH] = { { { 300, 250, 450 } }, { { 260, 240, 280 } }, { 4, 3, 6, 9 }, 13, LT_LEAD_CRITICAL, 0.6 },
  [FIXTURE_PUBLISHED] = { { { 100, 200, 700 } }, { { 0 } }, { 0 }, -1, LT_LEAD_NONE, 0 },
  [FIXTURE_TOO_FEW] = { { { 500, 250, 250 } }, { { 400, 400, 400 } }, { 3, 2, 2, 0 }, 7, LT_LEAD_NONE, 0 },
  [FIXTURE_ONE_SIDED] = { { { 1000, 0, 0 } }, { { 20, 20, 20 } }, { 54, 0, 0, 3 }, 54, LT_LEAD_POSITIVE, 1 },
  [FIXTURE_TINY] = { { { 10, 980, 10 } }, { { 10, 20, 10 } }, { 2, 96, 2, 5 }, 100, LT_LEAD_NEUTRAL, 1 },
};

static void
add_history (LtSentiment *sentiment)
{
  for (int i = 5; i >= 0; i--)
    {
      LtSentimentPoint point = { sentiment->as_of - i * HOUR, sentiment->share, sentiment->n };

      point.share.of[LT_STANCE_POSITIVE] += i * 30;
      point.share.of[LT_STANCE_CRITICAL] -= i * 30 + (i % 2) * 20;
      point.share.of[LT_STANCE_NEUTRAL] += (i % 2) * 20;
      g_array_append_val (sentiment->history, point);
    }
}

static LtSentiment *
from_figures (const Figures *from)
{
  LtSentiment *sentiment = lt_sentiment_new ();

  sentiment->share = from->share;
  sentiment->margin = from->margin;
  sentiment->has_margin = from->margin.of[0] > 0;
  sentiment->has_labels = from->n >= 0;
  memcpy (sentiment->labels, from->labels, sizeof sentiment->labels);
  sentiment->n = from->n;
  sentiment->lead = from->lead;
  sentiment->sure = from->sure;
  sentiment->as_of = lt_time_now () - 14 * 60;
  sentiment->method = g_strdup ("invented for this test");
  return sentiment;
}

LtSentiment *
fixture_sentiment (FixtureMood mood)
{
  LtSentiment *sentiment = from_figures (&figures[mood]);

  if (mood == FIXTURE_MOSTLY)
    {
      add_history (sentiment);
      for (int i = 0; i < 2; i++)
        {
          LtSourceSentiment *source = lt_source_sentiment_new (i == 0 ? "hackernews" : "reddit");

          source->share = i == 0 ? (LtShares) { { 60, 170, 770 } } : (LtShares) { { 280, 330, 390 } };
          source->n = sentiment->n / 2;
          g_ptr_array_add (sentiment->by_source, source);
        }
    }
  return sentiment;
}

LtSentiment *
fixture_quarters (void)
{
  const Figures quarters = { { { 500, 250, 250 } }, { { 30, 30, 30 } }, { 200, 100, 100, 10 }, 400, LT_LEAD_POSITIVE, 0.95 };

  return from_figures (&quarters);
}

static const char *const texts[] = {
  "I have run this on the old card in my cupboard for two weeks now. It is slower than the numbers in the post suggest, but it "
  "never once fell over, and that is more than I can say for what we pay for at work. What surprised me most is how little of the "
  "memory it really needs once the first few layers are in place; the rest is patience. I would still not put it in front of "
  "customers.\n\nThe licence is the part that nobody here seems to have read. It forbids exactly the use that the headline "
  "celebrates.",
  "The measurements leave out the only figure that matters: what it costs per answer.",
  "Does anyone know whether the second table was made with the same settings as the first?",
  "This is the fourth such announcement in a month, and each time the small print says the opposite of the title.",
  "Great work, and thank you for writing down what did not work as well.",
};

static const char *const authors[] = { "maple_kiln", "otter9", "brass-lantern", "quietpond", "tin_drummer", "hollyhock" };

#define SUBMITTER "pine_marten"

static LtPost *
fixture_post (void)
{
  LtPost *post = lt_post_new ("hn-1000", "hackernews");

  post->author = g_strdup (SUBMITTER);
  post->date = lt_time_now () - 3 * HOUR;
  post->text = g_strdup ("I wrote this over the winter and would like to hear where it breaks.");
  post->url = g_strdup ("https://news.example.org/item?id=1000");
  return post;
}

LtDiscussion *
fixture_discussion (guint n_comments)
{
  LtDiscussion *discussion = lt_discussion_new ("hn-1000");

  discussion->as_of = lt_time_now () - 14 * 60;
  g_ptr_array_add (discussion->posts, fixture_post ());
  for (guint i = 0; i < n_comments; i++)
    {
      g_autofree char *id = g_strdup_printf ("hn-%u", i);
      LtComment *comment = lt_comment_new (id, "hackernews");

      /* Chains, so that indentation meets its limit; the last of seven answers the second. */
      if (i % 7 != 0)
        comment->parent = g_strdup_printf ("hn-%u", i % 7 == 6 ? i - 5 : i - 1);
      comment->author = g_strdup (i % 11 == 10 ? SUBMITTER : authors[i % G_N_ELEMENTS (authors)]);
      comment->date = lt_time_now () - 3 * HOUR + i;
      g_free (comment->text);
      comment->text = g_strdup (texts[i % G_N_ELEMENTS (texts)]);
      comment->url = g_strdup_printf ("https://news.example.org/item?id=%u", i);
      comment->stance = (LtStance) (i % LT_N_STANCES);
      comment->confidence = 0.5 + (i % 5) / 10.0;
      comment->counted = i % 11 != 10;
      comment->excluded = comment->counted ? LT_EXCLUDED_NOT : LT_EXCLUDED_SUBMITTER;
      g_ptr_array_add (discussion->comments, comment);
    }
  return discussion;
}

LtVoice *
fixture_voice (LtDiscussion *discussion, const char *comment_id, const char *text)
{
  const LtComment *comment = lt_discussion_find (discussion, comment_id);
  LtVoice *voice = lt_voice_new ();
  const char *at = strstr (comment->text, text);

  voice->text = g_strdup (text);
  voice->author = g_strdup (comment->author);
  voice->source = g_strdup (comment->source);
  voice->comment_id = g_strdup (comment_id);
  voice->url = g_strdup (comment->url);
  voice->date = comment->date;
  voice->stance = comment->stance;
  voice->start = at != NULL ? g_utf8_pointer_to_offset (comment->text, at) : 0;
  voice->length = g_utf8_strlen (text, -1);
  voice->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, comment->text, -1);
  return voice;
}

static LtProvenance *
fixture_provenance (void)
{
  LtProvenance *provenance = lt_provenance_new ();

  provenance->generator = g_strdup ("llm-tracker-backend 0.1");
  provenance->method = g_strdup ("extractive");
  provenance->article = g_strdup ("full");
  provenance->comments_read = 412;
  provenance->comments_total = 430;
  provenance->created = lt_time_now () - HOUR;
  provenance->dropped_quotes = 2;
  lt_provenance_add_input (provenance, "https://example.org/streaming-layers", lt_time_now () - HOUR,
                           "5f2b1c77a0de43f0b6f0c9d7e2a1540c8f3d6b9e7c5a20418d3f6e9b0c7a5d21");
  lt_provenance_add_note (provenance, "18 comments were beyond the limit & were not read.");
  return provenance;
}

LtStory *
fixture_story (LtDiscussion *discussion)
{
  LtStory *story = lt_story_new ("hn-1000");
  LtPlace *place = lt_place_new ("hackernews", "Hacker News", "https://news.example.org/item?id=1000");
  LtSourceHealth *health = lt_source_health_new ("reddit", "Reddit");

  story->title = g_strdup ("A model of 120 billion parameters on a card of 8 gigabytes");
  story->extended = TRUE;
  story->published = lt_time_now () - 3 * HOUR;
  story->sentiment = fixture_sentiment (FIXTURE_MOSTLY);
  story->analyst = lt_analyst_new ("Vika Ray", "AI analyst (software)", "Software.");
  story->provenance = fixture_provenance ();
  story->revision = 2;
  lt_story_add_change (story, lt_time_now () - 2 * HOUR, "First published.");
  lt_story_add_change (story, lt_time_now () - HOUR, "140 more comments");
  story->discussion_path = g_strdup ("discussions/hn-1000-0123456789abcdef.json");
  place->comments = 412;
  g_ptr_array_add (story->discussions, place);
  health->state = LT_SOURCE_OFF;
  g_ptr_array_add (story->sources, health);
  if (discussion == NULL || discussion->comments->len < 2)
    return story;
  g_ptr_array_add (story->voices, fixture_voice (discussion, "hn-1", texts[1]));
  if (discussion->comments->len > 6)
    ((LtVoice *) g_ptr_array_index (story->voices, 0))->reply_id = g_strdup ("hn-6");
  g_ptr_array_add (story->voices, fixture_voice (discussion, "hn-0", texts[0]));
  return story;
}

LtOpenStory *
fixture_open_story (gint64 row, LtStory *story, LtDiscussion *discussion)
{
  LtOpenStory *open = g_atomic_rc_box_new0 (LtOpenStory);

  open->row = row;
  open->story = lt_story_ref (story);
  open->discussion = discussion != NULL ? lt_discussion_ref (discussion) : NULL;
  open->media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return open;
}

LtStoryItem *
fixture_item (gint64 row, const char *title, FixtureMood mood)
{
  LtStoryItem *item = lt_story_item_new (row);
  g_autoptr (LtSentiment) sentiment = fixture_sentiment (mood);
  const LtStoryRecord record = {
    .story_id = "hn-1000",
    .title = title,
    .places = row % 2 == 0 ? "HN" : "HN, r/LocalLLaMA",
    .published = lt_time_now () - row * HOUR,
    .comments = row == 4 ? -1 : 412,
    .read = row % 3 == 2,
    .saved = row % 2 == 1,
    .updated = row == 2,
    .cached = row % 2 == 0 ? LT_CACHED_PARTLY : LT_CACHED_WHOLE,
    .sentiment = sentiment,
  };

  lt_story_item_fill (item, &record);
  return item;
}

void
fixture_load_style (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, BASE "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  lt_style_follow (adw_style_manager_get_default ());
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), BASE "icons");
}

static GtkWidget *
find (GtkWidget *widget, GType type, int *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
fixture_find (GtkWidget *widget, GType type, int n)
{
  return find (widget, type, &n);
}

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

void
fixture_wait (guint ms)
{
  gboolean done = FALSE;

  g_timeout_add (ms, timeout_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

GtkWindow *
fixture_present (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_child (window, child);
  gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  while (gtk_widget_get_width (child) == 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_wait (50);
  return window;
}
