/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/hacker-news-api.h"

#include "base/future.h"
#include "sources/source.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* facts/sources.md, section 1, "Polite schedule". */
#define API_AT_ONCE 4
#define SEARCH_AT_ONCE 2
#define INTERVAL_MS 50

/* Section 2, "Fallback". */
#define RETRIES 2
#define MAX_FAILURES 3
#define FAILURES_WITHIN (10 * 60 * G_USEC_PER_SEC)
#define PAUSE (15 * 60 * G_USEC_PER_SEC)

/* A list of 500 ids or an item with 20,000 characters of text; a whole thread. */
#define MAX_ITEM_BYTES (1024 * 1024)
#define MAX_SEARCH_BYTES (32 * 1024 * 1024)

struct _LtHackerNewsApi
{
  GObject parent_instance;

  LtHttpClient *client;
  char *api;
  char *search;

  /* The circuit breaker of the search index, in monotonic time. */
  guint n_failures;
  gint64 first_failure;
  gint64 closed_until;
};

typedef struct
{
  LtHackerNewsApi *self;
  char *path;
} Call;

G_DEFINE_FINAL_TYPE (LtHackerNewsApi, lt_hacker_news_api, G_TYPE_OBJECT)

static void
lt_hacker_news_api_finalize (GObject *object)
{
  LtHackerNewsApi *self = LT_HACKER_NEWS_API (object);

  g_clear_object (&self->client);
  g_free (self->api);
  g_free (self->search);

  G_OBJECT_CLASS (lt_hacker_news_api_parent_class)->finalize (object);
}

static void
lt_hacker_news_api_class_init (LtHackerNewsApiClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_hacker_news_api_finalize;
}

static void
lt_hacker_news_api_init (LtHackerNewsApi *self)
{
}

/* People paste addresses with a slash at the end. */
static char *
dup_base (const char *base)
{
  char *copy = g_strdup (base);

  for (gsize length = strlen (copy); length > 0 && copy[length - 1] == '/'; length--)
    copy[length - 1] = '\0';

  return copy;
}

/**
 * lt_hacker_news_api_new:
 * @client: the client to ask with; it learns the polite pace of both
 * @api: base address of the official API, with its version
 * @search: base address of the search index, with its version
 *
 * Returns: (transfer full): the two services
 */
LtHackerNewsApi *
lt_hacker_news_api_new (LtHttpClient *client,
                        const char *api,
                        const char *search)
{
  LtHackerNewsApi *self = g_object_new (LT_TYPE_HACKER_NEWS_API, NULL);

  self->client = g_object_ref (client);
  self->api = dup_base (api);
  self->search = dup_base (search);
  lt_http_client_set_queue (client, self->api, API_AT_ONCE, INTERVAL_MS);
  lt_http_client_set_queue (client, self->search, SEARCH_AT_ONCE, INTERVAL_MS);

  return self;
}

static Call *
call_new (LtHackerNewsApi *self,
          const char *path)
{
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->path = g_strdup (path);

  return call;
}

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->self);
  g_free (call->path);
  g_free (call);
}

/* A status of 200 is no proof: error pages and captive portals answer so with HTML. */
static gboolean
is_json (LtHttpResponse *response)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (response->body, &size);

  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }

  return size > 0 && *data != '<' && response->content_type != NULL && g_str_equal (response->content_type, "application/json");
}

/* Asks below @base. The answer is JSON by all signs, but for being parsed. */
static GBytes *
ask (LtHackerNewsApi *self,
     const char *base,
     const char *path,
     gsize max_bytes,
     GError **error)
{
  g_autofree char *url = g_strconcat (base, path, NULL);
  LtHttpRequest request = {
    .url = url,
    .kind = LT_ADDRESS_CONFIGURED,
    .queue = base,
    .accept = "application/json",
    .max_bytes = max_bytes,
    .retries = RETRIES,
    .any_status = TRUE,
  };
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LtHttpResponse) response = dex_await_boxed (lt_http_client_send (self->client, &request), &local_error);

  if (response == NULL && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (response == NULL)
    g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE, local_error->message);
  else if (response->status == SOUP_STATUS_NOT_FOUND)
    g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD, _ ("Hacker News has no such discussion."));
  else if (response->status != SOUP_STATUS_OK)
    g_set_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE,
                 /* Translators: an address, then a number. */
                 _ ("%s answered with status %u."), base, response->status);
  else if (!is_json (response))
    g_set_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED, _ ("%s answered with something else than data."), base);
  else
    return g_bytes_ref (response->body);

  return NULL;
}

