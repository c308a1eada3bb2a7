/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <libsoup/soup.h>

/* A published folder behind a real server on loopback, with ETags, that counts what is asked for. */
typedef struct
{
  SoupServer *server;
  guint port;
  GHashTable *files; /* path -> GBytes */
  GPtrArray *log;    /* "METHOD path", as asked */
  gsize bytes;       /* of bodies sent */
  int dies_after;    /* requests; -1: never. Then connections are cut */
  guint status;      /* instead of files, if not 0 */
  const char *retry_after;
} FeedServer;

static inline char *
feed_server_etag (GBytes *bytes)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strdup_printf ("\"%.16s\"", hash);
}

static inline void
feed_server_send (FeedServer *self, SoupServerMessage *message, GBytes *bytes)
{
  g_autofree char *etag = feed_server_etag (bytes);
  const char *held = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match");

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", etag);
  if (g_strcmp0 (held, etag) == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
  self->bytes += g_bytes_get_size (bytes);
}

static inline void
feed_server_cb (SoupServer *server,
                SoupServerMessage *message,
                const char *path,
                GHashTable *query,
                gpointer data)
{
  FeedServer *self = data;
  GBytes *bytes = g_hash_table_lookup (self->files, path);

  g_ptr_array_add (self->log, g_strdup_printf ("%s %s", soup_server_message_get_method (message), path));
  if (self->dies_after >= 0 && (int) self->log->len > self->dies_after)
    {
      g_socket_shutdown (soup_server_message_get_socket (message), TRUE, TRUE, NULL);
      soup_server_message_set_status (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }
  if (self->retry_after != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", self->retry_after);
  if (self->status != 0)
    soup_server_message_set_status (message, self->status, NULL);
  else if (bytes != NULL)
    feed_server_send (self, message, bytes);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static inline FeedServer *
feed_server_new (void)
{
  FeedServer *self = g_new0 (FeedServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->log = g_ptr_array_new_with_free_func (g_free);
  self->dies_after = -1;
  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (self->server, NULL, feed_server_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

static inline void
feed_server_free (FeedServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->log);
  g_free (self);
}

static inline void
feed_server_put (FeedServer *self, const char *path, GBytes *bytes)
{
  g_hash_table_insert (self->files, g_strdup (path), bytes);
}

static inline char *
feed_server_address (FeedServer *self, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}

/* How often something was asked for. */
static inline guint
feed_server_count (FeedServer *self, const char *entry)
{
  guint count = 0;

  for (guint i = 0; i < self->log->len; i++)
    count += strcmp (self->log->pdata[i], entry) == 0;
  return count;
}

static inline void
feed_server_forget (FeedServer *self)
{
  g_ptr_array_set_size (self->log, 0);
  self->bytes = 0;
}
