/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/matter.h"

#include "text/url.h"

#define NOW G_GINT64_CONSTANT (1782374400)
#define DAY (24 * 3600)

/* An invented discussion, its addresses as they are written. */
typedef struct
{
  const char *title;
  const char *link;
  const char *canonical;
  int days;
} Told;

static LtMatterVerdict
compare (const Told *a,
         const Told *b)
{
  const Told *const told[] = { a, b };
  char *keys[4] = { NULL };
  char *words[2] = { NULL };
  LtMatter matters[2];
  LtMatterVerdict verdict;

  for (guint i = 0; i < 2; i++)
    {
      words[i] = lt_matter_words (told[i]->title);
      keys[2 * i] = told[i]->link != NULL ? lt_url_merge_key (told[i]->link) : NULL;
      keys[2 * i + 1] = told[i]->canonical != NULL ? lt_url_merge_key (told[i]->canonical) : NULL;
      matters[i] = (LtMatter) { words[i], keys[2 * i], keys[2 * i + 1], NOW + told[i]->days * DAY };
    }

  verdict = lt_matter_compare (&matters[0], &matters[1]);
  g_assert_cmpint (lt_matter_compare (&matters[1], &matters[0]), ==, verdict);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_free (keys[i]);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_free (words[i]);

  return verdict;
}

static const struct
{
  Told a;
  Told b;
  LtMatterVerdict verdict;
} comparisons[] = {
  /* One address, however it is written, and whoever submits it under what title. */
  { { "Fernmind plans gardens", "https://fernmind.example/news/launch?utm_source=x", NULL, 0 },
    { "A model for allotments", "http://www.fernmind.example/news/launch/", NULL, 6 },
    LT_MATTER_SAME },
  /* The page says where it really is. */
  { { "Fernmind plans gardens", "https://short.example/x7", "https://fernmind.example/news/launch", 0 },
    { "A model for allotments", "https://fernmind.example/news/launch", NULL, 1 },
    LT_MATTER_SAME },
  { { "Fernmind plans gardens", "https://short.example/x7", "https://fernmind.example/news/launch", 0 },
    { "A model for allotments", "https://m.fernmind.example/a/1", "https://fernmind.example/news/launch?fbclid=1", 1 },
    LT_MATTER_SAME },
  { { "Plans of plants", "https://arxiv.org/abs/2606.01234v2", NULL, 0 },
    { "Planting plans", "https://arxiv.org/pdf/2606.01234", NULL, 2 },
    LT_MATTER_SAME },
  /* Not after weeks. */
  { { "Fernmind plans gardens", "https://fernmind.example/news/launch", NULL, 0 },
    { "Fernmind plans gardens", "https://fernmind.example/news/launch", NULL, 8 },
    LT_MATTER_OTHER },
  /* Text posts and questions are about themselves. */
  { { "What do you plant this summer?", NULL, NULL, 0 }, { "What do you plant this summer?", NULL, NULL, 0 }, LT_MATTER_OTHER },
  { { "Ask HN: Who plants ferns this year?", "https://fernmind.example/news/launch", NULL, 0 },
    { "Who plants ferns this year?", "https://fernmind.example/news/launch", NULL, 0 },
    LT_MATTER_OTHER },
  /* A home page is about whatever stands there today. */
  { { "Fernmind", "https://fernmind.example/", NULL, 0 },
    { "Fernmind is down again", "https://www.fernmind.example", NULL, 0 },
    LT_MATTER_OTHER },
  { { "Fernmind: a model that plans gardens", "https://fernmind.example/", NULL, 0 },
    { "Show HN: Fernmind, a model that plans gardens!", "https://www.fernmind.example", NULL, 0 },
    LT_MATTER_SAME },
  { { "Fern Visualization", "https://fernmind.example/fern", NULL, 0 },
    { "Fern visualization", "https://fernmind.example/fern", NULL, 1 },
    LT_MATTER_SAME },
  { { "Tell HN: The plugin of Fern 1.82 steals seeds", "https://code.example/fern/issues/24512", NULL, 0 },
    { "Malicious plugin in Fern 1.82", "https://code.example/fern/issues/24512", NULL, 0 },
    LT_MATTER_SAME },
  { { "Mossy raises its prices", "https://mossy.example/pricing", NULL, 0 },
    { "Mossy now has a free plan", "https://mossy.example/pricing", NULL, 1 },
    LT_MATTER_OTHER },
  /* One page of many releases. */
  { { "Fern 4.1 is out", "https://code.example/fern/releases", NULL, 0 },
    { "Fern 4.2 released", "https://code.example/fern/releases", NULL, 3 },
    LT_MATTER_OTHER },
  { { "Fern 4.1 is out", "https://code.example/fern/releases", NULL, 0 },
    { "Fern 4.1 beats 12 gardeners", "https://code.example/fern/releases", NULL, 3 },
    LT_MATTER_SAME },
  /* Titles alone never suffice, and figures are never a detail. */
  { { "Fernmind open-sources its garden model Fern 4", "https://fernmind.example/news/fern-4", NULL, 0 },
    { "Fernmind Open-Sources its garden model: Fern 4 [pdf]", "https://paper.example/2026/fernmind", NULL, 1 },
    LT_MATTER_ALIKE },
  { { "Fernmind open-sources its garden model Fern 4", "https://fernmind.example/news/fern-4", NULL, 0 },
    { "Fernmind open-sources its garden model Fern 5", "https://paper.example/2026/fernmind", NULL, 1 },
    LT_MATTER_OTHER },
  { { "Fernmind sues Mossy", "https://fernmind.example/news/mossy", NULL, 0 },
    { "Fernmind sues Mossy", "https://paper.example/2026/mossy", NULL, 0 },
    LT_MATTER_OTHER },
  { { "Mossy buys the maker of the garden model Fern", "https://mossy.example/news/a-1", NULL, 0 },
    { "Mossy denies to buy the maker of the garden model Fern", "https://paper.example/2026/mossy", NULL, 0 },
    LT_MATTER_OTHER },
};

