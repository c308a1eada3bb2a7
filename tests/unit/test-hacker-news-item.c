/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/hacker-news-item.h"

#include "base/datetime.h"
#include "sources/source.h"

#include <string.h>

static const char tree[] =
    "{\"id\":100,\"type\":\"story\",\"author\":\"ada\",\"title\":\"A &amp; B: is 1 < 2?\",\"url\":\"https://pages.example/a\","
    "\"text\":null,\"points\":77,\"created_at_i\":1700000000,\"children\":["
    "{\"id\":101,\"type\":\"comment\",\"author\":\"bob\",\"text\":\"<p>First.</p><p>Second.</p>\",\"created_at_i\":1700000100,\"children\":["
    "{\"id\":103,\"type\":\"comment\",\"author\":\"ada\",\"text\":\"Thanks.\",\"created_at_i\":1700000300,\"children\":[]},"
    "{\"id\":104,\"type\":\"comment\",\"author\":\"cyd\",\"text\":\"No.\",\"created_at_i\":1700000400,\"children\":[]}]},"
    "{\"id\":102,\"type\":\"comment\",\"author\":null,\"text\":null,\"created_at_i\":1700000200,\"children\":["
    "{\"id\":105,\"type\":\"comment\",\"author\":\"dan\",\"text\":\"Alive below.\",\"created_at_i\":1700000500,\"children\":[]}]},"
    "{\"id\":106,\"type\":\"comment\",\"author\":null,\"text\":\"\",\"created_at_i\":1700000600,\"children\":["
    "{\"id\":107,\"type\":\"comment\",\"author\":null,\"text\":null,\"created_at_i\":1700000700,\"children\":[]}]},"
    "{\"id\":101,\"type\":\"comment\",\"author\":\"eve\",\"text\":\"The same number again.\",\"created_at_i\":1700000100,\"children\":[]},"
    "{\"id\":108,\"type\":\"pollopt\",\"author\":\"eve\",\"text\":\"An option.\",\"children\":[]},"
    "{\"id\":\"109\",\"type\":\"comment\",\"author\":\"eve\",\"text\":\"No number.\"}, 7, null]}";

static LtThread *
parse (const char *text,
       GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return lt_hacker_news_thread_from_algolia (bytes, error);
}

static LtComment *
get (LtThread *thread,
     guint index)
{
  return g_ptr_array_index (thread->comments, index);
}

static void
test_thread (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtThread) thread = parse (tree, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (thread->post->id, ==, "hn-100");
  g_assert_cmpstr (thread->post->title, ==, "A & B: is 1 < 2?");
  g_assert_cmpstr (thread->post->link, ==, "https://pages.example/a");
  g_assert_cmpstr (thread->post->url, ==, "https://news.ycombinator.com/item?id=100");
  g_assert_cmpint (thread->post->score, ==, 77);
  g_assert_cmpint (thread->post->date, ==, 1700000000);
  g_assert_null (thread->post->text);
  g_assert_true (thread->complete);
  g_assert_false (thread->rank_known);

  /* The removed comment stays for what lives below it; the one with nothing below is gone. */
  g_assert_cmpuint (thread->comments->len, ==, 5);
  g_assert_cmpstr (get (thread, 0)->id, ==, "hn-101");
  g_assert_cmpstr (get (thread, 0)->text, ==, "First.\n\nSecond.");
  g_assert_null (get (thread, 0)->parent);
  g_assert_true (get (thread, 0)->counted);
  g_assert_cmpint (get (thread, 0)->reply_count, ==, 2);

  g_assert_cmpstr (get (thread, 1)->id, ==, "hn-103");
  g_assert_cmpstr (get (thread, 1)->parent, ==, "hn-101");
  g_assert_cmpuint (get (thread, 1)->depth, ==, 1);
  g_assert_false (get (thread, 1)->counted);
  g_assert_cmpint (get (thread, 1)->excluded, ==, LT_EXCLUDED_SUBMITTER);
  g_assert_cmpstr (get (thread, 2)->id, ==, "hn-104");

  g_assert_cmpstr (get (thread, 3)->id, ==, "hn-102");
  g_assert_cmpstr (get (thread, 3)->text, ==, "");
  g_assert_null (get (thread, 3)->author);
  g_assert_cmpint (get (thread, 3)->excluded, ==, LT_EXCLUDED_REMOVED);
  g_assert_cmpstr (get (thread, 4)->id, ==, "hn-105");
  g_assert_cmpstr (get (thread, 4)->url, ==, "https://news.ycombinator.com/item?id=105");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    LtSourceError code;
  } cases[] = {
    { "", LT_SOURCE_ERROR_MALFORMED },
    { "<html>", LT_SOURCE_ERROR_MALFORMED },
    { "{\"id\":1,", LT_SOURCE_ERROR_MALFORMED },
    { "null", LT_SOURCE_ERROR_NO_THREAD },
    { "[]", LT_SOURCE_ERROR_NO_THREAD },
    { "{}", LT_SOURCE_ERROR_NO_THREAD },
    { "{\"id\":\"1\",\"type\":\"story\",\"title\":\"T\"}", LT_SOURCE_ERROR_NO_THREAD },
    { "{\"id\":-1,\"type\":\"story\",\"title\":\"T\"}", LT_SOURCE_ERROR_NO_THREAD },
    { "{\"id\":1,\"type\":\"comment\",\"text\":\"T\"}", LT_SOURCE_ERROR_NO_THREAD },
    { "{\"id\":1,\"type\":\"story\"}", LT_SOURCE_ERROR_NO_THREAD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (cases[i].text, &error));
      g_assert_error (error, LT_SOURCE_ERROR, (int) cases[i].code);
    }
}

