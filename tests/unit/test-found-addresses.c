/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* What a page or a comment may have us fetch, and what a server may do to us meanwhile. test-address-policy is about
 * the ranges, test-http-client about honest servers. */
#include "net/http-client.h"

#include "fickle-resolver.h"
#include "hostile-server.h"
#include "run-fiber.h"

#include <string.h>

/* A stall would be longer than this; no case may be. */
#define SOON (10 * G_USEC_PER_SEC)
#define MAX_BYTES (1024 * 1024)

typedef struct
{
  GResolver *before;
  FickleResolver *resolver;
  HostileServer *server;
  LtHttpClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->before = g_resolver_get_default ();
  fixture->resolver = fickle_resolver_new ();
  g_resolver_set_default (G_RESOLVER (fixture->resolver));
  fixture->server = hostile_server_new ();
  fixture->client = lt_http_client_new ("LLMTracker/test (+https://tracker.example/)");
  lt_http_client_set_pace (fixture->client, 0.0001);
}

/* libsoup remembers what a name was resolved to; another session looks again. */
static void
renew_client (Fixture *fixture)
{
  g_object_unref (fixture->client);
  fixture->client = lt_http_client_new ("LLMTracker/test (+https://tracker.example/)");
  lt_http_client_set_pace (fixture->client, 0.0001);
  lt_http_client_set_allow_loopback (fixture->client, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fickle_resolver_give_up (fixture->resolver);
  run_for (20);
  g_assert_finalize_object (fixture->client);
  hostile_server_free (fixture->server);
  g_resolver_set_default (fixture->before);
  g_object_unref (fixture->before);
  g_assert_finalize_object (fixture->resolver);
}

/* Every "PORT" is the server's. */
static char *
with_port (Fixture *fixture, const char *text)
{
  g_autofree char *port = g_strdup_printf ("%u", hostile_server_get_port (fixture->server));
  g_auto (GStrv) parts = g_strsplit (text, "PORT", -1);

  return g_strjoinv (port, parts);
}

static LtHttpResponse *
fetch (Fixture *fixture, const char *address, LtHttpRequest request, GError **error)
{
  g_autofree char *url = with_port (fixture, address);
  gint64 start = g_get_monotonic_time ();
  LtHttpResponse *response = NULL;

  request.url = url;
  response = dex_await_boxed (lt_http_client_send (fixture->client, &request), error);
  if (g_get_monotonic_time () - start > SOON)
    g_error ("%s stalled", address);

  return response;
}

static void
assert_arrives (Fixture *fixture, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = fetch (fixture, address, (LtHttpRequest) { .kind = LT_ADDRESS_FOUND }, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), "fine", 4);
}

