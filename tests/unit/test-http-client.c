/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/http-client.h"

#include "run-fiber.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define MEGABYTE (1024 * 1024)

/* Two real servers on loopback: other ports are other origins. */
typedef struct
{
  SoupServer *server;
  SoupServer *other;
  GSocketService *raw;
  guint port;
  guint other_port;
  guint raw_port;
  guint n_requests;
  guint n_other;
  char *authorization; /* what the other server was told */
  GPtrArray *paused;   /* messages that are answered late */
  LtHttpClient *client;
} Fixture;

static GBytes *
compress (gsize size)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, compressor);
  g_autofree char *zeros = g_malloc0 (MEGABYTE);

  for (gsize done = 0; done < size; done += MEGABYTE)
    g_assert_true (g_output_stream_write_all (stream, zeros, MEGABYTE, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
endless_cb (SoupServerMessage *message,
            gpointer data)
{
  static char piece[64 * 1024];

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC, piece, sizeof piece);
}

static void
answer (SoupServerMessage *message,
        const char *type,
        const char *text)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

static void
redirect (SoupServerMessage *message,
          guint status,
          const char *location)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", location);
}

static void
answer_conditionally (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *condition = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match");

  soup_message_headers_replace (headers, "ETag", "\"v1\"");
  soup_message_headers_replace (headers, "Cache-Control", "public, max-age=90");
  if (g_strcmp0 (condition, "\"v1\"") == 0)
    soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
  else
    answer (message, "text/plain; charset=ISO-8859-2", "fresh");
}

static void
answer_to_friends (SoupServerMessage *message)
{
  const char *credentials = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization");

  if (g_strcmp0 (credentials, "Bearer of-a-friend==") == 0)
    answer (message, "text/plain", "welcome");
  else
    soup_server_message_set_status (message, 401, NULL);
}

static void
server_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Fixture *fixture = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *other = g_strdup_printf ("http://127.0.0.1:%u/", fixture->other_port);

  fixture->n_requests++;
  if (g_str_has_prefix (path, "/hops/"))
    {
      int left = atoi (path + strlen ("/hops/"));
      g_autofree char *next = g_strdup_printf ("/hops/%d", left - 1);

      if (left > 0)
        redirect (message, 302, next);
      else
        answer (message, "text/plain", "arrived");
    }
  else if (g_str_equal (path, "/to-locked"))
    redirect (message, 302, "/locked");
  else if (g_str_equal (path, "/elsewhere"))
    redirect (message, 302, other);
  else if (g_str_equal (path, "/elsewhere-with-body"))
    redirect (message, 307, other);
  else if (g_str_equal (path, "/file"))
    redirect (message, 302, "file:///etc/passwd");
  else if (g_str_equal (path, "/conditional"))
    answer_conditionally (message);
  else if (g_str_equal (path, "/agent"))
    answer (message, "text/plain", soup_message_headers_get_one (soup_server_message_get_request_headers (message), "User-Agent"));
  else if (g_str_equal (path, "/bomb"))
    {
      g_autoptr (GBytes) bytes = compress (64 * MEGABYTE);

      soup_message_headers_replace (headers, "Content-Encoding", "gzip");
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
    }
  else if (g_str_equal (path, "/endless"))
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
      g_signal_connect (message, "wrote-chunk", G_CALLBACK (endless_cb), NULL);
      g_signal_connect (message, "wrote-headers", G_CALLBACK (endless_cb), NULL);
    }
  else if (g_str_equal (path, "/never"))
    {
      soup_server_message_pause (message);
      g_ptr_array_add (fixture->paused, g_object_ref (message));
    }
  else if (g_str_equal (path, "/busy") && fixture->n_requests < 3)
    {
      soup_message_headers_replace (headers, "Retry-After", "2");
      soup_server_message_set_status (message, 503, NULL);
    }
  else if (g_str_equal (path, "/locked"))
    answer_to_friends (message);
  else if (g_str_equal (path, "/missing"))
    soup_server_message_set_status (message, 404, NULL);
  else
    answer (message, "application/json", "{}");
}

static void
other_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_other++;
  g_free (fixture->authorization);
  fixture->authorization = g_strdup (soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Authorization"));
  answer (message, "text/plain", "other");
}

/* Announces more than it sends. On a thread. */
static gboolean
raw_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer user_data)
{
  static const char text[] = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nonly this";
  char request[4096];

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request, sizeof request, NULL, NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text, strlen (text), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  return TRUE;
}

