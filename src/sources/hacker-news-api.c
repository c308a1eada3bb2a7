/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/hacker-news-api.h"

#include "base/future.h"
#include "sources/circuit.h"
#include "sources/item-memory.h"
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
#define PAUSE_SECONDS (15 * 60)

/* libsoup has no name for it. */
#define UNAVAILABLE_FOR_LEGAL_REASONS 451

/* Data may be damaged on the way: that is worth one more look. */
#define LOOKS 2

/* A server may say that it wants to be left alone; longer than this nobody means. */
#define MAX_RETRY_AFTER (6 * 3600)

/* A list of 500 ids or an item with 20,000 characters of text; a whole thread. */
#define MAX_ITEM_BYTES (1024 * 1024)
#define MAX_SEARCH_BYTES (32 * 1024 * 1024)
/* Some twenty thousand comments. */
#define MEMORY_BYTES (12 * 1024 * 1024)

struct _LtHackerNewsApi
{
  GObject parent_instance;

  LtHttpClient *client;
  char *api;
  char *search;

  LtCircuit api_circuit; /* opened only when the server asks for it */
  LtCircuit search_circuit;
  LtItemMemory *memory;
  gboolean is_refused;
};

typedef struct
{
  LtHackerNewsApi *self;
  char *path;
  gint64 id; /* 0: no item */
} Call;

/* One question to one of the two. */
typedef struct
{
  const char *base;
  LtCircuit *circuit;
  const char *path;
  gsize max_bytes;
  gint64 id; /* of the item that the memory may know; 0: none */
  gboolean was_asked;
} Question;

/* The official API tells tags only to those who ask for them. */
static const char *const etag_headers[] = { "X-Firebase-ETag", "true", NULL };

G_DEFINE_FINAL_TYPE (LtHackerNewsApi, lt_hacker_news_api, G_TYPE_OBJECT)

static void
lt_hacker_news_api_finalize (GObject *object)
{
  LtHackerNewsApi *self = LT_HACKER_NEWS_API (object);

  g_clear_object (&self->client);
  g_free (self->api);
  g_free (self->search);
  lt_item_memory_free (self->memory);

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
  self->memory = lt_item_memory_new (MEMORY_BYTES);
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
          const char *path,
          gint64 id)
{
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->path = g_strdup (path);
  call->id = id;

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

/* At our pace, in monotonic time. */
static gint64
scale (LtHackerNewsApi *self,
       gint64 seconds)
{
  return (gint64) (lt_http_client_get_pace (self->client) * (double) seconds * G_USEC_PER_SEC);
}

static gboolean
is_refusal (guint status)
{
  return status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN
         || status == UNAVAILABLE_FOR_LEGAL_REASONS;
}

gboolean
lt_hacker_news_api_is_refused (LtHackerNewsApi *self)
{
  return self->is_refused;
}

static void
set_failure (const Question *question,
             LtHttpResponse *response,
             GError *failure,
             GError **error)
{
  if (response == NULL && g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (failure));
  else if (response == NULL)
    g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE, failure->message);
  else if (response->status == SOUP_STATUS_NOT_FOUND)
    g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD, _ ("Hacker News has no such discussion."));
  else if (response->status != SOUP_STATUS_OK)
    g_set_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE,
                 /* Translators: an address, then a number. */
                 _ ("%s answered with status %u."), question->base, response->status);
  else
    g_set_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED, _ ("%s answered with something else than data."), question->base);
}

/* Asks one of the two. The answer is JSON by all signs, but for being parsed. */
static GBytes *
ask (LtHackerNewsApi *self,
     const Question *question,
     GError **error)
{
  g_autofree char *url = g_strconcat (question->base, question->path, NULL);
  g_autofree char *etag = NULL;
  const char *known_etag = NULL;
  GBytes *known = question->id != 0 ? lt_item_memory_peek (self->memory, question->id, &known_etag) : NULL;
  g_autoptr (GBytes) known_bytes = known_etag != NULL ? g_bytes_ref (known) : NULL;
  LtHttpRequest request = {
    .url = url,
    .kind = LT_ADDRESS_CONFIGURED,
    .queue = question->base,
    .accept = "application/json",
    .headers = question->id != 0 ? etag_headers : NULL,
    .max_bytes = question->max_bytes,
    .retries = RETRIES,
    .any_status = TRUE,
  };
  g_autoptr (GError) failure = NULL;
  g_autoptr (LtHttpResponse) response = NULL;

  request.if_none_match = etag = g_strdup (known_etag);
  response = dex_await_boxed (lt_http_client_send (self->client, &request), &failure);

  self->is_refused = response != NULL && is_refusal (response->status);
  if (response != NULL && response->retry_after > 0 && response->status != SOUP_STATUS_OK)
    lt_circuit_open (question->circuit,
                     g_get_monotonic_time () + scale (self, MIN (response->retry_after, MAX_RETRY_AFTER)));
  if (response != NULL && response->status == SOUP_STATUS_NOT_MODIFIED && known_bytes != NULL)
    {
      lt_item_memory_keep (self->memory, question->id, known_bytes, etag, g_get_monotonic_time ());
      return g_steal_pointer (&known_bytes);
    }
  if (response == NULL || response->status != SOUP_STATUS_OK || !is_json (response))
    {
      set_failure (question, response, failure, error);
      return NULL;
    }

  if (question->id != 0)
    lt_item_memory_keep (self->memory, question->id, response->body, response->etag, g_get_monotonic_time ());

  return g_bytes_ref (response->body);
}