static JsonNode *
parse (GBytes *bytes,
       const char *base,
       GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  JsonNode *node = lt_json_parse (data, size, MAX_ITEM_BYTES, LT_JSON_MAX_DEPTH, &local_error);

  if (node == NULL)
    g_set_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED,
                 /* Translators: an address, then what is wrong. */
                 _ ("%s answered with damaged data: %s"), base, local_error->message);

  return node;
}

static DexFuture *
get_fiber (gpointer data)
{
  Call *call = data;
  LtHackerNewsApi *self = call->self;
  GError *error = NULL;
  JsonNode *node = NULL;

  /* Data may be damaged on the way: that is worth one more look. */
  for (guint attempt = 0; attempt < 2 && node == NULL; attempt++)
    {
      g_autoptr (GBytes) bytes = NULL;

      g_clear_error (&error);
      bytes = ask (self, self->api, call->path, MAX_ITEM_BYTES, &error);
      if (bytes != NULL)
        node = parse (bytes, self->api, &error);
      else if (!g_error_matches (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED))
        break;
    }

  if (node == NULL)
    return dex_future_new_for_error (error);

  return dex_future_new_take_boxed (JSON_TYPE_NODE, node);
}

/**
 * lt_hacker_news_api_get:
 * @self: the services
 * @path: what is asked for, from the first slash on
 *
 * Asks the official API.
 *
 * Returns: (transfer full): resolves to a `JsonNode`, which may be null; rejects with %LT_SOURCE_ERROR
 */
DexFuture *
lt_hacker_news_api_get (LtHackerNewsApi *self,
                        const char *path)
{
  return lt_spawn (get_fiber, call_new (self, path), call_free);
}

/**
 * lt_hacker_news_api_get_item:
 * @self: the services
 * @id: an item's number
 *
 * Returns: (transfer full): as lt_hacker_news_api_get()
 */
DexFuture *
lt_hacker_news_api_get_item (LtHackerNewsApi *self,
                             gint64 id)
{
  g_autofree char *path = g_strdup_printf ("/item/%" G_GINT64_FORMAT ".json", id);

  return lt_hacker_news_api_get (self, path);
}

/* Three failures in ten minutes: leave it alone for a quarter of an hour, then try with one request. */
static void
note_outcome (LtHackerNewsApi *self,
              GError *error)
{
  gint64 now = g_get_monotonic_time ();

  if (error == NULL || g_error_matches (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD))
    {
      self->n_failures = 0;
      self->closed_until = 0;
      return;
    }

  if (error->domain != LT_SOURCE_ERROR)
    return;

  if (self->n_failures == 0 || now - self->first_failure > FAILURES_WITHIN)
    {
      self->n_failures = 0;
      self->first_failure = now;
    }

  self->n_failures++;
  if (self->n_failures >= MAX_FAILURES)
    {
      self->closed_until = now + PAUSE;
      self->n_failures = MAX_FAILURES - 1;
      self->first_failure = now + PAUSE;
    }
}

static DexFuture *
search_fiber (gpointer data)
{
  Call *call = data;
  LtHackerNewsApi *self = call->self;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_get_monotonic_time () < self->closed_until)
    return dex_future_new_reject (LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE,
                                  _ ("The search index of Hacker News failed several times and is left alone for a while."));

  bytes = ask (self, self->search, call->path, MAX_SEARCH_BYTES, &error);
  note_outcome (self, error);
  if (bytes == NULL)
    return dex_future_new_for_error (error);

  return dex_future_new_take_boxed (G_TYPE_BYTES, g_steal_pointer (&bytes));
}

/**
 * lt_hacker_news_api_search:
 * @self: the services
 * @path: what is asked for, from the first slash on
 *
 * Asks the search index, which is another party's and fails at times, for days even. After some
 * failures it is not asked for a while.
 *
 * Returns: (transfer full): resolves to a `GBytes`; rejects with %LT_SOURCE_ERROR
 */
DexFuture *
lt_hacker_news_api_search (LtHackerNewsApi *self,
                           const char *path)
{
  return lt_spawn (search_fiber, call_new (self, path), call_free);
}
