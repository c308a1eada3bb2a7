/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/discussion.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A comment of @discussion with its ancestors above and its replies below, as LtCommentItem.
 * @focus: where the comment stands. (transfer full) (nullable): NULL when it is not there. */
GListModel *lt_thread_list_around (LtDiscussion *discussion, const char *comment_id, guint *focus);
/* Every comment of @source, or of every source when NULL, replies under what they answer. (transfer full) */
GListModel *lt_thread_list_all (LtDiscussion *discussion, const char *source);

G_END_DECLS