static guint
listen_on (SoupServer *server)
{
  GSList *uris;
  guint port;

  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return port;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->server = soup_server_new (NULL, NULL);
  fixture->other = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, server_cb, fixture, NULL);
  soup_server_add_handler (fixture->other, NULL, other_cb, fixture, NULL);
  fixture->port = listen_on (fixture->server);
  fixture->other_port = listen_on (fixture->other);
  fixture->raw = g_threaded_socket_service_new (2);
  fixture->raw_port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (fixture->raw), NULL, NULL);
  g_signal_connect (fixture->raw, "run", G_CALLBACK (raw_cb), NULL);
  fixture->paused = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->client = lt_http_client_new ("LLMTracker/test (+https://tracker.example/)");
  lt_http_client_set_pace (fixture->client, 0.001);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  run_for (20);
  g_assert_finalize_object (fixture->client);
  g_ptr_array_unref (fixture->paused);
  soup_server_disconnect (fixture->server);
  soup_server_disconnect (fixture->other);
  g_socket_service_stop (fixture->raw);
  g_object_unref (fixture->server);
  g_object_unref (fixture->other);
  g_object_unref (fixture->raw);
  g_free (fixture->authorization);
}

static LtHttpResponse *
send (Fixture *fixture,
      LtHttpRequest request,
      guint port,
      const char *path,
      GError **error)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", port, path);

  request.url = url;

  return dex_await_boxed (lt_http_client_send (fixture->client, &request), error);
}

static void
assert_fails (Fixture *fixture,
              LtHttpRequest request,
              guint port,
              const char *path,
              LtHttpError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = send (fixture, request, port, path, &error);

  g_assert_null (response);
  g_assert_error (error, LT_HTTP_ERROR, (int) code);
}

static DexFuture *
answers_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) fresh = send (fixture, (LtHttpRequest) { 0 }, fixture->port, "/conditional", &error);
  g_autoptr (LtHttpResponse) same = NULL;
  g_autoptr (LtHttpResponse) agent = NULL;
  g_autoptr (LtHttpResponse) missing = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (fresh->status, ==, 200);
  g_assert_cmpstr (fresh->content_type, ==, "text/plain");
  g_assert_cmpstr (fresh->charset, ==, "ISO-8859-2");
  g_assert_cmpstr (fresh->etag, ==, "\"v1\"");
  g_assert_cmpint (fresh->max_age, ==, 90);
  g_assert_cmpint (fresh->retry_after, ==, -1);
  g_assert_cmpstr (g_hash_table_lookup (fresh->headers, "cache-control"), ==, "public, max-age=90");
  g_assert_cmpmem (g_bytes_get_data (fresh->body, NULL), g_bytes_get_size (fresh->body), "fresh", 5);

  same = send (fixture, (LtHttpRequest) { .if_none_match = fresh->etag }, fixture->port, "/conditional", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->status, ==, 304);
  g_assert_cmpuint (g_bytes_get_size (same->body), ==, 0);

  agent = send (fixture, (LtHttpRequest) { 0 }, fixture->port, "/agent", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (agent->body, NULL), g_bytes_get_size (agent->body),
                   "LLMTracker/test (+https://tracker.example/)", 43);

  assert_fails (fixture, (LtHttpRequest) { 0 }, fixture->port, "/missing", LT_HTTP_ERROR_STATUS);
  missing = send (fixture, (LtHttpRequest) { .any_status = TRUE }, fixture->port, "/missing", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (missing->status, ==, 404);

  return dex_future_new_true ();
}

static void
test_answers (Fixture *fixture,
              gconstpointer data)
{
  run_fiber (answers_fiber, fixture);
}

static DexFuture *
redirects_fiber (gpointer data)
{
  Fixture *fixture = data;
  const char *const secret[] = { "Authorization", "Bearer of-a-secret", NULL };
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) five = send (fixture, (LtHttpRequest) { 0 }, fixture->port, "/hops/5", &error);
  g_autoptr (LtHttpResponse) other = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (five->status, ==, 200);
  g_assert_true (g_str_has_suffix (five->url, "/hops/0"));
  assert_fails (fixture, (LtHttpRequest) { 0 }, fixture->port, "/hops/6", LT_HTTP_ERROR_REDIRECTS);
  assert_fails (fixture, (LtHttpRequest) { 0 }, fixture->port, "/file", LT_HTTP_ERROR_REDIRECTS);

  /* A configured address does not vouch for where it leads. */
  assert_fails (fixture, (LtHttpRequest) { 0 }, fixture->port, "/elsewhere", LT_HTTP_ERROR_REFUSED);
  g_assert_cmpuint (fixture->n_other, ==, 0);

  lt_http_client_set_allow_loopback (fixture->client, TRUE);
  other = send (fixture, (LtHttpRequest) { .headers = secret }, fixture->port, "/elsewhere", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_other, ==, 1);
  g_assert_null (fixture->authorization);
  assert_fails (fixture, (LtHttpRequest) { .method = "POST", .body = body }, fixture->port, "/elsewhere-with-body", LT_HTTP_ERROR_REDIRECTS);
  g_assert_cmpuint (fixture->n_other, ==, 1);

  return dex_future_new_true ();
}

