/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/html-tree.h"

G_BEGIN_DECLS

/* Private to this folder: the visible text of a page as blocks, and the elements that hold them. */
typedef struct
{
  GumboNode *node;
  int parent;        /* index of an element; -1 at the top */
  gboolean unlikely; /* its class or name says that it is no part of an article */
  double weight;     /* characters of prose in it, links taken off */
  gsize characters;  /* of all text in it */
  gsize linked;      /* of these, in links */
} LtArticleElement;

/* A run of text between two block boundaries. */
typedef struct
{
  int element;
  char *text;
  gsize characters;
  gsize linked;
} LtArticleBlock;

typedef struct
{
  GArray *elements; /* LtArticleElement, parents before children */
  GArray *blocks;   /* LtArticleBlock, in document order */
} LtArticleBlocks;

LtArticleBlocks *lt_article_blocks_new (GumboNode *root);
void lt_article_blocks_free (LtArticleBlocks *self);
/* Prose as it is counted in an element's weight; 0 for what is none. */
double lt_article_block_weight (const LtArticleBlock *block, GumboTag tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtArticleBlocks, lt_article_blocks_free)

/* TRUE if a person who looks at the page does not see the text of @element. */
gboolean lt_html_is_hidden (const GumboNode *element);

G_END_DECLS
