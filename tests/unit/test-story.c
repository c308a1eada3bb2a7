/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/source-health.h"
#include "story/story-item.h"
#include "story/voice.h"
#include "text/exact-span.h"

/* Largest remainder: whole percentages always sum to 100, and a lead is never rounded away. */
static void
test_percent (void)
{
  static const struct
  {
    LtShares shares;
    int percent[LT_N_SIDES];
  } cases[] = {
    { { { 100, 200, 700 } }, { 10, 20, 70 } },
    { { { 333, 333, 334 } }, { 33, 33, 34 } },
    { { { 335, 335, 330 } }, { 34, 33, 33 } },
    { { { 495, 505, 0 } }, { 49, 51, 0 } },
    { { { 1, 1, 998 } }, { 0, 0, 100 } },
    { { { 1000, 0, 0 } }, { 100, 0, 0 } },
    { { { 4, 4, 992 } }, { 1, 0, 99 } },
    { { { 0, 0, 0 } }, { 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int percent[LT_N_SIDES];

      lt_shares_to_percent (&cases[i].shares, percent);
      for (guint side = 0; side < LT_N_SIDES; side++)
        g_assert_cmpint (percent[side], ==, cases[i].percent[side]);
    }
}

static void
test_percent_sums (void)
{
  for (int positive = 0; positive <= 1000; positive += 7)
    for (int neutral = 0; positive + neutral <= 1000; neutral += 3)
      {
        LtShares shares = { { positive, neutral, 1000 - positive - neutral } };
        int percent[LT_N_SIDES];

        lt_shares_to_percent (&shares, percent);
        g_assert_cmpint (percent[0] + percent[1] + percent[2], ==, 100);
        for (guint i = 0; i < LT_N_SIDES; i++)
          g_assert_cmpint (ABS (percent[i] * 10 - shares.of[i]), <=, 10);
      }
}

static void
test_words (void)
{
  LtStance stance = LT_STANCE_UNCLEAR;
  LtSourceState state = LT_SOURCE_OK;

  for (int i = 0; i < LT_N_STANCES; i++)
    {
      g_assert_true (lt_stance_from_string (lt_stance_to_string ((LtStance) i), &stance));
      g_assert_cmpint (stance, ==, i);
    }
  g_assert_false (lt_stance_from_string ("Positive", &stance));
  g_assert_false (lt_stance_from_string (NULL, &stance));

  for (int i = LT_SOURCE_OK; i <= LT_SOURCE_OFF; i++)
    {
      g_assert_true (lt_source_state_from_string (lt_source_state_to_string ((LtSourceState) i), &state));
      g_assert_cmpint (state, ==, i);
    }
  g_assert_false (lt_source_state_from_string ("", &state));
}

static void
test_mood (void)
{
  static const struct
  {
    LtShares share;
    int n;
    int margin; /* the widest; -1: none */
    LtLead lead;
    double sure;
    LtMood mood;
  } cases[] = {
    { { { 100, 200, 700 } }, -1, -1, LT_LEAD_NONE, 0, LT_MOOD_PUBLISHED },
    { { { 100, 200, 700 } }, 9, 100, LT_LEAD_CRITICAL, 1, LT_MOOD_TOO_FEW },
    { { { 100, 200, 700 } }, 10, 100, LT_LEAD_CRITICAL, 1, LT_MOOD_MOSTLY },
    { { { 100, 200, 700 } }, 10, 250, LT_LEAD_CRITICAL, 0.9, LT_MOOD_MOSTLY },
    { { { 100, 200, 700 } }, 10, 251, LT_LEAD_CRITICAL, 0.9, LT_MOOD_ROUGH },
    { { { 100, 200, 700 } }, 10, 100, LT_LEAD_NONE, 0, LT_MOOD_ROUGH },
    { { { 100, 200, 700 } }, 10, 100, LT_LEAD_CRITICAL, 0.89, LT_MOOD_PROBABLY },
    { { { 100, 200, 700 } }, 10, 100, LT_LEAD_CRITICAL, 0.7, LT_MOOD_PROBABLY },
    { { { 100, 200, 700 } }, 10, 100, LT_LEAD_CRITICAL, 0.69, LT_MOOD_ROUGH },
    { { { 300, 201, 499 } }, 10, 100, LT_LEAD_CRITICAL, 0.99, LT_MOOD_DIVIDED },
    { { { 300, 200, 500 } }, 10, 100, LT_LEAD_CRITICAL, 0.99, LT_MOOD_MOSTLY },
    { { { 300, 100, 600 } }, 10, 100, LT_LEAD_DIVIDED, 0.99, LT_MOOD_DIVIDED },
    { { { 600, 100, 300 } }, -1, -1, LT_LEAD_POSITIVE, 0.95, LT_MOOD_MOSTLY },
  };

  g_assert_cmpint (lt_sentiment_mood (NULL), ==, LT_MOOD_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtSentiment) sentiment = lt_sentiment_new ();

      sentiment->share = cases[i].share;
      sentiment->n = cases[i].n;
      sentiment->has_margin = cases[i].margin >= 0;
      sentiment->margin.of[LT_STANCE_NEUTRAL] = MAX (0, cases[i].margin);
      sentiment->lead = cases[i].lead;
      sentiment->sure = cases[i].sure;
      g_assert_cmpint (lt_sentiment_mood (sentiment), ==, cases[i].mood);
    }
}

static LtDiscussion *
make_discussion (const char *text)
{
  LtDiscussion *discussion = lt_discussion_new ("hn-1");
  LtComment *comment = lt_comment_new ("hn-2", "hackernews");

  comment->author = g_strdup ("mira");
  g_set_str (&comment->text, text);
  g_ptr_array_add (discussion->comments, comment);

  return discussion;
}

static LtVoice *
make_voice (const char *whole,
            const char *quote,
            gint64 start)
{
  LtVoice *voice = lt_voice_new ();

  voice->text = g_strdup (quote);
  voice->author = g_strdup ("mira");
  voice->comment_id = g_strdup ("hn-2");
  voice->start = start;
  voice->length = g_utf8_strlen (quote, -1);
  voice->sha256 = lt_sha256 (whole, -1);

  return voice;
}

static void
test_verify (void)
{
  const char *whole = "Naïve – yes. 🦊 But it works for me.";
  g_autoptr (LtDiscussion) discussion = make_discussion (whole);
  g_autoptr (LtVoice) voice = make_voice (whole, "But it works", 15);

  g_assert_true (lt_voice_verify (voice, discussion));

  voice->start = 14;
  g_assert_false (lt_voice_verify (voice, discussion));
  voice->start = 15;

  voice->length--;
  g_assert_false (lt_voice_verify (voice, discussion));
  voice->length++;

  g_set_str (&voice->author, "somebody else");
  g_assert_false (lt_voice_verify (voice, discussion));
  g_set_str (&voice->author, "mira");

  g_set_str (&voice->comment_id, "hn-3");
  g_assert_false (lt_voice_verify (voice, discussion));
  g_set_str (&voice->comment_id, "hn-2");

  voice->sha256[0] = voice->sha256[0] == '0' ? '1' : '0';
  g_assert_false (lt_voice_verify (voice, discussion));
}

static void
count_cb (GObject *object,
          GParamSpec *pspec,
          gpointer data)
{
  g_ptr_array_add (data, g_strdup (pspec->name));
}

static gboolean
told (GPtrArray *names,
      const char *name)
{
  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

static void
test_item (void)
{
  LtStoryItem *item = lt_story_item_new (7);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LtSentiment) sentiment = lt_sentiment_new ();
  LtStoryRecord record = {
    .story_id = "hn-1",
    .feed = 3,
    .title = "A title",
    .places = "HN",
    .published = 1000,
    .comments = 12,
    .cached = LT_CACHED_PARTLY,
    .sentiment = sentiment,
  };

  g_assert_cmpint (lt_story_item_get_row (item), ==, 7);
  g_assert_true (lt_story_item_get_loading (item));
  g_assert_cmpint (lt_story_item_get_comments (item), ==, -1);

  g_signal_connect (item, "notify", G_CALLBACK (count_cb), names);
  lt_story_item_fill (item, &record);
  g_assert_cmpuint (names->len, ==, 9);
  g_assert_true (told (names, "title") && told (names, "sentiment") && told (names, "loading") && told (names, "cached"));
  g_assert_cmpstr (lt_story_item_get_title (item), ==, "A title");
  g_assert_true (lt_story_item_get_sentiment (item) == sentiment);

  /* The same again tells nobody anything. */
  g_ptr_array_set_size (names, 0);
  lt_story_item_fill (item, &record);
  lt_story_item_set_read (item, FALSE);
  g_assert_cmpuint (names->len, ==, 0);

  lt_story_item_set_read (item, TRUE);
  lt_story_item_set_saved (item, 2);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpint (lt_story_item_get_saved (item), ==, TRUE);

  g_object_set (item, "read", FALSE, NULL);
  g_assert_false (lt_story_item_get_read (item));
  g_assert_finalize_object (item);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/percent", test_percent);
  g_test_add_func ("/story/percent-sums", test_percent_sums);
  g_test_add_func ("/story/words", test_words);
  g_test_add_func ("/story/mood", test_mood);
  g_test_add_func ("/story/verify", test_verify);
  g_test_add_func ("/story/item", test_item);

  return g_test_run ();
}
