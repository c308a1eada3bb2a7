/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/title.h"

#include <string.h>

static void
test_clean (void)
{
  static const char *const cases[][2] = {
    { "Show HN: Fernmind, a model for gardens", "Fernmind, a model for gardens" },
    { "Launch HN: Fernmind (YC S31) [video]", "Fernmind" },
    { "ask hn: Which model plans gardens?", "Which model plans gardens?" },
    { "[R] How beans remember [PDF]", "How beans remember" },
    { "🚀 Fernmind 3 is out!!! 🤯", "Fernmind 3 is out!" },
    { "Fernmind 🤯 3 !!!", "Fernmind 3!" },
    { "Plans a garden *without* a `GPU`", "Plans a garden without a GPU" },
    /* What looks like such marks and is none. */
    { "A* search in a garden (2019)", "A* search in a garden (2019)" },
    { "2 * 3 * 4 beans [and leeks]", "2 * 3 * 4 beans [and leeks]" },
    { "Why? Because!", "Why? Because!" },
    { "Showing HN how beans grow", "Showing HN how beans grow" },
    { "Fernmind (a model)", "Fernmind (a model)" },
    { "Bean™ 4K", "Bean™ 4K" },
    /* Nothing would be left. */
    { "Show HN:", "Show HN:" },
    { "🚀", "🚀" },
    { "(", "(" },
    { "(YC S31)", "(YC S31)" },
    { "[pdf]", "[pdf]" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cleaned = lt_title_clean (cases[i][0]);

      g_assert_cmpstr (cleaned, ==, cases[i][1]);
    }
}

static void
test_limit (void)
{
  g_autofree char *longest = g_strnfill (4000, 'x');
  g_autofree char *cut = lt_title_clean (longest);
  g_autofree char *none = lt_title_clean (NULL);

  g_assert_cmpuint (strlen (cut), ==, 300);
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/title/clean", test_clean);
  g_test_add_func ("/title/limit", test_limit);

  return g_test_run ();
}