static void
test_redirects (Fixture *fixture,
                gconstpointer data)
{
  run_fiber (redirects_fiber, fixture);
}

static DexFuture *
token_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/feed.json", fixture->port);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) hopped = NULL;
  g_autoptr (LtHttpResponse) other = NULL;

  assert_fails (fixture, (LtHttpRequest) { 0 }, fixture->port, "/locked", LT_HTTP_ERROR_STATUS);
  g_assert_true (lt_http_client_set_token (fixture->client, address, "of-a-friend==", NULL));
  hopped = send (fixture, (LtHttpRequest) { 0 }, fixture->port, "/to-locked", &error);
  g_assert_no_error (error);

  lt_http_client_set_allow_loopback (fixture->client, TRUE);
  other = send (fixture, (LtHttpRequest) { 0 }, fixture->port, "/elsewhere", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_other, ==, 1);
  g_assert_null (fixture->authorization);

  g_assert_true (lt_http_client_set_token (fixture->client, address, NULL, NULL));
  assert_fails (fixture, (LtHttpRequest) { 0 }, fixture->port, "/locked", LT_HTTP_ERROR_STATUS);

  return dex_future_new_true ();
}

static void
test_token (Fixture *fixture,
            gconstpointer data)
{
  run_fiber (token_fiber, fixture);
}

static DexFuture *
policy_fiber (gpointer data)
{
  static const char *const hosts[] = { "127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0" };
  static const char *const nonsense[] = { "", "hello", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http:///path",
                                          "http://user:word@127.0.0.1/", "javascript:alert(1)" };
  Fixture *fixture = data;
  g_autofree char *padding = g_strnfill (2000, 'a');
  g_autofree char *long_url = g_strconcat ("http://127.0.0.1/", padding, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *url = g_strdup_printf ("http://%s:%u/", hosts[i], fixture->port);
      LtHttpRequest request = { .url = url, .kind = LT_ADDRESS_FOUND };
      g_autoptr (GError) error = NULL;

      g_assert_null (dex_await_boxed (lt_http_client_send (fixture->client, &request), &error));
      g_assert_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED);
    }
  g_assert_cmpuint (fixture->n_requests, ==, 0);

  for (gsize i = 0; i <= G_N_ELEMENTS (nonsense); i++)
    {
      LtHttpRequest request = { .url = i < G_N_ELEMENTS (nonsense) ? nonsense[i] : long_url };
      g_autoptr (GError) error = NULL;

      g_assert_null (dex_await_boxed (lt_http_client_send (fixture->client, &request), &error));
      g_assert_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED);
    }

  return dex_future_new_true ();
}

static void
test_policy (Fixture *fixture,
             gconstpointer data)
{
  run_fiber (policy_fiber, fixture);
}

static DexFuture *
bounds_fiber (gpointer data)
{
  Fixture *fixture = data;
  gint64 start = g_get_monotonic_time ();

  assert_fails (fixture, (LtHttpRequest) { .max_bytes = MEGABYTE }, fixture->port, "/bomb", LT_HTTP_ERROR_TOO_LARGE);
  assert_fails (fixture, (LtHttpRequest) { .max_bytes = MEGABYTE }, fixture->port, "/endless", LT_HTTP_ERROR_TOO_LARGE);
  assert_fails (fixture, (LtHttpRequest) { .first_byte_ms = 50 }, fixture->port, "/never", LT_HTTP_ERROR_TIMEOUT);
  assert_fails (fixture, (LtHttpRequest) { .total_ms = 50 }, fixture->port, "/never", LT_HTTP_ERROR_TIMEOUT);
  assert_fails (fixture, (LtHttpRequest) { .total_ms = 100, .max_bytes = G_MAXUINT32 }, fixture->port, "/endless", LT_HTTP_ERROR_TIMEOUT);
  assert_fails (fixture, (LtHttpRequest) { 0 }, fixture->raw_port, "/", LT_HTTP_ERROR_TRUNCATED);
  assert_fails (fixture, (LtHttpRequest) { 0 }, 1, "/", LT_HTTP_ERROR_UNREACHABLE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);

  return dex_future_new_true ();
}

