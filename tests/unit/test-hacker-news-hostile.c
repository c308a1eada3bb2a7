/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/hacker-news.h"
#include "sources/item-tree.h"

#include "run-fiber.h"

#include <string.h>

/* A server in place of both services that answers with what no service should. */
typedef struct
{
  SoupServer *server;
  LtHttpClient *client;
  LtHackerNews *source;
  guint n_items;
  guint refusal; /* the status of every answer; 0: none */
} Fixture;

typedef struct
{
  const char *path;
  const char *type;
  const char *body;
} Answer;

#define JSON "application/json"

static const Answer answers[] = {
  { "/v0/topstories.json", JSON, "[1,\"2\",null,[3],{\"id\":4},5,5,-6,7.5,1e400,8]" },
  { "/v0/beststories.json", "text/html", "<html><title>Log in</title></html>" },
  { "/v0/newstories.json", JSON, "{\"not\":\"a list\"}" },
  { "/api/v1/search_by_date", JSON, "{\"hits\":[7,null,{},{\"objectID\":9},{\"objectID\":\"x\",\"title\":\"T\"},{\"objectID\":\"10\",\"title\":7},"
                                    "{\"objectID\":\"11\",\"title\":\"Good\",\"url\":\"file:///etc/passwd\",\"points\":\"many\",\"num_comments\":-5,\"created_at_i\":1e300}]}" },
  { "/api/v1/search", JSON, "{\"hits\":{}}" },
  { "/v0/item/1.json", JSON, "{\"id\":1,\"type\":\"story\",\"title\":\"One\",\"by\":\"ada\",\"kids\":[1,2,2,3,4,6]}" },
  { "/v0/item/2.json", JSON, "{\"id\":2,\"type\":\"comment\",\"by\":\"bob\",\"text\":\"Two.\",\"kids\":[1,2,3]}" },
  { "/v0/item/3.json", JSON, "{\"id\":2,\"type\":\"comment\",\"by\":\"bob\",\"text\":\"Another's number.\"}" },
  { "/v0/item/4.json", JSON, "[]" },
  { "/v0/item/5.json", JSON, "{\"id\":5,\"type\":\"job\",\"title\":\"Work\"}" },
  { "/v0/item/6.json", JSON, "null" },
  { "/v0/item/8.json", JSON, "{\"id\":8,\"type\":\"story\",\"title\":\"Dead\",\"dead\":true}" },
};

/* A thread that never ends: each comment has one reply, or all of them are told at once and are null. */
static char *
make_endless (const char *path)
{
  int id = atoi (path + strlen ("/v0/item/"));
  g_autoptr (GString) kids = NULL;

  if (id == 200000)
    {
      kids = g_string_new ("{\"id\":200000,\"type\":\"story\",\"title\":\"Wide\",\"by\":\"ada\",\"kids\":[200001");
      for (int i = 0; i < 20000; i++)
        g_string_append_printf (kids, ",%d", 200002 + i);
      g_string_append (kids, "]}");
      return g_string_free (g_steal_pointer (&kids), FALSE);
    }

  if (id > 200000)
    return g_strdup ("null");

  return g_strdup_printf ("{\"id\":%d,\"type\":\"%s\",\"title\":\"Deep\",\"by\":\"ada\",\"text\":\"x\",\"kids\":[%d]}",
                          id, id == 100000 ? "story" : "comment", id + 1);
}

static void
server_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_items++;
  if (fixture->refusal != 0)
    {
      soup_server_message_set_status (message, fixture->refusal, NULL);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      if (g_str_equal (path, answers[i].path))
        {
          soup_server_message_set_status (message, 200, NULL);
          soup_server_message_set_response (message, answers[i].type, SOUP_MEMORY_STATIC, answers[i].body, strlen (answers[i].body));
          return;
        }
    }

  if (g_str_has_prefix (path, "/v0/item/"))
    {
      char *body = make_endless (path);

      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, JSON, SOUP_MEMORY_TAKE, body, strlen (body));
      return;
    }

  soup_server_message_set_status (message, 404, NULL);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  GSList *uris;
  g_autofree char *api = NULL;
  g_autofree char *search = NULL;
  int port;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, server_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (fixture->server);
  port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  api = g_strdup_printf ("http://127.0.0.1:%d/v0", port);
  search = g_strdup_printf ("http://127.0.0.1:%d/api/v1", port);
  fixture->client = lt_http_client_new ("LLMTracker/test");
  lt_http_client_set_pace (fixture->client, 0);
  fixture->source = lt_hacker_news_new (fixture->client, api, search);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  run_for (10);
  g_assert_finalize_object (fixture->source);
  g_assert_finalize_object (fixture->client);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
}

