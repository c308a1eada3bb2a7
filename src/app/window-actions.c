/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/window-private.h"

#include "app/error-text.h"
#include "app/thread-list.h"
#include "base/future.h"
#include "render/article-page.h"
#include "text/url.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT_STEP 10
#define TEXT_LEAST 80
#define TEXT_MOST 200
#define TEXT_NORMAL 100

/* Going from story to story */

void
lt_window_move (LtWindow *self, int steps)
{
  lt_window_go_to_row (self, lt_stories_page_neighbour (self->stories, self->row, steps));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lt_window_move (data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lt_window_move (data, -1);
}

static DexFuture *
unread_found_cb (DexFuture *future, gpointer data)
{
  LtWindow *self = data;
  const GValue *value = dex_future_get_value (future, NULL);
  gint64 row = value ? g_value_get_int64 (value) : 0;

  if (row != 0)
    lt_window_go_to_row (self, row);
  else
    lt_window_tell (self, _ ("Everything is read"));
  return dex_future_new_true ();
}

static void
next_unread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  dex_clear (&self->seeking);
  self->seeking = dex_future_then (lt_stories_page_next_unread (self->stories, self->row), unread_found_cb, self, NULL);
}

static void
open_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;
  gint64 row = self->row;

  self->row = 0;
  lt_window_open_row (self, row, FALSE);
}

static void
show_update_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lt_window_show_revised (data);
}

/* What a person says of stories */

static void
toggle_read_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (!self->story)
    return;
  self->stays = TRUE;
  lt_window_set_read (self, !self->story->read);
}

static void
mark_unread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  self->stays = TRUE;
  lt_window_set_read (self, FALSE);
}

static void
saved_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LtWindow *self = data;
  gboolean saved = g_variant_get_boolean (state);

  if (!self->story)
    return;
  g_simple_action_set_state (action, state);
  lt_article_pane_set_saved (self->article, saved);
  self->story->saved = saved;
  lt_window_set_rows_saved (self, &self->story->row, 1, saved);
}

static void
mark_selected (LtWindow *self, gboolean read)
{
  g_autoptr (GArray) rows = lt_stories_page_dup_selected (self->stories);

  lt_window_set_rows_read (self, (gint64 *) (gpointer) rows->data, rows->len, read);
  lt_stories_page_stop_selecting (self->stories);
}

static void
mark_selected_read_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark_selected (data, TRUE);
}

static void
mark_selected_unread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark_selected (data, FALSE);
}

static void
save_selected_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;
  g_autoptr (GArray) rows = lt_stories_page_dup_selected (self->stories);

  lt_window_set_rows_saved (self, (gint64 *) (gpointer) rows->data, rows->len, TRUE);
  lt_stories_page_stop_selecting (self->stories);
}

static void
undo_cb (LtWindow *self, AdwToast *toast)
{
  GArray *rows = g_object_get_data (G_OBJECT (toast), "rows");

  lt_window_set_rows_read (self, (gint64 *) (gpointer) rows->data, rows->len, FALSE);
}

static DexFuture *
all_read_cb (DexFuture *future, gpointer data)
{
  LtWindow *self = data;
  GArray *rows = g_value_get_boxed (dex_future_get_value (future, NULL));
  AdwToast *toast;

  if (rows->len == 0)
    {
      lt_window_tell (self, _ ("Everything is read"));
      return dex_future_new_true ();
    }
  toast = adw_toast_new_format (ngettext ("%u story marked as read", "%u stories marked as read", rows->len), rows->len);
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "rows", g_array_ref (rows), (GDestroyNotify) g_array_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return dex_future_new_true ();
}

static void
mark_all_read_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;
  LtLibrary *library = lt_context_get_library (self->context);

  if (library)
    lt_window_carry_out (self, dex_future_then (lt_library_mark_all_read (library), all_read_cb,
                                                g_object_ref (self), g_object_unref));
}

static void
load_older_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;
  LtSubscription *source = lt_context_get_subscription (self->context);

  if (source)
    lt_window_carry_out (self, lt_sync_load_older (lt_subscription_get_sync (source)));
}