/* Asks unless the service wants, or has earned, to be left alone. */
static GBytes *
ask_through (LtHackerNewsApi *self,
             Question *question,
             GError **error)
{
  GBytes *bytes = NULL;

  if (!lt_circuit_enter (question->circuit, g_get_monotonic_time ()))
    {
      g_set_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE,
                   /* Translators: an address. */
                   _ ("%s failed several times, or wants a pause: it is left alone for a while."), question->base);
      return NULL;
    }

  question->was_asked = TRUE;
  for (guint look = 0; look < LOOKS && bytes == NULL; look++)
    {
      g_clear_error (error);
      bytes = ask (self, question, error);
      if (bytes == NULL && !g_error_matches (*error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED))
        break;
    }

  return bytes;
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
  Question question = { self->api, &self->api_circuit, call->path, MAX_ITEM_BYTES, call->id, FALSE };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = ask_through (self, &question, &error);
  JsonNode *node = NULL;

  if (bytes != NULL)
    {
      lt_circuit_succeed (&self->api_circuit);
      node = parse (bytes, self->api, &error);
      if (node == NULL && call->id != 0)
        lt_item_memory_note_change (self->memory, call->id);
    }
  else if (question.was_asked)
    lt_circuit_leave (&self->api_circuit);

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
  return lt_spawn (get_fiber, call_new (self, path, 0), call_free);
}

/**
 * lt_hacker_news_api_since:
 * @self: the services
 * @seconds: at the pace of the network
 *
 * Returns: the monotonic time of that long ago
 */
gint64
lt_hacker_news_api_since (LtHackerNewsApi *self,
                          guint seconds)
{
  return g_get_monotonic_time () - scale (self, seconds);
}

/**
 * lt_hacker_news_api_get_item:
 * @self: the services
 * @id: an item's number
 * @since: monotonic time; what was answered later and is not known to have changed will do
 *
 * Returns: (transfer full): as lt_hacker_news_api_get()
 */
DexFuture *
lt_hacker_news_api_get_item (LtHackerNewsApi *self,
                             gint64 id,
                             gint64 since)
{
  g_autofree char *path = g_strdup_printf ("/item/%" G_GINT64_FORMAT ".json", id);
  GBytes *bytes = lt_item_memory_recall (self->memory, id, since);
  JsonNode *node = bytes != NULL ? parse (bytes, self->api, NULL) : NULL;

  if (node != NULL)
    return dex_future_new_take_boxed (JSON_TYPE_NODE, node);

  return lt_spawn (get_fiber, call_new (self, path, id), call_free);
}

/**
 * lt_hacker_news_api_note_change:
 * @self: the services
 * @id: an item that the official API names among those that changed
 */
void
lt_hacker_news_api_note_change (LtHackerNewsApi *self,
                                gint64 id)
{
  lt_item_memory_note_change (self->memory, id);
}

/* Three failures in ten minutes: leave it alone for a quarter of an hour, then try with one request. */
static void
note_outcome (LtHackerNewsApi *self,
              GError *error)
{
  if (error == NULL || g_error_matches (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD))
    lt_circuit_succeed (&self->search_circuit);
  else if (error->domain == LT_SOURCE_ERROR)
    lt_circuit_fail (&self->search_circuit, g_get_monotonic_time (), scale (self, PAUSE_SECONDS));
  else
    lt_circuit_leave (&self->search_circuit);
}

static DexFuture *
search_fiber (gpointer data)
{
  Call *call = data;
  LtHackerNewsApi *self = call->self;
  Question question = { self->search, &self->search_circuit, call->path, MAX_SEARCH_BYTES, 0, FALSE };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = ask_through (self, &question, &error);

  if (question.was_asked)
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
  return lt_spawn (search_fiber, call_new (self, path, 0), call_free);
}
