/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "widgets/words.h"

#include "base/datetime.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static LtSentiment *
sentiment_of (int critical, LtLead lead, double sure, int margin)
{
  LtSentiment *sentiment = lt_sentiment_new ();

  sentiment->share = (LtShares) { { (1000 - critical) / 2, 1000 - critical - (1000 - critical) / 2, critical } };
  sentiment->n = 100;
  sentiment->lead = lead;
  sentiment->sure = sure;
  sentiment->has_margin = margin > 0;
  sentiment->margin = (LtShares) { { margin, margin, margin } };
  return sentiment;
}

static void
test_moods (void)
{
  static const struct
  {
    int critical;
    LtLead lead;
    double sure;
    int margin;
    const char *sentence, *reason, *handle;
  } cases[] = {
    { 700, LT_LEAD_CRITICAL, 0.95, 50, "Mostly critical", NULL, "70\u00a0% critical" },
    { 700, LT_LEAD_CRITICAL, 0.75, 50, "Probably mostly critical", NULL, "70\u00a0% critical" },
    { 450, LT_LEAD_CRITICAL, 0.95, 50, "Divided", "No side has half of the comments.", "Divided" },
    { 700, LT_LEAD_DIVIDED, 0.95, 50, "Divided", "It is not sure enough that one side has more than half.", "Divided" },
    { 700, LT_LEAD_CRITICAL, 0.95, 251, "Rough estimate",
      "A figure may be off by 26 points, since the sides of these comments are hard to tell.", "Rough estimate" },
    { 700, LT_LEAD_NONE, 0, 50, "Rough estimate",
      "The margins are too wide to say which side is the largest.", "Rough estimate" },
    { 700, LT_LEAD_NONE, 0, 0, "As published by the source",
      "The source does not say how sure its figures are.", "70\u00a0% critical" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtSentiment) sentiment = sentiment_of (cases[i].critical, cases[i].lead, cases[i].sure, cases[i].margin);
      g_autofree char *sentence = lt_mood_sentence (sentiment);
      g_autofree char *reason = lt_mood_reason (sentiment);
      g_autofree char *handle = lt_mood_handle (sentiment);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
      g_assert_cmpstr (reason, ==, cases[i].reason);
      g_assert_cmpstr (handle, ==, cases[i].handle);
    }
}

/* A wide margin is put down to few comments only where they are few. */
static void
test_rough_of_few (void)
{
  g_autoptr (LtSentiment) sentiment = sentiment_of (700, LT_LEAD_CRITICAL, 0.95, 251);
  g_autofree char *reason = NULL;

  sentiment->n = 30;
  reason = lt_mood_reason (sentiment);
  g_assert_cmpstr (reason, ==, "A figure may be off by 26 points, since few comments were counted.");
}

static void
test_too_few (void)
{
  g_autoptr (LtSentiment) sentiment = sentiment_of (700, LT_LEAD_CRITICAL, 1, 50);
  g_autofree char *reason = NULL;
  g_autofree char *none = lt_mood_handle (NULL);

  sentiment->n = 9;
  reason = lt_mood_reason (sentiment);
  g_assert_cmpstr (reason, ==, "Only 9 comments were counted; figures are shown from 10 on.");
  g_assert_null (none);
}

/* A margin must not look smaller than it is. */
static void
test_margin (void)
{
  g_autofree char *whole = lt_margin (50);
  g_autofree char *above = lt_margin (51);

  g_assert_cmpstr (whole, ==, "±\u00a05");
  g_assert_cmpstr (above, ==, "±\u00a06");
}

static void
assert_relative (gint64 ago, const char *expected)
{
  g_autofree char *text = lt_relative_time (lt_time_now () - ago);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_relative_time (void)
{
  g_autofree char *unknown = lt_relative_time (LT_NO_TIME);
  g_autofree char *age = lt_age (lt_time_now () - 2 * HOUR - MINUTE);
  g_autofree char *old = lt_relative_time (1000000000);
  g_autofree char *no_age = lt_age (LT_NO_TIME);

  assert_relative (10, "Now");
  /* A clock that is ahead is no reason for negative hours. */
  assert_relative (-DAY, "Now");
  assert_relative (14 * MINUTE + 5, "14\u00a0min");
  assert_relative (3 * HOUR + MINUTE, "3\u00a0h");
  g_assert_cmpstr (unknown, ==, "");
  g_assert_cmpstr (age, ==, "2 hours ago");
  g_assert_cmpstr (old, ==, "9 Sep 2001");
  g_assert_null (no_age);
}

static void
test_day_title (void)
{
  g_autofree char *today = lt_day_title (lt_time_now ());
  g_autofree char *yesterday = lt_day_title (lt_time_now () - DAY);
  g_autofree char *undated = lt_day_title (LT_NO_TIME);

  g_assert_cmpstr (today, ==, "Today");
  g_assert_cmpstr (yesterday, ==, "Yesterday");
  g_assert_cmpstr (undated, ==, "Undated");
}

static void
test_sources (void)
{
  g_assert_cmpstr (lt_source_short_name ("hackernews"), ==, "HN");
  g_assert_cmpstr (lt_source_name ("hackernews"), ==, "Hacker News");
  g_assert_cmpstr (lt_source_name ("elsewhere"), ==, "elsewhere");
  g_assert_cmpstr (lt_source_name (NULL), ==, "Unknown source");
}

static void
assert_excerpt (const char *text, int most, const char *expected)
{
  g_autofree char *excerpt = lt_excerpt (text, most);

  g_assert_cmpstr (excerpt, ==, expected);
}

static void
test_excerpt (void)
{
  assert_excerpt ("", 10, NULL);
  /* A fold that saves less than a quarter is not worth its click. */
  assert_excerpt ("twelve chars", 10, NULL);
  assert_excerpt ("One sentence. Another one that is long.", 20, "One sentence.");
  /* A sentence that ends too early gives way to a word. */
  assert_excerpt ("No. But this goes on for quite a while longer", 20, "No. But this goes on");
  assert_excerpt ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaaaa");
  /* Characters are counted, not bytes. */
  assert_excerpt ("äöü äöü äöü äöü äöü", 10, "äöü äöü");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/moods", test_moods);
  g_test_add_func ("/words/rough-of-few", test_rough_of_few);
  g_test_add_func ("/words/too-few", test_too_few);
  g_test_add_func ("/words/margin", test_margin);
  g_test_add_func ("/words/relative-time", test_relative_time);
  g_test_add_func ("/words/day-title", test_day_title);
  g_test_add_func ("/words/sources", test_sources);
  g_test_add_func ("/words/excerpt", test_excerpt);

  return g_test_run ();
}
