/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

/* Private to this folder: gumbo under bounds. Elements deeper than these and nodes beyond these are not walked. */
#define LT_HTML_MAX_DEPTH 512
#define LT_HTML_MAX_NODES 200000

typedef struct _LtHtmlTree LtHtmlTree;

LtHtmlTree *lt_html_tree_new_document (const char *html, gsize length);
LtHtmlTree *lt_html_tree_new_fragment (const char *html, gsize length);
LtHtmlTree *lt_html_tree_new_part (const char *html, gsize length);
void lt_html_tree_free (LtHtmlTree *self);
GumboNode *lt_html_tree_get_root (LtHtmlTree *self);
gboolean lt_html_tree_is_cut (LtHtmlTree *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHtmlTree, lt_html_tree_free)

/* A walk in document order without recursion: every element is met twice, on entering and on leaving. */
typedef struct
{
  GumboNode *root;
  GumboNode *node;
  gboolean leaving;
  gboolean skip;
  guint depth;
  guint count;
} LtHtmlWalk;

void lt_html_walk_init (LtHtmlWalk *walk, GumboNode *root);
gboolean lt_html_walk_next (LtHtmlWalk *walk);
/* Goes on after the element just entered, which then is not met on leaving. */
void lt_html_walk_skip (LtHtmlWalk *walk);

gboolean lt_html_is_element (const GumboNode *node);
gboolean lt_html_is_text (const GumboNode *node);
/* The tag of an HTML element; GUMBO_TAG_LAST for all else, SVG and MathML among it. */
GumboTag lt_html_tag (const GumboNode *node);
const char *lt_html_attribute (const GumboNode *node, const char *name);
/* All text below @node as it stands, scripts and styles left out. (transfer full) */
char *lt_html_text (GumboNode *node);

G_END_DECLS
