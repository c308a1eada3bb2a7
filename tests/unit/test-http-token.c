/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/http-client.h"
#include "net/http-token.h"

#include <libsoup/soup.h>

/* What is told to @url by who has a token for @address; NULL: nothing. */
static char *
told (const char *address,
      const char *url)
{
  static const char *const own[] = { "X-Own", "1", NULL };
  g_autoptr (LtHttpToken) token = lt_http_token_new (address, "abc-._~+/123==", NULL);
  g_autoptr (LtHttpRequest) request = lt_http_request_copy (&(LtHttpRequest) { .url = url, .headers = own });
  g_autoptr (GUri) uri = lt_http_parse_url (url);

  g_assert_nonnull (token);
  lt_http_token_add (token, uri, request);
  if (g_strv_length ((char **) request->headers) == 2)
    return NULL;
  g_assert_cmpstr (request->headers[0], ==, "Authorization");
  g_assert_cmpstr (request->headers[2], ==, "X-Own");

  return g_strdup (request->headers[1]);
}

static void
test_origin (void)
{
  static const char *const others[] = { "http://example.org/feed.json", "https://example.org:8443/", "https://www.example.org/", "https://example.org.example.com/" };
  static const char *const own[] = { "https://example.org/discussions/1.json", "https://EXAMPLE.org:443/refresh" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_null (told ("https://example.org/feed.json", others[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *credentials = told ("https://example.org/feed.json", own[i]);

      g_assert_cmpstr (credentials, ==, "Bearer abc-._~+/123==");
    }
}

static void
assert_refused (const char *address,
                const char *token)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lt_http_token_new (address, token, &error));
  g_assert_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED);
}

static void
test_is_not_readable_on_the_way (void)
{
  static const char *const open[] = { "http://example.org/", "http://localhost.example.org/", "http://192.168.1.2/", "http://0.0.0.0/", "ftp://127.0.0.1/", "https://user@example.org/", "feed", "" };
  static const char *const own[] = { "http://127.0.0.1:8080/", "http://[::1]/", "http://localhost/", "https://192.168.1.2/" };

  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    assert_refused (open[i], "token");
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (LtHttpToken) token = lt_http_token_new (own[i], "token", NULL);

      g_assert_nonnull (token);
    }
}

static void
test_is_one_word (void)
{
  static const char *const nonsense[] = { "", " ", "two words", "a\r\nHost: b", "a\tb", "cl\xC3\xA9", "a\x7f" };
  g_autofree char *long_one = g_strnfill (4097, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (nonsense); i++)
    assert_refused ("https://example.org/", nonsense[i]);
  assert_refused ("https://example.org/", long_one);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-token/origin", test_origin);
  g_test_add_func ("/http-token/is-not-readable-on-the-way", test_is_not_readable_on_the_way);
  g_test_add_func ("/http-token/is-one-word", test_is_one_word);

  return g_test_run ();
}