/* Flags may be 1 instead of true, and a dead comment may still bear its text. */
static void
test_flags (void)
{
  static const char text[] =
      "{\"id\":1,\"type\":\"story\",\"title\":\"T\",\"author\":\"ada\",\"url\":\"javascript:alert(1)\",\"children\":["
      "{\"id\":2,\"type\":\"comment\",\"author\":\"bob\",\"text\":\"Killed.\",\"dead\":1,\"children\":["
      "{\"id\":3,\"type\":\"comment\",\"author\":\"cyd\",\"text\":\"Here.\"}]},"
      "{\"id\":4,\"type\":\"comment\",\"author\":\"bob\",\"text\":\"Gone.\",\"deleted\":true},"
      "{\"id\":5,\"type\":\"comment\",\"author\":\"bob\",\"text\":\"Half a \\ud800 pair.\"}]}";
  g_autoptr (LtThread) thread = parse (text, NULL);

  g_assert_nonnull (thread);
  g_assert_null (thread->post->link);
  g_assert_cmpuint (thread->comments->len, ==, 2);
  g_assert_cmpstr (get (thread, 0)->text, ==, "");
  g_assert_null (get (thread, 0)->author);
  g_assert_cmpstr (get (thread, 1)->text, ==, "Here.");
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("{\"id\":1,\"type\":\"story\",\"title\":\"T\",\"author\":\"ada\",\"children\":[");
  g_autoptr (LtThread) thread = NULL;

  for (int i = 0; i < LT_TREE_MAX_ITEMS + 10; i++)
    g_string_append_printf (text, "%s{\"id\":%d,\"type\":\"comment\",\"author\":\"bob\",\"text\":\"x\",\"children\":[]}", i > 0 ? "," : "", i + 2);
  g_string_append (text, "]}");

  thread = parse (text->str, NULL);
  g_assert_cmpuint (thread->comments->len, ==, LT_TREE_MAX_ITEMS);
  g_assert_false (thread->complete);
}

static void
test_deep (void)
{
  static const int depths[] = { LT_TREE_MAX_DEPTH - 1, LT_TREE_MAX_DEPTH + 1, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"id\":1,\"type\":\"story\",\"title\":\"T\",\"author\":\"ada\",\"children\":[");
      g_autoptr (LtThread) thread = NULL;
      g_autoptr (GError) error = NULL;

      for (int depth = 0; depth < depths[i]; depth++)
        g_string_append_printf (text, "{\"id\":%d,\"type\":\"comment\",\"author\":\"bob\",\"text\":\"x\",\"children\":[", depth + 2);
      for (int depth = 0; depth < depths[i]; depth++)
        g_string_append (text, "]}");
      g_string_append (text, "]}");

      thread = parse (text->str, &error);
      if (i == 0)
        g_assert_cmpuint (thread->comments->len, ==, (guint) depths[i]);
      else if (thread != NULL)
        g_assert_false (thread->complete);
      else
        g_assert_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED);
    }
}

