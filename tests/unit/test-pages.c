/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "render/article-page.h"
#include "render/atom.h"
#include "render/story-content.h"
#include "render/story-markdown.h"
#include "render/story-page.h"
#include "render/story-text.h"

#include "text/html-tree.h"
#include "text/json.h"
#include "text/sanitise.h"

#include <string.h>

#define HOSTILE_HTML "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&"
#define HOSTILE HOSTILE_HTML "\xE2\x80\xAE"

static char *
cached (const char *address, gpointer data)
{
  return g_str_has_prefix (address, "media/") ? g_strconcat ("lt:", address, NULL) : NULL;
}

static void
add_section (LtStory *story)
{
  LtSection *section = lt_section_new ("What happened & why");
  LtBlock *block = lt_block_new (LT_BLOCK_PARAGRAPH);
  LtBlock *list = lt_block_new (LT_BLOCK_LIST);

  g_ptr_array_add (block->sentences, lt_sentence_new ("The firm shipped <it>.", "article", "It shipped."));
  g_ptr_array_add (block->sentences, lt_sentence_new ("Half of them liked it.", NULL, NULL));
  g_ptr_array_add (list->sentences, lt_sentence_new ("One said no.", "hn-2", "No."));
  g_ptr_array_add (list->sentences, lt_sentence_new ("One said yes.", "hn-3", "Yes."));
  g_ptr_array_add (section->blocks, block);
  g_ptr_array_add (section->blocks, list);
  g_ptr_array_add (story->sections, section);
}

static LtStory *
example_story (void)
{
  LtStory *story = lt_story_new ("hn-1");
  LtPlace *place = lt_place_new ("hackernews", "Hacker News", "https://news.example/item?id=1");

  story->extended = TRUE;
  story->title = g_strdup ("A model that reads");
  story->external_url = g_strdup ("https://firm.example/post?a=1&b=2");
  story->language = g_strdup ("en");
  story->image = g_strdup ("media/aa.png");
  story->image_alt = g_strdup ("A page");
  story->image_credit = g_strdup ("Firm");
  story->published = 1772701200;
  story->modified = 1772701300;
  g_ptr_array_add (story->tags, g_strdup ("models"));
  place->score = 12;
  place->comments = 1;
  g_ptr_array_add (story->discussions, place);
  story->analyst = lt_analyst_new ("Vika Ray", "AI analyst (software)", "A program that reads threads.");
  story->provenance = lt_provenance_new ();
  g_set_str (&story->provenance->method, "extractive");
  g_set_str (&story->provenance->article, "full");
  story->provenance->comments_read = 3;
  story->provenance->comments_total = 4;
  story->lead = lt_sentence_new ("The firm shipped.", "article", "It shipped.");
  g_ptr_array_add (story->glance, lt_sentence_new ("Bullet one.", "article", "It shipped."));
  g_ptr_array_add (story->glance, lt_sentence_new ("Bullet two.", NULL, NULL));
  add_section (story);
  lt_story_render_content (story);
  return story;
}

/* Every field that a feed can fill, filled with markup. */
static LtStory *
hostile_story (void)
{
  LtStory *story = example_story ();

  g_set_str (&story->title, HOSTILE);
  g_set_str (&story->image_alt, HOSTILE);
  g_set_str (&story->image_credit, HOSTILE);
  g_set_str (&story->language, HOSTILE);
  g_set_str (&story->external_url, "javascript:alert(1)");
  g_set_str (&story->content_html, "<p>a</p>" HOSTILE_HTML "<iframe src=//evil.example></iframe><a href=javascript:x>b</a>");
  g_ptr_array_add (story->at_a_glance, g_strdup (HOSTILE));
  g_ptr_array_add (story->tags, g_strdup (HOSTILE));
  lt_story_add_claim (story, "at_a_glance/2", HOSTILE, HOSTILE);
  lt_story_add_claim (story, HOSTILE, "article", HOSTILE);
  lt_analyst_free (story->analyst);
  story->analyst = lt_analyst_new (HOSTILE, HOSTILE, HOSTILE);
  g_set_str (&story->analyst->url, "javascript:alert(1)");
  g_set_str (&((LtPlace *) story->discussions->pdata[0])->name, HOSTILE);
  return story;
}

