/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/url-identity.h"
#include "text/url.h"

#include <string.h>

static void
test_is_web (void)
{
  static const char *const good[] = { "https://example.org", "http://example.org:8080/a?b#c", "HTTPS://Example.org/", "http://[2001:db8::1]/", "https://ex\xC3\xA4mple.org/p\xC3\xA4th", "http://127.0.0.1/" };
  static const char *const bad[] = { "", "example.org", "//example.org/", "ftp://example.org/", "javascript:alert(1)", "java\nscript:x", "data:text/html,x", "http://", "http:///a", "https://user@example.org/", "https://user:pw@example.org/", "https://example.org/a b", "https://example.org\\@evil.example/", "https://exa\tmple.org/", "https://example.org/\x01", "http:example.org", "lt:media/x", "https://example.org%2Fa/", "https://example.org%3Fa", "https://a%40example.org/", "https://example.org%23" };
  g_autofree char *long_path = g_strnfill (LT_URL_MAX, 'a');
  g_autofree char *too_long = g_strconcat ("https://a.b/", long_path, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (lt_url_is_web (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      if (lt_url_is_web (bad[i]))
        g_test_message ("%s was accepted", bad[i]);
      g_assert_false (lt_url_is_web (bad[i]));
    }
  g_assert_false (lt_url_is_web (NULL));
  g_assert_false (lt_url_is_web (too_long));
  too_long[LT_URL_MAX] = '\0';
  g_assert_true (lt_url_is_web (too_long));
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *base;
    const char *reference;
    const char *url;
  } cases[] = {
    { "https://example.org/a/b", "c", "https://example.org/a/c" },
    { "https://example.org/a/b", "../../../c", "https://example.org/c" },
    { "https://example.org/a/b", "//other.example/x", "https://other.example/x" },
    { "https://example.org/a/b", "?q=1", "https://example.org/a/b?q=1" },
    { "https://example.org/a", " \t/x y\n", "https://example.org/x%20y" },
    { "https://example.org/a", "/p\xC3\xA4th?\xC3\xA4", "https://example.org/p%C3%A4th?%C3%A4" },
    { "https://example.org/a", "\\\\evil.example\\x", "https://evil.example/x" },
    { "https://example.org/a", "java\nscript:alert(1)", "javascript:alert(1)" },
    { NULL, "HTTPS://Example.ORG:443/", "https://example.org/" },
    { NULL, "https://b\xC3\xBC"
            "cher.example/",
      "https://xn--bcher-kva.example/" },
    { NULL, "/relative", NULL },
    { NULL, "mailto:a@example.org", "mailto:a@example.org" },
    { "no base", "https://example.org/", "https://example.org/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = lt_url_resolve (cases[i].base, cases[i].reference);

      g_assert_cmpstr (url, ==, cases[i].url);
    }
  g_assert_null (lt_url_resolve ("https://example.org/", NULL));
}

static void
test_tracking (void)
{
  static const char *const cases[][2] = {
    { "https://example.org/a?utm_source=x&id=3&fbclid=y", "https://example.org/a?id=3" },
    { "https://example.org/a?utm_source=x#part", "https://example.org/a#part" },
    { "https://example.org/a?ref=x&s=1&t=2", "https://example.org/a?ref=x&s=1&t=2" },
    { "https://x.com/a/status/1?s=20&t=abc", "https://x.com/a/status/1" },
    { "https://notx.com/a?s=20", "https://notx.com/a?s=20" },
    { "https://someone.substack.com/p/a?r=1&p=2", "https://someone.substack.com/p/a?p=2" },
    { "https://example.org/a?gift=1", "https://example.org/a?gift=1" },
    { "not an address", "not an address" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = lt_url_without_tracking (cases[i][0]);

      g_assert_cmpstr (url, ==, cases[i][1]);
    }
}

static void
test_merge_key (void)
{
  static const char *const same[][2] = {
    { "http://www.example.org/a/", "https://example.org/a" },
    { "https://m.example.org/a/index.html", "https://example.org/a" },
    { "https://example.org/a?b=2&a=1&utm_medium=z", "https://example.org/a?a=1&b=2" },
    { "https://example.org/a/amp", "https://example.org/a?amp=1" },
    { "https://EXAMPLE.org:443/%7Ejo/x#top", "https://example.org/~jo/x" },
    { "https://example.org/a?gift=abc", "https://example.org/a" },
    { "https://example.org/a/../b/./c", "https://example.org/b/c" },
    { "https://arxiv.org/pdf/2401.00001v3.pdf", "http://www.arxiv.org/abs/2401.00001" },
    { "https://huggingface.co/papers/2401.00001", "https://alphaxiv.org/overview/2401.00001v1" },
    { "https://ar5iv.labs.arxiv.org/html/2401.00001", "https://arxiv.org/html/2401.00001v2" },
    { "https://arxiv.org/abs/hep-th/9901001", "https://arxiv.org/pdf/hep-th/9901001v2" },
    { "https://www.youtube.com/watch?v=abc-DEF_123&t=9", "https://youtu.be/abc-DEF_123?si=x" },
    { "https://m.youtube.com/shorts/abc-DEF_123", "https://www.youtube.com/live/abc-DEF_123" },
    { "https://vimeo.com/channels/staff/123456789", "https://player.vimeo.com/video/123456789" },
    { "https://x.com/somebody/status/17?s=20", "https://nitter.example/i/status/17#m" },
    { "https://mobile.twitter.com/somebody/status/17/photo/1", "https://xcancel.com/somebody/status/17" },
    { "https://web.archive.org/web/20240131000000/https://example.org/a?id=2", "https://example.org/a?id=2" },
    { "https://web.archive.org/web/2024/example.org/a", "https://example.org/a" },
    { "https://archive.ph/newest/https:/example.org/a", "https://archive.is/o/AbCdE/https://example.org/a" },
    { "https://12ft.io/proxy?q=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a" },
  };
  static const char *const different[][2] = {
    { "https://example.org/a?id=1", "https://example.org/a?id=2" },
    { "https://example.org/#!/a", "https://example.org/#!/b" },
    { "https://example.org/A", "https://example.org/a" },
    { "https://example.org:8080/a", "https://example.org/a" },
    { "https://example.org/a%2Fb", "https://example.org/a/b" },
    { "https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00002" },
    { "https://notarxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001" },
    { "https://huggingface.co/abs/2401.00001", "https://huggingface.co/papers/2401.00001" },
    { "https://www.youtube.com/@somebody", "https://www.youtube.com/@anybody" },
    { "https://x.com/somebody", "https://x.com/anybody" },
    { "https://archive.ph/AbCdE", "https://archive.ph/FgHiJ" },
    { "https://archive.org/details/a", "https://archive.org/details/b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *one = lt_url_merge_key (same[i][0]);
      g_autofree char *other = lt_url_merge_key (same[i][1]);

      g_assert_cmpstr (one, ==, other);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *one = lt_url_merge_key (different[i][0]);
      g_autofree char *other = lt_url_merge_key (different[i][1]);

      g_assert_cmpstr (one, !=, other);
    }
}

static void
test_origin (void)
{
  g_autofree char *host = lt_url_host ("https://WWW.Example.org:8443/x");
  g_autofree char *none = lt_url_host ("mailto:a@b.c");

  g_assert_cmpstr (host, ==, "example.org");
  g_assert_null (none);
  g_assert_true (lt_url_same_origin ("https://a.example/x", "https://A.example:443/y?z"));
  g_assert_false (lt_url_same_origin ("https://a.example/", "http://a.example/"));
  g_assert_false (lt_url_same_origin ("https://a.example/", "https://b.example/"));
  g_assert_false (lt_url_same_origin ("https://a.example/", "https://a.example:444/"));
  g_assert_false (lt_url_same_origin ("https://a.example/", NULL));
  g_assert_false (lt_url_same_origin ("file:///a", "file:///a"));
}

static void
test_original (void)
{
  static const char *const cases[][2] = {
    { "https://example.org/a", "https://example.org/a" },
    { "https://example.org/https://other.example/", "https://example.org/https://other.example/" },
    { "https://archive.org/details/book", "https://archive.org/details/book" },
    { "https://archive.ph/AbCdE", NULL },
    { "https://archive.ph/AbCdE?utm_source=/http://example.org/", NULL },
    { "https://web.archive.org/web/web/example.org/a?b=1#c", "http://example.org/a?b=1#c" },
    { "https://web.archive.org/", NULL },
    { "https://web.archive.org/web/2024*/somebody@example.org/a", NULL },
    { "https://web.archive.org/web/2024id_/http://example.org/a?b=1", "http://example.org/a?b=1" },
    { "https://archive.is/https://web.archive.org/web/1/https://example.org/a", "https://example.org/a" },
    { "https://archive.is/https://archive.is/https://archive.is/https://archive.is/https://example.org/", NULL },
    { "https://12ft.io/javascript:alert(1)", NULL },
    { "https://12ft.io/proxy?q=javascript%3Aalert(1)", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = lt_url_original (cases[i][0]);

      g_assert_cmpstr (url, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/url/is-web", test_is_web);
  g_test_add_func ("/url/resolve", test_resolve);
  g_test_add_func ("/url/tracking", test_tracking);
  g_test_add_func ("/url/merge-key", test_merge_key);
  g_test_add_func ("/url/original", test_original);
  g_test_add_func ("/url/origin", test_origin);
  return g_test_run ();
}
