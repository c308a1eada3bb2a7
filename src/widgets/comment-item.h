/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/discussion.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  LT_COMMENT_ITEM_PLAIN,
  LT_COMMENT_ITEM_FOCUS,     /* the comment that a thread was opened for */
  LT_COMMENT_ITEM_STRONGEST, /* the strongest direct reply to it */
  LT_COMMENT_ITEM_POST,      /* no comment: what the thread hangs on */
} LtCommentItemKind;

/*
 * A comment in a list: which one, how deep it stands there, whether its whole text is shown, and the replies below it that are
 * folded away. Main thread. Property: folded (boolean, readable).
 */
#define LT_TYPE_COMMENT_ITEM (lt_comment_item_get_type ())
G_DECLARE_FINAL_TYPE (LtCommentItem, lt_comment_item, LT, COMMENT_ITEM, GObject)

/* @comment belongs to @discussion, which is kept. */
LtCommentItem *lt_comment_item_new (LtDiscussion *discussion, LtComment *comment, guint level, LtCommentItemKind kind);
LtCommentItem *lt_comment_item_new_for_post (LtDiscussion *discussion, const LtPost *post);
LtComment *lt_comment_item_get_comment (LtCommentItem *self);
guint lt_comment_item_get_level (LtCommentItem *self);
LtCommentItemKind lt_comment_item_get_kind (LtCommentItem *self);
/* TRUE if who wrote it also started the discussion. */
gboolean lt_comment_item_is_by_author (LtCommentItem *self);
gboolean lt_comment_item_get_whole (LtCommentItem *self);
void lt_comment_item_set_whole (LtCommentItem *self, gboolean whole);
/* TRUE if text or author contain @folded, a needle from g_utf8_casefold(). */
gboolean lt_comment_item_matches (LtCommentItem *self, const char *folded);

/* How many replies stand below it in its list, folded or not. */
guint lt_comment_item_get_n_replies (LtCommentItem *self);
void lt_comment_item_set_n_replies (LtCommentItem *self, guint n_replies);
gboolean lt_comment_item_get_folded (LtCommentItem *self);
/* Keep what was taken out of the list; give it back. (transfer full) */
void lt_comment_item_fold (LtCommentItem *self, GPtrArray *replies);
GPtrArray *lt_comment_item_unfold (LtCommentItem *self);

G_END_DECLS