static guint
count_elements (LtHtmlTree *tree, GumboTag tag)
{
  LtHtmlWalk walk;
  guint count = 0;

  lt_html_walk_init (&walk, lt_html_tree_get_root (tree));
  while (lt_html_walk_next (&walk))
    if (!walk.leaving && lt_html_tag (walk.node) == tag)
      count++;
  return count;
}

static gboolean
is_safe_address (const GumboAttribute *attribute, const char *own_scheme)
{
  if (g_str_equal (attribute->name, "href"))
    return g_str_has_prefix (attribute->value, "https://") || g_str_has_prefix (attribute->value, "http://")
           || g_str_has_prefix (attribute->value, "mailto:") || g_str_has_prefix (attribute->value, LT_ACTION_SCHEME ":");
  if (g_str_equal (attribute->name, "src"))
    return g_str_has_prefix (attribute->value, own_scheme);
  return !g_str_has_prefix (attribute->name, "on") && !g_str_equal (attribute->name, "style")
         && !g_str_equal (attribute->name, "srcset");
}

/* No script but data, no address but ours and links, no handler: whatever the story held. */
static void
assert_safe (const char *html, const char *own_scheme)
{
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_document (html, strlen (html));
  LtHtmlWalk walk;

  lt_html_walk_init (&walk, lt_html_tree_get_root (tree));
  while (lt_html_walk_next (&walk))
    {
      GumboTag tag = lt_html_tag (walk.node);

      if (walk.leaving || !lt_html_is_element (walk.node))
        continue;
      g_assert_true (tag != GUMBO_TAG_IFRAME && tag != GUMBO_TAG_LINK && tag != GUMBO_TAG_BASE && tag != GUMBO_TAG_FORM);
      if (tag == GUMBO_TAG_SCRIPT)
        g_assert_cmpstr (lt_html_attribute (walk.node, "type"), ==, "application/ld+json");
      for (guint i = 0; i < walk.node->v.element.attributes.length; i++)
        g_assert_true (is_safe_address (walk.node->v.element.attributes.data[i], own_scheme));
    }
}

