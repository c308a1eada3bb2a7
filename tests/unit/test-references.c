/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/references.h"

#include "analysis/topic-words.h"

/* The stems of "Fernmind: an AI that plans gardens". */
static GHashTable *
title_words (void)
{
  GHashTable *named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) words = lt_content_words ("Fernmind: an AI that plans gardens", -1);

  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (named, g_strdup (words->pdata[i]));

  return named;
}

static void
check_all (const char *const *passages,
           gboolean beside,
           gboolean expected)
{
  g_autoptr (GHashTable) named = title_words ();

  for (; *passages != NULL; passages++)
    {
      g_test_message ("%s", *passages);
      g_assert_cmpint (lt_references_hold (*passages, named, beside), ==, expected);
    }
}

static void
test_hold (void)
{
  static const char *const passages[] = {
    "Fernmind plans beds, and it knows frost.",
    "The beds are dry when they stand on sand.",
    "It is hard to grow melons on clay.",
    "I think it is important that melons get sun.",
    "Gardeners who plan early save their melons.",
    "Everyone loves their garden.",
    "The author says he grows melons.",
    "These gardens are dry.",
    "I used these new AI gardens for a year.",
    "Those who plan early win.",
    "Melons die this week.",
    "In this age melons need no plan.",
    "A plan that works is worth ten.",
    "Melons need sun. That's the reason.",
    "The frost kills melons, and that is sad.",
    "",
    "!?",
    NULL,
  };

  check_all (passages, FALSE, TRUE);
}

static void
test_lack (void)
{
  static const char *const passages[] = {
    "I suppose it's not as strong in winter.",
    "I recommend it a lot, and more.",
    "I'll definitely give this a go on clay.",
    "I tried but it's not running in the garden.",
    "I guess they hoard the good ones.",
    "I wish he had grown melons.",
    "We need this standard on clay.",
    "I thought this test was about frost.",
    "With hot glass above the melons, that calculus changes.",
    "We did that half a century ago.",
    "I think that's sad.",
    "I’ve never seen its beds.",
    NULL,
  };

  check_all (passages, FALSE, FALSE);
}

/* "This tool" is the one of the story where nothing stands between it and the voice. */
static void
test_beside (void)
{
  static const char *const passages[] = {
    "I like this tool a lot.",
    "Nothing in this new project grows melons.",
    NULL,
  };

  check_all (passages, TRUE, TRUE);
  check_all (passages, FALSE, FALSE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/references/hold", test_hold);
  g_test_add_func ("/references/lack", test_lack);
  g_test_add_func ("/references/beside", test_beside);

  return g_test_run ();
}
