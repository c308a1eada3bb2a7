/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "app/source-words.h"
#include "base/datetime.h"

#include <string.h>

static LtSourceHealth *
add (LtStatus *status, const char *name, LtSourceState state, gint64 since, const char *message)
{
  LtSourceHealth *health = lt_source_health_new ("hackernews", name);

  health->state = state;
  health->since = since;
  health->message = g_strdup (message);
  g_ptr_array_add (status->sources, health);
  return health;
}

static void
assert_sentence (const LtSourceHealth *health, gint64 next_round, const char *begin, const char *end)
{
  g_autofree char *sentence = lt_source_sentence (health, next_round);

  g_assert_true (g_str_has_prefix (sentence, begin));
  g_assert_true (g_str_has_suffix (sentence, end));
}

static void
test_sentences (void)
{
  g_autoptr (LtStatus) status = lt_status_new ();
  gint64 now = lt_time_now ();

  assert_sentence (add (status, "A", LT_SOURCE_OK, LT_NO_TIME, NULL), now + 600, "Not asked yet", "yet");
  assert_sentence (add (status, "A", LT_SOURCE_OK, now, NULL), now + 600, "Answers", "Answers");
  assert_sentence (add (status, "A", LT_SOURCE_OK, now, "It is hours behind."), now, "It is hours behind.", ".");
  assert_sentence (add (status, "A", LT_SOURCE_OFF, now, NULL), now, "Switched off", "off");
  assert_sentence (add (status, "A", LT_SOURCE_UNREACHABLE, LT_NO_TIME, NULL), now - 5, "No answer.", "No answer.");
  assert_sentence (add (status, "A", LT_SOURCE_BLOCKED, now - 600, "Status 403."), now + 600, "Refused since ", ". Status 403.");
}

static void
test_outages (void)
{
  g_autoptr (LtStatus) status = lt_status_new ();
  gint64 now = lt_time_now ();
  g_autofree char *outage = NULL;
  g_autofree char *complaint = NULL;
  LtSourceHealth *good;

  status->next_round = now + 3600;
  g_assert_null (lt_sources_outage (status));
  g_assert_null (lt_sources_complaint (status));
  g_assert_false (lt_sources_all_out (status));

  good = add (status, "Good", LT_SOURCE_OK, now, NULL);
  g_assert_null (lt_sources_complaint (status));
  add (status, "Bad", LT_SOURCE_UNREACHABLE, now - 600, "No route.");
  outage = lt_sources_outage (status);
  g_assert_true (g_str_has_prefix (outage, "Bad: No answer since "));
  g_assert_nonnull (strstr (outage, "Next try at "));
  g_assert_false (lt_sources_all_out (status));

  good->message = g_strdup ("It is slow.");
  complaint = lt_sources_complaint (status);
  g_assert_true (g_str_has_prefix (complaint, "Good: It is slow.\nBad: No answer since "));
  g_assert_true (g_str_has_suffix (complaint, " No route."));

  good->state = LT_SOURCE_OFF;
  g_assert_true (lt_sources_all_out (status));
}

static void
test_rounds (void)
{
  g_autoptr (LtStatus) status = lt_status_new ();
  gint64 now = lt_time_now ();
  g_autofree char *rested = NULL;
  g_autofree char *failed = NULL;

  g_assert_null (lt_round_sentence (status));
  status->round_started = now - 120;
  status->next_round = now + 3600;
  rested = lt_round_sentence (status);
  g_assert_true (g_str_has_prefix (rested, "Last look 2 minutes ago, the next at "));
  status->state = LT_STATUS_ERROR;
  status->error = g_strdup ("The disk is full.");
  failed = lt_round_sentence (status);
  g_assert_cmpstr (failed, ==, "The disk is full.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-words/sentences", test_sentences);
  g_test_add_func ("/source-words/outages", test_outages);
  g_test_add_func ("/source-words/rounds", test_rounds);

  return g_test_run ();
}