static void
test_content (void)
{
  g_autoptr (LtStory) story = example_story ();
  static const char *const places[] = { "summary", "at_a_glance/1", "block/2", "block/3", "block/3" };
  g_autofree char *clean = lt_sanitise_html (story->content_html, -1, NULL, NULL);

  g_assert_cmpstr (story->content_html, ==,
                   "<h2>What happened &amp; why</h2>\n<p>The firm shipped &lt;it&gt;. Half of them liked it.</p>\n"
                   "<ul>\n<li>One said no.</li>\n<li>One said yes.</li>\n</ul>\n");
  g_assert_cmpstr (clean, ==, story->content_html);
  g_assert_cmpstr (story->summary, ==, "The firm shipped.");
  g_assert_cmpuint (story->at_a_glance->len, ==, 2);
  g_assert_cmpuint (story->claims->len, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpstr (((LtClaim *) story->claims->pdata[i])->of, ==, places[i]);

  /* Made again it is the same, not twice as much. */
  lt_story_render_content (story);
  g_assert_cmpuint (story->claims->len, ==, G_N_ELEMENTS (places));
  g_assert_cmpuint (story->at_a_glance->len, ==, 2);
}

static void
test_content_limits (void)
{
  g_autoptr (LtStory) story = lt_story_new ("hn-1");
  g_autofree char *text = g_strnfill (2000, 'a');

  story->lead = lt_sentence_new (text, "article", text);
  for (guint i = 0; i < 9; i++)
    g_ptr_array_add (story->glance, lt_sentence_new (text, NULL, NULL));
  for (guint i = 0; i < 200; i++)
    {
      LtSection *section = lt_section_new ("Heading");
      LtBlock *block = lt_block_new (LT_BLOCK_PARAGRAPH);

      g_ptr_array_add (block->sentences, lt_sentence_new (text, NULL, NULL));
      g_ptr_array_add (section->blocks, block);
      g_ptr_array_add (story->sections, section);
    }
  lt_story_render_content (story);

  g_assert_cmpuint (strlen (story->summary), ==, 1000);
  g_assert_cmpuint (strlen (((LtClaim *) story->claims->pdata[0])->text), ==, 300);
  g_assert_cmpuint (story->at_a_glance->len, ==, 5);
  g_assert_cmpuint (strlen (story->at_a_glance->pdata[0]), ==, 300);
  g_assert_cmpuint (strlen (story->content_html), <=, 256 * 1024);
  g_assert_cmpuint (strlen (story->content_html), >, 250 * 1024);
}

static void
test_article_page (void)
{
  g_autoptr (LtStory) story = example_story ();
  LtPageOptions options = { .scale = 1.25, .dark = TRUE, .language = "ar", .font_family = "A\"} b{" };
  g_autofree char *html = lt_article_page (story, &options, cached, NULL);
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_document (html, strlen (html));
  g_autofree char *text = lt_html_text (lt_html_tree_get_root (tree));
  static const char *const shown[] = { "models", "Hacker News", "12 points", "1 comment", "A model that reads", "Vika Ray", "AI analyst (software)", "Automated summary", "5 March 2026", "1 minute to read", "Read Original", "Discussion", "At a Glance", "Bullet one.", "Firm", "What happened & why", "One said yes.", "3 of 4 comments were read.", "About the Author", "A program that reads threads.", "From the article", "From a comment on Hacker News" };

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      if (!strstr (text, shown[i]))
        g_test_message ("missing: %s", shown[i]);
      g_assert_nonnull (strstr (text, shown[i]));
    }
  assert_safe (html, "lt:");
  g_assert_cmpuint (count_elements (tree, GUMBO_TAG_H1), ==, 1);
  g_assert_cmpuint (count_elements (tree, GUMBO_TAG_IMG), ==, 2);
  g_assert_nonnull (strstr (html, "dir=\"rtl\""));
  g_assert_nonnull (strstr (html, "class=\"dark\""));
  g_assert_nonnull (strstr (html, "--scale:1.250"));
  g_assert_nonnull (strstr (html, "--system-font:\"A b\""));
  g_assert_nonnull (strstr (html, "href=\"lt-action:discussion/0\""));
  g_assert_nonnull (strstr (html, "href=\"lt-action:comment/hn-2\""));
  g_assert_nonnull (strstr (html, "href=\"https://firm.example/post?a=1&amp;b=2\""));
  g_assert_nonnull (strstr (html, "<bdi>12 points</bdi>"));
  g_assert_nonnull (strstr (html, "Content-Security-Policy"));
}

/* One button for each place, and two of one site told apart. */
static void
test_places (void)
{
  const LtPageOptions options = { .language = "en", .scale = 1 };
  g_autoptr (LtStory) story = example_story ();
  g_autofree char *one = lt_article_page (story, &options, NULL, NULL);
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;
  LtPlace *place = lt_place_new ("reddit", "r/example", "https://talk.example/r/2");

  g_assert_nonnull (strstr (one, ">Discussion</a>"));
  g_ptr_array_add (story->discussions, place);
  two = lt_article_page (story, &options, NULL, NULL);
  g_assert_nonnull (strstr (two, ">Discussion on Hacker News</a>"));
  g_assert_nonnull (strstr (two, ">Discussion on r/example</a>"));
  place = lt_place_new ("hackernews", "Hacker News", "https://news.example/item?id=3");
  place->comments = 40;
  g_ptr_array_add (story->discussions, place);
  three = lt_article_page (story, &options, NULL, NULL);
  g_assert_nonnull (strstr (three, ">Discussion on Hacker News (1 comment)</a>"));
  g_assert_nonnull (strstr (three, ">Discussion on Hacker News (40 comments)</a>"));
  g_assert_nonnull (strstr (three, ">Discussion on r/example</a>"));
}