/* Out of the window */

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (LtWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    lt_window_tell (self, g_str_has_prefix (gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (launcher)), "mailto:")
                              ? _ ("No program for e-mail could be opened")
                              : _ ("The address could not be opened in a browser"));
}

/**
 * lt_window_open_link:
 * @address: http, https or mailto
 *
 * Opens an address where the person's desktop opens such; nothing else ever leaves.
 */
void
lt_window_open_link (LtWindow *self, const char *address)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!lt_url_is_web (address) && !g_str_has_prefix (address, "mailto:"))
    return;
  launcher = gtk_uri_launcher_new (address);
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (self), NULL, launched_cb, g_object_ref (self));
}

static void
open_original_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (lt_window_story_address (self))
    lt_window_open_link (self, lt_window_story_address (self));
}

/* The community pane */

gboolean
lt_window_is_sheet (LtWindow *self)
{
  return g_strcmp0 (adw_multi_layout_view_get_layout_name (self->views), "narrow") == 0;
}

gboolean
lt_window_is_community_open (LtWindow *self)
{
  if (lt_window_is_sheet (self))
    return adw_bottom_sheet_get_open (self->sheet);
  return adw_overlay_split_view_get_show_sidebar (self->community_split);
}

/* The sheet and the pane each keep a state of their own: going narrow must not open the sheet. */
void
lt_window_set_community_open (LtWindow *self, gboolean open)
{
  if (lt_window_is_sheet (self))
    adw_bottom_sheet_set_open (self->sheet, open);
  else
    adw_overlay_split_view_set_show_sidebar (self->community_split, open);
}

static void
community_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  LtWindow *self = data;
  gboolean open = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  if (!lt_window_is_sheet (self) && !adw_overlay_split_view_get_collapsed (self->community_split))
    g_settings_set_boolean (lt_context_get_settings (self->context), "show-community", open);
  lt_window_set_community_open (self, open);
}

/* @place: (nullable): NULL for whatever there is */
static void
show_discussion (LtWindow *self, const LtPlace *place)
{
  const LtDiscussion *discussion = self->story->discussion;

  if (lt_community_pane_show_discussion (self->community, discussion && place ? lt_thread_list_key (discussion, place) : NULL))
    lt_window_set_community_open (self, TRUE);
  else if (place && place->url)
    lt_window_open_link (self, place->url);
  else
    lt_window_tell (self, _ ("The discussion is not stored yet"));
}

static void
show_discussion_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (self->story)
    show_discussion (self, self->story->story->discussions->len > 0 ? self->story->story->discussions->pdata[0] : NULL);
}

static void
how_made_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (!self->story)
    return;
  lt_community_pane_show_making (self->community);
  lt_window_set_community_open (self, TRUE);
}

static void
community_table_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (!self->story)
    return;
  lt_community_pane_toggle_table (self->community);
  lt_window_set_community_open (self, TRUE);
}

void
lt_window_obey_page (LtWindow *self, const char *address)
{
  if (!self->story)
    return;
  if (g_str_has_prefix (address, LT_ACTION_DISCUSSION))
    {
      GPtrArray *places = self->story->story->discussions;
      guint64 index = g_ascii_strtoull (address + strlen (LT_ACTION_DISCUSSION), NULL, 10);
      LtPlace *place = index < places->len ? places->pdata[index] : NULL;

      if (place)
        show_discussion (self, place);
    }
  else if (g_str_has_prefix (address, LT_ACTION_COMMENT))
    {
      g_autofree char *id = g_uri_unescape_string (address + strlen (LT_ACTION_COMMENT), NULL);

      if (id && lt_community_pane_show_comment (self->community, id))
        lt_window_set_community_open (self, TRUE);
      else
        lt_window_tell (self, _ ("The comment is not in the stored discussion"));
    }
  else if (g_str_equal (address, LT_ACTION_PROVENANCE))
    g_action_group_activate_action (G_ACTION_GROUP (self), "how-made", NULL);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;
  gboolean over = lt_window_is_sheet (self) || adw_overlay_split_view_get_collapsed (self->community_split);

  if (lt_window_is_community_open (self) && lt_community_pane_pop (self->community))
    return;
  if (over && lt_window_is_community_open (self))
    lt_window_set_community_open (self, FALSE);
  else if (lt_window_is_narrow (self) && adw_navigation_split_view_get_show_content (self->split))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  else
    lt_stories_page_stop_selecting (self->stories);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (lt_window_is_narrow (self) && self->story)
    adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* The rest */

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (lt_window_is_narrow (self))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  lt_stories_page_search (self->stories);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (lt_window_is_narrow (self))
    adw_navigation_split_view_set_show_content (self->split, TRUE);
  lt_article_pane_find (self->article);
}

