/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/article-source.h"

#include "run-fiber.h"

#include <string.h>

#define SENTENCE "The new engine sorts the parcels by weight before it looks at the address, which halves the time at the ramp. "
#define PARAGRAPH "<p>" SENTENCE SENTENCE SENTENCE "</p>"
#define LONG_TEXT PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH
#define PAGE(title, body) "<!doctype html><html><head><title>" title "</title></head><body><article><h1>" title "</h1>" body "</article></body></html>"

typedef struct
{
  const char *path;
  guint status;
  const char *type;
  const char *body;
  const char *state;
  gboolean has_article;
} Case;

static const Case cases[] = {
  { "/good", 200, "text/html; charset=utf-8", PAGE ("A faster ramp", LONG_TEXT), "full", TRUE },
  { "/plain", 200, "text/plain", SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE, "full", TRUE },
  { "/unnamed", 200, "application/octet-stream", " \n" PAGE ("A faster ramp", LONG_TEXT), "full", TRUE },
  { "/short", 200, "text/html", PAGE ("A faster ramp", "<p>Soon.</p>"), "unreadable", TRUE },
  { "/empty", 200, "text/html", "", "unreadable", TRUE },
  { "/forbidden", 403, "text/html", PAGE ("No", LONG_TEXT), "none", FALSE },
  { "/missing", 404, "text/html", PAGE ("No", LONG_TEXT), "none", FALSE },
  { "/broken", 500, "text/html", PAGE ("No", LONG_TEXT), "none", FALSE },
  { "/soft-missing", 200, "text/html", PAGE ("404 – nothing here", "<p>Try the search.</p>"), "none", FALSE },
  { "/robot", 200, "text/html", PAGE ("Just a moment…", "<script src=\"/cdn-cgi/challenge-platform/x.js\"></script>"), "unreadable", FALSE },
  { "/script", 200, "text/html", "<!doctype html><title>App</title><div id=\"root\"></div><script src=\"a.js\"></script>", "unreadable", TRUE },
  { "/wall", 200, "text/html", PAGE ("A faster ramp", PARAGRAPH PARAGRAPH "<script type=\"application/ld+json\">{\"@type\": \"Article\", \"isAccessibleForFree\": false}</script>"), "partial", TRUE },
  { "/high-wall", 200, "text/html", PAGE ("A faster ramp", "<p>Hm.</p><script type=\"application/ld+json\">{\"@type\": \"Article\", \"isAccessibleForFree\":false}</script>"), "none", TRUE },
  { "/consent/page", 200, "text/html", PAGE ("Before you continue", "<p>We and our partners use cookies.</p>"), "unreadable", FALSE },
  { "/paper", 200, "application/pdf", "%PDF-1.7", "none", FALSE },
  { "/disguised", 200, "text/html", "%PDF-1.7", "none", FALSE },
  { "/film", 200, "video/mp4", "....", "none", FALSE },
  { "/json", 200, "application/json", "{}", "none", FALSE },
};

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\x02\x76\x08\x02\0\0\0\0\0\0\0";
static const char icon[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x20\x08\x02\0\0\0\0\0\0\0";
static const char banner[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\xb0\0\0\0\xb0\x08\x02\0\0\0\0\0\0\0";

typedef struct
{
  SoupServer *server;
  guint port;
  LtHttpClient *client;
} Fixture;

static void
answer (SoupServerMessage *message,
        guint status,
        const char *type,
        const char *body,
        gsize size)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, size);
}

static void
server_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (g_str_equal (path, cases[i].path))
        {
          answer (message, cases[i].status, cases[i].type, cases[i].body, strlen (cases[i].body));
          return;
        }
    }

  if (g_str_equal (path, "/picture"))
    answer (message, 200, "image/png", png, sizeof png - 1);
  else if (g_str_equal (path, "/icon"))
    answer (message, 200, "image/png", icon, sizeof icon - 1);
  else if (g_str_equal (path, "/banner"))
    answer (message, 200, "image/png", banner, sizeof banner - 1);
  else
    answer (message, 200, "image/png", "<svg/>", 6);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GSList *uris;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, server_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (fixture->server);
  fixture->port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  fixture->client = lt_http_client_new ("LLMTracker/test");
  lt_http_client_set_pace (fixture->client, 0);
  lt_http_client_set_allow_loopback (fixture->client, TRUE);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  run_for (10);
  g_assert_finalize_object (fixture->client);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
}

