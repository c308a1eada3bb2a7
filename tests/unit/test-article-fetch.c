/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/article-source.h"
#include "sources/site-rules.h"

#include "run-fiber.h"

#include <string.h>

#define SENTENCE "The ferry will cross the bay every hour from Monday on, said the harbour master, who has waited for it since spring. "
#define LONG "<p>" SENTENCE SENTENCE SENTENCE "</p><p>" SENTENCE SENTENCE SENTENCE "</p><p>" SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE "</p>"
#define PAGE(head) "<!doctype html><html><head><title>A ferry for the bay</title><meta name=description content=\"On the ferry.\">" head "</head><body><article>" LONG "</article></body></html>"
#define PICTURE "<meta property=og:image content=/lead.jpg>"

/* What one address of the site answers. */
typedef struct
{
  const char *path;
  guint status;
  const char *type;
  const char *body;
  const char *header; /* or NULL */
  const char *value;
  guint failures; /* how often it answers 503 before */
} Route;

typedef struct
{
  SoupServer *server;
  char *origin;
  LtHttpClient *client;
  const Route *routes; /* ends with no path */
  GHashTable *counts;  /* path -> requests */
} Fixture;

static guint
get_count (Fixture *fixture,
           const char *path)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (fixture->counts, path));
}

static void
server_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Fixture *fixture = user_data;
  guint count = get_count (fixture, path) + 1;
  const Route *route = fixture->routes;

  g_hash_table_insert (fixture->counts, g_strdup (path), GUINT_TO_POINTER (count));
  while (route->path != NULL && !g_str_equal (route->path, path))
    route++;

  if (route->path == NULL || count <= route->failures)
    {
      soup_server_message_set_status (message, route->path == NULL ? 404 : 503, NULL);
      return;
    }

  soup_server_message_set_status (message, route->status, NULL);
  if (route->header != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), route->header, route->value);
  if (route->body != NULL)
    soup_server_message_set_response (message, route->type, SOUP_MEMORY_STATIC, route->body, strlen (route->body));
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GSList *uris;

  fixture->routes = data;
  fixture->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, server_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (fixture->server);
  fixture->origin = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->client = lt_http_client_new ("LLMTracker/test");
  lt_http_client_set_pace (fixture->client, 0);
  lt_http_client_set_allow_loopback (fixture->client, TRUE);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  run_for (20);
  if (fixture->client != NULL)
    g_assert_finalize_object (fixture->client);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  g_hash_table_unref (fixture->counts);
  g_free (fixture->origin);
}

static LtFetchedArticle *
fetch (Fixture *fixture,
       const char *path)
{
  g_autofree char *url = g_strconcat (fixture->origin, path, NULL);
  g_autoptr (GError) error = NULL;
  LtFetchedArticle *fetched = dex_await_boxed (lt_article_fetch (fixture->client, url), &error);

  g_assert_no_error (error);
  g_test_message ("%s: %s, %s", path, fetched->state, fetched->note);

  return fetched;
}

static const Route rules_routes[] = {
  { "/robots.txt", 200, "text/plain", "User-agent: *\nDisallow: /private/\nDisallow: /*?print=\nContent-Signal: ai-train=no, ai-input=no\n" },
  { "/.well-known/tdmrep.json", 200, "application/json", "[{\"location\": \"/kept/*\", \"tdm-reservation\": 1}, {\"location\": \"/kept/free\", \"tdm-reservation\": 0}]" },
  { "/open", 200, "text/html", PAGE (PICTURE) },
  { "/private/page", 200, "text/html", PAGE ("") },
  { "/kept/page", 200, "text/html", PAGE (PICTURE) },
  { "/kept/free", 200, "text/html", PAGE (PICTURE) },
  { "/moved", 302, NULL, NULL, "Location", "/private/page" },
  { "/around", 301, NULL, NULL, "Location", "/around" },
  { "/twice", 307, NULL, NULL, "Location", "once" },
  { "/once", 308, NULL, NULL, "Location", "/open" },
  { "/away", 302, NULL, NULL, "Location", "file:///etc/passwd" },
  { NULL },
};