static void
test_marks (void)
{
  g_autoptr (LtStory) story = example_story ();
  LtPageOptions options = { 0 };
  g_autofree char *html = lt_article_page (story, &options, cached, NULL);
  const char *mark = strstr (html, "Half of them liked <span class=\"marked\">it.<button class=\"mark\"");

  g_assert_nonnull (mark);
  g_assert_nonnull (strstr (html, "One said <span class=\"marked\">yes.<button class=\"mark\""));
  g_assert_null (strstr (html, "no.<button"));
  g_assert_null (strstr (html, "two.<button"));
  g_assert_nonnull (strstr (html, "id=\"source-3\""));
  g_assert_null (strstr (html, "id=\"source-4\""));
}

/* A line never begins with a mark: the last word goes with it, or the last character of what has no words. */
static void
test_mark_stays (void)
{
  static const char *const cases[][2] = {
    { "One word.", "One <span class=\"marked\">word.<button" },
    { "In <em>a</em> <b>word</b>.", "<b>word</b><span class=\"marked\">.<button" },
    { "In <b>a word</b>", "<b>a <span class=\"marked\">word<button" },
    { "In <a href=\"https://a.example/\">a link</a>", "a link</a><span class=\"marked\"><button" },
    { "A & B says \"no\"", "says <span class=\"marked\">&quot;no&quot;<button" },
    { "https://a.example/an/address/that/is/longer/than/a/line;", "line<span class=\"marked\">;<button" },
    { "https://a.example/an/address/that/is/longer/than/a/line&", "line<span class=\"marked\">&amp;<button" },
    { "\346\227\245\346\234\254\346\227\245\346\234\254\346\227\245\346\234\254\346\227\245\346\234\254\346\227\245\346\234\254\346\227\245\346\234\254\346\227\245\346\234\254\346\227\245\346\234\254\346\227\245\346\234\254", "\346\227\245<span class=\"marked\">\346\234\254<button" },
  };
  LtPageOptions options = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtStory) story = lt_story_new ("x");
      g_autofree char *html = NULL;

      story->content_html = g_strdup_printf ("<p>%s</p>", cases[i][0]);
      lt_story_add_claim (story, "block/1", "article", "Said.");
      html = lt_article_page (story, &options, cached, NULL);
      if (!strstr (html, cases[i][1]))
        g_test_message ("%s", html);
      g_assert_nonnull (strstr (html, cases[i][1]));
      assert_safe (html, "lt:");
    }
}

/* Every top-level element gets its direction and its mark, and nothing else changes. */
static void
test_odd_content (void)
{
  static const char *const contents[] = { "", "text only", "<img src=\"media/aa.png\">", "<p></p><br><ul><li></li></ul>", "a<p dir=\"rtl\">b</p>c", "<p>a<br>b</p>\n<hr>" };
  LtPageOptions options = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (LtStory) story = lt_story_new ("x");
      g_autofree char *html = NULL;

      story->content_html = g_strdup (contents[i]);
      for (guint j = 1; j < 4; j++)
        {
          g_autofree char *of = g_strdup_printf ("block/%u", j);

          lt_story_add_claim (story, of, "article", "Said.");
        }
      html = lt_article_page (story, &options, cached, NULL);
      assert_safe (html, "lt:");
      if (g_str_has_prefix (contents[i], "a<p"))
        g_assert_nonnull (strstr (html, "a<p dir=\"rtl\"><span class=\"marked\">b<button class=\"mark\""));
      if (g_str_has_prefix (contents[i], "<p>a"))
        g_assert_nonnull (strstr (html, "<p dir=\"auto\">a<br><span class=\"marked\">b<button"));
    }
}

