/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/thread.h"
#include "text/json.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* FEED.md, limits; and how deep a thread may go before what is below is left out. */
#define LT_TREE_MAX_ITEMS 5000
#define LT_TREE_MAX_DEPTH 200

/* Items of Hacker News' shape as they come, until they are a thread: by number, each with its children in order. */
typedef struct _LtItemTree LtItemTree;

#define LT_TYPE_ITEM_TREE (lt_item_tree_get_type ())
GType lt_item_tree_get_type (void);

/* How a source names what the tree holds. */
typedef struct
{
  const char *source;       /* "hackernews" */
  const char *prefix;       /* of ids: "hn-" */
  const char *page;         /* the discussion's own page; NULL: that of the number on Hacker News */
  const char *comment_page; /* what a comment's number is appended to */
  gint64 shift;             /* added to all times */
} LtItemNames;

LtItemTree *lt_item_tree_new (gint64 id);
LtItemTree *lt_item_tree_ref (LtItemTree *self);
void lt_item_tree_unref (LtItemTree *self);
/* Takes the story's own item, of either API. FALSE if it is no story. */
gboolean lt_item_tree_set_story (LtItemTree *self, JsonObject *item);
/* Takes one comment's item. FALSE if it is none, is known already or there are too many. */
gboolean lt_item_tree_add (LtItemTree *self, gint64 parent, JsonObject *item);
/* Puts the children of @parent into the order of @kids; those not named follow. */
void lt_item_tree_set_order (LtItemTree *self, gint64 parent, JsonArray *kids);
/* Ids of comments with @min_children or more, below the first @n_roots; at most @limit. (element-type gint64) */
GArray *lt_item_tree_list_parents (LtItemTree *self, guint n_roots, guint min_children, guint limit);
gint64 lt_item_tree_get_date (LtItemTree *self);
guint lt_item_tree_get_size (LtItemTree *self);
gboolean lt_item_tree_is_cut (LtItemTree *self);
/* CPU work: HTML becomes text here. Leaves that are removed vanish, and all above them that hold nothing else. */
LtThread *lt_item_tree_to_thread (LtItemTree *self, const LtItemNames *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtItemTree, lt_item_tree_unref)

G_END_DECLS
