/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a page does for the buttons of its rows. */
typedef struct
{
  void (*open_link) (const char *url, gpointer user_data);
  void (*copied) (gpointer user_data);
  void (*toggle_replies) (guint position, gpointer user_data); /* NULL where nothing folds */
} LtCommentRowFuncs;

/* Rows for lists of LtCommentItem. @fold: characters shown before Show All; @funcs is static. (transfer full) */
GtkListItemFactory *lt_comment_factory_new (int fold, const LtCommentRowFuncs *funcs, gpointer user_data);

G_END_DECLS