static void
set_text_size (LtWindow *self, int percent)
{
  g_settings_set_uint (lt_context_get_settings (self->context), "text-size",
                       (guint) CLAMP (percent, TEXT_LEAST, TEXT_MOST));
}

static int
text_size (LtWindow *self)
{
  return (int) g_settings_get_uint (lt_context_get_settings (self->context), "text-size");
}

static void
text_larger_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_text_size (data, text_size (data) + TEXT_STEP);
}

static void
text_smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_text_size (data, text_size (data) - TEXT_STEP);
}

static void
text_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_text_size (data, TEXT_NORMAL);
}

static void
add_discussion_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lt_window_add_discussion (data);
}

static void
tell_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  lt_window_tell (data, g_variant_get_string (parameter, NULL));
}

static const GActionEntry entries[] = {
  { "add-discussion", add_discussion_cb },
  { "back", back_cb },
  { "community", NULL, NULL, "true", community_cb },
  { "find", find_cb },
  { "forward", forward_cb },
  { "community-table", community_table_cb },
  { "how-made", how_made_cb },
  { "load-older", load_older_cb },
  { "mark-all-read", mark_all_read_cb },
  { "mark-selected-read", mark_selected_read_cb },
  { "mark-selected-unread", mark_selected_unread_cb },
  { "mark-unread", mark_unread_cb },
  { "next-story", next_cb },
  { "next-unread", next_unread_cb },
  { "open-again", open_again_cb },
  { "open-original", open_original_cb },
  { "previous-story", previous_cb },
  { "save-selected", save_selected_cb },
  { "saved", NULL, NULL, "false", saved_cb },
  { "search", search_cb },
  { "show-discussion", show_discussion_cb },
  { "show-update", show_update_cb },
  { "tell", tell_cb, "s" },
  { "text-larger", text_larger_cb },
  { "text-normal", text_normal_cb },
  { "text-smaller", text_smaller_cb },
  { "toggle-read", toggle_read_cb },
};

void
lt_window_install_actions (LtWindow *self)
{
  GSettings *settings = lt_context_get_settings (self->context);
  g_autoptr (GAction) serif = g_settings_create_action (settings, "serif");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), serif);
  lt_window_install_export (self);
  lt_window_install_share (self);
  lt_window_update_actions (self);
}

static void
set_enabled (LtWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/**
 * lt_window_update_actions:
 *
 * What can be done follows the story on screen.
 */
void
lt_window_update_actions (LtWindow *self)
{
  static const char *const need_story[] = { "community-table", "copy-markdown", "export-html", "export-markdown", "export-pdf", "find", "how-made", "mark-unread", "print", "saved", "show-discussion", "toggle-read" };
  gboolean saved = self->story && self->story->saved;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "saved");
  gboolean shown = self->story && !self->several;
  gboolean has_address = shown && lt_window_story_address (self);

  for (guint i = 0; i < G_N_ELEMENTS (need_story); i++)
    set_enabled (self, need_story[i], shown);
  set_enabled (self, "copy-link", has_address);
  set_enabled (self, "send-mail", has_address);
  set_enabled (self, "open-original", has_address);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (saved));
  lt_article_pane_set_saved (self->article, saved);
}
