/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-blocks.h"

#include <string.h>

/* A block of this many characters is prose whatever its element; a paragraph may be shorter. */
#define PROSE_CHARACTERS 80
#define PARAGRAPH_CHARACTERS 25
/* Above this part of linked text a block is a menu. */
#define MAX_LINKED 0.5

typedef struct
{
  LtArticleBlocks *blocks;
  GArray *open; /* indices of elements */
  GString *text;
  gsize linked;
  guint link;
  guint pre;
} Reader;

/* Parts of names, as class and id have them, of what surrounds articles. */
static const char *const unlikely_parts[] = {
  "comment",
  "disqus",
  "sidebar",
  "share",
  "sharing",
  "social",
  "newsletter",
  "related",
  "promo",
  "breadcrumb",
  "cookie",
  "gdpr",
  "advert",
  "sponsor",
  "subscri",
  "recommend",
  "popular",
  "trending",
  "paginat",
  "pager",
  "footer",
  "masthead",
  "navigation",
  "nav-",
  "-nav",
  "menu",
  "modal",
  "popup",
  "toolbar",
  "byline",
  "author-bio",
  "author-info",
  "about-author",
  "taglist",
  "tag-list",
  "post-meta",
  "entry-meta",
  "article-meta",
  "read-more",
  "readmore",
  "more-from",
  "outbrain",
  "taboola",
  "signup",
  "sign-up",
  "paywall",
  "caption",
  "credit",
  "timestamp",

  "print-only",
  "skip-link",
  "feedback",
  "-rating",
  "rating-",
  "replies",
  "respond",
  "copyright",
  "disclaimer",
  "teaser",
  "upsell",
  "read-next",
  "-toc",
  "toc-",
  "table-of-contents",
  "infobox",
  "navbox",
  "reflist",
  "mw-editsection",
  "hatnote",
  "ad-slot",
  "ad-container",
  "google-ad",
  "dfp-",
};

/* A name with one of these may hold the article whatever else it says. */
static const char *const likely_parts[] = { "article-body", "articlebody", "article-content", "article__body",
                                            "post-body", "post-content", "entry-content", "story-body", "storybody",
                                            "main-content", "story-content" };