static LtFetchedArticle *
fetch (Fixture *fixture,
       const char *url)
{
  g_autoptr (GError) error = NULL;
  LtFetchedArticle *article = dex_await_boxed (lt_article_fetch (fixture->client, url), &error);

  g_assert_no_error (error);

  return article;
}

static DexFuture *
states_fiber (gpointer data)
{
  Fixture *fixture = data;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", fixture->port, cases[i].path);
      g_autoptr (LtFetchedArticle) article = fetch (fixture, url);

      g_test_message ("%s: %s, %s", cases[i].path, article->state, article->note);
      g_assert_cmpstr (article->state, ==, cases[i].state);
      g_assert_true ((article->note == NULL) == g_str_equal (article->state, "full"));
      g_assert_true ((article->article != NULL) == cases[i].has_article);
      g_assert_cmpstr (article->url, ==, url);
      if (article->article != NULL)
        g_assert_cmpuint (strlen (article->sha256), ==, 64);
    }

  return dex_future_new_true ();
}

static void
test_states (Fixture *fixture,
             gconstpointer data)
{
  run_fiber (states_fiber, fixture);
}

/* Nothing is asked of these: a request would be refused, and the note would be another. */
static DexFuture *
unread_fiber (gpointer data)
{
  static const char *const urls[] = {
    NULL,
    "",
    "ftp://pages.example/x",
    "https://x.com/somebody/status/1",
    "https://mobile.twitter.com/somebody/status/1",
    "https://archive.is/abc",
    "https://pages.example/paper.PDF",
    "https://pages.example/model.zip",
    "https://docs.google.com/document/d/1",
  };
  Fixture *fixture = data;

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (LtFetchedArticle) article = fetch (fixture, urls[i]);

      g_assert_cmpstr (article->state, ==, "none");
      g_assert_nonnull (article->note);
      g_assert_null (article->article);
    }

  return dex_future_new_true ();
}

static void
test_unread (Fixture *fixture,
             gconstpointer data)
{
  run_fiber (unread_fiber, fixture);
}

static DexFuture *
pictures_fiber (gpointer data)
{
  static const char *const refused[] = { "/icon", "/banner", "/svg", "/good" };
  Fixture *fixture = data;
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/picture", fixture->port);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = dex_await_boxed (lt_picture_fetch (fixture->client, url), &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture), png, sizeof png - 1);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *other = g_strdup_printf ("http://127.0.0.1:%u%s", fixture->port, refused[i]);
      g_autoptr (GError) refusal = NULL;

      g_assert_null (dex_await_boxed (lt_picture_fetch (fixture->client, other), &refusal));
      g_assert_error (refusal, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }

  return dex_future_new_true ();
}

static void
test_pictures (Fixture *fixture,
               gconstpointer data)
{
  run_fiber (pictures_fiber, fixture);
}

static DexFuture *
policy_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/good", fixture->port);
  g_autoptr (LtFetchedArticle) article = NULL;

  lt_http_client_set_allow_loopback (fixture->client, FALSE);
  article = fetch (fixture, url);
  g_assert_cmpstr (article->state, ==, "none");
  g_assert_nonnull (article->note);

  return dex_future_new_true ();
}

static void
test_policy (Fixture *fixture,
             gconstpointer data)
{
  run_fiber (policy_fiber, fixture);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/article-source/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/article-source/unread", Fixture, NULL, set_up, test_unread, tear_down);
  g_test_add ("/article-source/pictures", Fixture, NULL, set_up, test_pictures, tear_down);
  g_test_add ("/article-source/policy", Fixture, NULL, set_up, test_policy, tear_down);

  return g_test_run ();
}
