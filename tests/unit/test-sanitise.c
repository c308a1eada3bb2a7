/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/sanitise.h"

#include "text/html-tree.h"
#include "text/json.h"

#include <string.h>

static char *
own_image (const char *address, gpointer data)
{
  if (g_str_has_prefix (address, "lt:"))
    return g_strdup (address);
  return g_str_has_prefix (address, "https://cached.example/") ? g_strdup ("lt:media/1") : NULL;
}

static gboolean
is_allowed_element (const GumboNode *node)
{
  static const char *const names[] = { "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "div", "a", "em", "strong", "i", "b", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "code", "kbd", "samp", "var", "cite", "q", "abbr", "dfn", "time", "bdi", "span", "br", "hr", "img", "wbr", NULL };

  return lt_html_tag (node) != GUMBO_TAG_LAST && lt_html_tag (node) != GUMBO_TAG_UNKNOWN
         && g_strv_contains (names, gumbo_normalized_tagname (node->v.element.tag));
}

static gboolean
is_allowed_attribute (const GumboAttribute *attribute)
{
  static const char *const names[] = { "alt", "width", "height", "title", "start", "colspan", "rowspan", "dir", "lang", NULL };

  if (g_str_equal (attribute->name, "href"))
    return g_str_has_prefix (attribute->value, "http://") || g_str_has_prefix (attribute->value, "https://")
           || g_str_has_prefix (attribute->value, "mailto:");
  if (g_str_equal (attribute->name, "src"))
    return g_str_has_prefix (attribute->value, "lt:");
  return g_strv_contains (names, attribute->name);
}

/* Written apart from the sanitiser's own tables: what a page may hold. */
static void
assert_clean (const char *html)
{
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_fragment (html, strlen (html));
  GumboNode *root = lt_html_tree_get_root (tree);
  LtHtmlWalk walk;

  lt_html_walk_init (&walk, root);
  while (lt_html_walk_next (&walk))
    {
      if (walk.node == root || walk.leaving)
        continue;
      if (lt_html_is_text (walk.node))
        continue;
      g_assert_true (lt_html_is_element (walk.node));
      g_assert_true (is_allowed_element (walk.node));
      for (guint i = 0; i < walk.node->v.element.attributes.length; i++)
        g_assert_true (is_allowed_attribute (walk.node->v.element.attributes.data[i]));
    }
}

static void
check_hostile (const char *html)
{
  g_autofree char *once = lt_sanitise_html (html, -1, own_image, NULL);
  g_autofree char *twice = lt_sanitise_html (once, -1, own_image, NULL);

  assert_clean (once);
  g_assert_cmpstr (twice, ==, once);
  g_assert_true (g_utf8_validate (once, -1, NULL));
}

static void
test_keeps (void)
{
  static const char *const same[] = {
    "<h2>A</h2><p>b <strong>c</strong> <em>d</em></p><ul><li>e</li></ul>",
    "<p><a href=\"https://example.org/?a=1&amp;b=2\">x</a> <a href=\"mailto:a@example.org\">y</a></p>",
    "<blockquote><p>q</p></blockquote><pre><code>  a &lt; b\n</code></pre>",
    "<table><thead><tr><th colspan=\"2\">a</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
    "<figure><img src=\"lt:media/1\" alt=\"A &quot;chart&quot;\"><figcaption>c</figcaption></figure>",
    "<p dir=\"rtl\" lang=\"ar\">x</p>",
    "text &amp; more<br>line",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *html = lt_sanitise_html (same[i], -1, own_image, NULL);

      g_assert_cmpstr (html, ==, same[i]);
    }
}

static void
test_changes (void)
{
  static const char *const cases[][2] = {
    { "<script>alert(1)</script><p onclick=x class=c id=i style=s>a</p>", "<p>a</p>" },
    { "<a href=\"javascript:alert(1)\">a</a>", "a" },
    { "<a href=\"java\tscript:alert(1)\">a</a>", "a" },
    { "<a href=\"/relative\">a</a>", "a" },
    { "<a href=\" HTTPS://Example.org/x y \">a</a>", "<a href=\"https://example.org/x%20y\">a</a>" },
    { "<img src=\"https://cached.example/a.png\" srcset=\"b\" onerror=x>", "<img src=\"lt:media/1\">" },
    { "<img src=\"https://other.example/a.png\" alt=\"x\">", "" },
    { "<svg><p>a</p></svg><math><mi>b</mi></math>c", "<p>a</p>c" },
    { "a<!-- b --><?c ?><![CDATA[d]]>e", "ae" },
    { "<x-a>b<form>c<input value=d><button>e</button></form></x-a>", "bc" },
    { "<section><h1>a</h1></section>", "<div><h2>a</h2></div>" },
    { "<p>a<form><p>b", "<p>a</p><p>b</p>" },
    { "<pre>\n\na</pre>", "<pre>\n\na</pre>" },
    { "<ul><li>a<li>b", "<ul><li>a</li><li>b</li></ul>" },
    { "<a href=\"http://a.b/\">a<table><a href=\"http://c.d/\">b", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = lt_sanitise_html (cases[i][0], -1, own_image, NULL);

      if (cases[i][1])
        g_assert_cmpstr (html, ==, cases[i][1]);
      check_hostile (cases[i][0]);
    }
}

static void
test_no_images (void)
{
  g_autofree char *html = lt_sanitise_html ("a<img src=lt:x>b", -1, NULL, NULL);

  g_assert_cmpstr (html, ==, "ab");
}

/* Checks every string of a JSON value, wherever it stands. */
static guint
check_strings (JsonNode *node)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  guint count = 0;

  g_ptr_array_add (open, node);
  while (open->len > 0)
    {
      JsonNode *next = g_ptr_array_steal_index_fast (open, open->len - 1);

      if (JSON_NODE_HOLDS_ARRAY (next))
        for (guint i = 0; i < json_array_get_length (json_node_get_array (next)); i++)
          g_ptr_array_add (open, json_array_get_element (json_node_get_array (next), i));
      else if (JSON_NODE_HOLDS_OBJECT (next))
        {
          g_autoptr (GList) members = json_object_get_values (json_node_get_object (next));

          for (GList *l = members; l; l = l->next)
            g_ptr_array_add (open, l->data);
        }
      else if (json_node_get_value_type (next) == G_TYPE_STRING)
        {
          check_hostile (json_node_get_string (next));
          count++;
        }
    }
  return count;
}

static void
test_corpora (void)
{
  static const char *const names[] = { "dompurify_expect", "h5sc_items", "h5sc_vectors", "html5lib_sanitizer", "naughty_strings", "owasp_filter_evasion", "payloadbox" };
  const char *shared = g_getenv ("LT_SHARED");
  guint count = 0;

  if (!shared || !g_file_test (shared, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no shared data");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/data/xss/%s.json", shared, names[i]);
      g_autofree char *data = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      node = lt_json_parse (data, length, G_MAXSIZE, 64, &error);
      g_assert_no_error (error);
      count += check_strings (node);
    }
  g_assert_cmpuint (count, >, 5500);
}

static void
test_random (void)
{
  static const char *const pieces[] = { "<p>", "</p>", "<a href=http://a.b/>", "</a>", "<table>", "<tr>", "<td>", "</table>", "<caption>", "<form>", "</form>", "<marquee>", "<svg>", "</svg>", "<math>", "<mtext>", "<style>", "</style>", "<template>", "</template>", "<title>", "<select>", "<h1>", "<h2>", "<li>", "<ul>", "<dd>", "<b>", "</b>", "<nobr>", "<pre>", "\n", "x", "<!--", "-->", "<foreignobject>", "<img src=lt:1>", "<br>", "&lt;", "<ruby><rt>", "<button>", "<noscript>", "\"'>" };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 6000; i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);

      for (guint j = 0; j < 16; j++)
        g_string_append (html, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      check_hostile (html->str);
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append (html, i % 2 ? "<div>" : "<blockquote>");
  g_string_append (html, "deep");
  check_hostile (html->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sanitise/keeps", test_keeps);
  g_test_add_func ("/sanitise/changes", test_changes);
  g_test_add_func ("/sanitise/no-images", test_no_images);
  g_test_add_func ("/sanitise/corpora", test_corpora);
  g_test_add_func ("/sanitise/random", test_random);
  g_test_add_func ("/sanitise/deep", test_deep);
  return g_test_run ();
}
