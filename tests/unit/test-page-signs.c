/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/page-signs.h"

#include "sources/page-reader.h"
#include "text/json.h"

#include <gio/gio.h>
#include <string.h>

/* There malloc() alone takes all the time that a page is given. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED TRUE
#else
#define SANITIZED FALSE
#endif
#define PAGE_BYTES (2 * 1024 * 1024)

#define URL "https://pages.example/2026/ferry"
#define SENTENCE "The ferry will cross the bay every hour from Monday on, said the harbour master, who has waited for it since spring. "
#define SHORT "<p>" SENTENCE "</p>"
#define SOME "<p>" SENTENCE SENTENCE SENTENCE "</p><p>" SENTENCE SENTENCE SENTENCE "</p>"
#define LONG SOME SOME SOME
#define PAGE(title, body) "<!doctype html><html><head><title>" title "</title></head><body><article>" body "</article></body></html>"
#define PAID "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>"

typedef struct
{
  const char *html;
  const char *url;
  const char *asked;
  LtPageVerdict verdict;
} Case;

static const Case cases[] = {
  { PAGE ("A ferry", LONG), URL, URL, LT_PAGE_READABLE },
  { PAGE ("A ferry", SOME), URL, URL, LT_PAGE_READABLE },
  { PAGE ("A ferry", SHORT), URL, URL, LT_PAGE_SHORT },
  { "", URL, URL, LT_PAGE_SHORT },
  { PAGE ("A ferry", LONG), NULL, NULL, LT_PAGE_READABLE },
  /* Checks for people. */
  { PAGE ("Just a moment…", SHORT), URL, URL, LT_PAGE_BOT_CHECK },
  { PAGE ("Attention Required! | Shield", ""), URL, URL, LT_PAGE_BOT_CHECK },
  { PAGE ("Making sure you&#39;re not a bot!", SHORT), URL, URL, LT_PAGE_BOT_CHECK },
  { PAGE ("A site", "<script src=/cdn-cgi/challenge-platform/h/b></script>"), URL, URL, LT_PAGE_BOT_CHECK },
  { PAGE ("A site", "<iframe src=https://geo.captcha-delivery.com/captcha></iframe>"), URL, URL, LT_PAGE_BOT_CHECK },
  { PAGE ("A site", "<iframe src=/_Incapsula_Resource?x></iframe>"), URL, URL, LT_PAGE_BOT_CHECK },
  { PAGE ("A site", "<p>Please Verify You Are Human to go on.</p>"), URL, URL, LT_PAGE_BOT_CHECK },
  { PAGE ("Access Denied", "<p>You have no permission. Reference #18.2f4</p>"), URL, URL, LT_PAGE_BOT_CHECK },
  { PAGE ("Access denied: who may cross the bay", SOME), URL, URL, LT_PAGE_READABLE },
  { PAGE ("Just a moment: the ferry", LONG), URL, URL, LT_PAGE_READABLE },
  { PAGE ("How sites verify you are human", LONG "<p>Verify you are human, it says.</p>"), URL, URL, LT_PAGE_READABLE },
  /* Walls. */
  { PAGE ("A ferry", SOME PAID), URL, URL, LT_PAGE_PAYWALL_PART },
  { PAGE ("A ferry", SHORT PAID), URL, URL, LT_PAGE_PAYWALL },
  { PAGE ("A ferry", LONG PAID), URL, URL, LT_PAGE_READABLE },
  { PAGE ("A ferry", SOME "<div class=\"box Paywall-offer\"></div>"), URL, URL, LT_PAGE_PAYWALL_PART },
  { PAGE ("A ferry", SOME "<a class='paywall-login-link'>Log in</a><b class='x subscriber-only-tag'></b>"), URL, URL, LT_PAGE_READABLE },
  { PAGE ("A ferry", SHORT "<div id='piano-inline'></div>"), URL, URL, LT_PAGE_PAYWALL },
  { PAGE ("A ferry", SOME "<script>var paywall = true; x.class='paywall'</script>"), URL, URL, LT_PAGE_READABLE },
  { PAGE ("A ferry", LONG "<div class=\"paywall\"></div>"), URL, URL, LT_PAGE_READABLE },
  { PAGE ("A ferry", SHORT "<p>" SENTENCE "But nobody knew that the captain …</p>"), URL, URL, LT_PAGE_PAYWALL },
  { PAGE ("A ferry", SOME "<p>The rest is for members: subscribe to continue and support our work.</p>"), URL, URL, LT_PAGE_PAYWALL_PART },
  { PAGE ("A ferry", SOME), "https://www.nytimes.com/2026/ferry", NULL, LT_PAGE_PAYWALL_PART },
  { PAGE ("A ferry", ""), "https://www.wsj.com/ferry", NULL, LT_PAGE_PAYWALL },
  { PAGE ("A ferry", SOME), "https://notft.com/ferry", NULL, LT_PAGE_READABLE },
  { PAGE ("A ferry", LONG), "https://www.ft.com/ferry", NULL, LT_PAGE_READABLE },
  /* Consent. */
  { PAGE ("Before you go on", SHORT), "https://consent.pages.example/collect?x", URL, LT_PAGE_CONSENT },
  { PAGE ("Before you go on", SHORT), "https://guce.pages.example/x", URL, LT_PAGE_CONSENT },
  { PAGE ("Before you go on", SHORT), "https://pages.example/consent/x", URL, LT_PAGE_CONSENT },
  { PAGE ("Your choice", "<p>We and our 812 partners store cookies. Accept all, or see the list of vendors and what they call a legitimate interest.</p>"), URL, URL, LT_PAGE_CONSENT },
  { PAGE ("A law on cookies", LONG "<p>Cookies need consent, and partners and vendors claim a legitimate interest.</p>"), URL, URL, LT_PAGE_READABLE },
  { PAGE ("Consent of the governed", LONG), "https://pages.example/consent-of-the-governed", URL, LT_PAGE_READABLE },
  /* Scripts. */
  { "<title>App</title><div id=\"root\"></div><script src=a.js></script>", URL, URL, LT_PAGE_NEEDS_SCRIPT },
  { "<title>App</title><div id=app> </div><script src=a.js></script>", URL, URL, LT_PAGE_NEEDS_SCRIPT },
  { "<title>App</title><div class=x id='__next'></div><script src=a.js></script>", URL, URL, LT_PAGE_NEEDS_SCRIPT },
  { "<title>App</title><p>You need to enable JavaScript.</p><script></script><script></script><script></script>", URL, URL, LT_PAGE_NEEDS_SCRIPT },
  { "<title>App</title><p>You need to enable JavaScript.</p><script></script>", URL, URL, LT_PAGE_SHORT },
  { "<title>App</title><div id=\"root\"><p>Hello.</p></div><script src=a.js></script>", URL, URL, LT_PAGE_SHORT },
  { "<title>App</title><div id=\"root\"></div><script type=\"application/ld+json\">{\"@type\":\"Article\",\"articleBody\":\"" SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE "\"}</script>", URL, URL, LT_PAGE_READABLE },
  { "<title>App</title><div id=\"root\"></div><script src=a.js></script><noscript>" SOME "</noscript>", URL, URL, LT_PAGE_READABLE },
  /* Gone. */
  { PAGE ("404 – nothing here", SHORT), URL, URL, LT_PAGE_GONE },
  { PAGE ("Page not found", ""), URL, URL, LT_PAGE_GONE },
  { PAGE ("404 days at sea", LONG), URL, URL, LT_PAGE_READABLE },
  { PAGE ("Welcome", LONG), "https://pages.example/", URL, LT_PAGE_GONE },
  { PAGE ("Welcome", LONG), "https://pages.example/", "https://pages.example", LT_PAGE_READABLE },
  { PAGE ("Welcome", LONG), "https://pages.example/", "https://short.example/x", LT_PAGE_READABLE },
  { PAGE ("Welcome", LONG), "https://pages.example/?p=17", URL, LT_PAGE_READABLE },
};

