/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* A message given up at its most delicate moment: its headers have been read, and libsoup has not yet told. */

#include "hostile-server.h"
#include "net/http-exchange.h"
#include "run-fiber.h"

#define TIMES 20

typedef struct
{
  HostileServer *server;
  SoupSession *session;
  DexFuture *answer;
  GSocket *socket;
  guint n_unqueued;
} Fixture;

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection, Fixture *fixture)
{
  if (event == G_SOCKET_CLIENT_CONNECTED)
    g_set_object (&fixture->socket, g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)));
}

/* So late that the answer is there at the first look, within one turn of the main loop: then libsoup tells in the next. */
static void
wrote_body_cb (Fixture *fixture)
{
  g_socket_condition_wait (fixture->socket, G_IO_IN, NULL, NULL);
}

static gboolean
drop_cb (gpointer data)
{
  Fixture *fixture = data;

  dex_clear (&fixture->answer);

  return G_SOURCE_REMOVE;
}

/* In the next turn, and before anything of libsoup's. */
static void
got_headers_cb (Fixture *fixture)
{
  g_idle_add_full (G_PRIORITY_HIGH, drop_cb, fixture, NULL);
}

static void
queued_cb (SoupSession *session, SoupMessage *message, Fixture *fixture)
{
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), fixture);
  g_signal_connect_swapped (message, "wrote-body", G_CALLBACK (wrote_body_cb), fixture);
  g_signal_connect_swapped (message, "got-headers", G_CALLBACK (got_headers_cb), fixture);
}

static void
unqueued_cb (SoupSession *session, SoupMessage *message, Fixture *fixture)
{
  fixture->n_unqueued++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = hostile_server_new ();
  fixture->session = soup_session_new ();
  g_signal_connect (fixture->session, "request-queued", G_CALLBACK (queued_cb), fixture);
  g_signal_connect (fixture->session, "request-unqueued", G_CALLBACK (unqueued_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->socket);
  g_assert_finalize_object (fixture->session);
  hostile_server_free (fixture->server);
}

static DexFuture *
ask (Fixture *fixture, const char *path)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/%s", hostile_server_get_port (fixture->server), path);
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  LtHttpRequest request = { .method = "GET", .max_bytes = 1000, .first_byte_ms = 60000 };

  return lt_http_exchange (fixture->session, uri, &request, LT_EXCHANGE_ANYWHERE);
}

/* A message that leaves the queue twice is used after it was freed. */
static void
test_dropped_at_headers (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 1; i <= TIMES; i++)
    {
      fixture->answer = ask (fixture, "fine");
      while (fixture->n_unqueued < i)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_null (fixture->answer);
      g_assert_cmpuint (fixture->n_unqueued, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/http-exchange/dropped-at-headers", Fixture, NULL, set_up, test_dropped_at_headers, tear_down);

  return g_test_run ();
}
