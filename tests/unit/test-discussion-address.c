/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "app/discussion-address.h"

#include <string.h>

#define WHOLE "https://news.ycombinator.com/item?id=40000001"

static void
test_whole (void)
{
  static const char *const texts[] = {
    "40000001",
    "  40000001\n",
    WHOLE,
    "http://news.ycombinator.com/item?id=40000001",
    "news.ycombinator.com/item?id=40000001",
    "HTTPS://News.YCombinator.com/item?id=40000001",
    "\t" WHOLE "\r\n",
    "<" WHOLE ">",
    "\"" WHOLE "\"",
    WHOLE "#40000002",
    WHOLE "&p=2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *address = lt_discussion_address_complete (texts[i]);

      g_assert_cmpint (lt_discussion_address_judge (texts[i]), ==, LT_ADDRESS_WHOLE);
      g_assert_cmpstr (address, ==, WHOLE);
    }
}

/* Whoever types it is not told off at any letter. */
static void
test_typed (void)
{
  static const char *const texts[] = { WHOLE, "http://news.ycombinator.com/item?id=1", "news.ycombinator.com/item?id=1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize length = 1; length < strlen (texts[i]); length++)
      {
        g_autofree char *typed = g_strndup (texts[i], length);

        g_assert_cmpint (lt_discussion_address_judge (typed), !=, LT_ADDRESS_WRONG);
        g_assert_cmpint (lt_discussion_address_judge (typed), !=, LT_ADDRESS_EMPTY);
      }
}

static void
test_wrong (void)
{
  static const char *const texts[] = {
    "0",
    "-1",
    "12a",
    "1234567890123",
    "https://40000001",
    "https://example.org/item?id=40000001",
    "https://news.ycombinator.com.example.org/item?id=40000001",
    "https://news.ycombinator.com/user?id=40000001",
    "https://news.ycombinator.com/item?id=x",
    "https://news.ycombinator.com/item?id=1x",
    "https://news.ycombinator.com/item?id=40000001 and more",
    "ftp://news.ycombinator.com/item?id=40000001",
    "What is new?",
    "<>",
    "\xff\xfe",
    "４０",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *address = lt_discussion_address_complete (texts[i]);

      g_assert_null (address);
      if (!g_str_equal (texts[i], "<>"))
        g_assert_cmpint (lt_discussion_address_judge (texts[i]), ==, LT_ADDRESS_WRONG);
    }
  g_assert_cmpint (lt_discussion_address_judge (""), ==, LT_ADDRESS_EMPTY);
  g_assert_cmpint (lt_discussion_address_judge (" \n"), ==, LT_ADDRESS_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discussion-address/whole", test_whole);
  g_test_add_func ("/discussion-address/typed", test_typed);
  g_test_add_func ("/discussion-address/wrong", test_wrong);

  return g_test_run ();
}
