/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/logo-memory.h"
#include "sources/page-reader.h"

#include <string.h>

#define SENTENCE "The tool sorts parcels by weight before it looks at the address, which halves the time at the ramp of every depot. "
#define TEXT SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE
#define LIST "<div class=\"files\"><p>" TEXT TEXT TEXT "</p></div>"

static LtFetchedArticle *
read_page (const char *text,
           const char *url,
           LtPageForm form)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (LtPage) page = lt_page_new (bytes, "utf-8", url);

  page->form = form;
  page->asked = g_strdup (url);

  return lt_page_read (page);
}

typedef struct
{
  const char *name;
  const char *url;
  const char *html;
  const char *state;
  const char *begins; /* its text */
  const char *title;
  const char *canonical;
} Case;

static const Case cases[] = {
  { "paper", "https://arxiv.org/abs/2401.00001",
    "<title>[2401.00001] Parcels</title><meta name=citation_title content='Parcels by Weight'><meta name=citation_author content='Doe, Jo'><meta name=citation_date content='2024/01/02'>"
    "<h1>Parcels</h1>" LIST "<blockquote class='abstract mathjax'><span class=descriptor>Abstract:</span> We sort parcels by weight.</blockquote>",
    "partial", "We sort parcels", "Parcels by Weight", "https://arxiv.org/abs/2401.00001" },
  { "paper without an abstract", "https://arxiv.org/abs/2401.00002", "<title>Withdrawn</title><p>Gone.</p>", "unreadable", "", "Withdrawn", "https://arxiv.org/abs/2401.00002" },
  { "repository", "https://github.com/somebody/parcels",
    "<title>GitHub - somebody/parcels: Sorts</title><meta property=og:title content='GitHub - somebody/parcels: Sorts parcels'>" LIST "<article class='markdown-body entry-content'><h1>Parcels</h1><p>" TEXT "</p><pre>make install</pre></article>",
    "full", "Parcels\n\nThe tool", "GitHub - somebody/parcels: Sorts parcels", "https://github.com/somebody/parcels" },
  { "issue", "https://github.com/somebody/parcels/issues/17",
    "<title>Heavy parcels</title>" LIST "<div class=markdown-body><p>First of all: " TEXT "</p></div><div class=markdown-body><p>An answer.</p></div>",
    "full", "First of all", "Heavy parcels", "https://github.com/somebody/parcels/issues/17" },
  { "issue drawn by a script", "https://github.com/somebody/parcels/issues/18",
    "<title>Light parcels</title><script type=application/json data-target=react-app.embeddedData>{\"payload\":{\"issue\":{\"bodyHTML\":\"<p>First of all: " TEXT "</p>\"}}}</script>",
    "full", "First of all", "Light parcels", "https://github.com/somebody/parcels/issues/18" },
  { "short repository", "https://github.com/somebody/parcels", "<title>Parcels</title><article class=markdown-body><p>Soon.</p></article>", "unreadable", "Soon.", "Parcels", "https://github.com/somebody/parcels" },
  { "model card", "https://huggingface.co/somebody/model",
    "<title>somebody/model</title>" LIST "<div class='model-card-content prose'><p>This model: " TEXT "</p></div>",
    "full", "This model", "somebody/model", "https://huggingface.co/somebody/model" },
  { "post", "https://social.example/@somebody/112233445566778899",
    "<title>Somebody: parcels</title><meta property=og:description content='Parcels are heavier than they look.'><div id=mastodon></div>",
    "partial", "Parcels are heavier", "Somebody: parcels", "https://social.example/@somebody/112233445566778899" },
  { "post without a description", "https://bsky.app/profile/somebody.example/post/abc", "<title>Sky</title><div id=root></div><script src=a.js></script>",
    "unreadable", "", "Sky", "https://bsky.app/profile/somebody.example/post/abc" },
  { "page with a tracked address", "https://pages.example/a?utm_source=x&id=3", "<title>Parcels</title><p>" TEXT "</p>", "full", "The tool", "Parcels", "https://pages.example/a?id=3" },
};

static void
test_special (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtFetchedArticle) fetched = read_page (cases[i].html, cases[i].url, LT_PAGE_FORM_HTML);

      g_test_message ("%s: %s, %s", cases[i].name, fetched->state, fetched->note);
      g_assert_cmpstr (fetched->state, ==, cases[i].state);
      g_assert_true (g_str_has_prefix (fetched->article->text, cases[i].begins));
      g_assert_cmpstr (fetched->article->title, ==, cases[i].title);
      g_assert_cmpstr (fetched->article->canonical, ==, cases[i].canonical);
      g_assert_true ((fetched->note == NULL) == g_str_equal (fetched->state, "full"));
      g_assert_cmpuint (strlen (fetched->sha256), ==, 64);
    }
}

/* A first post is no discussion. */
static void
test_first_post (void)
{
  g_autoptr (LtFetchedArticle) fetched = read_page (cases[3].html, cases[3].url, LT_PAGE_FORM_HTML);

  g_assert_null (strstr (fetched->article->text, "An answer"));
}

