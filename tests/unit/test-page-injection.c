/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* The reader's page of stories whose every text is an attack: it must have the elements that we write and no others. */
#include "render/article-page.h"

#include "text/html-tree.h"
#include "xss-vectors.h"

#include <string.h>

#define N_SHARED 60

static const char *const own[] = {
  "<script>alert(1)</script>",
  "\"><script>alert(1)</script>",
  "'><img src=x onerror=alert(1)>",
  "\" onmouseover=\"alert(1)",
  "' autofocus onfocus='alert(1)",
  "</title><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "\";}body{background:url(https://evil.example/)}",
  "--></p></div></article></body></html><script>alert(1)</script>",
  "<!--",
  "<plaintext>",
  "<textarea><title><xmp>",
  "<base href=https://evil.example/>",
  "<meta http-equiv=refresh content=0;url=https://evil.example/>",
  "<link rel=preconnect href=https://evil.example/>",
  "<svg/onload=alert(1)>",
  "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "<a href=javascript:alert(1)>x</a>",
  "javascript:alert(1)",
  " java\tscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "https://evil.example/\"onclick=alert(1)//",
  "https://evil.example/'><b>",
  "lt:media/../../etc/passwd",
  "lt-action:comment/%22%3E",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)",
  "\xC2\xBCscript\xC2\xBE",
  "\xEF\xBC\x9Cscript\xEF\xBC\x9E",
  "\xE2\x80\xAEtxet\xE2\x80\xA8<b>\xE2\x80\xA9",
  "a\x01\x08\x7F<b>\x1B[31m",
  "\xF0\x9F\xFF<script>",
  "%n%s%s%s%d%1$s",
  "<button popovertarget=picture><form id=picture action=https://evil.example/>",
  "<div popover id=source-1>",
  "{{constructor.constructor('alert(1)')()}}",
  "]]><script>alert(1)</script>",
  "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
  "<table><caption><style><!--</style><a title=\"--><img src=x onerror=alert(1)>\">",
};

static char *
cached (const char *address, gpointer data)
{
  return g_strdup ("lt:media/aa.png");
}

static LtPlace *
make_place (const char *text)
{
  LtPlace *place = lt_place_new (text, text, text);

  place->score = 3;
  place->comments = 4;
  return place;
}

static void
add_parts (LtStory *story, const char *text)
{
  LtVoice *voice = lt_voice_new ();
  LtPlace *nameless = make_place (text);
  LtSourceHealth *health = lt_source_health_new (text, text);

  g_set_str (&voice->text, text);
  g_set_str (&voice->author, text);
  g_set_str (&voice->source, text);
  g_set_str (&voice->comment_id, text);
  g_set_str (&voice->url, text);
  g_ptr_array_add (story->voices, voice);
  g_clear_pointer (&nameless->name, g_free);
  g_ptr_array_add (story->discussions, make_place (text));
  g_ptr_array_add (story->discussions, nameless);
  g_set_str (&health->message, text);
  g_ptr_array_add (story->sources, health);
  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (story->tags, g_strdup (text));
  lt_story_add_change (story, 1790000000, text);
}

static void
add_claims (LtStory *story, const char *text)
{
  static const char *const places[] = { "summary", "at_a_glance/1", "at_a_glance/2", "block/1", "block/2" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      lt_story_add_claim (story, places[i], text, text);
      lt_story_add_claim (story, places[i], "article", text);
    }
  lt_story_add_claim (story, text, text, text);
}

static void
add_provenance (LtStory *story, const char *text)
{
  story->provenance = lt_provenance_new ();
  g_set_str (&story->provenance->generator, text);
  g_set_str (&story->provenance->method, text);
  g_set_str (&story->provenance->model, text);
  g_set_str (&story->provenance->article, text);
  story->provenance->comments_read = 2;
  story->provenance->comments_total = 4;
  lt_provenance_add_input (story->provenance, text, 1790000000, text);
  lt_provenance_add_note (story->provenance, text);
}

/* What has no content of one kind shows that of the next. */
typedef enum
{
  SHAPE_HTML,
  SHAPE_TEXT,
  SHAPE_SUMMARY,
  N_SHAPES
} Shape;

