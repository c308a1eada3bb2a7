/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/server.h"

#include "backend/server-address.h"
#include "base/future.h"
#include "text/json.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>
#include <sys/stat.h>

/* Enough for one address; more is read but not kept. */
#define BODY_MAX_BYTES (16 * 1024)

struct _LtServer
{
  GObject parent_instance;

  SoupServer *soup;
  LtMonitor *monitor;
  LtFileSource *files;
  gboolean is_private;
  char *socket_path; /* removed at the end */
  GStatBuf socket_file;
  GHashTable *answers; /* Answer -> DexFuture: what is being worked out */
};

G_DEFINE_FINAL_TYPE (LtServer, lt_server, G_TYPE_OBJECT)

/* One request that is answered later. */
typedef struct
{
  LtServer *server;
  SoupServerMessage *message;
  char *path;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->server);
  g_object_unref (answer->message);
  g_free (answer->path);
  g_free (answer);
}

static void
lt_server_dispose (GObject *object)
{
  LtServer *self = LT_SERVER (object);

  lt_server_stop (self);
  g_clear_object (&self->soup);
  g_clear_object (&self->monitor);
  g_clear_object (&self->files);
  g_clear_pointer (&self->socket_path, g_free);
  g_clear_pointer (&self->answers, g_hash_table_unref);

  G_OBJECT_CLASS (lt_server_parent_class)->dispose (object);
}

static void
lt_server_class_init (LtServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lt_server_dispose;
}

/* Answers */

static void
answer_text (SoupServerMessage *message,
             guint status,
             const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, line, strlen (line));
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control", "no-store");
}

/* An id is of a form that needs no escape in JSON. */
static void
answer_id (SoupServerMessage *message,
           const char *id)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%s\"}\n", id);

  soup_server_message_set_status (message, SOUP_STATUS_ACCEPTED, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, json, strlen (json));
}

static void
set_body (SoupServerMessage *message,
          GBytes *bytes,
          const char *type)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_set_content_type (headers, type, NULL);
  soup_message_headers_set_content_length (headers, (goffset) g_bytes_get_size (bytes));
  if (soup_server_message_get_method (message) != SOUP_METHOD_HEAD)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
}

static void
answer_file (SoupServerMessage *message,
             LtPublishedFile *file)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean gzip = file->gzip != NULL && lt_accepts_gzip (soup_message_headers_get_list (asked, "Accept-Encoding"));

  soup_message_headers_replace (headers, "ETag", file->etag);
  soup_message_headers_replace (headers, "Cache-Control", file->cache_control);
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  if (file->gzip != NULL)
    soup_message_headers_replace (headers, "Vary", "Accept-Encoding");

  if (lt_published_file_matches (file, soup_message_headers_get_list (asked, "If-None-Match")))
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  if (gzip)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  set_body (message, gzip ? file->gzip : file->bytes, file->type);
}

static void
answer_status (LtServer *self,
               SoupServerMessage *message)
{
  g_autoptr (LtStatus) status = lt_monitor_dup_status (self->monitor);
  g_autoptr (GBytes) bytes = lt_status_write (status);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control", "no-store");
  set_body (message, bytes, "application/json");
}

static void
answer_failure (SoupServerMessage *message,
                const GError *error)
{
  if (g_error_matches (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND))
    {
      answer_text (message, SOUP_STATUS_NOT_FOUND, _ ("There is no such file."));
      return;
    }

  g_warning ("A file could not be served: %s", error->message);
  answer_text (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, _ ("The file could not be read."));
}

static DexFuture *
answer_fiber (gpointer data)
{
  Answer *answer = data;
  g_autoptr (LtServer) self = g_object_ref (answer->server);
  g_autoptr (LtPublishedFile) file = NULL;
  g_autoptr (GError) error = NULL;

  file = dex_await_boxed (lt_file_source_load (self->files, answer->path), &error);

  /* When the server stopped, nobody waits any more. */
  if (self->soup == NULL)
    return dex_future_new_for_boolean (FALSE);

  if (file != NULL)
    answer_file (answer->message, file);
  else
    answer_failure (answer->message, error);

  soup_server_message_unpause (answer->message);
  g_hash_table_remove (self->answers, answer);

  return dex_future_new_for_boolean (TRUE);
}