static void
assert_fails_with (Fixture *fixture, const char *address, LtHttpRequest request, LtHttpError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = fetch (fixture, address, request, &error);

  if (response != NULL)
    g_error ("%s arrived", address);
  if (!g_error_matches (error, LT_HTTP_ERROR, (int) code))
    g_error ("%s: %s %d: %s", address, g_quark_to_string (error->domain), error->code, error->message);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
assert_refused (Fixture *fixture, const char *address)
{
  assert_fails_with (fixture, address, (LtHttpRequest) { .kind = LT_ADDRESS_FOUND }, LT_HTTP_ERROR_REFUSED);
}

static DexFuture *
forms_fiber (gpointer data)
{
  static const char *const refused[] = {
    "http://127.0.0.1:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://[::ffff:7f00:1]:PORT/",
    "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/", "http://[::127.0.0.1]:PORT/", "http://[64:ff9b::127.0.0.1]:PORT/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::1]/", "http://[::1]:PORT/", "http://[::]:PORT/",
    "http://0.0.0.0:PORT/", "http://localhost:PORT/", "http://LOCALHOST:PORT/", "http://any.localhost:PORT/",
    "http://127.0.0.1/", "https://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[fd00::1]/",
    "http://[fe80::1]/", "http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1:PORT/",
    "http://name@127.0.0.1:PORT/", "http://name:word@127.0.0.1:PORT/", "http://public.example@127.0.0.1:PORT/",
    "http://127.0.0.1:PORT@public.example/", "http://@127.0.0.1:PORT/", "http:127.0.0.1:PORT/", "http:///127.0.0.1:PORT/",
    "//127.0.0.1:PORT/", "127.0.0.1:PORT", "http://127.0.0.1:PORTPORT/", "http://127.0.0.1:-1/", "http://[127.0.0.1]:PORT/"
  };
  Fixture *fixture = data;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (fixture, refused[i]);
  g_assert_cmpuint (hostile_server_get_connections (fixture->server), ==, 0);

  return dex_future_new_true ();
}

/* Numbers that are no addresses as GLib has it, and hosts that hide another: nobody is met, whatever the reason. */
static DexFuture *
disguises_fiber (gpointer data)
{
  static const char *const disguised[] = {
    "http://2130706433:PORT/", "http://0x7f000001:PORT/", "http://017700000001:PORT/", "http://127.1:PORT/",
    "http://0x7f.1:PORT/", "http://0177.0.0.1:PORT/", "http://0x7f.0x0.0x0.0x1:PORT/", "http://127.0.0.1.:PORT/",
    "http://0:PORT/", "http://%31%32%37.0.0.1:PORT/", "http://127%2e0%2e0%2e1:PORT/",
    "http://127\xE3\x80\x82"
    "0\xE3\x80\x82"
    "0\xE3\x80\x82"
    "1:PORT/",
    "http://\xE2\x91\xA0\xE2\x91\xA1\xE2\x91\xA6.0.0.1:PORT/",
    "http://public.example\\@127.0.0.1:PORT/", "http://127.0.0.1:PORT\\@public.example/",
    "http://public.example#@127.0.0.1:PORT/", "http://public.example?@127.0.0.1:PORT/", "http://public.example/@127.0.0.1:PORT/",
    "http://127.0.0.1\t:PORT/", " http://127.0.0.1:PORT/", "http://127.0.0.1 :PORT/", "http://[fe80::1%25lo]:PORT/",
    "http://localhost.:PORT/", "http://l\xC3\xB3"
                               "calhost:PORT/",
    "http://127.0.0.1\r\nHost: public.example:PORT/"
  };
  Fixture *fixture = data;

  for (gsize i = 0; i < G_N_ELEMENTS (disguised); i++)
    {
      LtHttpRequest request = { .kind = LT_ADDRESS_FOUND, .first_byte_ms = 3000 };
      g_autoptr (GError) error = NULL;
      g_autoptr (LtHttpResponse) response = fetch (fixture, disguised[i], request, &error);

      if (response != NULL)
        g_error ("%s arrived", disguised[i]);
      if (!g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED))
        g_assert_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_UNREACHABLE);
    }
  g_assert_cmpuint (hostile_server_get_connections (fixture->server), ==, 0);

  return dex_future_new_true ();
}

/* A public address is refused before a packet is sent, or this would be seen on the network. */
static DexFuture *
ports_fiber (gpointer data)
{
  static const guint ports[] = { 0, 1, 21, 22, 25, 79, 81, 442, 444, 6379, 8080, 8443, 65535 };
  static const char *const schemes[] = {
    "file:///etc/passwd", "ftp://public.example/", "gopher://public.example:70/1", "dict://public.example/d:a",
    "data:text/html,a", "javascript:alert(1)", "ws://public.example/", "resource:///org/gtk", "unix:/run/a", "about:blank",
    "blob:http://public.example/1", "lt:story", "http+unix://%2frun%2fa/", "view-source:http://public.example/", "mailto:a@b.example"
  };
  Fixture *fixture = data;

  fickle_resolver_add (fixture->resolver, "public.example", (const char *const[]) { "1.1.1.1", NULL });
  for (gsize i = 0; i < G_N_ELEMENTS (ports); i++)
    {
      g_autofree char *named = g_strdup_printf ("http://public.example:%u/", ports[i]);
      g_autofree char *literal = g_strdup_printf ("https://[2606:4700:4700::1111]:%u/", ports[i]);

      assert_refused (fixture, named);
      assert_refused (fixture, literal);
    }
  lt_http_client_set_allow_loopback (fixture->client, TRUE);
  assert_refused (fixture, "http://public.example:8080/");
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *escaped = g_uri_escape_string (schemes[i], NULL, FALSE);
      g_autofree char *redirect = g_strconcat ("http://127.0.0.1:PORT/to?", escaped, NULL);

      assert_refused (fixture, schemes[i]);
      assert_fails_with (fixture, redirect, (LtHttpRequest) { .kind = LT_ADDRESS_FOUND }, LT_HTTP_ERROR_REDIRECTS);
    }

  return dex_future_new_true ();
}