static void
test_bounds (Fixture *fixture,
             gconstpointer data)
{
  run_fiber (bounds_fiber, fixture);
}

static DexFuture *
retries_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) first = send (fixture, (LtHttpRequest) { .any_status = TRUE }, fixture->port, "/busy", &error);
  g_autoptr (LtHttpResponse) third = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (first->status, ==, 503);
  g_assert_cmpint (first->retry_after, ==, 2);

  fixture->n_requests = 0;
  third = send (fixture, (LtHttpRequest) { .retries = 2 }, fixture->port, "/busy", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (third->status, ==, 200);
  g_assert_cmpuint (fixture->n_requests, ==, 3);

  /* What will not pass is not tried again. */
  fixture->n_requests = 0;
  assert_fails (fixture, (LtHttpRequest) { .retries = 2 }, fixture->port, "/missing", LT_HTTP_ERROR_STATUS);
  g_assert_cmpuint (fixture->n_requests, ==, 1);

  return dex_future_new_true ();
}

static void
test_retries (Fixture *fixture,
              gconstpointer data)
{
  run_fiber (retries_fiber, fixture);
}

static DexFuture *
queue_fiber (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", fixture->port);
  LtHttpRequest request = { .url = url, .kind = LT_ADDRESS_FOUND };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  DexFuture *all;

  /* 5 s times 0.02: three starts are at least 200 ms apart. */
  lt_http_client_set_pace (fixture->client, 0.02);
  lt_http_client_set_allow_loopback (fixture->client, TRUE);
  all = dex_future_all (lt_http_client_send (fixture->client, &request),
                        lt_http_client_send (fixture->client, &request),
                        lt_http_client_send (fixture->client, &request), NULL);
  g_assert_true (dex_await (all, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 200 * 1000);
  g_assert_cmpuint (fixture->n_requests, ==, 3);

  return dex_future_new_true ();
}

static void
test_queue (Fixture *fixture,
            gconstpointer data)
{
  run_fiber (queue_fiber, fixture);
}

static void
test_cancel (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/never", fixture->port);
  LtHttpRequest request = { .url = url };

  /* At each stage: before the start, in the queue, on the way, waiting for the answer. */
  for (guint milliseconds = 0; milliseconds < 20; milliseconds += 2)
    {
      DexFuture *future = lt_http_client_send (fixture->client, &request);

      run_for (milliseconds);
      g_assert_true (dex_future_is_pending (future));
      dex_unref (future);
    }
}

static DexFuture *
socket_fiber (gpointer data)
{
  LtHttpClient *client = data;
  LtHttpRequest request = { .url = "http://backend.example/conditional" };
  LtHttpRequest elsewhere = { .url = "http://backend.example/elsewhere" };
  LtHttpRequest found = { .url = "http://backend.example/", .kind = LT_ADDRESS_FOUND };
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = dex_await_boxed (lt_http_client_send (client, &request), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 200);
  g_assert_null (dex_await_boxed (lt_http_client_send (client, &elsewhere), &error));
  g_assert_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (dex_await_boxed (lt_http_client_send (client, &found), &error));
  g_assert_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED);

  return dex_future_new_true ();
}

static void
test_socket (Fixture *fixture,
             gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("lt-http-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "backend.sock", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);
  LtHttpClient *client = lt_http_client_new_for_socket ("LLMTracker/test", path);

  g_assert_true (g_socket_bind (socket, address, TRUE, NULL));
  g_assert_true (g_socket_listen (socket, NULL));
  g_assert_true (soup_server_listen_socket (fixture->server, socket, 0, NULL));
  run_fiber (socket_fiber, client);
  run_for (10);
  g_assert_finalize_object (client);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/http-client/answers", Fixture, NULL, set_up, test_answers, tear_down);
  g_test_add ("/http-client/redirects", Fixture, NULL, set_up, test_redirects, tear_down);
  g_test_add ("/http-client/token", Fixture, NULL, set_up, test_token, tear_down);
  g_test_add ("/http-client/policy", Fixture, NULL, set_up, test_policy, tear_down);
  g_test_add ("/http-client/bounds", Fixture, NULL, set_up, test_bounds, tear_down);
  g_test_add ("/http-client/retries", Fixture, NULL, set_up, test_retries, tear_down);
  g_test_add ("/http-client/queue", Fixture, NULL, set_up, test_queue, tear_down);
  g_test_add ("/http-client/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/http-client/socket", Fixture, NULL, set_up, test_socket, tear_down);

  return g_test_run ();
}
