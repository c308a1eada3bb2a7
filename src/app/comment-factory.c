/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "app/comment-factory.h"

#include "widgets/comment-row.h"

typedef struct
{
  int fold;
  const LtCommentRowFuncs *funcs;
  gpointer user_data;
} Factory;

static void
open_link_cb (LtCommentRow *row, const char *url, Factory *factory)
{
  factory->funcs->open_link (url, factory->user_data);
}

static void
copied_cb (LtCommentRow *row, Factory *factory)
{
  factory->funcs->copied (factory->user_data);
}

static void
toggle_cb (GtkListItem *list_item, LtCommentRow *row)
{
  Factory *factory = g_object_get_data (G_OBJECT (row), "lt-factory");

  if (factory->funcs->toggle_replies != NULL)
    factory->funcs->toggle_replies (gtk_list_item_get_position (list_item), factory->user_data);
}

static void
setup_cb (GtkListItemFactory *list_factory, GtkListItem *list_item, Factory *factory)
{
  GtkWidget *row = lt_comment_row_new (factory->fold);

  g_signal_connect (row, "open-link", G_CALLBACK (open_link_cb), factory);
  g_signal_connect (row, "copied", G_CALLBACK (copied_cb), factory);
  g_object_set_data (G_OBJECT (row), "lt-factory", factory);
  g_signal_connect_object (row, "toggle-replies", G_CALLBACK (toggle_cb), list_item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

/* Also when its replies were folded away or came back. */
static void
describe_cb (LtCommentItem *item, GParamSpec *pspec, GtkListItem *list_item)
{
  g_autofree char *description = lt_comment_row_dup_description (item);

  gtk_list_item_set_accessible_description (list_item, description);
}

static void
bind_cb (GtkListItemFactory *list_factory, GtkListItem *list_item, Factory *factory)
{
  LtCommentItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *label = lt_comment_row_dup_label (item);

  lt_comment_row_set_item (LT_COMMENT_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, label);
  describe_cb (item, NULL, list_item);
  g_signal_connect (item, "notify::folded", G_CALLBACK (describe_cb), list_item);
}

static void
unbind_cb (GtkListItemFactory *list_factory, GtkListItem *list_item, Factory *factory)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
  lt_comment_row_set_item (LT_COMMENT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/**
 * lt_comment_factory_new:
 * @fold: characters shown before Show All
 * @funcs: called for a row's buttons
 * @user_data: handed to them; must outlive the list that uses the factory
 *
 * Returns: (transfer full): a factory
 */
GtkListItemFactory *
lt_comment_factory_new (int fold, const LtCommentRowFuncs *funcs, gpointer user_data)
{
  GtkListItemFactory *list_factory = gtk_signal_list_item_factory_new ();
  Factory *factory = g_new (Factory, 1);

  *factory = (Factory) { fold, funcs, user_data };
  g_object_set_data_full (G_OBJECT (list_factory), "lt-factory", factory, g_free);
  g_signal_connect (list_factory, "setup", G_CALLBACK (setup_cb), factory);
  g_signal_connect (list_factory, "bind", G_CALLBACK (bind_cb), factory);
  g_signal_connect (list_factory, "unbind", G_CALLBACK (unbind_cb), factory);
  return list_factory;
}