static void
test_verdicts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtArticle) article = lt_article_extract (cases[i].html, strlen (cases[i].html), cases[i].url);
      LtPageVerdict verdict = lt_page_judge (cases[i].html, article, cases[i].url, cases[i].asked);

      if (verdict != cases[i].verdict)
        g_test_message ("%s at %s: %d", cases[i].html, cases[i].url, (int) verdict);
      g_assert_cmpint (verdict, ==, cases[i].verdict);
      g_assert_true ((lt_page_verdict_get_note (verdict) == NULL) == (verdict == LT_PAGE_READABLE));
    }
}

/* A page that costs too much beyond its beginning is not said to be read in full. */
static void
test_beginning (void)
{
  g_autoptr (GString) html = g_string_new (PAGE ("A ferry", SOME));
  g_autoptr (LtArticle) article = NULL;

  while (html->len < PAGE_BYTES)
    g_string_append (html, "<br>");
  article = lt_article_extract (html->str, html->len, URL);
  g_assert_cmpint (lt_page_judge (html->str, article, URL, URL), ==, LT_PAGE_BEGINNING);
  g_assert_cmpstr (lt_page_verdict_get_state (LT_PAGE_BEGINNING), ==, "partial");
}

static GBytes *
read_page (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) raw = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (raw, gzip);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (memory, g_str_has_suffix (path, ".gz") ? plain : raw, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static JsonNode *
read_truth (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = read_page (path);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  JsonNode *node = lt_json_parse (data, length, length, LT_JSON_MAX_DEPTH, NULL);

  g_assert_nonnull (node);

  return node;
}

/* Sanitisers cost ten times the time; a part of the pages finds what they are there to find. */
#ifdef __SANITIZE_ADDRESS__
#define STEP 9
#else
#define STEP 1
#endif

typedef struct
{
  guint n_pages;
  guint n_unread; /* not said to be read in full */
} Survey;

static void
count_page (const char *path,
            const char *url,
            glong real_length,
            Survey *survey)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LtPage) page = NULL;
  g_autoptr (LtFetchedArticle) fetched = NULL;

  if (survey->n_pages++ % STEP != 0)
    return;

  bytes = read_page (path);
  page = lt_page_new (bytes, NULL, url);
  fetched = lt_page_read (page);
  if (g_str_equal (fetched->state, "full"))
    return;

  survey->n_unread++;
  g_test_message ("%s, %s: %ld characters of %ld: %s", name, url, fetched->article != NULL ? g_utf8_strlen (fetched->article->text, -1) : 0, real_length, fetched->note);
}

