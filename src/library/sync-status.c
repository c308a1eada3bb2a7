/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "library/sync-private.h"

#include "base/future.h"
#include "story/fields.h"
#include "story/json-writer.h"
#include "text/json.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>

/* Ours is a few hundred bytes. */
#define STATUS_MAX_BYTES (256 * 1024)
/* A story's id. */
#define WISH_MAX_BYTES (16 * 1024)

/**
 * lt_sync_ask_for_round:
 *
 * Asks a backend of one's own to look at its sources now; one that does so already says 409. On a
 * fiber. A feed of others is not asked.
 *
 * Returns: whether it could be asked, or need not be
 */
gboolean
lt_sync_ask_for_round (LtSync *self, GError **error)
{
  g_autoptr (LtFeedRecord) record =
      dex_await_boxed (lt_library_get_feed (self->library, self->feed), error);
  g_autofree char *url = lt_url_resolve (self->address, "refresh");
  g_autoptr (LtHttpResponse) response = NULL;
  LtHttpRequest request = {
    .method = "POST",
    .url = url,
    .kind = LT_ADDRESS_CONFIGURED,
    .any_status = TRUE,
  };

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (record->address, "unix:") != 0 || url == NULL)
    return TRUE;
  response = dex_await_boxed (lt_http_client_send (self->client, &request), error);
  return response != NULL;
}

static DexFuture *
status_fiber (gpointer data)
{
  LtSync *self = data;
  g_autofree char *url = lt_url_resolve (self->address, "status.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = NULL;
  g_autoptr (LtStatus) status = NULL;
  LtHttpRequest request = {
    .url = url,
    .kind = LT_ADDRESS_CONFIGURED,
    .max_bytes = STATUS_MAX_BYTES,
  };

  if (url == NULL)
    return dex_future_new_reject (LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED,
                                  _ ("“%s” is no address of a feed."), self->address);
  response = dex_await_boxed (lt_http_client_send (self->client, &request), &error);
  if (response != NULL)
    status = lt_status_read (response->body, &error);
  if (status == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  g_clear_pointer (&self->status, lt_status_unref);
  self->status = lt_status_ref (status);
  g_object_notify (G_OBJECT (self), "status");
  return dex_future_new_take_boxed (LT_TYPE_STATUS, g_steal_pointer (&status));
}

/**
 * lt_sync_fetch_status:
 *
 * Asks once what the backend is doing.
 *
 * Returns: (transfer full): a future of the #LtStatus
 */
DexFuture *
lt_sync_fetch_status (LtSync *self)
{
  dex_return_error_if_fail (LT_IS_SYNC (self));

  return lt_spawn (status_fiber, g_object_ref (self), g_object_unref);
}

/* What the fiber that asks for a story is given. */
typedef struct
{
  LtSync *sync;
  char *url;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *self = data;

  g_object_unref (self->sync);
  g_free (self->url);
  g_free (self);
}

static GBytes *
write_wish (Wish *wish)
{
  g_autoptr (LtJsonWriter) writer = lt_json_writer_new ();

  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "url", wish->url);
  lt_json_writer_end_object (writer);
  return lt_json_writer_finish (writer);
}

/* The id of an answer, or the error that it is. */
static char *
read_wish (LtHttpResponse *response, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (response->body, &length);
  g_autoptr (JsonNode) root = NULL;
  const char *id;

  if (response->status == 422)
    {
      g_set_error_literal (error, LT_HTTP_ERROR, LT_HTTP_ERROR_STATUS,
                           _ ("There is no discussion of a known source at this address."));
      return NULL;
    }
  if (response->status != 202)
    {
      g_propagate_error (error, lt_sync_status_error (response->status));
      return NULL;
    }
  root = lt_json_parse (data, length, WISH_MAX_BYTES, LT_JSON_MAX_DEPTH, error);
  if (root == NULL)
    return NULL;
  id = JSON_NODE_HOLDS_OBJECT (root) ? lt_json_string (json_node_get_object (root), "id") : NULL;
  if (id != NULL && lt_id_is_valid (id))
    return g_strdup (id);
  g_set_error_literal (error, LT_JSON_ERROR, LT_JSON_ERROR_INVALID, _ ("The backend names no story."));
  return NULL;
}

static DexFuture *
wish_fiber (gpointer data)
{
  Wish *wish = data;
  g_autofree char *url = lt_url_resolve (wish->sync->address, "stories");
  g_autoptr (GBytes) body = write_wish (wish);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = NULL;
  char *id = NULL;
  LtHttpRequest request = {
    .method = "POST",
    .url = url,
    .kind = LT_ADDRESS_CONFIGURED,
    .body = body,
    .body_type = "application/json",
    .max_bytes = WISH_MAX_BYTES,
    .any_status = TRUE,
  };

  response = dex_await_boxed (lt_http_client_send (wish->sync->client, &request), &error);
  if (response != NULL)
    id = read_wish (response, &error);
  if (id == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_string (id);
}

/**
 * lt_sync_ask_for_story:
 * @url: the page of a discussion
 *
 * Asks our own backend for the story of one discussion, whatever its topic. What becomes of it is
 * in the `asked` of the status. A feed of others takes no orders.
 *
 * Returns: (transfer full): a future of the story's id as a string
 */
DexFuture *
lt_sync_ask_for_story (LtSync *self, const char *url)
{
  Wish *wish;

  dex_return_error_if_fail (LT_IS_SYNC (self));
  dex_return_error_if_fail (url != NULL);

  wish = g_new (Wish, 1);
  wish->sync = g_object_ref (self);
  wish->url = g_strdup (url);
  return lt_spawn (wish_fiber, wish, wish_free);
}

/* What a probe's fiber is given. */
typedef struct
{
  LtHttpClient *client;
  char *address;
} Probe;

static void
probe_free (gpointer data)
{
  Probe *self = data;

  g_object_unref (self->client);
  g_free (self->address);
  g_free (self);
}

static DexFuture *
probe_fiber (gpointer data)
{
  Probe *probe = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtSyncPage) page = NULL;

  if (!lt_url_is_web (probe->address))
    return dex_future_new_reject (LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED,
                                  _ ("“%s” is no web address."), probe->address);
  page = dex_await_boxed (lt_sync_page_fetch (probe->client, probe->address, probe->address, NULL), &error);
  if (page == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (page->feed == NULL)
    return dex_future_new_for_error (lt_sync_status_error (page->status));
  return dex_future_new_take_boxed (LT_TYPE_FEED, lt_feed_ref (page->feed));
}

/**
 * lt_sync_probe:
 * @address: what a person typed
 *
 * Fetches the first page of an address and stores nothing.
 *
 * Returns: (transfer full): a future of the #LtFeed; rejected with a sentence on what is wrong
 */
DexFuture *
lt_sync_probe (LtHttpClient *client, const char *address)
{
  Probe *probe;

  dex_return_error_if_fail (LT_IS_HTTP_CLIENT (client));
  dex_return_error_if_fail (address != NULL);

  probe = g_new (Probe, 1);
  probe->client = g_object_ref (client);
  probe->address = g_strdup (address);
  return lt_spawn (probe_fiber, probe, probe_free);
}
