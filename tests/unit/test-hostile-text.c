/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article.h"
#include "text/markdown.h"
#include "text/plain-text.h"
#include "text/sanitise.h"
#include "text/sentences.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Of the whole process, so of the greediest page. A sanitizer keeps what was freed, and says nothing here. */
#define MAX_MEGABYTES 64
/* There malloc() alone takes all the time that a page is given. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED TRUE
#else
#define SANITIZED FALSE
#endif
/* Each took minutes once, or would if something in it took the square of its length: then the test runs out of its time. */
#define PAGE_BYTES (2 * 1024 * 1024)
#define CONTENT_BYTES (256 * 1024)

static char *
repeat (const char *start, const char *piece, gsize length)
{
  GString *text = g_string_sized_new (length);

  g_string_append (text, start);
  while (text->len < length)
    g_string_append (text, piece);
  return g_string_free_and_steal (text);
}

static void
tell_time (clock_t start, const char *what, const char *piece)
{
  g_test_message ("%s of \"%s\": %.2f s", what, piece, (double) (clock () - start) / CLOCKS_PER_SEC);
}

static void
assert_small (const char *piece)
{
#ifndef __SANITIZE_ADDRESS__
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("\"%s\": %ld MiB at most until now", piece, usage.ru_maxrss / 1024);
  g_assert_cmpint (usage.ru_maxrss / 1024, <, MAX_MEGABYTES);
#endif
}

static void
test_page (gconstpointer data)
{
  g_autofree char *page = repeat ("<p>x</p>", data, PAGE_BYTES);
  clock_t start = clock ();
  g_autoptr (LtArticle) article = lt_article_extract (page, strlen (page), "https://otters.example/a");

  g_assert_nonnull (article->text);
  tell_time (start, "An article", data);
  assert_small (data);
}

/* A page that grows without end is read as far as its first part, and says so. */
static void
test_beginning (void)
{
  static const char told[] = "<title>Rafts</title><p>Otters hold hands while they sleep, so that no otter drifts away from the raft.</p>";
  g_autofree char *page = repeat (told, "<b><p>", PAGE_BYTES);
  g_autoptr (LtArticle) article = lt_article_extract (page, strlen (page), "https://otters.example/a");
  g_autoptr (LtArticle) whole = lt_article_extract (told, strlen (told), "https://otters.example/a");

  g_assert_true (article->cut);
  g_assert_cmpstr (article->title, ==, "Rafts");
  g_assert_false (whole->cut);
}

static void
test_comment (gconstpointer data)
{
  g_autofree char *html = repeat ("<p>x</p>", data, PAGE_BYTES);
  clock_t start = clock ();
  g_autofree char *text = lt_plain_text_from_html (html, -1);
  g_autoptr (GArray) sentences = NULL;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  tell_time (start, "Plain text", data);

  start = clock ();
  sentences = lt_sentences (text);
  tell_time (start, "Sentences", data);
}

static void
test_content (gconstpointer data)
{
  g_autofree char *html = repeat ("<pre>", data, CONTENT_BYTES);
  clock_t start = clock ();
  g_autofree char *clean = lt_sanitise_html (html, -1, NULL, NULL);
  g_autofree char *markdown = NULL;

  tell_time (start, "Sanitised", data);
  start = clock ();
  markdown = lt_markdown_from_html (html, -1);
  tell_time (start, "Markdown", data);
  g_assert_true (g_utf8_validate (clean, -1, NULL) && g_utf8_validate (markdown, -1, NULL));
}

static void
add_each (const char *name, GTestDataFunc func, const char *const *pieces)
{
  for (guint i = 0; pieces[i]; i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile-text/%s/%u", name, i);

      g_test_add_data_func (path, pieces[i], func);
    }
}

int
main (int argc, char **argv)
{
  static const char *const pages[] = { "<script type=application/ld+json>{", "<script type=application/ld+json>{</script>",
                                       "<b><p>", "<div>", "<i></b><b>x", "<noscript><p>a", "<p itemprop=author>a", "<a b c d e f>", "<p>", "<br>", NULL };
  static const char *const comments[] = { "\xEF\xBC\x81", "a<br>", "<a href='http://a.example/'>x", "<li>a", "A. b ", NULL };
  static const char *const contents[] = { "`", "<b><p>", "<div>", "\n", NULL };

  g_test_init (&argc, &argv, NULL);
  add_each ("page", test_page, pages);
  if (!SANITIZED)
    g_test_add_func ("/hostile-text/beginning", test_beginning);
  add_each ("comment", test_comment, comments);
  add_each ("content", test_content, contents);
  return g_test_run ();
}