static char *
find_folder (const char *name)
{
  const char *shared = g_getenv ("LT_SHARED");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : "/nowhere", "data", "articles", name, NULL);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);

  g_test_skip ("LT_SHARED is not set, or not there");

  return NULL;
}

/* Of pages that hold an article, as people have found, few are said to hold none: two are behind a paywall, two short. */
static void
test_real_articles (void)
{
  g_autofree char *folder = find_folder ("scrapinghub");
  g_autoptr (JsonNode) truth = folder != NULL ? read_truth (folder, "ground-truth.json") : NULL;
  JsonObjectIter iter;
  const char *id = NULL;
  JsonNode *entry = NULL;
  Survey survey = { 0 };

  if (folder == NULL)
    return;

  json_object_iter_init (&iter, json_node_get_object (truth));
  while (json_object_iter_next (&iter, &id, &entry))
    {
      const char *body = lt_json_string (json_node_get_object (entry), "articleBody");
      g_autofree char *name = g_strconcat (id, ".html.gz", NULL);
      g_autofree char *path = g_build_filename (folder, "html", name, NULL);

      count_page (path, lt_json_string (json_node_get_object (entry), "url"), g_utf8_strlen (body, -1), &survey);
    }
  g_assert_cmpuint (survey.n_unread, <=, 4);
}

static void
test_more_articles (void)
{
  g_autofree char *folder = find_folder ("trafilatura");
  g_autoptr (JsonNode) truth = folder != NULL ? read_truth (folder, "evaldata.json") : NULL;
  JsonObjectIter iter;
  const char *url = NULL;
  JsonNode *entry = NULL;
  Survey survey = { 0 };

  if (folder == NULL)
    return;

  json_object_iter_init (&iter, json_node_get_object (truth));
  while (json_object_iter_next (&iter, &url, &entry))
    {
      g_autofree char *name = g_strconcat (lt_json_string (json_node_get_object (entry), "file"), ".gz", NULL);
      g_autofree char *path = g_build_filename (folder, "html", name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        count_page (path, url, -1, &survey);
    }
  g_assert_cmpuint (survey.n_unread, <=, 2);
}

/* Here and there a page was made short for the sake of a test. */
static void
test_pages_of_a_test (void)
{
  g_autofree char *folder = find_folder ("readability");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name = NULL;
  Survey survey = { 0 };

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, "source.html", NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        count_page (path, NULL, -1, &survey);
    }
  g_assert_cmpuint (survey.n_unread, <=, 4);
}

static LtPageVerdict
judge (const char *html)
{
  g_autoptr (LtArticle) article = lt_article_new ();

  return lt_page_judge (html, article, "https://otters.example/a", NULL);
}

static void
test_frame_of_scripts (void)
{
  g_assert_cmpint (judge ("<script></script><div id=\"root\"> </div>"), ==, LT_PAGE_NEEDS_SCRIPT);
  g_assert_cmpint (judge ("<script></script><div class=root id=app data-a></div>"), ==, LT_PAGE_NEEDS_SCRIPT);
  g_assert_cmpint (judge ("<script></script><p>root</p><div id='__next'></div>"), ==, LT_PAGE_NEEDS_SCRIPT);
  g_assert_cmpint (judge ("<script></script><div id=\"root\"><p>Otters.</p></div>"), !=, LT_PAGE_NEEDS_SCRIPT);
  g_assert_cmpint (judge ("<script></script><div id=\"roots\"></div>"), !=, LT_PAGE_NEEDS_SCRIPT);
  g_assert_cmpint (judge ("<script></script><div id=\"root"), !=, LT_PAGE_NEEDS_SCRIPT);
}

/* Each of these took the square of its length: minutes, more than the test has. */
static void
test_many_signs (void)
{
  static const char *const pieces[] = { "root", " id=\"root\" ", " id='app' class=\"" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) page = g_string_new ("<script></script><div ");

      while (page->len < PAGE_BYTES)
        g_string_append (page, pieces[i]);
      g_string_append (page, ">Otters.");
      g_assert_cmpint (judge (page->str), !=, LT_PAGE_NEEDS_SCRIPT);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-signs/verdicts", test_verdicts);
  if (!SANITIZED)
    g_test_add_func ("/page-signs/beginning", test_beginning);
  g_test_add_func ("/page-signs/frame-of-scripts", test_frame_of_scripts);
  g_test_add_func ("/page-signs/many-signs", test_many_signs);
  g_test_add_func ("/page-signs/real-articles", test_real_articles);
  g_test_add_func ("/page-signs/more-articles", test_more_articles);
  g_test_add_func ("/page-signs/pages-of-a-test", test_pages_of_a_test);

  return g_test_run ();
}