static LtStory *
make_story (const char *text, Shape shape)
{
  LtStory *story = lt_story_new (text);

  story->extended = shape != SHAPE_TEXT;
  story->published = 1790000000;
  g_set_str (&story->url, text);
  g_set_str (&story->external_url, text);
  g_set_str (&story->title, text);
  g_set_str (&story->summary, text);
  g_set_str (&story->image, text);
  g_set_str (&story->image_alt, text);
  g_set_str (&story->image_credit, text);
  g_set_str (&story->language, text);
  g_set_str (&story->discussion_path, text);
  if (shape == SHAPE_HTML)
    story->content_html = g_strdup_printf ("<p>%s</p><p title=\"%s\"><img alt='%s' src=\"%s\"><a href=\"%s\">a</a></p>%s", text, text,
                                           text, text, text, text);
  else if (shape == SHAPE_TEXT)
    story->content_text = g_strdup_printf ("%s\n\n%s", text, text);
  g_ptr_array_add (story->authors, g_strdup (text));
  g_ptr_array_add (story->at_a_glance, g_strdup (text));
  g_ptr_array_add (story->at_a_glance, g_strdup (text));
  add_parts (story, text);
  add_claims (story, text);
  add_provenance (story, text);
  if (shape != SHAPE_TEXT)
    {
      story->analyst = lt_analyst_new (text, text, text);
      g_set_str (&story->analyst->url, text);
      g_set_str (&story->analyst->avatar, shape == SHAPE_HTML ? text : NULL);
    }
  return story;
}

static gboolean
is_known_element (const char *name)
{
  static const char *const names[] = {
    /* of the frame */
    "html", "head", "meta", "title", "style", "body", "article", "header", "footer", "section", "h1", "h2", "p", "ul", "li", "div", "span",
    "button", "figure", "figcaption", "img", "a", "bdi", "strong", "time", "small", "blockquote",
    /* of the content */
    "h3", "h4", "h5", "h6", "ol", "dl", "dt", "dd", "pre", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "em", "i", "b",
    "u", "s", "del", "ins", "sub", "sup", "mark", "code", "kbd", "samp", "var", "cite", "q", "abbr", "dfn", "br", "hr", "wbr", NULL
  };

  return g_strv_contains (names, name);
}

static gboolean
is_known_attribute (const char *name)
{
  static const char *const names[] = {
    "lang", "dir", "class", "charset", "http-equiv", "content", "name", "href", "src", "alt", "type", "popover", "popovertarget",
    "aria-label", "aria-hidden", "aria-disabled", "role", "id", "datetime", "title", "width", "height", "start", "colspan", "rowspan", NULL
  };

  return g_strv_contains (names, name);
}

static gboolean
is_ours (const char *value, const char *const *values)
{
  return g_strv_contains (values, value);
}

static gboolean
is_safe_attribute (GumboTag tag, const GumboAttribute *attribute)
{
  static const char *const policies[] = { "Content-Security-Policy", NULL };
  static const char *const names[] = { "viewport", NULL };
  const char *value = attribute->value;

  if (!is_known_attribute (attribute->name))
    return FALSE;
  if (g_str_equal (attribute->name, "href"))
    return tag == GUMBO_TAG_A
           && (g_str_has_prefix (value, "https://") || g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "mailto:")
               || g_str_has_prefix (value, LT_ACTION_SCHEME ":"));
  if (g_str_equal (attribute->name, "src"))
    return tag == GUMBO_TAG_IMG && g_str_equal (value, "lt:media/aa.png");
  if (g_str_equal (attribute->name, "http-equiv"))
    return is_ours (value, policies);
  if (g_str_equal (attribute->name, "name"))
    return tag == GUMBO_TAG_META && is_ours (value, names);
  if (g_str_equal (attribute->name, "id") || g_str_equal (attribute->name, "popovertarget"))
    return g_str_equal (value, "picture") || g_str_has_prefix (value, "picture-") || g_str_has_prefix (value, "source-");
  if (g_str_equal (attribute->name, "lang"))
    return strlen (value) <= 35 && strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen (value);
  return TRUE;
}

