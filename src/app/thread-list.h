/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/discussion.h"
#include "story/story.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Lists of LtCommentItem, replies under what they answer, siblings in the source's rank order. Main thread. */

/* A comment of @discussion with its ancestors above and its replies below, of which @strongest (nullable) stands first.
 * @focus: where the comment stands. (transfer full) (nullable): NULL when it is not there. */
GListModel *lt_thread_list_around (LtDiscussion *discussion, const char *comment_id, const char *strongest, guint *focus);
/* What stands for the thread of a place in the functions below: its address where the discussion knows its threads apart,
 * else its source. */
const char *lt_thread_list_key (const LtDiscussion *discussion, const LtPlace *place);
/* Every comment of the thread that @key stands for, or of every one when NULL, below what it hangs on. (transfer full) */
GListModel *lt_thread_list_all (LtDiscussion *discussion, const char *key);
/* How many comments that are. */
guint lt_thread_list_count (const LtDiscussion *discussion, const char *key);
/* Every comment once, as the list of all shows them, but nothing else. (transfer container) */
GPtrArray *lt_thread_list_in_order (LtDiscussion *discussion);
/* Fold away, or bring back, the replies below a place of one of these lists. */
void lt_thread_list_toggle (GListModel *list, guint position);

G_END_DECLS
