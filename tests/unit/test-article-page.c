/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* What a page says of itself and of what may be done with it; test-article is about its text. */
#include "text/article.h"

#include <string.h>

#define PAGE "https://news.example/2026/reports/long?id=1"
#define PROSE "The ferry will cross the bay every hour from Monday on, said the harbour master, who has waited for it since spring. "

static LtArticle *
extract (const char *html)
{
  return lt_article_extract (html, strlen (html), PAGE);
}

static void
test_canonical (void)
{
  static const char *const cases[][2] = {
    { "", PAGE },
    { "<link rel=canonical href='/2026/reports/other'>", "https://news.example/2026/reports/other" },
    { "<link rel='canonical nofollow' href='https://www.news.example/a/b?utm_source=x&id=1#top'>", "https://www.news.example/a/b?id=1#top" },
    { "<link rel=canonical href='https://blog.news.example/a'>", "https://blog.news.example/a" },
    { "<link rel=canonical href='https://other.example/a/b/c'>", PAGE },
    { "<link rel=canonical href='https://notnews.example/a/b/c'>", PAGE },
    { "<link rel=canonical href='https://example/a/b/c'>", PAGE },
    { "<link rel=canonical href='https://news.example/'>", PAGE },
    { "<link rel=canonical href='https://news.example'>", PAGE },
    { "<link rel=canonical href='ftp://news.example/a/b'>", PAGE },
    { "<link rel=canonical href='javascript:alert(1)'>", PAGE },
    { "<link rel=canonical href='https://somebody@news.example/a/b'>", PAGE },
    { "<link rel=canonical href=''><meta property=og:url content='https://news.example/a/b'>", "https://news.example/a/b" },
    { "<link rel=canonical href='/'><meta property=og:url content='https://news.example/a/b'>", "https://news.example/a/b" },
    { "<link rel=alternate href='/a/b'>", PAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtArticle) article = extract (cases[i][0]);

      g_assert_cmpstr (article->canonical, ==, cases[i][1]);
    }
}

/* A section's address is no page's. */
static void
test_canonical_depth (void)
{
  static const char html[] = "<link rel=canonical href='/a'>";
  g_autoptr (LtArticle) near_one = lt_article_extract (html, strlen (html), "https://news.example/1/2/3");
  g_autoptr (LtArticle) far_one = lt_article_extract (html, strlen (html), "https://news.example/1/2/3/4");
  g_autoptr (LtArticle) nowhere = lt_article_extract (html, strlen (html), NULL);

  g_assert_cmpstr (near_one->canonical, ==, "https://news.example/a");
  g_assert_cmpstr (far_one->canonical, ==, "https://news.example/1/2/3/4");
  g_assert_null (nowhere->canonical);
}

#define FIGURE(image) "<article><p>" PROSE PROSE "</p><figure>" image "</figure><p>" PROSE "</p></article>"

static void
test_image (void)
{
  static const char *const cases[][2] = {
    { "", NULL },
    { "<meta property=og:image content='/a.jpg'><meta property=og:image:secure_url content='https://news.example/b.jpg'>", "https://news.example/b.jpg" },
    { "<meta name=twitter:image content='/t.jpg'><meta property=og:image content='/a.jpg'>", "https://news.example/a.jpg" },
    { "<meta name=twitter:image content='/t.jpg'>", "https://news.example/t.jpg" },
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"image\":[{\"url\":\"/j.jpg\"}]}</script>", "https://news.example/j.jpg" },
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"image\":\"/j.jpg\"}</script>", "https://news.example/j.jpg" },
    { "<meta property=og:image content='/Site-Logo.png'><meta name=twitter:image content='/t.jpg'>", "https://news.example/t.jpg" },
    { "<meta property=og:image content='/a.svg'>", NULL },
    { "<meta property=og:image content='/favicon.png'>", NULL },
    { "<meta property=og:image content='/default-share.jpg'>", NULL },
    { "<meta property=og:image content='/count.gif?page=1'>", NULL },
    { "<meta property=og:image content='data:image/png;base64,AAAA'>", NULL },
    { "<meta property=og:image content='https://opengraph.githubassets.com/1/a/b'>", NULL },
    { "<meta property=og:image content='https://pbs.twimg.com/media/a.jpg'>", NULL },
    { FIGURE ("<img src=/f.jpg width=640>"), "https://news.example/f.jpg" },
    { FIGURE ("<img src=/f.jpg width=120>"), NULL },
    { FIGURE ("<img src=/f.jpg>"), NULL },
    { FIGURE ("<img src=/f.jpg width=640 srcset='/f-400.jpg 400w, /f-1000.jpg 1000w,/f-2000.jpg 2000w'>"), "https://news.example/f-1000.jpg" },
    { FIGURE ("<img src=/f.jpg width=640 srcset='/f-2.jpg 2x'>"), "https://news.example/f.jpg" },
    { FIGURE ("<img src=/f.jpg width=640 srcset=',,,'>"), "https://news.example/f.jpg" },
    { FIGURE ("<img src=/f.jpg width=640 srcset='/f-0.jpg -9223372036854775808w, /f-900.jpg 900w'>"), "https://news.example/f-900.jpg" },
    { "<article><p>" PROSE PROSE "</p><img src=/f.jpg width=640></article>", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtArticle) article = extract (cases[i][0]);

      if (g_strcmp0 (article->image, cases[i][1]) != 0)
        g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (article->image, ==, cases[i][1]);
    }
}

