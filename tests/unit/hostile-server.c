/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "hostile-server.h"

#include <string.h>

#define MAX_REQUEST 8192
#define TRICKLE_US (10 * 1000)
#define FAR 3000
#define ENDLESS G_MAXUINT
#define OK "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"

struct _HostileServer
{
  GSocketService *service;
  guint port;
  int connections;
  int ended;
};

/* What a path answers: the first text once, the second so many times, the last, and then the connection ends. */
typedef struct
{
  const char *path;
  const char *first;
  const char *then;
  guint times;
  const char *last;
  gboolean slow; /* waits before each */
} Answer;

static const Answer answers[] = {
  { "/fine", OK "Content-Length: 4\r\n\r\nfine" },
  { "/nothing", "" },
  { "/garbage", "\x16\x03\x01\x02\0\x01 this is no HTTP\r\n\r\n" },
  { "/short", OK "Content-Length: 100\r\n\r\nonly this" },
  { "/negative", OK "Content-Length: -1\r\n\r\nbody" },
  { "/bad-chunk", OK "Transfer-Encoding: chunked\r\n\r\nzzzz\r\nbody\r\n" },
  { "/huge-chunk", OK "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", "body", ENDLESS },
  { "/endless-body", OK "\r\n", "and so on and on and on and on and on and on and on and on and on", ENDLESS },
  { "/endless-headers", OK, "X-More: and more\r\n", ENDLESS },
  { "/endless-line", OK "X-Long: ", "and so on and on", ENDLESS },
  { "/endless-hints", "", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", ENDLESS },
  { "/endless-continue", "", "HTTP/1.1 100 Continue\r\n\r\n", ENDLESS },
  { "/endless-trailers", OK "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n", "X-More: and more\r\n", ENDLESS },
  { "/endless-redirect", "HTTP/1.1 302 Found\r\nLocation: /fine\r\n\r\n", "and so on and on", ENDLESS },
  { "/slow-headers", "HTTP/1.1 200 OK\r\nX-Slow: ", "a", ENDLESS, NULL, TRUE },
  { "/slow-body", OK "\r\n", "a", ENDLESS, NULL, TRUE },
  { "/no-location", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n" },
  { "/not-gzip", OK "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nfine" },
  { "/same-headers", OK "Content-Length: 4\r\n", "X-A: b\r\n", 10000, "\r\nfine" },
  { "/gzip-in-gzip", OK "Content-Encoding: gzip", ",gzip", 20000, "\r\n\r\nfine" },
};

static gboolean
write_text (HostileServer *self, GOutputStream *stream, const char *text, gsize length)
{
  return g_atomic_int_get (&self->ended) == 0 && g_output_stream_write_all (stream, text, length, NULL, NULL, NULL);
}

static void
give (HostileServer *self, GOutputStream *stream, const Answer *answer)
{
  if (!write_text (self, stream, answer->first, strlen (answer->first)))
    return;
  for (guint i = 0; i < answer->times; i++)
    {
      if (answer->slow)
        g_usleep (TRICKLE_US);
      if (!write_text (self, stream, answer->then, strlen (answer->then)))
        return;
    }
  if (answer->last != NULL)
    write_text (self, stream, answer->last, strlen (answer->last));
}

static void
redirect (HostileServer *self, GOutputStream *stream, const char *location)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", location);

  write_text (self, stream, text, strlen (text));
}

static void
answer_path (HostileServer *self, GOutputStream *stream, const char *path)
{
  if (g_str_has_prefix (path, "/to?"))
    {
      g_autofree char *location = g_uri_unescape_string (path + strlen ("/to?"), NULL);

      redirect (self, stream, location);
      return;
    }
  if (g_str_equal (path, "/far"))
    {
      g_autofree char *location = g_strnfill (FAR, '/');

      redirect (self, stream, location);
      return;
    }
  if (g_str_has_prefix (path, "/hops/") && !g_str_equal (path, "/hops/0"))
    {
      g_autofree char *location = g_strdup_printf ("/hops/%d", atoi (path + strlen ("/hops/")) - 1);

      redirect (self, stream, location);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      if (g_str_equal (path, answers[i].path))
        {
          give (self, stream, &answers[i]);
          return;
        }
    }
  give (self, stream, &answers[0]);
}

/* On a thread. */
static gboolean
run_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  HostileServer *self = user_data;
  char request[MAX_REQUEST] = "";
  g_auto (GStrv) words = NULL;

  g_atomic_int_inc (&self->connections);
  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request, MAX_REQUEST - 1, NULL, NULL);
  words = g_strsplit (request, " ", 3);
  if (g_strv_length (words) == 3)
    answer_path (self, g_io_stream_get_output_stream (G_IO_STREAM (connection)), words[1]);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  return TRUE;
}

HostileServer *
hostile_server_new (void)
{
  HostileServer *self = g_new0 (HostileServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  self->service = g_threaded_socket_service_new (8);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, &address, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);

  return self;
}

void
hostile_server_free (HostileServer *self)
{
  g_atomic_int_set (&self->ended, 1);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  /* Its threads hold it, and the accepting that was under way. */
  for (guint i = 0; i < 2000 && G_OBJECT (self->service)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (self->service);
  g_free (self);
}

guint
hostile_server_get_port (HostileServer *self)
{
  return self->port;
}

guint
hostile_server_get_connections (HostileServer *self)
{
  return (guint) g_atomic_int_get (&self->connections);
}