static void
test_offline_and_bare (void)
{
  g_autoptr (LtStory) story = example_story ();
  g_autoptr (LtStory) bare = lt_story_new ("x");
  LtPageOptions options = { .offline = TRUE };
  g_autofree char *html = lt_article_page (story, &options, NULL, NULL);
  g_autofree char *nothing = lt_article_page (bare, &options, NULL, NULL);
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_document (html, strlen (html));

  g_assert_nonnull (strstr (html, "needs the network"));
  g_assert_null (strstr (html, "class=\"button\" href=\"https://firm.example"));
  g_assert_cmpuint (count_elements (tree, GUMBO_TAG_IMG), ==, 0);
  g_assert_nonnull (strstr (html, ">VR<"));

  /* A plain feed's item is not said to be made by software: nobody knows. */
  g_assert_null (strstr (nothing, "Automated summary"));
  assert_safe (nothing, "lt:");
}

static void
test_hostile (void)
{
  g_autoptr (LtStory) story = hostile_story ();
  g_autoptr (LtFeed) feed = lt_feed_new ();
  LtPageOptions options = { .language = HOSTILE, .font_family = HOSTILE };
  g_autofree char *page = lt_article_page (story, &options, cached, NULL);
  g_autofree char *published = lt_story_page (story, NULL);
  g_autofree char *markdown = lt_story_markdown (story);
  g_autofree char *atom = NULL;

  assert_safe (page, "lt:");
  assert_safe (published, "../media/");
  g_assert_null (strstr (page, "<script"));
  g_assert_null (strstr (page, "\xE2\x80\xAE"));
  for (const char *p = strstr (markdown, "<script"); p; p = strstr (p + 1, "<script"))
    g_assert_true (p[-1] == '\\');

  g_ptr_array_add (feed->items, lt_story_ref (story));
  atom = lt_atom (feed, "https://edition.example/");
  g_assert_null (strstr (atom, "<script"));
}

/* Pictures of the text open large, but those that lead elsewhere; words for where no page can be shown have none. */
static void
test_pictures (void)
{
  g_autoptr (LtStory) story = example_story ();
  LtPageOptions options = { .language = "en" };
  g_autofree char *page = NULL;
  g_autofree char *published = NULL;
  g_autofree char *text = NULL;

  g_free (story->content_html);
  story->content_html = g_strdup ("<p>See <img src=\"media/one.png\" alt=\"One &gt; two\"> here.</p>"
                                  "<p><a href=\"https://a.example/\"><img src=\"media/two.png\" alt=\"Two\"></a></p>"
                                  "<img src=\"media/three.png\" alt=\"Three\">");
  page = lt_article_page (story, &options, cached, NULL);
  published = lt_story_page (story, NULL);
  text = lt_story_text (story);
  assert_safe (page, "lt:");
  g_assert_nonnull (strstr (page, "popovertarget=\"picture-1\""));
  g_assert_nonnull (strstr (page, "<div class=\"large\" id=\"picture-1\" popover><img"));
  g_assert_nonnull (strstr (page, "popovertarget=\"picture-2\""));
  g_assert_null (strstr (page, "picture-3"));
  g_assert_null (strstr (published, "popovertarget=\"picture"));
  g_assert_nonnull (strstr (text, "See"));
  g_assert_nonnull (strstr (text, "Bullet one."));
  g_assert_null (strstr (text, "<"));
}

static char *
embed (const char *address, gpointer data)
{
  return g_str_has_suffix (address, "x.svg") ? NULL : g_strdup ("data:image/png;base64,AAAA");
}

/* One file that needs no other. */
static void
test_page_alone (void)
{
  g_autoptr (LtStory) story = example_story ();
  g_autofree char *html = NULL;
  g_autofree char *bare = lt_story_page_alone (story, NULL, NULL);

  g_free (story->image);
  story->image = g_strdup ("media/picture.png");
  html = lt_story_page_alone (story, embed, NULL);
  assert_safe (html, "data:image/png;base64,");
  g_assert_nonnull (strstr (html, "img-src data:;"));
  g_assert_nonnull (strstr (html, "<figure class=\"lead\"><img src=\"data:image/png;base64,AAAA\""));
  g_assert_null (strstr (bare, "<img"));
}