/* One bad entry costs only itself. */
static DexFuture *
discover_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refs = dex_await_boxed (lt_source_discover (LT_SOURCE (fixture->source)), &error);
  LtThreadRef *hit = NULL;
  LtThreadRef *item = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (refs->len, ==, 2);
  hit = g_ptr_array_index (refs, 0);
  item = g_ptr_array_index (refs, 1);
  g_assert_cmpstr (hit->id, ==, "hn-11");
  g_assert_cmpstr (hit->title, ==, "Good");
  g_assert_null (hit->link);
  g_assert_cmpint (hit->score, ==, -1);
  g_assert_cmpint (hit->comments, ==, -1);
  g_assert_cmpint (hit->rank, ==, -1);
  g_assert_cmpstr (item->id, ==, "hn-1");
  g_assert_cmpint (item->rank, ==, 0);

  return dex_future_new_true ();
}

static void
test_discover (Fixture *fixture,
               gconstpointer data)
{
  run_fiber (discover_fiber, fixture);
}

/* A story that is its own comment, a comment above itself, one with another's number, one that never comes. */
static DexFuture *
circle_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtThread) thread = dex_await_boxed (lt_source_fetch_thread (LT_SOURCE (fixture->source), "hn-1"), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (thread->comments->len, ==, 1);
  g_assert_cmpstr (((LtComment *) g_ptr_array_index (thread->comments, 0))->text, ==, "Two.");

  return dex_future_new_true ();
}

static void
test_circle (Fixture *fixture,
             gconstpointer data)
{
  run_fiber (circle_fiber, fixture);
}

static DexFuture *
no_thread_fiber (gpointer data)
{
  static const char *const ids[] = { "hn-2", "hn-4", "hn-5", "hn-6" };
  Fixture *fixture = data;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dex_await_boxed (lt_source_fetch_thread (LT_SOURCE (fixture->source), ids[i]), &error));
      g_assert_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD);
    }

  return dex_future_new_true ();
}

static void
test_no_thread (Fixture *fixture,
                gconstpointer data)
{
  run_fiber (no_thread_fiber, fixture);
}

static DexFuture *
endless_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtThread) deep = dex_await_boxed (lt_source_fetch_thread (LT_SOURCE (fixture->source), "hn-100000"), &error);
  g_autoptr (LtThread) wide = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (deep->comments->len, ==, LT_TREE_MAX_DEPTH);
  g_assert_false (deep->complete);

  fixture->n_items = 0;
  wide = dex_await_boxed (lt_source_fetch_thread (LT_SOURCE (fixture->source), "hn-200000"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wide->comments->len, ==, 0);
  g_assert_false (wide->complete);
  g_assert_cmpuint (fixture->n_items, <=, LT_TREE_MAX_ITEMS + 10);

  return dex_future_new_true ();
}

static void
test_endless (Fixture *fixture,
              gconstpointer data)
{
  run_fiber (endless_fiber, fixture);
}

/* To be refused is not to be out of reach: a person can do something about it. */
static DexFuture *
refused_fiber (gpointer data)
{
  static const guint refusals[] = { 401, 403, 451, 429, 503 };
  Fixture *fixture = data;

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      LtSourceHealth *health = NULL;

      fixture->refusal = refusals[i];
      g_assert_null (dex_await_boxed (lt_source_discover (LT_SOURCE (fixture->source)), &error));
      g_assert_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE);
      health = lt_source_dup_health (LT_SOURCE (fixture->source));
      g_assert_cmpint (health->state, ==, refusals[i] == 429 || refusals[i] == 503 ? LT_SOURCE_UNREACHABLE : LT_SOURCE_BLOCKED);
      g_assert_nonnull (health->message);
      lt_source_health_free (health);
    }

  return dex_future_new_true ();
}

static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  run_fiber (refused_fiber, fixture);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/hacker-news-hostile/discover", Fixture, NULL, set_up, test_discover, tear_down);
  g_test_add ("/hacker-news-hostile/circle", Fixture, NULL, set_up, test_circle, tear_down);
  g_test_add ("/hacker-news-hostile/no-thread", Fixture, NULL, set_up, test_no_thread, tear_down);
  g_test_add ("/hacker-news-hostile/endless", Fixture, NULL, set_up, test_endless, tear_down);
  g_test_add ("/hacker-news-hostile/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
