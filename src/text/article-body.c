/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-body.h"

#include "text/article-blocks.h"

#include <string.h>

/* Of the prose of an element, its child must hold this part for the search to go on in the child. */
#define DESCENT 0.7
/* A marked article, or something named unlikely, that holds this part of the page's prose is believed or forgiven. */
#define MAIN_PART 0.4
#define FORGIVEN_PART 0.6
#define MAX_LINKED 0.5

static LtArticleElement *
element_at (LtArticleBlocks *blocks, int index)
{
  return &g_array_index (blocks->elements, LtArticleElement, index);
}

static gboolean
is_within (LtArticleBlocks *blocks, int index, int ancestor)
{
  while (index > ancestor)
    index = element_at (blocks, index)->parent;
  return index == ancestor;
}

/* A page whose article itself has an unlikely name: then names say nothing there. */
static void
forgive (LtArticleBlocks *blocks)
{
  double all = 0;
  guint n = blocks->elements->len;

  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      LtArticleBlock *block = &g_array_index (blocks->blocks, LtArticleBlock, i);

      all += lt_article_block_weight (block, lt_html_tag (element_at (blocks, block->element)->node));
    }
  for (guint i = n; i > 0; i--)
    {
      LtArticleElement *element = element_at (blocks, (int) i - 1);

      if (!element->unlikely || element->weight < FORGIVEN_PART * all)
        continue;
      element->unlikely = FALSE;
      for (int parent = element->parent; parent >= 0; parent = element_at (blocks, parent)->parent)
        {
          element_at (blocks, parent)->weight += element->weight;
          if (element_at (blocks, parent)->unlikely)
            break;
        }
    }
}

static gboolean
is_marked_article (const GumboNode *node)
{
  const char *property = lt_html_attribute (node, "itemprop");

  return (property && g_str_equal (property, "articleBody")) || lt_html_tag (node) == GUMBO_TAG_ARTICLE;
}

/* The heaviest element that the page marks as an article, if it holds enough; else the page. */
static int
find_start (LtArticleBlocks *blocks)
{
  double page = blocks->elements->len > 0 ? element_at (blocks, 0)->weight : 0;
  int best = 0;
  double weight = 0;

  for (guint i = 1; i < blocks->elements->len; i++)
    {
      LtArticleElement *element = element_at (blocks, (int) i);

      if (is_marked_article (element->node) && !element->unlikely && element->weight > weight)
        {
          best = (int) i;
          weight = element->weight;
        }
    }
  return weight >= MAIN_PART * page ? best : 0;
}

/* Goes down while one child holds nearly all. */
static int
find_container (LtArticleBlocks *blocks)
{
  int container = find_start (blocks);

  for (guint i = (guint) container + 1; i < blocks->elements->len; i++)
    {
      LtArticleElement *element = element_at (blocks, (int) i);
      GumboTag tag = lt_html_tag (element->node);

      if (element->parent == container && !element->unlikely && tag != GUMBO_TAG_P
          && element->weight >= DESCENT * element_at (blocks, container)->weight)
        container = (int) i;
    }
  return container;
}

static gboolean
is_heading (GumboTag tag)
{
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
}

/* TRUE if an element between the block and the container is no part of the article. */
static gboolean
is_excluded (LtArticleBlocks *blocks, int index, int container)
{
  for (; index > container; index = element_at (blocks, index)->parent)
    {
      LtArticleElement *element = element_at (blocks, index);
      GumboTag tag = lt_html_tag (element->node);

      if (element->unlikely)
        return TRUE;
      if ((tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION
           || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_DL)
          && (double) element->linked > MAX_LINKED * (double) element->characters)
        return TRUE;
    }
  return FALSE;
}

/* What a block of the container is: text, or a heading that is text only if text follows it. */
typedef enum
{
  NOTHING,
  TEXT,
  HEADING,
} Part;

static Part
classify (LtArticleBlocks *blocks, const LtArticleBlock *block, int container, const char *title)
{
  GumboTag tag = lt_html_tag (element_at (blocks, block->element)->node);

  if (!is_within (blocks, block->element, container) || is_excluded (blocks, block->element, container))
    return NOTHING;
  if (is_heading (tag))
    return title && g_str_equal (block->text, title) ? NOTHING : HEADING;
  if ((double) block->linked > 0.8 * (double) block->characters && tag != GUMBO_TAG_LI && tag != GUMBO_TAG_P)
    return NOTHING;
  if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_BLOCKQUOTE
      || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT)
    return TEXT;
  return block->characters >= 40 ? TEXT : NOTHING;
}

char *
lt_article_body (GumboNode *root, const char *title, GumboNode **container_node)
{
  g_autoptr (LtArticleBlocks) blocks = lt_article_blocks_new (root);
  GString *text = g_string_new (NULL);
  g_autoptr (GString) headings = g_string_new (NULL);
  int container;

  if (container_node)
    *container_node = NULL;
  if (blocks->elements->len == 0)
    return g_string_free_and_steal (text);
  forgive (blocks);
  container = find_container (blocks);
  if (container_node)
    *container_node = element_at (blocks, container)->node;

  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      LtArticleBlock *block = &g_array_index (blocks->blocks, LtArticleBlock, i);
      Part part = classify (blocks, block, container, title);

      if (part == HEADING)
        g_string_append_printf (headings, "%s\n\n", block->text);
      else if (part == TEXT)
        {
          g_string_append_printf (text, "%s%s\n\n", headings->str, block->text);
          g_string_truncate (headings, 0);
        }
    }
  while (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  return g_string_free_and_steal (text);
}
