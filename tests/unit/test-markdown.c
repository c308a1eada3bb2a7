/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/markdown.h"

static void
test_blocks (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "<h2>A</h2><p>b <strong>c</strong>\n d</p>", "## A\n\nb **c** d" },
    { "<p>a</p><ul><li>b</li><li><p>c</p></li></ul><p>d</p>", "a\n\n- b\n- c\n\nd" },
    { "<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n  - b" },
    { "<blockquote><p>a</p></blockquote>b", "> a\n\nb" },
    { "<pre><code>  x ``` y\n</code></pre>", "````\n  x ``` y\n````" },
    { "<p>see <a href=\"https://example.org/a_b\">the page</a></p>", "see [the page](<https://example.org/a_b>)" },
    { "<p>see <a href=\"javascript:x\">that</a></p>", "see that" },
    { "a<br>b<hr>c", "a\\\nb\n\n---\n\nc" },
    { "<script>x</script><svg>y</svg>z", "z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markdown = lt_markdown_from_html (cases[i][0], -1);

      g_assert_cmpstr (markdown, ==, cases[i][1]);
    }
}

/* Text stays text: no list, heading, link or HTML comes out of what was none. */
static void
test_escapes (void)
{
  static const char *const cases[][2] = {
    { "# no heading", "\\# no heading" },
    { "- no list", "\\- no list" },
    { "1. no list", "1\\. no list" },
    { "a * b _c_ `d` [e](f) <g> &amp;", "a \\* b \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> \\&amp;" },
    { "plain, text. (yes)", "plain, text. (yes)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markdown = lt_escape_markdown (cases[i][0]);

      g_assert_cmpstr (markdown, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/escapes", test_escapes);
  return g_test_run ();
}