static guint
check_node (const char *vector, const GumboNode *node)
{
  GumboTag tag = lt_html_tag (node);
  const GumboVector *attributes = &node->v.element.attributes;

  if (tag == GUMBO_TAG_LAST || tag == GUMBO_TAG_UNKNOWN || !is_known_element (gumbo_normalized_tagname (tag)))
    g_error ("%s made <%s>", vector, tag == GUMBO_TAG_LAST ? "?" : gumbo_normalized_tagname (tag));
  for (guint i = 0; i < attributes->length; i++)
    {
      const GumboAttribute *attribute = attributes->data[i];

      if (!is_safe_attribute (tag, attribute))
        g_error ("%s made <%s %s=\"%s\">", vector, gumbo_normalized_tagname (tag), attribute->name, attribute->value);
    }
  return tag == GUMBO_TAG_META || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_H1;
}

static char *
style_of (const char *html)
{
  const char *start = strstr (html, "<style>");

  return g_strndup (start, (gsize) (strstr (start, "</style>") - start));
}

/* The three <meta>, the <title>, the <style> and the <h1> of ours, and none more. */
static void
check_page (const char *vector, const char *html, const char *style)
{
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_document (html, strlen (html));
  g_autofree char *now = style_of (html);
  LtHtmlWalk walk;
  guint n_singular = 0;

  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_cmpstr (now, ==, style);
  lt_html_walk_init (&walk, lt_html_tree_get_root (tree));
  while (lt_html_walk_next (&walk))
    {
      if (walk.leaving || lt_html_is_text (walk.node) || walk.node->type == GUMBO_NODE_DOCUMENT)
        continue;
      g_assert_true (lt_html_is_element (walk.node));
      n_singular += check_node (vector, walk.node);
    }
  g_assert_cmpuint (n_singular, ==, 6);
}

static char *
make_page (const char *text, Shape shape)
{
  g_autoptr (LtStory) story = make_story (text, shape);
  LtPageOptions options = { .language = text };

  return lt_article_page (story, &options, cached, NULL);
}

static void
check_vector (const char *vector, const char *style)
{
  for (int shape = 0; shape < N_SHAPES; shape++)
    {
      g_autofree char *html = make_page (vector, (Shape) shape);

      check_page (vector, html, style);
    }
}

static char *
honest_style (void)
{
  g_autofree char *html = make_page ("honest", SHAPE_HTML);

  return style_of (html);
}

static void
test_own (void)
{
  g_autofree char *style = honest_style ();

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    check_vector (own[i], style);
}

static void
test_shared (void)
{
  g_autoptr (GPtrArray) vectors = xss_vectors_load ();
  g_autofree char *style = honest_style ();

  if (vectors == NULL)
    {
      g_test_skip ("no shared data");
      return;
    }
  for (guint i = 0; i < N_SHARED; i++)
    check_vector (vectors->pdata[(gsize) i * vectors->len / N_SHARED], style);
}

/* The attack is text: it is seen, as such. */
static void
test_shown (void)
{
  g_autofree char *html = make_page ("<script>alert(1)</script>", SHAPE_SUMMARY);

  g_assert_nonnull (strstr (html, "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"));
  g_assert_nonnull (strstr (html, "<p dir=\"auto\"><span class=\"marked\">&lt;script&gt;alert(1)&lt;/script&gt;"));
}

static void
test_font (void)
{
  g_autoptr (LtStory) story = make_story ("honest", SHAPE_SUMMARY);
  LtPageOptions options = { .font_family = "A\";}</style><script>b{c:url(d)}", .language = "\"><b>" };
  g_autofree char *html = lt_article_page (story, &options, NULL, NULL);

  g_assert_nonnull (strstr (html, "--system-font:\"Astylescriptbcurld\";"));
  g_assert_nonnull (strstr (html, "<html lang=\"en\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-injection/own", test_own);
  g_test_add_func ("/page-injection/shared", test_shared);
  g_test_add_func ("/page-injection/shown", test_shown);
  g_test_add_func ("/page-injection/font", test_font);
  return g_test_run ();
}
