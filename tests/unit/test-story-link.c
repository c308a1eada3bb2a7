/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "app/story-link.h"

static const struct
{
  const char *link;
  const char *reference;
} links[] = {
  { "llm-tracker://story/hn-1", "hn-1" },
  { "llm-tracker://story/hn%2d1", "hn-1" },
  { "llm-tracker://story/%C3%A4", "\xc3\xa4" },
  { "llm-tracker://story/hn-1?feed=https%3A%2F%2Fotters.example%2Ffeed.json", "https://otters.example/feed.json#hn-1" },
  { "llm-tracker://story/hn-1?feed=https://otters.example/feed.json", "https://otters.example/feed.json#hn-1" },
  { "llm-tracker://story/hn-1?colour=brown", "hn-1" },
  { "llm-tracker://story/", NULL },
  { "llm-tracker://story", NULL },
  { "llm-tracker://story/a%2fb", NULL },
  { "llm-tracker://story/%ff", NULL },
  { "llm-tracker://story/%00", NULL },
  { "llm-tracker://river/hn-1", NULL },
  { "llm-tracker:story/hn-1", NULL },
  { "https://story/hn-1", NULL },
  { "file:///story/hn-1", NULL },
  { "llm-tracker://story/hn-1?feed=file%3A%2F%2F%2Fetc%2Fpasswd", NULL },
  { "llm-tracker://story/hn-1?feed=", NULL },
  { "llm-tracker://story/hn-1?feed=https%3A%2F%2Fotters.example%2F%23hn-2", NULL },
  { "", NULL },
};

static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *reference = lt_story_link_parse (links[i].link);

      g_test_message ("%s", links[i].link);
      g_assert_cmpstr (reference, ==, links[i].reference);
    }
}

static void
test_length (void)
{
  g_autofree char *filling = g_strnfill (100000, 'a');
  g_autofree char *link = g_strconcat ("llm-tracker://story/", filling, NULL);
  g_autofree char *reference = lt_story_link_parse (link);

  g_assert_null (reference);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story-link/links", test_links);
  g_test_add_func ("/story-link/length", test_length);
  return g_test_run ();
}
