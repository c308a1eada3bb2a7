/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "net/http-exchange.h"

#include "base/future.h"
#include "net/address-policy.h"
#include "net/http-client.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PIECE_BYTES (64 * 1024)

/* A server sends one or two of these before its answer: "continue", early hints. */
#define MAX_INFORMATIONAL 10

/* Watches one message and its connection. It lives as long as the message, which the session may
 * still be busy with when nobody waits for the answer any more. */
typedef struct
{
  LtExchangePolicy policy;
  GCancellable *cancellable;
  gboolean refused;
  gboolean checked;
  gboolean too_much;
  gboolean has_headers;
  guint n_informational;
} Guard;

typedef struct
{
  SoupSession *session;
  GUri *uri;
  LtHttpRequest *request;
  LtExchangePolicy policy;
} Exchange;

static void
exchange_free (gpointer data)
{
  Exchange *self = data;

  g_object_unref (self->session);
  g_uri_unref (self->uri);
  lt_http_request_free (self->request);
  g_free (self);
}

static void
guard_free (gpointer data)
{
  Guard *guard = data;

  g_object_unref (guard->cancellable);
  g_free (guard);
}

static gboolean
is_allowed (Guard *guard,
            GIOStream *connection)
{
  g_autoptr (GSocketAddress) address = NULL;
  GInetSocketAddress *inet = NULL;

  if (!G_IS_SOCKET_CONNECTION (connection))
    return FALSE;

  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return FALSE;

  inet = G_INET_SOCKET_ADDRESS (address);

  return lt_address_allows (g_inet_socket_address_get_address (inet), g_inet_socket_address_get_port (inet),
                            guard->policy == LT_EXCHANGE_PUBLIC_OR_LOOPBACK);
}

/* At "connecting" the address about to be tried is known and no packet has been sent. Only a closed
 * socket keeps it so: GIO calls connect() first and looks whether it was cancelled after. */
static void
refuse (Guard *guard,
        GIOStream *connection)
{
  guard->refused = TRUE;
  if (G_IS_SOCKET_CONNECTION (connection))
    g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), NULL);
  g_cancellable_cancel (guard->cancellable);
}

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  Guard *guard = user_data;

  if (event != G_SOCKET_CLIENT_CONNECTING)
    return;

  guard->checked = TRUE;
  if (!is_allowed (guard, connection))
    refuse (guard, connection);
}

static void
stop_flood (Guard *guard)
{
  guard->too_much = TRUE;
  g_cancellable_cancel (guard->cancellable);
}

/* libsoup reads on and on without a look at the main loop, so no time limit of ours would end it. */
static void
got_informational_cb (Guard *guard)
{
  if (++guard->n_informational > MAX_INFORMATIONAL)
    stop_flood (guard);
}

/* libsoup puts one decoder into the next for as many codings as are named, and goes through all of them
 * on one stack. Nobody compresses what is compressed. */
static void
got_headers_cb (Guard *guard,
                SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *codings = soup_message_headers_get_list (headers, "Content-Encoding");

  guard->has_headers = TRUE;
  if (codings == NULL || strchr (codings, ',') == NULL)
    return;

  soup_message_headers_remove (headers, "Content-Encoding");
  stop_flood (guard);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_REMOVE;
}

/* Nobody waits for the answer any more. Between the headers and its own news of them libsoup 3.6 must not be cancelled:
 * it would take the message out of its queue twice, and go on with what the second time frees. An idle of low
 * priority comes after that news, and cancels what may follow: the wait for a second answer with a password. */
static void
abandoned_cb (SoupMessage *message)
{
  Guard *guard = g_object_get_data (G_OBJECT (message), "lt-guard");

  if (guard->has_headers)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, cancel_cb, g_object_ref (guard->cancellable), g_object_unref);
  else
    g_cancellable_cancel (guard->cancellable);
}

static void
set_headers (SoupMessage *message,
             const LtHttpRequest *request)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  if (request->accept != NULL)
    soup_message_headers_replace (headers, "Accept", request->accept);
  if (request->if_none_match != NULL)
    soup_message_headers_replace (headers, "If-None-Match", request->if_none_match);
  if (request->if_modified_since != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", request->if_modified_since);
  for (gsize i = 0; request->headers != NULL && request->headers[i] != NULL && request->headers[i + 1] != NULL; i += 2)
    soup_message_headers_replace (headers, request->headers[i], request->headers[i + 1]);
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->body_type, request->body);
}

static void
sent_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (DexPromise) promise = user_data;
  GError *error = NULL;
  GInputStream *stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (stream != NULL)
    dex_promise_resolve_object (promise, stream);
  else
    dex_promise_reject (promise, error);
}

/* A guarded message goes over a connection of its own: one that is kept alive shows no address. */
static DexFuture *
send (Exchange *self,
      SoupMessage *message,
      Guard *guard)
{
  DexPromise *promise = dex_promise_new_cancellable ();
  DexFuture *future = lt_promise_dup_future (promise);

  guard->policy = self->policy;
  guard->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (message), "lt-guard", guard, guard_free);
  g_signal_connect_object (dex_promise_get_cancellable (promise), "cancelled", G_CALLBACK (abandoned_cb), message, G_CONNECT_SWAPPED);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect_swapped (message, "got-informational", G_CALLBACK (got_informational_cb), guard);
  g_signal_connect_swapped (message, "got-headers", G_CALLBACK (got_headers_cb), guard);
  if (self->policy != LT_EXCHANGE_ANYWHERE)
    {
      soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
      g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), guard);
    }

  soup_session_send_async (self->session, message, G_PRIORITY_DEFAULT, guard->cancellable, sent_cb, promise);

  return future;
}

