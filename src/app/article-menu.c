/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/article-view-private.h"

#include "render/article-page.h"

#include <glib/gi18n.h>

/* Two menus with the same entries: the web view's own, which knows what is below the pointer and how a picture is copied,
 * and one for the keyboard, since WebKit opens none there but that of a hidden text field. */

static const struct
{
  const char *action;
  const char *label;
} shares[] = {
  { "copy-link", N_ ("Copy Link") },
  { "copy-markdown", N_ ("Copy as Markdown") },
  { "send-mail", N_ ("Send by E-Mail…") },
};

/* Of the pointer */

static void
add (WebKitContextMenu *menu, WebKitContextMenuAction action, const char *label)
{
  webkit_context_menu_append (menu, webkit_context_menu_item_new_from_stock_action_with_label (action, label));
}

/* What the window can do with the story now. */
static void
add_share (LtArticleView *self, WebKitContextMenu *menu)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (WebKitContextMenu) share = webkit_context_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shares) && G_IS_ACTION_MAP (root); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (root), shares[i].action);

      if (action && g_action_get_enabled (action))
        webkit_context_menu_append (share, webkit_context_menu_item_new_from_gaction (action, _ (shares[i].label), NULL));
    }
  if (webkit_context_menu_get_n_items (share) == 0)
    return;
  if (webkit_context_menu_get_n_items (menu) > 0)
    webkit_context_menu_append (menu, webkit_context_menu_item_new_separator ());
  webkit_context_menu_append (menu, webkit_context_menu_item_new_with_submenu (_ ("Share Story"), share));
}

/* WebKit's own menu offers Back, Reload and new windows: this one has what makes sense here. */
static gboolean
context_menu_cb (LtArticleView *self, WebKitContextMenu *menu, WebKitHitTestResult *hit)
{
  webkit_context_menu_remove_all (menu);
  if (webkit_hit_test_result_context_is_selection (hit))
    add (menu, WEBKIT_CONTEXT_MENU_ACTION_COPY, _ ("Copy"));
  if (webkit_hit_test_result_context_is_link (hit)
      && !g_str_has_prefix (webkit_hit_test_result_get_link_uri (hit), LT_ACTION_SCHEME))
    {
      add (menu, WEBKIT_CONTEXT_MENU_ACTION_COPY_LINK_TO_CLIPBOARD, _ ("Copy Link"));
      add (menu, WEBKIT_CONTEXT_MENU_ACTION_OPEN_LINK, _ ("Open Link"));
    }
  if (webkit_hit_test_result_context_is_image (hit))
    add (menu, WEBKIT_CONTEXT_MENU_ACTION_COPY_IMAGE_TO_CLIPBOARD, _ ("Copy Image"));
  add_share (self, menu);
  return webkit_context_menu_get_n_items (menu) == 0;
}

/* Of the keyboard */

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  webkit_web_view_execute_editing_command (LT_ARTICLE_VIEW (data)->web, WEBKIT_EDITING_COMMAND_COPY);
}

static void
copy_link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtArticleView *self = data;

  if (self->focused)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->focused);
}

static void
open_link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtArticleView *self = data;

  if (self->focused)
    g_signal_emit_by_name (self, "open-link", self->focused);
}

static GMenuModel *
make_share (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *name = g_strconcat ("win.", shares[i].action, NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (shares[i].label), name);

      g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (LtArticleView *self, gboolean selected)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) here = g_menu_new ();
  g_autoptr (GMenu) story = g_menu_new ();
  g_autoptr (GMenuModel) share = make_share ();

  if (selected)
    g_menu_append (here, _ ("Copy"), "article.copy");
  if (self->focused && !g_str_has_prefix (self->focused, LT_ACTION_SCHEME))
    {
      g_menu_append (here, _ ("Copy Link"), "article.copy-link");
      g_menu_append (here, _ ("Open Link"), "article.open-link");
    }
  g_menu_append_submenu (story, _ ("Share Story"), share);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (here));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (story));
  return G_MENU_MODEL (menu);
}

static int
number_at (JSCValue *values, guint index)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property_at_index (values, index);

  return jsc_value_to_int32 (value);
}

static void
place_known_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LtArticleView) self = data;
  g_autoptr (JSCValue) place = lt_article_view_finish_call (self, result);
  g_autoptr (GMenuModel) model = NULL;

  if (!place || !jsc_value_is_array (place) || !gtk_widget_get_mapped (GTK_WIDGET (self->web)))
    return;
  model = make_menu (self, number_at (place, 4) != 0);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { number_at (place, 0), number_at (place, 1), number_at (place, 2), number_at (place, 3) });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * lt_article_view_open_menu:
 *
 * Opens the menu at what has the focus in the page, for the keyboard.
 */
void
lt_article_view_open_menu (LtArticleView *self)
{
  if (self->shown)
    lt_article_view_call (self, "return lt.menu_place ();", g_variant_new ("a{sv}", NULL), place_known_cb);
}

void
lt_article_view_install_menu (LtArticleView *self)
{
  static const GActionEntry entries[] = {
    { "copy", copy_cb },
    { "copy-link", copy_link_cb },
    { "open-link", open_link_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "article", G_ACTION_GROUP (actions));
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_object (self->web, "context-menu", G_CALLBACK (context_menu_cb), self, G_CONNECT_SWAPPED);
}