/* Requests */

static void
refuse_method (SoupServerMessage *message,
               const char *allowed)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", allowed);
  answer_text (message, SOUP_STATUS_METHOD_NOT_ALLOWED, _ ("This method is not allowed here."));
}

static void
handle_refresh (LtServer *self,
                SoupServerMessage *message)
{
  if (lt_monitor_refresh (self->monitor))
    answer_text (message, SOUP_STATUS_ACCEPTED, _ ("A round has started."));
  else
    answer_text (message, SOUP_STATUS_CONFLICT, _ ("A round is under way."));
}

/* The `url` of a request's body; NULL if there is none, or if the body was too long to be kept. (transfer full) */
static char *
read_url (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_get_accumulate (body) ? soup_message_body_flatten (body) : NULL;
  g_autoptr (JsonNode) root = NULL;
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &length);
  root = lt_json_parse (data != NULL ? data : "", length, BODY_MAX_BYTES, LT_JSON_MAX_DEPTH, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  return g_strdup (lt_json_string (json_node_get_object (root), "url"));
}

static void
handle_stories (LtServer *self,
                SoupServerMessage *message)
{
  g_autofree char *url = read_url (message);
  g_autofree char *id = NULL;

  if (url == NULL)
    {
      answer_text (message, SOUP_STATUS_BAD_REQUEST, _ ("The request names no address."));
      return;
    }

  id = lt_monitor_request (self->monitor, url);
  if (id != NULL)
    answer_id (message, id);
  else
    answer_text (message, SOUP_STATUS_UNPROCESSABLE_ENTITY, _ ("This address is no discussion of a known source."));
}

static void
load_file (LtServer *self,
           SoupServerMessage *message,
           const char *path)
{
  Answer *answer = g_new0 (Answer, 1);
  DexFuture *future;

  answer->server = g_object_ref (self);
  answer->message = g_object_ref (message);
  answer->path = g_strdup (path);

  soup_server_message_pause (message);
  future = lt_spawn (answer_fiber, answer, answer_free);
  g_hash_table_insert (self->answers, answer, future);
}

static gboolean
is_command (LtServer *self,
            const char *path)
{
  return self->is_private && (strcmp (path, "/refresh") == 0 || strcmp (path, "/stories") == 0);
}

static void
handle_command (LtServer *self,
                SoupServerMessage *message,
                const char *path)
{
  if (soup_server_message_get_method (message) != SOUP_METHOD_POST)
    refuse_method (message, "POST");
  else if (strcmp (path, "/refresh") == 0)
    handle_refresh (self, message);
  else
    handle_stories (self, message);
}

static void
handle_request_cb (SoupServer *soup,
                   SoupServerMessage *message,
                   const char *path,
                   GHashTable *query,
                   gpointer user_data)
{
  LtServer *self = user_data;
  const char *method = soup_server_message_get_method (message);

  if (is_command (self, path))
    handle_command (self, message, path);
  else if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    refuse_method (message, "GET, HEAD");
  else if (*path != '/' || !g_utf8_validate (path, -1, NULL))
    answer_text (message, SOUP_STATUS_BAD_REQUEST, _ ("The address cannot be read."));
  else if (strcmp (path, "/status.json") == 0)
    answer_status (self, message);
  else
    load_file (self, message, path + 1);

  /* Afterwards: who asks for a round is told that it begins, not that one is under way. */
  lt_monitor_note_reader (self->monitor);
}

/* A request's body is bounded before it is all here. */
static void
got_chunk_cb (SoupServerMessage *message,
              GBytes *chunk,
              gpointer user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  if (body->length > BODY_MAX_BYTES)
    {
      soup_message_body_truncate (body);
      soup_message_body_set_accumulate (body, FALSE);
    }
}