/* Here the loopback range stands for what is public: it is what a test may connect to. */
static DexFuture *
names_fiber (gpointer data)
{
  static const char *const private[] = {
    "10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "fd00::1",
    "fe80::1", "::", "2001::1", "10.0.0.1,127.0.0.1", "127.0.0.9,10.0.0.1", "10.0.0.1,::1", "fd00::1,127.0.0.9", "127.0.0.8,127.0.0.9,172.16.0.1"
  };
  Fixture *fixture = data;
  FickleResolver *resolver = fixture->resolver;

  fickle_resolver_add (resolver, "home.example", (const char *const[]) { "127.0.0.1", NULL });
  assert_refused (fixture, "http://home.example:PORT/");
  g_assert_cmpuint (hostile_server_get_connections (fixture->server), ==, 0);

  lt_http_client_set_allow_loopback (fixture->client, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autofree char *name = g_strdup_printf ("p%" G_GSIZE_FORMAT ".example", i);
      g_autofree char *url = g_strdup_printf ("http://%s:PORT/", name);

      fickle_resolver_add (resolver, name, (const char *const[]) { private[i], NULL });
      assert_refused (fixture, url);
    }
  g_assert_cmpuint (hostile_server_get_connections (fixture->server), ==, 0);

  /* It is what is connected to that counts, not what was once looked up. */
  fickle_resolver_add (resolver, "turns.example", (const char *const[]) { "127.0.0.1", "169.254.169.254", "127.0.0.1", NULL });
  assert_arrives (fixture, "http://turns.example:PORT/fine");
  renew_client (fixture);
  assert_refused (fixture, "http://turns.example:PORT/fine");
  renew_client (fixture);
  assert_arrives (fixture, "http://turns.example:PORT/hops/2");
  g_assert_cmpuint (hostile_server_get_connections (fixture->server), ==, 4);

  fickle_resolver_add (resolver, "silent.example", NULL);
  assert_fails_with (fixture, "http://silent.example/", (LtHttpRequest) { .kind = LT_ADDRESS_FOUND, .first_byte_ms = 100 },
                     LT_HTTP_ERROR_TIMEOUT);
  assert_fails_with (fixture, "http://unknown.example/", (LtHttpRequest) { .kind = LT_ADDRESS_FOUND }, LT_HTTP_ERROR_UNREACHABLE);

  return dex_future_new_true ();
}

static DexFuture *
redirects_fiber (gpointer data)
{
  static const char *const nowhere[] = {
    "http://127.0.0.1:PORT/no-location", "http://127.0.0.1:PORT/far", "http://127.0.0.1:PORT/to?http%3A%2F%2Fa%40127.0.0.1%2F", "http://127.0.0.1:PORT/to?http%3A%2F%2F",
    "http://127.0.0.1:PORT/to?http%3A%2F%2F127.0.0.1%3A99999%2F"
  };
  static const char *const private[] = {
    "to?http%3A%2F%2F10.0.0.1%2F", "to?%2F%2F10.0.0.1%2F", "to?http%3A%2F%2F[%3A%3Affff%3A10.0.0.1]%2F",
    "to?http%3A%2F%2Finside.example%2F", "to?http%3A%2F%2F127.0.0.1%3APORT%2Fto%3Fhttp%253A%252F%252F192.168.0.1%252F"
  };
  Fixture *fixture = data;

  fickle_resolver_add (fixture->resolver, "inside.example", (const char *const[]) { "10.0.0.1", NULL });
  fickle_resolver_add (fixture->resolver, "outside.example", (const char *const[]) { "127.0.0.1", NULL });

  /* The person's own address does not vouch for where it leads; with a name for the same place it is another. */
  for (gsize i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autofree char *url = g_strconcat ("http://127.0.0.1:PORT/", private[i], NULL);

      if (i + 1 < G_N_ELEMENTS (private))
        assert_fails_with (fixture, url, (LtHttpRequest) { .kind = LT_ADDRESS_CONFIGURED }, LT_HTTP_ERROR_REFUSED);
      assert_refused (fixture, url);
    }
  assert_fails_with (fixture, "http://outside.example:PORT/to?http%3A%2F%2F127.0.0.1%3APORT%2Ffine",
                     (LtHttpRequest) { .kind = LT_ADDRESS_CONFIGURED }, LT_HTTP_ERROR_REFUSED);

  lt_http_client_set_allow_loopback (fixture->client, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (private); i++)
    {
      g_autofree char *url = g_strconcat ("http://outside.example:PORT/", private[i], NULL);

      assert_refused (fixture, url);
      assert_fails_with (fixture, url, (LtHttpRequest) { .kind = LT_ADDRESS_CONFIGURED }, LT_HTTP_ERROR_REFUSED);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (nowhere); i++)
    assert_fails_with (fixture, nowhere[i], (LtHttpRequest) { .kind = LT_ADDRESS_FOUND }, LT_HTTP_ERROR_REDIRECTS);

  assert_arrives (fixture, "http://outside.example:PORT/hops/5");
  assert_arrives (fixture, "http://127.0.0.1:PORT/to?http%3A%2F%2Foutside.example%3APORT%2Fhops%2F4");
  assert_fails_with (fixture, "http://outside.example:PORT/hops/6", (LtHttpRequest) { .kind = LT_ADDRESS_FOUND }, LT_HTTP_ERROR_REDIRECTS);
  assert_fails_with (fixture, "http://127.0.0.1:PORT/to?http%3A%2F%2Foutside.example%3APORT%2Fhops%2F5",
                     (LtHttpRequest) { .kind = LT_ADDRESS_FOUND }, LT_HTTP_ERROR_REDIRECTS);
  assert_arrives (fixture, "http://127.0.0.1:PORT/endless-redirect");

  return dex_future_new_true ();
}