static gboolean
holds_part (const char *name, const char *const *parts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strstr (name, parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
name_is_unlikely (const char *value)
{
  g_autofree char *name = value ? g_ascii_strdown (value, -1) : NULL;

  return name && holds_part (name, unlikely_parts, G_N_ELEMENTS (unlikely_parts))
         && !holds_part (name, likely_parts, G_N_ELEMENTS (likely_parts));
}

static gboolean
is_unlikely (const GumboNode *node)
{
  const char *role = lt_html_attribute (node, "role");

  switch (lt_html_tag (node))
    {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
      return FALSE;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_ADDRESS:
      return TRUE;
    default:
      break;
    }
  if (role && (g_str_equal (role, "navigation") || g_str_equal (role, "complementary") || g_str_equal (role, "banner") || g_str_equal (role, "contentinfo") || g_str_equal (role, "dialog")))
    return TRUE;
  return name_is_unlikely (lt_html_attribute (node, "class")) || name_is_unlikely (lt_html_attribute (node, "id"));
}

/* What never holds text of an article. */
static gboolean
is_skipped (const GumboNode *node)
{
  switch (lt_html_tag (node))
    {
    case GUMBO_TAG_LAST:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_TITLE:
      return TRUE;
    default:
      return lt_html_is_hidden (node);
    }
}

static gboolean
is_inline (GumboTag tag)
{
  switch (tag)
    {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_UNKNOWN:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
clear_block (gpointer block)
{
  g_free (((LtArticleBlock *) block)->text);
}

static int
top (Reader *reader)
{
  return reader->open->len > 0 ? g_array_index (reader->open, int, reader->open->len - 1) : -1;
}

static void
end_block (Reader *reader)
{
  g_autofree char *text = g_strdup (reader->text->str);
  LtArticleBlock block = { .element = top (reader), .linked = reader->linked };

  g_string_truncate (reader->text, 0);
  reader->linked = 0;
  if (reader->pre == 0)
    g_strchug (text);
  g_strchomp (text);
  if (!*text || block.element < 0)
    return;
  block.characters = (gsize) g_utf8_strlen (text, -1);
  block.text = g_steal_pointer (&text);
  g_array_append_val (reader->blocks->blocks, block);
}

static void
append_text (Reader *reader, const char *text)
{
  GString *line = reader->text;
  gsize before = line->len;

  for (const char *p = text; *p; p++)
    {
      gboolean space = g_ascii_isspace (*p);

      if (!space || reader->pre > 0)
        g_string_append_c (line, *p);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (reader->link > 0)
    reader->linked += (gsize) g_utf8_strlen (line->str + before, (gssize) (line->len - before));
}

static void
open_element (Reader *reader, GumboNode *node)
{
  GumboTag tag = lt_html_tag (node);
  LtArticleElement element = { .node = node, .parent = top (reader), .unlikely = is_unlikely (node) };
  int index = (int) reader->blocks->elements->len;

  if (tag == GUMBO_TAG_A)
    reader->link++;
  /* An inline element counts as one of its own only where its name sets it apart. */
  if (is_inline (tag) && !element.unlikely)
    return;
  end_block (reader);
  g_array_append_val (reader->blocks->elements, element);
  g_array_append_val (reader->open, index);
  if (tag == GUMBO_TAG_PRE)
    reader->pre++;
}

static void
close_element (Reader *reader, GumboNode *node)
{
  GumboTag tag = lt_html_tag (node);
  int index = top (reader);

  if (tag == GUMBO_TAG_A)
    reader->link--;
  if (index < 0 || g_array_index (reader->blocks->elements, LtArticleElement, index).node != node)
    return;
  end_block (reader);
  g_array_set_size (reader->open, reader->open->len - 1);
  if (tag == GUMBO_TAG_PRE)
    reader->pre--;
}

double
lt_article_block_weight (const LtArticleBlock *block, GumboTag tag)
{
  gsize least = tag == GUMBO_TAG_P ? PARAGRAPH_CHARACTERS : PROSE_CHARACTERS;
  double linked = (double) block->linked / (double) MAX (block->characters, 1);

  if (block->characters < least || linked > MAX_LINKED)
    return 0;
  return (double) block->characters * (1 - linked);
}

/* Sums up from the blocks to all elements around them; children come after their parents. */
static void
sum_up (LtArticleBlocks *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      LtArticleBlock *block = &g_array_index (self->blocks, LtArticleBlock, i);
      LtArticleElement *element = &g_array_index (self->elements, LtArticleElement, block->element);

      element->weight += lt_article_block_weight (block, lt_html_tag (element->node));
      element->characters += block->characters;
      element->linked += block->linked;
    }
  for (guint i = self->elements->len; i > 0; i--)
    {
      LtArticleElement *element = &g_array_index (self->elements, LtArticleElement, i - 1);
      LtArticleElement *parent;

      if (element->parent < 0)
        continue;
      parent = &g_array_index (self->elements, LtArticleElement, element->parent);
      parent->characters += element->characters;
      parent->linked += element->linked;
      if (!element->unlikely)
        parent->weight += element->weight;
    }
}

/**
 * lt_article_blocks_new:
 * @root: (nullable): the html element of a page
 *
 * Returns: (transfer full): its visible text
 */
LtArticleBlocks *
lt_article_blocks_new (GumboNode *root)
{
  LtArticleBlocks *self = g_new0 (LtArticleBlocks, 1);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .blocks = self, .open = open, .text = text };
  LtHtmlWalk walk;

  self->elements = g_array_new (FALSE, FALSE, sizeof (LtArticleElement));
  self->blocks = g_array_new (FALSE, FALSE, sizeof (LtArticleBlock));
  g_array_set_clear_func (self->blocks, clear_block);

  lt_html_walk_init (&walk, root);
  while (lt_html_walk_next (&walk))
    {
      if (lt_html_is_text (walk.node))
        append_text (&reader, walk.node->v.text.text);
      else if (!lt_html_is_element (walk.node))
        continue;
      else if (walk.leaving)
        close_element (&reader, walk.node);
      else if (walk.node != root && is_skipped (walk.node))
        lt_html_walk_skip (&walk);
      else if (lt_html_tag (walk.node) == GUMBO_TAG_BR && reader.pre > 0)
        g_string_append_c (text, '\n');
      else if (lt_html_tag (walk.node) == GUMBO_TAG_BR)
        append_text (&reader, " ");
      else
        open_element (&reader, walk.node);
    }
  sum_up (self);
  return self;
}

void
lt_article_blocks_free (LtArticleBlocks *self)
{
  g_array_unref (self->elements);
  g_array_unref (self->blocks);
  g_free (self);
}
