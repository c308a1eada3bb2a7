/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/plain-text.h"

#include "text/json.h"

#include <string.h>

typedef struct
{
  const char *html;
  const char *text;
} Case;

static void
check (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = lt_plain_text_from_html (cases[i].html, -1);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_paragraphs (void)
{
  static const Case cases[] = {
    { "", "" },
    { "one", "one" },
    { "one<p>two<p>three", "one\n\ntwo\n\nthree" },
    { "<p>one</p><p>two</p>\n<p>three</p>", "one\n\ntwo\n\nthree" },
    { "<p>one<p><p> <p>two", "one\n\ntwo" },
    { "  a \n b\t\tc  <p>  d ", "a b c\n\nd" },
    { "a\xC2\xA0 b", "a\xC2\xA0 b" },
    { "<i>a</i> b<i>c</i>", "a bc" },
    { "one<br>two<br><br><br>three", "one\ntwo\n\nthree" },
    { "a <br> b", "a\nb" },
    { "<div class=\"md\"><p>one</p>\n\n<p>two</p>\n</div>", "one\n\ntwo" },
    { "a<script>b</script><style>c</style>d", "ad" },
    { "<blink>a</blink> <x-y>b</x-y>", "a b" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_entities (void)
{
  static const Case cases[] = {
    { "a&#x2F;b &quot;c&#x27; &amp;lt; &gt;", "a/b \"c' &lt; >" },
    { "&amp;amp;amp;", "&amp;amp;" },
    { "&gt; quoted<p>answer", "> quoted\n\nanswer" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_preformatted (void)
{
  static const Case cases[] = {
    { "see<p><pre><code>  if (x)\n    y ();\n\n  z\n</code></pre>\nafter<p>end", "see\n\n  if (x)\n    y ();\n\n  z\n\nafter\n\nend" },
    { "<pre>a\tb\n</pre>", "a\tb" },
    { "<pre>\n\n</pre>x", "x" },
    { "a<pre> </pre>b", "a\n\nb" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_links (void)
{
  static const Case cases[] = {
    { "<a href=\"https:&#x2F;&#x2F;example.org&#x2F;a?b=1&amp;c=2\" rel=\"nofollow\">https:&#x2F;&#x2F;example.org&#x2F;a?b=1&amp;c=2</a>",
      "https://example.org/a?b=1&c=2" },
    { "go <a href=\"https://example.org/a-long-address-that-is-cut/in-the-text/of-the-link\">https://example.org/a-long-address-that-is-cut/in-the-t...</a>.",
      "go https://example.org/a-long-address-that-is-cut/in-the-text/of-the-link." },
    { "<a href=\"https://example.org/\">the page</a> says", "the page (https://example.org/) says" },
    { "x<a href=\"https://example.org/\"> the page </a>y", "x the page (https://example.org/) y" },
    { "<a href=\"javascript:alert(1)\">click</a>", "click" },
    { "<a href=\"/relative\">there</a>", "there" },
    { "a <a href=\"https://example.org/\"></a>b", "a b" },
    { "<a href=\"https://example.org/\">never closed", "never closed (https://example.org/)" },
    { "<a name=x>no address</a>", "no address" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_reddit (void)
{
  static const Case cases[] = {
    { "<p>a</p><ul><li>one</li><li><p>two</p></li></ul><p>b</p>", "a\n\n- one\n- two\n\nb" },
    { "<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>", "- one\n- inner\n- two" },
    { "<blockquote><p>said</p><p>more</p></blockquote><p>answer</p>", "> said\n\n> more\n\nanswer" },
    { "<blockquote>a<br>b</blockquote>", "> a\n> b" },
    { "<blockquote><blockquote>deep</blockquote></blockquote>", "> > deep" },
    { "x<table><thead><tr><th>model</th><th>size</th></tr></thead><tbody><tr><td>A</td><td><b>7</b> B</td></tr></tbody></table>y",
      "x\n\nmodel | size\nA | 7 B\n\ny" },
    { "<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", "a b | c" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_controls (void)
{
  g_autofree char *text = lt_plain_text_from_html ("a\0b\x01"
                                                   "c\x7F"
                                                   "d\xFF"
                                                   "e",
                                                   9);
  g_autofree char *kept = lt_plain_text_from_html ("e\xCC\x81 \xE2\x80\x8B \xE2\x80\x9Cq\xE2\x80\x9D", -1);

  g_assert_cmpstr (text, ==, "abcd\xEF\xBF\xBD"
                             "e");
  g_assert_cmpstr (kept, ==, "e\xCC\x81 \xE2\x80\x8B \xE2\x80\x9Cq\xE2\x80\x9D");
}

/* The same comment as the two services write it. */
static void
test_both_forms (void)
{
  static const struct
  {
    const char *firebase;
    const char *algolia;
  } pairs[] = {
    { "First.<p>Second <i>x</i>.", "<p>First.</p><p>Second <i>x</i>.</p>" },
    { "It&#x27;s a&#x2F;b<p>c", "<p>It's a/b</p>\n<p>c</p>" },
    { "Code:<p><pre><code>  a\n  b\n</code></pre>\nend", "<p>Code:</p><pre><code>  a\n  b\n</code></pre><p>end</p>" },
    { "<a href=\"https:&#x2F;&#x2F;a.example&#x2F;\" rel=\"nofollow\">https:&#x2F;&#x2F;a.example&#x2F;</a>",
      "<p><a href=\"https://a.example/\">https://a.example/</a></p>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = lt_plain_text_from_html (pairs[i].firebase, -1);
      g_autofree char *other = lt_plain_text_from_html (pairs[i].algolia, -1);

      g_assert_cmpstr (one, ==, other);
    }
}

/* What Algolia makes of a Firebase text: every paragraph wrapped, the separators' own form gone. */
static char *
as_algolia (const char *firebase)
{
  g_auto (GStrv) paragraphs = g_strsplit (firebase, "<p>", -1);
  GString *html = g_string_new (NULL);

  for (guint i = 0; paragraphs[i]; i++)
    g_string_append_printf (html, "<p>%s</p>\n", paragraphs[i]);
  return g_string_free_and_steal (html);
}

/* Real comments, one item a line: both forms agree, no markup is left, and reading the text again changes nothing. */
static void
test_shared (void)
{
  const char *shared = g_getenv ("LT_SHARED");
  g_autofree char *path = g_build_filename (shared ? shared : "/nowhere", "data/hn/items/yosefmaatuf8.jsonl", NULL);
  g_autofree char *data = NULL;
  g_auto (GStrv) lines = NULL;
  guint count = 0;

  if (!g_file_get_contents (path, &data, NULL, NULL))
    {
      g_test_skip ("no shared data");
      return;
    }
  lines = g_strsplit (data, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_autoptr (JsonNode) node = lt_json_parse (lines[i], strlen (lines[i]), 1024 * 1024, 8, NULL);
      const char *html = node ? lt_json_string (json_node_get_object (node), "text") : NULL;
      g_autofree char *algolia = html ? as_algolia (html) : NULL;
      g_autofree char *text = html ? lt_plain_text_from_html (html, -1) : NULL;
      g_autofree char *other = html ? lt_plain_text_from_html (algolia, -1) : NULL;

      if (!html)
        continue;
      g_assert_cmpstr (text, ==, other);
      g_assert_null (strstr (text, "<p>"));
      g_assert_null (strstr (text, "<a href"));
      g_assert_null (strstr (text, "&#x2F;"));
      g_assert_null (strstr (text, "&quot;"));
      g_assert_null (strstr (text, "\n\n\n"));
      count++;
    }
  g_assert_cmpuint (count, >, 350);
}

static char *
repeat (const char *what, guint times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, what);
  return g_string_free_and_steal (text);
}

/* Markup that costs a naive reader its stack, its memory or its day. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "<div>", "<blockquote>", "<b><p>", "<table><tr><td>", "<a href=http://x.y/>", "<ul><li>", "</p>", "<svg>" };
  g_autoptr (GString) formatting = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *html = repeat (pieces[i], 5000);
      g_autofree char *text = lt_plain_text_from_html (html, -1);

      g_assert_nonnull (text);
    }
  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (formatting, "<font a%u=1>", i);
  for (guint i = 0; i < 20000; i++)
    g_string_append (formatting, "<p>x");
  g_free (lt_plain_text_from_html (formatting->str, -1));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 30 * G_USEC_PER_SEC);
}

static void
test_random (void)
{
  static const char *const pieces[] = { "<p>", "</p>", "<pre>", "</pre>", "<li>", "<ul>", "</ul>", "<td>", "<table>", "</table>", "<tr>", "<a href='http://a.b/'>", "</a>", "<br>", "x", " ", "\n", "&amp;", "&#0;", "<blockquote>", "</blockquote>", "\xF0\x9F\x98\x80", "\xC3", "<!--", "-->", "<code>" };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autofree char *text = NULL;

      for (guint j = 0; j < 24; j++)
        g_string_append (html, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      text = lt_plain_text_from_html (html->str, (gssize) html->len);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_false (g_str_has_suffix (text, "\n"));
    }
}

static void
test_display (void)
{
  g_autofree char *text = lt_display_text (" a\n b\xE2\x80\xAE"
                                           "c\xE2\x80\x8B\xF3\xA0\x81\x81 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB ");
  g_autofree char *none = lt_display_text (NULL);

  g_assert_cmpstr (text, ==, "a bc \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/paragraphs", test_paragraphs);
  g_test_add_func ("/plain-text/entities", test_entities);
  g_test_add_func ("/plain-text/preformatted", test_preformatted);
  g_test_add_func ("/plain-text/links", test_links);
  g_test_add_func ("/plain-text/reddit", test_reddit);
  g_test_add_func ("/plain-text/controls", test_controls);
  g_test_add_func ("/plain-text/both-forms", test_both_forms);
  g_test_add_func ("/plain-text/shared", test_shared);
  g_test_add_func ("/plain-text/hostile", test_hostile);
  g_test_add_func ("/plain-text/random", test_random);
  g_test_add_func ("/plain-text/display", test_display);
  return g_test_run ();
}