static void
test_order (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (tree, sizeof tree - 1);
  g_autoptr (LtItemTree) items = lt_hacker_news_tree_from_algolia (bytes, NULL);
  g_autoptr (JsonNode) kids = lt_json_parse ("[999,102,\"101\",102,null,101]", 28, 100, 4, NULL);
  g_autoptr (LtThread) thread = NULL;

  lt_item_tree_set_order (items, 100, json_node_get_array (kids));
  thread = lt_item_tree_to_thread (items, &lt_hacker_news_names);
  g_assert_cmpstr (get (thread, 0)->id, ==, "hn-102");
  g_assert_cmpstr (get (thread, 1)->id, ==, "hn-105");
  g_assert_cmpstr (get (thread, 2)->id, ==, "hn-101");
}

/* "true" and 101.5 are no numbers of comments, 1e300 is none that a number here could hold. */
static void
test_order_of_no_numbers (void)
{
  static const char order[] = "[true,101.5,1e300,-1e300,102,{},101.0]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (tree, sizeof tree - 1);
  g_autoptr (LtItemTree) items = lt_hacker_news_tree_from_algolia (bytes, NULL);
  g_autoptr (JsonNode) kids = lt_json_parse (order, strlen (order), 100, 4, NULL);
  JsonArray *array = json_node_get_array (kids);
  g_autoptr (LtThread) thread = NULL;

  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (lt_json_element_int (array, i, 0), ==, 0);
  g_assert_cmpint (lt_json_element_int (array, 6, 0), ==, 101);
  g_assert_cmpint (lt_json_element_int (array, 7, 0), ==, 0);

  lt_item_tree_set_order (items, 100, array);
  thread = lt_item_tree_to_thread (items, &lt_hacker_news_names);
  g_assert_cmpstr (get (thread, 0)->id, ==, "hn-102");
  g_assert_cmpstr (get (thread, 2)->id, ==, "hn-101");
}

/* No calendar holds it, and a sum with it overflows. */
static void
test_dates_beyond (void)
{
  static const char *const dates[] = { "9223372036854775807", "253402300800", "-1", "1e300", "\"x\"", "253402300799" };
  LtItemNames later = lt_hacker_news_names;

  later.shift = G_MAXINT32;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\":1,\"type\":\"story\",\"title\":\"A\",\"created_at_i\":%s}", dates[i]);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (LtItemTree) items = lt_hacker_news_tree_from_algolia (bytes, NULL);
      g_autoptr (LtThread) thread = lt_item_tree_to_thread (items, &later);

      if (i + 1 < G_N_ELEMENTS (dates))
        g_assert_cmpint (thread->post->date, ==, LT_NO_TIME);
      else
        g_assert_cmpint (thread->post->date, >, 0);
    }
}

static void
test_ids (void)
{
  g_assert_cmpint (lt_hacker_news_parse_id ("hn-123"), ==, 123);
  g_assert_cmpint (lt_hacker_news_parse_id ("hn-"), ==, 0);
  g_assert_cmpint (lt_hacker_news_parse_id ("hn-0"), ==, 0);
  g_assert_cmpint (lt_hacker_news_parse_id ("hn--5"), ==, 0);
  g_assert_cmpint (lt_hacker_news_parse_id ("hn-12x"), ==, 0);
  g_assert_cmpint (lt_hacker_news_parse_id ("hn-99999999999999999999"), ==, 0);
  g_assert_cmpint (lt_hacker_news_parse_id ("reddit-abc"), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hacker-news-item/thread", test_thread);
  g_test_add_func ("/hacker-news-item/refused", test_refused);
  g_test_add_func ("/hacker-news-item/flags", test_flags);
  g_test_add_func ("/hacker-news-item/many", test_many);
  g_test_add_func ("/hacker-news-item/deep", test_deep);
  g_test_add_func ("/hacker-news-item/order", test_order);
  g_test_add_func ("/hacker-news-item/order-of-no-numbers", test_order_of_no_numbers);
  g_test_add_func ("/hacker-news-item/dates-beyond", test_dates_beyond);
  g_test_add_func ("/hacker-news-item/ids", test_ids);

  return g_test_run ();
}