static void
test_compare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      g_test_message ("“%s” and “%s”", comparisons[i].a.title, comparisons[i].b.title);
      g_assert_cmpint (compare (&comparisons[i].a, &comparisons[i].b), ==, comparisons[i].verdict);
    }
}

static GHashTable *
links_of (const char *text)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  lt_matter_add_links (keys, text);
  return keys;
}

static void
test_links (void)
{
  g_autoptr (GHashTable) keys = links_of ("See https://a.example/x-1?utm_source=t. (Also http://www.b.example/y_2), http, https:// and "
                                          "https://en.example/wiki/Fern_(plant)");
  g_autofree char *many = NULL;
  g_autoptr (GHashTable) bounded = NULL;
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (g_hash_table_size (keys), ==, 3);
  g_assert_true (g_hash_table_contains (keys, "https://a.example/x-1"));
  g_assert_true (g_hash_table_contains (keys, "https://b.example/y_2"));
  g_assert_true (g_hash_table_contains (keys, "https://en.example/wiki/Fern_(plant)"));

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "https://c.example/%u ", i);
  many = g_string_free (text, FALSE);
  bounded = links_of (many);
  g_assert_cmpuint (g_hash_table_size (bounded), ==, 20);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *one = g_strdup_printf ("https://c.example/x-%u", i);

      lt_matter_add_links (bounded, one);
    }
  g_assert_cmpuint (g_hash_table_size (bounded), ==, 1000);
}

/* Words, once each; a question has none. */
static void
test_words (void)
{
  static const char *const titles[][2] = {
    { "Show HN: The Fern of the ferns, v4.1 [pdf]", "fern ferns of the v4.1" },
    { "Ask HN: Which ferns?", NULL },
    { "Poll: ferns", NULL },
    { NULL, NULL },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *words = lt_matter_words (titles[i][0]);

      g_assert_cmpstr (words, ==, titles[i][1]);
    }
}

/* What two discussions must point to before titles alike count. */
static void
test_linked (void)
{
  static const struct
  {
    const char *cited_a;
    const char *cited_b;
    gboolean linked;
  } cases[] = {
    { "", "", FALSE },
    { "https://other.example/z-1", "https://third.example/z-2", FALSE },
    { "", "The original: https://fernmind.example/news/fern-4.", TRUE },
    { "Discussed at https://talk.example/item?id=2", "", TRUE },
    { "https://other.example/z-1", "https://other.example/z-1", FALSE },
    { "https://other.example/z-1 https://third.example/z-2", "https://third.example/z-2 https://other.example/z-1", TRUE },
    { "https://other.example/ https://third.example/blog", "https://third.example/blog https://other.example/", FALSE },
  };
  g_autoptr (GHashTable) own_a = links_of ("https://fernmind.example/news/fern-4 https://talk.example/item?id=1");
  g_autoptr (GHashTable) own_b = links_of ("https://paper.example/2026/fernmind https://talk.example/item?id=2");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) cited_a = links_of (cases[i].cited_a);
      g_autoptr (GHashTable) cited_b = links_of (cases[i].cited_b);

      g_assert_cmpint (lt_matter_is_linked (own_a, cited_a, own_b, cited_b), ==, cases[i].linked);
      g_assert_cmpint (lt_matter_is_linked (own_b, cited_b, own_a, cited_a), ==, cases[i].linked);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matter/compare", test_compare);
  g_test_add_func ("/matter/words", test_words);
  g_test_add_func ("/matter/links", test_links);
  g_test_add_func ("/matter/linked", test_linked);

  return g_test_run ();
}