/* Only so much of a file of code is read, and no half character of it. */
static void
test_gist (void)
{
  g_autoptr (GString) html = g_string_new ("<title>Gist</title><div class=markdown-body><p>");
  g_autoptr (LtFetchedArticle) fetched = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (html, "ä ö\xF0\x9F\x93\xA6 ");
  g_string_append (html, "</p></div>");
  fetched = read_page (html->str, "https://gist.github.com/somebody/0123abc", LT_PAGE_FORM_HTML);

  g_assert_cmpuint (strlen (fetched->article->text), <=, 20000);
  g_assert_cmpuint (strlen (fetched->article->text), >, 19990);
  g_assert_true (g_utf8_validate (fetched->article->text, -1, NULL));
}

static void
test_video (void)
{
  static const char url[] = "https://youtu.be/abc-DEF_123?si=x";
  g_autoptr (LtFetchedArticle) fetched = read_page ("{\"title\":\"Parcels,\\nsorted\",\"author_name\":\"Somebody\",\"provider_name\":\"YouTube\",\"thumbnail_url\":\"https://i.pages.example/a.jpg\",\"html\":\"<iframe>\"}", url, LT_PAGE_FORM_OEMBED);

  g_assert_cmpstr (fetched->state, ==, "none");
  g_assert_nonnull (strstr (fetched->note, "video"));
  g_assert_cmpstr (fetched->url, ==, "https://www.youtube.com/watch?v=abc-DEF_123");
  g_assert_cmpstr (fetched->article->title, ==, "Parcels, sorted");
  g_assert_cmpstr (fetched->article->author, ==, "Somebody");
  g_assert_cmpstr (fetched->article->site, ==, "YouTube");
  g_assert_cmpstr (fetched->article->image, ==, "https://i.pages.example/a.jpg");
  g_assert_cmpstr (fetched->article->canonical, ==, "https://www.youtube.com/watch?v=abc-DEF_123");
  g_assert_cmpstr (fetched->article->text, ==, "");
}

static void
test_odd_video (void)
{
  static const char *const answers[] = { "", "[]", "null", "<!doctype html>", "{\"title\":17,\"thumbnail_url\":\"javascript:alert(1)\"}" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (LtFetchedArticle) fetched = read_page (answers[i], "https://youtu.be/abc-DEF_123", LT_PAGE_FORM_OEMBED);

      g_assert_cmpstr (fetched->state, ==, "none");
      g_assert_true (fetched->article == NULL || (fetched->article->title == NULL && fetched->article->image == NULL));
    }
}

/* What is in an encoding that hides things is not read, whoever says so. */
static void
test_refused_encoding (void)
{
  static const char html[] = "<meta charset=utf-7><p>" TEXT "</p>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (LtPage) page = lt_page_new (bytes, "utf-7", "https://pages.example/a");
  g_autoptr (LtFetchedArticle) by_header = lt_page_read (page);
  g_autoptr (GBytes) other_bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (LtPage) other_page = lt_page_new (other_bytes, NULL, "https://pages.example/a");
  g_autoptr (LtFetchedArticle) by_page = lt_page_read (other_page);

  g_assert_cmpstr (by_header->state, ==, "unreadable");
  g_assert_nonnull (strstr (by_header->note, "encoding"));
  g_assert_null (by_header->article);
  g_assert_cmpstr (by_page->state, ==, "unreadable");
}

static void
test_logos (void)
{
  g_autoptr (LtLogoMemory) memory = lt_logo_memory_new ();

  g_assert_false (lt_logo_memory_note (memory, "https://pages.example/1", "https://cdn.example/a.png"));
  g_assert_false (lt_logo_memory_note (memory, "https://www.pages.example/1#x", "https://cdn.example/a.png"));
  g_assert_false (lt_logo_memory_note (memory, "https://pages.example/2", "https://cdn.example/a.png"));
  g_assert_false (lt_logo_memory_note (memory, "https://other.example/3", "https://cdn.example/a.png"));
  g_assert_true (lt_logo_memory_note (memory, "https://pages.example/3", "https://cdn.example/a.png"));
  g_assert_true (lt_logo_memory_note (memory, "https://pages.example/1", "https://cdn.example/a.png"));
  g_assert_true (lt_logo_memory_note (memory, "https://pages.example/4", "https://cdn.example/a.png"));

  /* The oldest is forgotten when there are too many. */
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *image = g_strdup_printf ("https://cdn.example/%u.png", i);

      g_assert_false (lt_logo_memory_note (memory, "https://pages.example/5", image));
    }
  g_assert_false (lt_logo_memory_note (memory, "https://pages.example/6", "https://cdn.example/a.png"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-reader/special", test_special);
  g_test_add_func ("/page-reader/first-post", test_first_post);
  g_test_add_func ("/page-reader/gist", test_gist);
  g_test_add_func ("/page-reader/video", test_video);
  g_test_add_func ("/page-reader/odd-video", test_odd_video);
  g_test_add_func ("/page-reader/refused-encoding", test_refused_encoding);
  g_test_add_func ("/page-reader/logos", test_logos);

  return g_test_run ();
}
