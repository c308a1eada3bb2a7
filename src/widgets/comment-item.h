/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/discussion.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A comment in a list: which one, how deep it stands there, and whether its whole text is shown. Main thread. */
#define LT_TYPE_COMMENT_ITEM (lt_comment_item_get_type ())
G_DECLARE_FINAL_TYPE (LtCommentItem, lt_comment_item, LT, COMMENT_ITEM, GObject)

/* @comment belongs to @discussion, which is kept. */
LtCommentItem *lt_comment_item_new (LtDiscussion *discussion, LtComment *comment, guint level, gboolean focus);
LtComment *lt_comment_item_get_comment (LtCommentItem *self);
guint lt_comment_item_get_level (LtCommentItem *self);
/* The comment that a thread was opened for. */
gboolean lt_comment_item_get_focus (LtCommentItem *self);
gboolean lt_comment_item_get_whole (LtCommentItem *self);
void lt_comment_item_set_whole (LtCommentItem *self, gboolean whole);
/* TRUE if text or author contain @folded, a needle from g_utf8_casefold(). */
gboolean lt_comment_item_matches (LtCommentItem *self, const char *folded);

G_END_DECLS
