/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/charset.h"
#include "text/escape.h"
#include "text/exact-span.h"

#include <string.h>

static void
test_escape (void)
{
  g_autofree char *html = lt_escape_html ("<a href=\"x\">'&'</a>\xC2\xA0\x01\xC2\x85\xFF\r\n\xF0\x9F\x98\x80");
  g_autofree char *none = lt_escape_html (NULL);

  g_assert_cmpstr (html, ==, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;&#160;\xEF\xBF\xBD\n\n\xF0\x9F\x98\x80");
  g_assert_cmpstr (none, ==, "");
}

static void
test_span (void)
{
  const char *text = "e\xCC\x81 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB says \xE2\x80\x9Cno\xE2\x80\x9D.";
  g_autofree char *hash = lt_sha256 (text, -1);
  g_autofree char *upper = g_ascii_strup (hash, -1);

  /* Code points, not characters as seen: e and its accent are two, the woman at her computer is three. */
  g_assert_true (lt_exact_span_verify (text, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB says", 3, 8, hash));
  g_assert_true (lt_exact_span_verify (text, text, 0, g_utf8_strlen (text, -1), upper));
  g_assert_false (lt_exact_span_verify (text, "says", 6, 4, hash));
  g_assert_false (lt_exact_span_verify (text, "\xC3\xA9 ", 0, 3, hash));
  g_assert_false (lt_exact_span_verify (text, "says", 7, 5, hash));
  g_assert_false (lt_exact_span_verify (text, "says", -1, 4, hash));
  g_assert_false (lt_exact_span_verify (text, "", 7, 0, hash));
  g_assert_false (lt_exact_span_verify (text, "says", 7, G_MAXINT64, hash));
  g_assert_false (lt_exact_span_verify (text, "says", G_MAXINT64, 4, hash));
  g_assert_false (lt_exact_span_verify ("other text", "other", 0, 5, hash));
  g_assert_false (lt_exact_span_verify (text, "says", 7, 4, NULL));
  g_assert_true (lt_exact_span_verify (text, "says", 7, 4, hash));
  g_assert_cmpint (lt_code_points_before (text, (gsize) (strstr (text, "says") - text)), ==, 7);
}

static void
test_known_hash (void)
{
  g_autofree char *hash = lt_sha256 ("abc", 3);

  g_assert_cmpstr (hash, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
check_charset (const char *data, gssize length, const char *header, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  gsize size = 0;
  g_autofree char *decoded = lt_decode_html (bytes, header, &size);

  g_assert_cmpstr (decoded, ==, text);
  if (text)
    g_assert_cmpuint (size, ==, strlen (text));
}

static void
test_charset (void)
{
  check_charset ("", 0, NULL, "");
  check_charset ("\xC3\xA4", -1, NULL, "\xC3\xA4");
  check_charset ("\xE4\x80", -1, NULL, "\xC3\xA4\xE2\x82\xAC");
  check_charset ("\x81", -1, "latin1", "\xC2\x81");
  check_charset ("\xEF\xBB\xBF\xC3\xA4", -1, "windows-1252", "\xC3\xA4");
  check_charset ("\xFF\xFE"
                 "a\0",
                 4, "utf-8", "a");
  check_charset ("\xFE\xFF\0a", 4, NULL, "a");
  check_charset ("\xC6\xFC", -1, "Shift_JIS", "\xEF\xBE\x86\xEF\xBF\xBD");
  check_charset ("<meta charset=koi8-r>\xC1", -1, NULL, "<meta charset=koi8-r>\xD0\xB0");
  check_charset ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\xE6", -1, NULL,
                 "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\xC4\x87");
  check_charset ("<meta charset=utf-16>\xC3\xA4", -1, NULL, "<meta charset=utf-16>\xC3\xA4");
  check_charset ("<meta charset=koi8-r>\xE4", -1, "windows-1252", "<meta charset=koi8-r>\xC3\xA4");
  check_charset ("\xC3\xA4", -1, "no-such-charset", "\xC3\xA4");
  check_charset ("+ADw-", -1, "utf-7", NULL);
  check_charset ("a\xFF"
                 "b",
                 -1, "utf-8", "a\xEF\xBF\xBD"
                              "b");
  check_charset ("\xB0\xA1", -1, "gb2312", "\xE5\x95\x8A");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/escape", test_escape);
  g_test_add_func ("/encoding/span", test_span);
  g_test_add_func ("/encoding/known-hash", test_known_hash);
  g_test_add_func ("/encoding/charset", test_charset);
  return g_test_run ();
}