/* Asked once for all of its pages; what may not be read is not asked for. */
static DexFuture *
rules_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (LtFetchedArticle) open = fetch (fixture, "/open");
  g_autoptr (LtFetchedArticle) closed = fetch (fixture, "/private/page");
  g_autoptr (LtFetchedArticle) print = fetch (fixture, "/open?print=1");
  g_autoptr (LtFetchedArticle) kept = fetch (fixture, "/kept/page");
  g_autoptr (LtFetchedArticle) free_one = fetch (fixture, "/kept/free");

  g_assert_cmpstr (open->state, ==, "full");
  g_assert_cmpint (open->forbidden, ==, LT_FORBIDS_MODELS);
  g_assert_nonnull (open->article->image);

  g_assert_cmpstr (closed->state, ==, "none");
  g_assert_true (g_str_has_suffix (closed->note, "from the discussion only."));
  g_assert_true (closed->forbidden & LT_FORBIDS_FETCHING);
  g_assert_null (closed->article);
  g_assert_cmpuint (get_count (fixture, "/private/page"), ==, 0);
  g_assert_cmpstr (print->state, ==, "none");
  g_assert_cmpuint (get_count (fixture, "/open"), ==, 1);

  g_assert_cmpstr (kept->state, ==, "none");
  g_assert_cmpstr (kept->article->text, ==, "");
  g_assert_cmpstr (kept->article->title, ==, "A ferry for the bay");
  g_assert_cmpstr (kept->article->description, ==, "On the ferry.");
  g_assert_null (kept->article->image);
  g_assert_cmpstr (free_one->state, ==, "full");

  g_assert_cmpuint (get_count (fixture, "/robots.txt"), ==, 1);
  g_assert_cmpuint (get_count (fixture, "/.well-known/tdmrep.json"), ==, 1);

  return dex_future_new_true ();
}

/* What stands behind a redirect has its own rules: they are asked before it is fetched. */
static DexFuture *
redirect_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (LtFetchedArticle) moved = fetch (fixture, "/moved");
  g_autoptr (LtFetchedArticle) around = fetch (fixture, "/around");
  g_autoptr (LtFetchedArticle) twice = fetch (fixture, "/twice");
  g_autoptr (LtFetchedArticle) away = fetch (fixture, "/away");

  g_assert_cmpstr (moved->state, ==, "none");
  g_assert_null (moved->article);
  g_assert_true (moved->forbidden & LT_FORBIDS_FETCHING);
  g_assert_cmpuint (get_count (fixture, "/private/page"), ==, 0);

  g_assert_cmpstr (around->state, ==, "none");
  g_assert_cmpuint (get_count (fixture, "/around"), ==, 6);
  g_assert_cmpstr (twice->state, ==, "full");
  g_assert_true (g_str_has_suffix (twice->url, "/open"));
  g_assert_cmpstr (away->state, ==, "none");
  g_assert_nonnull (away->note);

  return dex_future_new_true ();
}

/* Those who ask at one moment wait for one answer; who goes away takes it from nobody. */
static DexFuture *
crowd_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *url = g_strconcat (fixture->origin, "/open", NULL);
  DexFuture *first = lt_article_fetch (fixture->client, url);
  DexFuture *second = NULL;
  DexFuture *third = NULL;
  g_autoptr (LtFetchedArticle) two = NULL;
  g_autoptr (LtFetchedArticle) three = NULL;

  dex_await (lt_sleep (1), NULL);
  second = lt_article_fetch (fixture->client, url);
  third = lt_article_fetch (fixture->client, url);
  dex_clear (&first);
  two = dex_await_boxed (second, NULL);
  three = dex_await_boxed (third, NULL);

  g_assert_nonnull (two);
  g_assert_cmpstr (two->state, ==, "full");
  g_assert_cmpstr (three->state, ==, "full");
  g_assert_cmpuint (get_count (fixture, "/robots.txt"), <=, 2);

  return dex_future_new_true ();
}

static const Route no_rules_routes[] = {
  { "/page", 200, "text/html", PAGE ("") },
  { "/busy", 200, "text/html", PAGE (""), NULL, NULL, 1 },
  { "/overrun", 200, "text/html", PAGE (""), NULL, NULL, 9 },
  { "/refused", 403, "text/html", PAGE ("") },
  { "/old", 302, NULL, NULL, "Location", "/" },
  { "/", 200, "text/html", PAGE ("") },
  { NULL },
};