static DexFuture *
bounds_fiber (gpointer data)
{
  static const struct
  {
    const char *path;
    LtHttpError code;
  } cases[] = {
    { "nothing", LT_HTTP_ERROR_TRUNCATED },
    { "garbage", LT_HTTP_ERROR_UNREACHABLE },
    { "short", LT_HTTP_ERROR_TRUNCATED },
    { "endless-body", LT_HTTP_ERROR_TOO_LARGE },
    { "endless-headers", LT_HTTP_ERROR_TRUNCATED },
    { "endless-line", LT_HTTP_ERROR_TRUNCATED },
    { "endless-hints", LT_HTTP_ERROR_TOO_LARGE },
    { "endless-continue", LT_HTTP_ERROR_TOO_LARGE },
    { "slow-headers", LT_HTTP_ERROR_TIMEOUT },
    { "slow-body", LT_HTTP_ERROR_TIMEOUT },
    { "gzip-in-gzip", LT_HTTP_ERROR_TOO_LARGE },
  };
  /* What libsoup makes something of: little, and soon. */
  static const char *const lenient[] = { "bad-chunk", "huge-chunk", "not-gzip", "endless-trailers", "negative" };
  LtHttpRequest request = { .kind = LT_ADDRESS_FOUND, .first_byte_ms = 500, .total_ms = 800, .max_bytes = MAX_BYTES };
  Fixture *fixture = data;

  lt_http_client_set_allow_loopback (fixture->client, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = g_strconcat ("http://127.0.0.1:PORT/", cases[i].path, NULL);

      assert_fails_with (fixture, url, request, cases[i].code);
      request.kind = LT_ADDRESS_CONFIGURED;
      assert_fails_with (fixture, url, request, cases[i].code);
      request.kind = LT_ADDRESS_FOUND;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lenient); i++)
    {
      g_autofree char *url = g_strconcat ("http://127.0.0.1:PORT/", lenient[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (LtHttpResponse) response = fetch (fixture, url, request, &error);

      if (response != NULL)
        g_assert_cmpuint (g_bytes_get_size (response->body), <=, MAX_BYTES);
      else
        g_assert_true (error->domain == LT_HTTP_ERROR);
    }
  assert_arrives (fixture, "http://127.0.0.1:PORT/same-headers");

  return dex_future_new_true ();
}

static void
run_case (Fixture *fixture, gconstpointer fiber)
{
  run_fiber ((DexFiberFunc) fiber, fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add ("/found-addresses/forms", Fixture, forms_fiber, set_up, run_case, tear_down);
  g_test_add ("/found-addresses/disguises", Fixture, disguises_fiber, set_up, run_case, tear_down);
  g_test_add ("/found-addresses/ports-and-schemes", Fixture, ports_fiber, set_up, run_case, tear_down);
  g_test_add ("/found-addresses/names", Fixture, names_fiber, set_up, run_case, tear_down);
  g_test_add ("/found-addresses/redirects", Fixture, redirects_fiber, set_up, run_case, tear_down);
  g_test_add ("/found-addresses/bounds", Fixture, bounds_fiber, set_up, run_case, tear_down);

  return g_test_run ();
}