static GError *
new_error (Exchange *self,
           LtHttpError code,
           const char *format)
{
  const char *host = g_uri_get_host (self->uri);
  GError *error = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (&error, LT_HTTP_ERROR, (int) code, format, host);
#pragma GCC diagnostic pop

  return error;
}

/* Takes @cause, which libsoup or GIO made, and says it in our words. */
static GError *
explain (Exchange *self,
         Guard *guard,
         GError *cause)
{
  g_autoptr (GError) owned = cause;
  GError *error = NULL;

  if (guard->refused)
    return new_error (self, LT_HTTP_ERROR_REFUSED, _ ("“%s” is not an address of the public Internet."));
  if (guard->too_much)
    return new_error (self, LT_HTTP_ERROR_TOO_LARGE, _ ("The answer of “%s” is too large."));
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&owned);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return new_error (self, LT_HTTP_ERROR_TIMEOUT, _ ("“%s” did not answer in time."));
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return new_error (self, LT_HTTP_ERROR_TRUNCATED, _ ("The answer of “%s” broke off."));

  g_set_error (&error, LT_HTTP_ERROR, LT_HTTP_ERROR_UNREACHABLE,
               /* Translators: a host name, then the reason. */
               _ ("“%s” could not be reached: %s"), g_uri_get_host (self->uri), cause->message);

  return error;
}

/* Reads to the end, but no more than the bound: it counts what comes out of the decoder. */
static GBytes *
read_body (Exchange *self,
           Guard *guard,
           GInputStream *stream,
           GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();

  for (;;)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (GBytes) piece = NULL;
      gsize size = 0;
      gconstpointer data = NULL;

      piece = dex_await_boxed (lt_guard (dex_input_stream_read_bytes (stream, PIECE_BYTES, G_PRIORITY_DEFAULT)), &cause);
      if (piece == NULL)
        {
          g_propagate_error (error, explain (self, guard, g_steal_pointer (&cause)));
          return NULL;
        }

      data = g_bytes_get_data (piece, &size);
      if (size == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&body));

      if (body->len + size > self->request->max_bytes)
        {
          g_propagate_error (error, new_error (self, LT_HTTP_ERROR_TOO_LARGE, _ ("The answer of “%s” is too large.")));
          return NULL;
        }
      g_byte_array_append (body, data, (guint) size);
    }
}

/* libsoup notices a body that ends early, but not in every framing: compare with what was announced. */
static gboolean
is_whole (SoupMessage *message,
          GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH || soup_message_headers_get_one (headers, "Content-Encoding") != NULL)
    return TRUE;

  return (goffset) g_bytes_get_size (body) == soup_message_headers_get_content_length (headers);
}

static gboolean
has_body (SoupMessage *message)
{
  SoupStatus status = soup_message_get_status (message);

  return soup_message_get_method (message) != SOUP_METHOD_HEAD && status != SOUP_STATUS_NO_CONTENT && status != SOUP_STATUS_NOT_MODIFIED && !SOUP_STATUS_IS_REDIRECTION (status);
}

static DexFuture *
exchange_fiber (gpointer data)
{
  Exchange *self = data;
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (self->request->method, self->uri);
  Guard *guard = g_new0 (Guard, 1);
  g_autoptr (LtHttpResponse) response = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *late = g_strdup_printf (_ ("“%s” did not answer in time."), g_uri_get_host (self->uri));
  GError *error = NULL;

  set_headers (message, self->request);
  stream = dex_await_object (lt_within (send (self, message, guard), self->request->first_byte_ms, late), &error);
  if (stream == NULL)
    return dex_future_new_for_error (explain (self, guard, error));

  if (self->policy != LT_EXCHANGE_ANYWHERE && !guard->checked)
    return dex_future_new_for_error (new_error (self, LT_HTTP_ERROR_REFUSED, _ ("The address of “%s” could not be checked.")));

  response = lt_http_response_new (message);
  if (has_body (message))
    {
      body = read_body (self, guard, stream, &error);
      if (body == NULL)
        return dex_future_new_for_error (error);
      if (!is_whole (message, body))
        return dex_future_new_for_error (new_error (self, LT_HTTP_ERROR_TRUNCATED, _ ("The answer of “%s” broke off.")));
      g_bytes_unref (response->body);
      response->body = g_steal_pointer (&body);
    }

  return dex_future_new_take_boxed (LT_TYPE_HTTP_RESPONSE, g_steal_pointer (&response));
}

/**
 * lt_http_exchange:
 * @session: where to send it
 * @uri: the address
 * @request: all the rest; defaults are filled in
 * @policy: who may be connected to
 *
 * Sends one message and reads its answer within the bounds of @request, but for its total time.
 *
 * Returns: (transfer full): resolves to an #LtHttpResponse of any status, or rejects with
 *   %LT_HTTP_ERROR or `G_IO_ERROR_CANCELLED`
 */
DexFuture *
lt_http_exchange (SoupSession *session,
                  GUri *uri,
                  const LtHttpRequest *request,
                  LtExchangePolicy policy)
{
  Exchange *self = g_new0 (Exchange, 1);

  self->session = g_object_ref (session);
  self->uri = g_uri_ref (uri);
  self->request = lt_http_request_copy (request);
  self->policy = policy;

  return lt_spawn (exchange_fiber, self, exchange_free);
}