/* A site without rules forbids nothing; what may pass is tried twice, what will not once. */
static DexFuture *
no_rules_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (LtFetchedArticle) page = fetch (fixture, "/page");
  g_autoptr (LtFetchedArticle) busy = fetch (fixture, "/busy");
  g_autoptr (LtFetchedArticle) overrun = fetch (fixture, "/overrun");
  g_autoptr (LtFetchedArticle) refused = fetch (fixture, "/refused");
  g_autoptr (LtFetchedArticle) gone = fetch (fixture, "/old");

  g_assert_cmpstr (page->state, ==, "full");
  g_assert_cmpint (page->forbidden, ==, LT_FORBIDS_NOTHING);
  g_assert_cmpstr (busy->state, ==, "full");
  g_assert_cmpuint (get_count (fixture, "/busy"), ==, 2);
  g_assert_cmpstr (overrun->state, ==, "none");
  g_assert_nonnull (strstr (overrun->note, "503"));
  g_assert_cmpuint (get_count (fixture, "/overrun"), ==, 2);
  g_assert_nonnull (strstr (refused->note, "403"));
  g_assert_cmpuint (get_count (fixture, "/refused"), ==, 1);
  g_assert_cmpstr (gone->state, ==, "none");
  g_assert_nonnull (strstr (gone->note, "gone"));

  return dex_future_new_true ();
}

static const Route broken_routes[] = {
  { "/robots.txt", 500, "text/plain", "User-agent: *\nAllow: /\n" },
  { "/page", 200, "text/html", PAGE ("") },
  { NULL },
};

/* A site that cannot say what it wants is left alone, for a while. */
static DexFuture *
broken_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (LtFetchedArticle) one = fetch (fixture, "/page");
  g_autoptr (LtFetchedArticle) other = fetch (fixture, "/page");

  g_assert_cmpstr (one->state, ==, "none");
  g_assert_cmpstr (one->note, ==, other->note);
  g_assert_cmpuint (get_count (fixture, "/robots.txt"), ==, 1);
  g_assert_cmpuint (get_count (fixture, "/page"), ==, 0);

  return dex_future_new_true ();
}

static const Route circle_routes[] = {
  { "/robots.txt", 302, NULL, NULL, "Location", "/robots.txt" },
  { "/page", 200, "text/html", PAGE ("") },
  { NULL },
};

static DexFuture *
circle_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (LtFetchedArticle) page = fetch (fixture, "/page");

  g_assert_cmpstr (page->state, ==, "full");
  g_assert_cmpuint (get_count (fixture, "/robots.txt"), ==, 6);

  return dex_future_new_true ();
}

static gint64 now = 1780000000;

static gint64
get_now (void)
{
  return now;
}

static guint
ask (Fixture *fixture,
     LtSiteRules *rules)
{
  g_autofree char *url = g_strconcat (fixture->origin, "/page", NULL);
  g_autoptr (LtSite) site = dex_await_boxed (lt_site_rules_ask (rules, url), NULL);

  return get_count (fixture, "/robots.txt");
}

static DexFuture *
day_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (LtSiteRules) rules = lt_site_rules_new (fixture->client, get_now);
  gboolean is_broken = fixture->routes == broken_routes;
  gint64 kept = is_broken ? 60 * 60 : 24 * 60 * 60;

  g_assert_cmpuint (ask (fixture, rules), ==, 1);
  now += kept - 1;
  g_assert_cmpuint (ask (fixture, rules), ==, 1);
  now += 1;
  g_assert_cmpuint (ask (fixture, rules), ==, 2);
  g_assert_cmpuint (ask (fixture, rules), ==, 2);

  return dex_future_new_true ();
}

static const Route header_routes[] = {
  { "/noai", 200, "text/html", PAGE (PICTURE), "X-Robots-Tag", "noindex, noai" },
  { "/noai-meta", 200, "text/html", PAGE (PICTURE "<meta name=robots content='noai, noimageai'>") },
  { "/noimageai", 200, "text/html", PAGE (PICTURE), "X-Robots-Tag", "noimageai" },
  { "/others", 200, "text/html", PAGE (PICTURE), "X-Robots-Tag", "otherbot: noai" },
  { "/tdm", 200, "text/html", PAGE (PICTURE), "TDM-Reservation", "1" },
  { "/tdm-meta", 200, "text/html", PAGE (PICTURE "<meta name=tdm-reservation content=1>") },
  { "/tdm-open", 200, "text/html", PAGE (PICTURE "<meta name=tdm-reservation content=0>"), "TDM-Reservation", "1" },
  { "/signal", 200, "text/html", PAGE (PICTURE), "Content-Signal", "ai-input=no" },
  { "/plain", 200, "text/plain", SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE, "X-Robots-Tag", "noai" },
  { "/challenge", 200, "text/html", PAGE (""), "CF-Mitigated", "challenge" },
  { NULL },
};