static void
test_story_page (void)
{
  g_autoptr (LtStory) story = example_story ();
  g_autofree char *html = NULL;
  g_autoptr (LtHtmlTree) tree = NULL;
  g_autoptr (JsonNode) data = NULL;
  const char *json, *label;
  JsonObject *author;

  story->sentiment = lt_sentiment_new ();
  story->sentiment->share = (LtShares) { { 100, 200, 700 } };
  html = lt_story_page (story, "https://edition.example/");
  tree = lt_html_tree_new_document (html, strlen (html));
  assert_safe (html, "https://edition.example/media/");
  g_assert_nonnull (strstr (html, "<svg"));
  g_assert_nonnull (strstr (html, "name=\"generator\""));

  label = strstr (html, "Automated summary");
  g_assert_nonnull (label);
  g_assert_true (label < strstr (html, "Bullet "));

  json = strstr (html, "application/ld+json\">") + strlen ("application/ld+json\">");
  data = lt_json_parse (json, (gsize) (strstr (json, "</script>") - json), 10000, 8, NULL);
  g_assert_nonnull (data);
  author = lt_json_object (json_node_get_object (data), "author");
  g_assert_cmpstr (lt_json_string (author, "@type"), ==, "SoftwareApplication");
  g_assert_cmpstr (lt_json_string (author, "name"), ==, "Vika Ray");
}

static void
test_markdown (void)
{
  g_autoptr (LtStory) story = example_story ();
  g_autofree char *markdown = lt_story_markdown (story);

  g_assert_true (g_str_has_prefix (markdown, "# A model that reads\n\nBy Vika Ray, AI analyst (software) \xC2\xB7 **Automated summary**"));
  g_assert_nonnull (strstr (markdown, "\n- Bullet one.\n"));
  g_assert_nonnull (strstr (markdown, "## What happened & why\n\nThe firm shipped \\<it\\>. Half"));
  g_assert_nonnull (strstr (markdown, "- Original: <https://firm.example/post?a=1&b=2>"));
}

/* As a reader of Atom meets it: well-formed, with what RFC 4287 asks for. */
static void
test_atom (void)
{
  g_autoptr (LtFeed) feed = lt_feed_new ();
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  GMarkupParser parser = { NULL };
  g_auto (GStrv) entries = NULL;
  g_autofree char *atom = NULL;

  feed->title = g_strdup ("Edition & more");
  feed->archive_id = g_strdup ("abc");
  feed->updated = 1772701300;
  for (guint i = 0; i < 60; i++)
    g_ptr_array_add (feed->items, example_story ());
  atom = lt_atom (feed, "https://edition.example/feed/");

  context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
  g_assert_true (g_markup_parse_context_parse (context, atom, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  entries = g_strsplit (atom, "<entry>", -1);
  g_assert_cmpuint (g_strv_length (entries), ==, 51);
  g_assert_nonnull (strstr (atom, "<id>tag:edition.example,2026:abc</id>"));
  g_assert_nonnull (strstr (atom, "<id>tag:edition.example,2026-03-05:hn-1</id>"));
  g_assert_nonnull (strstr (atom, "<name>Vika Ray (AI analyst, software)</name>"));
  g_assert_nonnull (strstr (atom, "href=\"https://edition.example/feed/stories/hn-1.html\""));
  g_assert_nonnull (strstr (atom, "<content type=\"html\">&lt;p&gt;&lt;em&gt;Automated summary"));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/content", test_content);
  g_test_add_func ("/pages/content-limits", test_content_limits);
  g_test_add_func ("/pages/article-page", test_article_page);
  g_test_add_func ("/pages/places", test_places);
  g_test_add_func ("/pages/marks", test_marks);
  g_test_add_func ("/pages/mark-stays", test_mark_stays);
  g_test_add_func ("/pages/odd-content", test_odd_content);
  g_test_add_func ("/pages/offline-and-bare", test_offline_and_bare);
  g_test_add_func ("/pages/hostile", test_hostile);
  g_test_add_func ("/pages/pictures", test_pictures);
  g_test_add_func ("/pages/page-alone", test_page_alone);
  g_test_add_func ("/pages/story-page", test_story_page);
  g_test_add_func ("/pages/markdown", test_markdown);
  g_test_add_func ("/pages/atom", test_atom);
  return g_test_run ();
}
