/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "widgets/comment-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A comment with its label, for lists of a slice and for threads. Signals: open-link (string url), copied, toggle-replies. */
#define LT_TYPE_COMMENT_ROW (lt_comment_row_get_type ())
G_DECLARE_FINAL_TYPE (LtCommentRow, lt_comment_row, LT, COMMENT_ROW, GtkWidget)

/* @fold: characters shown before Show All */
GtkWidget *lt_comment_row_new (int fold);
void lt_comment_row_set_item (LtCommentRow *self, LtCommentItem *item);
LtCommentItem *lt_comment_row_get_item (LtCommentRow *self);
/* For gtk_list_item_set_accessible_label() and _description(). (transfer full) */
char *lt_comment_row_dup_label (LtCommentItem *item);
char *lt_comment_row_dup_description (LtCommentItem *item);

G_END_DECLS