static DexFuture *
headers_fiber (gpointer data)
{
  static const struct
  {
    const char *path;
    const char *state;
    gboolean has_text;
    gboolean has_image;
    LtForbidden forbidden;
  } cases[] = {
    { "/noai", "none", FALSE, FALSE, LT_FORBIDS_ANALYSIS },
    { "/noai-meta", "none", FALSE, FALSE, LT_FORBIDS_ANALYSIS | LT_FORBIDS_PICTURES },
    { "/noimageai", "full", TRUE, FALSE, LT_FORBIDS_PICTURES },
    { "/others", "full", TRUE, TRUE, LT_FORBIDS_NOTHING },
    { "/tdm", "none", FALSE, FALSE, LT_FORBIDS_ANALYSIS | LT_FORBIDS_PICTURES },
    { "/tdm-meta", "none", FALSE, FALSE, LT_FORBIDS_ANALYSIS | LT_FORBIDS_PICTURES },
    { "/tdm-open", "full", TRUE, TRUE, LT_FORBIDS_NOTHING },
    { "/signal", "full", TRUE, FALSE, LT_FORBIDS_MODELS },
    { "/plain", "none", FALSE, FALSE, LT_FORBIDS_ANALYSIS },
  };
  g_autoptr (LtFetchedArticle) challenge = fetch (data, "/challenge");

  g_assert_cmpstr (challenge->state, ==, "unreadable");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtFetchedArticle) fetched = fetch (data, cases[i].path);

      g_assert_cmpstr (fetched->state, ==, cases[i].state);
      g_assert_cmpint (fetched->forbidden, ==, cases[i].forbidden);
      g_assert_true ((fetched->article->text[0] != '\0') == cases[i].has_text);
      g_assert_true ((fetched->note == NULL) == cases[i].has_text);
      /* The third page with one picture of a site has none. */
      if (!g_str_equal (cases[i].path, "/signal"))
        g_assert_true ((fetched->article->image != NULL) == cases[i].has_image);
    }

  return dex_future_new_true ();
}

static const Route logo_routes[] = {
  { "/one", 200, "text/html", PAGE (PICTURE) },
  { "/two", 200, "text/html", PAGE (PICTURE) },
  { "/three", 200, "text/html", PAGE (PICTURE) },
  { "/four", 200, "text/html", PAGE ("<meta property=og:image content=/other.jpg>") },
  { NULL },
};

/* One picture on three pages is the site's; a page that is read again is one page. */
static DexFuture *
logo_fiber (gpointer data)
{
  static const struct
  {
    const char *path;
    gboolean has_image;
  } steps[] = { { "/one", TRUE }, { "/one", TRUE }, { "/two", TRUE }, { "/one?utm_source=x", TRUE }, { "/three", FALSE }, { "/one", FALSE }, { "/four", TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (LtFetchedArticle) fetched = fetch (data, steps[i].path);

      g_assert_true ((fetched->article->image != NULL) == steps[i].has_image);
    }

  return dex_future_new_true ();
}

/* A fetch that is dropped at any moment leaves nothing behind, and the client can go. */
static DexFuture *
drop_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *url = g_strconcat (fixture->origin, "/open", NULL);

  for (guint i = 0; i < 8; i++)
    {
      DexFuture *future = lt_article_fetch (fixture->client, url);

      dex_await (lt_sleep (i), NULL);
      dex_unref (future);
    }

  return dex_future_new_true ();
}

#define ADD(name, routes, fiber) g_test_add ("/article-fetch/" name, Fixture, routes, set_up, fiber, tear_down)

#define RUN(name)                              \
  static void test_##name (Fixture *fixture,   \
                           gconstpointer data) \
  {                                            \
    run_fiber (name##_fiber, fixture);         \
  }

RUN (rules)
RUN (redirect)
RUN (crowd)
RUN (no_rules)
RUN (broken)
RUN (circle)
RUN (day)
RUN (headers)
RUN (logo)
RUN (drop)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  ADD ("rules", rules_routes, test_rules);
  ADD ("redirect", rules_routes, test_redirect);
  ADD ("crowd", rules_routes, test_crowd);
  ADD ("no-rules", no_rules_routes, test_no_rules);
  ADD ("broken", broken_routes, test_broken);
  ADD ("circle", circle_routes, test_circle);
  ADD ("day", rules_routes, test_day);
  ADD ("hour", broken_routes, test_day);
  ADD ("headers", header_routes, test_headers);
  ADD ("logo", logo_routes, test_logo);
  ADD ("drop", rules_routes, test_drop);

  return g_test_run ();
}