static void
handle_early_cb (SoupServer *soup,
                 SoupServerMessage *message,
                 const char *path,
                 GHashTable *query,
                 gpointer user_data)
{
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
}

static void
lt_server_init (LtServer *self)
{
  self->soup = soup_server_new ("server-header", "LLM-Tracker", NULL);
  self->answers = g_hash_table_new_full (NULL, NULL, NULL, dex_unref);
}

/**
 * lt_server_new:
 * @monitor: is asked for its status, and on a private socket for work
 * @files: what is served
 * @is_private: whether only this machine's user can reach it
 *
 * Returns: (transfer full): a server that does not listen yet
 */
LtServer *
lt_server_new (LtMonitor *monitor,
               LtFileSource *files,
               gboolean is_private)
{
  LtServer *self = g_object_new (LT_TYPE_SERVER, NULL);

  self->monitor = g_object_ref (monitor);
  self->files = g_object_ref (files);
  self->is_private = is_private;
  soup_server_add_early_handler (self->soup, NULL, handle_early_cb, NULL, NULL);
  soup_server_add_handler (self->soup, NULL, handle_request_cb, self, NULL);

  return self;
}

/* Linux gives the file the mode of the socket: it is not for a moment open to others, whatever the umask. */
static GSocket *
open_private (GSocketAddress *address,
              GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, error);

  if (socket == NULL)
    return NULL;

  if (fchmod (g_socket_get_fd (socket), S_IRUSR | S_IWUSR) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("The socket cannot be made private: %s"), g_strerror (errno));
      return NULL;
    }

  if (!g_socket_bind (socket, address, FALSE, error) || !g_socket_listen (socket, error))
    return NULL;

  return g_steal_pointer (&socket);
}

static gboolean
listen_private (LtServer *self,
                GSocketAddress *address,
                GError **error)
{
  const char *path = g_unix_socket_address_get_path (G_UNIX_SOCKET_ADDRESS (address));
  g_autoptr (GSocket) socket = open_private (address, error);

  if (socket == NULL || !soup_server_listen_socket (self->soup, socket, 0, error))
    return FALSE;

  self->socket_path = g_strdup (path);
  if (g_lstat (path, &self->socket_file) != 0)
    memset (&self->socket_file, 0, sizeof self->socket_file);

  return TRUE;
}

/* Another one may have made a socket of its own there when ours was removed. */
static void
remove_socket (LtServer *self)
{
  GStatBuf now;

  if (self->socket_path != NULL && g_lstat (self->socket_path, &now) == 0 && now.st_dev == self->socket_file.st_dev
      && now.st_ino == self->socket_file.st_ino)
    g_unlink (self->socket_path);
}

/**
 * lt_server_listen:
 * @address: "tcp:HOST:PORT" or "unix:PATH"
 *
 * Returns: FALSE with an error when nobody can be served there
 */
gboolean
lt_server_listen (LtServer *self,
                  const char *address,
                  GError **error)
{
  g_autoptr (GSocketAddress) parsed = lt_server_parse_address (address, error);

  if (parsed == NULL)
    return FALSE;
  if (G_IS_UNIX_SOCKET_ADDRESS (parsed))
    return listen_private (self, parsed, error);

  return soup_server_listen (self->soup, parsed, 0, error);
}

char *
lt_server_dup_address (LtServer *self)
{
  GSList *uris;
  char *text;

  if (self->socket_path != NULL)
    return g_strconcat ("unix:", self->socket_path, NULL);

  uris = soup_server_get_uris (self->soup);
  text = uris != NULL ? g_uri_to_string (uris->data) : g_strdup ("");
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return text;
}

/**
 * lt_server_stop:
 *
 * Closes all connections and drops what was not answered yet.
 */
void
lt_server_stop (LtServer *self)
{
  if (self->soup == NULL)
    return;

  soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
  g_hash_table_remove_all (self->answers);
  remove_socket (self);
}