static void
test_image_alt (void)
{
  g_autoptr (LtArticle) named = extract ("<meta property=og:image content=/a.jpg><meta property=og:image:alt content='A ferry'>");
  g_autoptr (LtArticle) figure = extract (FIGURE ("<img src=/f.jpg width=640 alt='The bay'>"));

  g_assert_cmpstr (named->image_alt, ==, "A ferry");
  g_assert_cmpstr (figure->image_alt, ==, "The bay");
}

static void
test_permissions (void)
{
  static const struct
  {
    const char *html;
    LtForbidden forbidden;
    LtMining mining;
    gboolean paid;
  } cases[] = {
    { "", 0, LT_MINING_UNSAID, FALSE },
    { "<meta name=robots content='index, noai'>", LT_FORBIDS_ANALYSIS, LT_MINING_UNSAID, FALSE },
    { "<meta name=ROBOTS content='NOAI, NoImageAI'>", LT_FORBIDS_ANALYSIS | LT_FORBIDS_PICTURES, LT_MINING_UNSAID, FALSE },
    { "<meta name=LLMTracker content=noimageai>", LT_FORBIDS_PICTURES, LT_MINING_UNSAID, FALSE },
    { "<meta name=description content=noai>", 0, LT_MINING_UNSAID, FALSE },
    { "<meta name=tdm-reservation content=1>", 0, LT_MINING_RESERVED, FALSE },
    { "<meta name=tdm-reservation content=0>", 0, LT_MINING_ALLOWED, FALSE },
    { "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>", 0, LT_MINING_UNSAID, TRUE },
    { "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>", 0, LT_MINING_UNSAID, TRUE },
    { "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"True\"}</script>", 0, LT_MINING_UNSAID, FALSE },
    { "<script type=application/ld+json>{\"@type\":\"Article\",\"hasPart\":[{\"isAccessibleForFree\":false,\"cssSelector\":\".p\"}]}</script>", 0, LT_MINING_UNSAID, TRUE },
    { "<script type=application/ld+json>{\"@type\":\"Event\",\"isAccessibleForFree\":false}</script>", 0, LT_MINING_UNSAID, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtArticle) article = extract (cases[i].html);

      g_assert_cmpint (article->forbidden, ==, cases[i].forbidden);
      g_assert_cmpint (article->mining, ==, cases[i].mining);
      g_assert_true (article->paid == cases[i].paid);
    }
}

/* Where a page has no text of its own, what it brings for its scripts, or instead of them, is looked at. */
static void
test_undrawn (void)
{
  static const char *const pages[] = {
    "<div id=__next></div><script id=__NEXT_DATA__ type=application/json>{\"props\":{\"post\":{\"slug\":\"a\",\"html\":\"<p>" PROSE PROSE "</p>\"}}}</script>",
    "<script type=application/json data-target=react-app.embeddedData>{\"payload\":[{\"bodyHTML\":\"<p>" PROSE PROSE "</p>\"}]}</script>",
    "<div id=root></div><noscript><p>" PROSE "</p><p>" PROSE "</p></noscript>",
  };
  g_autoptr (LtArticle) other = extract ("<script type=application/json id=config>{\"a\":\"" PROSE PROSE "\"}</script>");
  g_autoptr (LtArticle) drawn = extract ("<article><p>" PROSE PROSE "</p></article><noscript><p>Instead: " PROSE PROSE PROSE "</p></noscript>");

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (LtArticle) article = extract (pages[i]);

      g_assert_true (g_str_has_prefix (article->text, "The ferry will"));
    }
  g_assert_cmpstr (other->text, ==, "");
  g_assert_null (strstr (drawn->text, "Instead"));
}

static void
test_part (void)
{
  static const char *const classes[] = { "readme", NULL };
  static const char html[] = "<div class=list><p>" PROSE PROSE PROSE "</p></div><div class='box readme'><p>Two lines on what it does, and how it is built.</p></div>";
  g_autoptr (LtArticle) part = lt_article_extract_part (html, strlen (html), PAGE, classes);
  g_autoptr (LtArticle) whole = lt_article_extract (html, strlen (html), PAGE);

  g_assert_true (g_str_has_prefix (part->text, "Two lines"));
  g_assert_true (g_str_has_prefix (whole->text, "The ferry"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-page/canonical", test_canonical);
  g_test_add_func ("/article-page/canonical-depth", test_canonical_depth);
  g_test_add_func ("/article-page/image", test_image);
  g_test_add_func ("/article-page/image-alt", test_image_alt);
  g_test_add_func ("/article-page/permissions", test_permissions);
  g_test_add_func ("/article-page/undrawn", test_undrawn);
  g_test_add_func ("/article-page/part", test_part);
  return g_test_run ();
}
