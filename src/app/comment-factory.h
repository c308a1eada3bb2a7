/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*LtOpenLinkFunc) (const char *url, gpointer user_data);

/* Rows for lists of LtCommentItem; @open_link is called for a row's button. (transfer full) */
GtkListItemFactory *lt_comment_factory_new (int fold, LtOpenLinkFunc open_link, gpointer user_data);

G_END_DECLS
