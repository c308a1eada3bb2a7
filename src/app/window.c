/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/window-private.h"

#include "app/web-check.h"
#include "app/witness.h"
#include "base/future.h"

#include <glib/gi18n.h>

/* A compositor may end us at any time, so the state is written soon after it changed, not only at the end. */
#define SAVE_AFTER_MS 1000
/* The sheet's share of the window's height. */
#define SHEET_SHARE 0.7

G_DEFINE_FINAL_TYPE (LtWindow, lt_window, ADW_TYPE_APPLICATION_WINDOW)

/* State */

static gboolean
save_cb (gpointer data)
{
  LtWindow *self = data;

  self->saving = 0;
  lt_window_save_state (self);
  return G_SOURCE_REMOVE;
}

static void
state_changed_cb (LtWindow *self)
{
  if (self->saving == 0)
    self->saving = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

void
lt_window_save_state (LtWindow *self)
{
  GSettings *settings = lt_context_get_settings (self->context);
  int width;
  int height;

  g_clear_handle_id (&self->saving, g_source_remove);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", MAX (width, 360));
      g_settings_set_int (settings, "window-height", MAX (height, 294));
    }
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (self->story)
    {
      g_autofree char *reference = g_strconcat (self->story->feed_address, "#", self->story->story->id, NULL);

      g_settings_set_string (settings, "story", reference);
    }
}

static void
restore_state (LtWindow *self)
{
  GSettings *settings = lt_context_get_settings (self->context);

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  adw_overlay_split_view_set_show_sidebar (self->community_split, g_settings_get_boolean (settings, "show-community"));
}

/* The list */

static void
selected_cb (LtWindow *self, gint64 row)
{
  if (!lt_window_is_narrow (self))
    lt_window_open_row (self, row, FALSE);
}

static void
several_cb (LtWindow *self, guint n_stories)
{
  if (!lt_window_is_narrow (self))
    lt_window_show_several (self, n_stories);
}

static void
activated_cb (LtWindow *self, gint64 row)
{
  lt_window_open_row (self, row, TRUE);
}

/* After the frame is out, not inside of it. */
static gboolean
painted_cb (gpointer data)
{
  lt_window_list_painted (LT_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static void
list_painted_cb (LtWindow *self)
{
  lt_witness_list_painted ();
  if (lt_window_is_narrow (self) && !self->wanted)
    lt_witness_ready (GTK_WINDOW (self));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, painted_cb, g_object_ref (self), g_object_unref);
}

/* There are stories: the one shown last, else the newest, so that a wide window is never half empty. */
static DexFuture *
last_found_cb (DexFuture *future, gpointer data)
{
  LtWindow *self = data;
  const GValue *value = dex_future_get_value (future, NULL);
  gint64 row = value ? g_value_get_int64 (value) : 0;

  if (self->row == 0 && !lt_stories_page_select (self->stories, row))
    lt_stories_page_select (self->stories, lt_stories_page_neighbour (self->stories, 0, 0));
  return dex_future_new_true ();
}

static void
filled_cb (LtWindow *self)
{
  LtLibrary *library = lt_context_get_library (self->context);
  g_autofree char *reference = g_settings_get_string (lt_context_get_settings (self->context), "story");

  if (self->row != 0 || self->wanted || lt_window_is_narrow (self))
    return;
  dex_clear (&self->seeking);
  self->seeking = dex_future_finally (lt_library_find_story (library, reference), last_found_cb, self, NULL);
}

/* The article */

static void
story_painted_cb (LtWindow *self)
{
  lt_witness_story_painted (self->asked);
  lt_witness_ready (GTK_WINDOW (self));
  lt_window_start_reading (self);
  lt_window_give_back_memory (self);
  state_changed_cb (self);
}

static void
scrolled_cb (LtWindow *self)
{
  if (!self->stays)
    lt_window_set_read (self, TRUE);
}

static void
moved_cb (LtWindow *self, gint64 place)
{
  LtLibrary *library = lt_context_get_library (self->context);

  if (!library || !self->story)
    return;
  self->story->place = place;
  dex_unref (lt_library_set_place (library, self->story->row, place));
}

/* Forward is to what is unread, back is to what was above. */
static void
left_cb (LtWindow *self, gboolean forward)
{
  if (forward)
    g_action_group_activate_action (G_ACTION_GROUP (self), "next-unread", NULL);
  else
    lt_window_move (self, -1);
}

/* Layouts */

static void
update_community_state (LtWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "community");

  if (action)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (lt_window_is_community_open (self)));
}

static void
community_shown_cb (LtWindow *self)
{
  update_community_state (self);
}

/* In a narrow window the page lies behind the bar of the sheet, at full height. */
static void
bottom_bar_cb (LtWindow *self)
{
  int height = lt_window_is_sheet (self) ? adw_bottom_sheet_get_bottom_bar_height (self->sheet) : 0;

  gtk_widget_set_margin_bottom (GTK_WIDGET (self->article), height);
}

static void
layout_cb (LtWindow *self)
{
  update_community_state (self);
  bottom_bar_cb (self);
}

/* Beside the article again: as the person left it there. */
static void
community_collapsed_cb (LtWindow *self)
{
  if (!adw_overlay_split_view_get_collapsed (self->community_split))
    adw_overlay_split_view_set_show_sidebar (
        self->community_split, g_settings_get_boolean (lt_context_get_settings (self->context), "show-community"));
}

static void
collapsed_cb (LtWindow *self)
{
  lt_stories_page_set_narrow (self->stories, lt_window_is_narrow (self));
  if (!lt_window_is_narrow (self) && self->row == 0)
    filled_cb (self);
}

static void
show_content_cb (LtWindow *self)
{
  lt_window_start_reading (self);
}

static void
lt_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtWindow *self = LT_WINDOW (widget);

  GTK_WIDGET_CLASS (lt_window_parent_class)->size_allocate (widget, width, height, baseline);
  lt_sheet_bin_set_height (self->sheet_bin, (int) (height * SHEET_SHARE));
}

/* Links and words of the panes */

static void
open_link_cb (LtWindow *self, const char *address)
{
  lt_window_open_link (self, address);
}

static void
toast_cb (LtWindow *self, const char *text)
{
  lt_window_tell (self, text);
}

static void
library_cb (LtWindow *self)
{
  if (lt_context_get_library (self->context))
    lt_window_watch_library (self);
}

static void
offline_cb (LtWindow *self, GParamSpec *pspec, LtSync *sync)
{
  lt_article_view_set_offline (lt_article_pane_get_view (self->article), lt_sync_get_offline (sync));
}

/* Our own backend out of reach says nothing of the network. */
static void
source_cb (LtWindow *self)
{
  LtSubscription *source = lt_context_get_subscription (self->context);

  if (source && !lt_subscription_is_built_in (source))
    g_signal_connect_object (lt_subscription_get_sync (source), "notify::offline", G_CALLBACK (offline_cb), self, G_CONNECT_SWAPPED);
}

static void
lt_window_dispose (GObject *object)
{
  LtWindow *self = LT_WINDOW (object);

  g_clear_handle_id (&self->reading, g_source_remove);
  g_clear_handle_id (&self->trimming, g_source_remove);
  g_clear_handle_id (&self->saving, g_source_remove);
  dex_clear (&self->web);
  dex_clear (&self->warming);
  dex_clear (&self->opening);
  dex_clear (&self->changing);
  dex_clear (&self->seeking);
  dex_clear (&self->adding);
  g_clear_object (&self->request);
  g_clear_weak_pointer (&self->add_dialog);
  g_clear_pointer (&self->story, lt_open_story_unref);
  g_clear_pointer (&self->revised, lt_open_story_unref);
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LT_TYPE_WINDOW);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lt_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, split);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, views);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, community_split);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, sheet_bin);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, stories);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, article);
  gtk_widget_class_bind_template_child (widget_class, LtWindow, community);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, several_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_painted_cb);
  gtk_widget_class_bind_template_callback (widget_class, filled_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_cb);
  gtk_widget_class_bind_template_callback (widget_class, community_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, bottom_bar_cb);
  gtk_widget_class_bind_template_callback (widget_class, story_painted_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, toast_cb);
}

static void
lt_window_class_init (LtWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_window_dispose;
  widget_class->size_allocate = lt_window_size_allocate;
  g_type_ensure (LT_TYPE_STORIES_PAGE);
  g_type_ensure (LT_TYPE_ARTICLE_PANE);
  g_type_ensure (LT_TYPE_COMMUNITY_PANE);
  g_type_ensure (LT_TYPE_SHEET_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/window.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
lt_window_init (LtWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_view (LtWindow *self)
{
  LtArticleView *view = lt_article_pane_get_view (self->article);

  lt_article_pane_set_settings (self->article, lt_context_get_settings (self->context));
  g_signal_connect_object (self->article, "loading", G_CALLBACK (lt_window_article_loads), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "open-link", G_CALLBACK (lt_window_open_link), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "action", G_CALLBACK (lt_window_obey_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "scrolled", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lt_window_new:
 * @application: the application
 * @context: what it shares; may still be opening
 *
 * Returns: (transfer none): the window
 */
LtWindow *
lt_window_new (GtkApplication *application, LtContext *context)
{
  LtWindow *self = g_object_new (LT_TYPE_WINDOW, "application", application, NULL);

  self->context = g_object_ref (context);
  self->web = lt_web_check ();
  lt_window_install_actions (self);
  lt_window_install_keys (self);
  lt_window_install_touch (self);
  connect_view (self);
  restore_state (self);
  update_community_state (self);
  g_signal_connect_object (self->community_split, "notify::collapsed", G_CALLBACK (community_collapsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::default-width", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::default-height", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::maximized", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::library", G_CALLBACK (library_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::subscription", G_CALLBACK (source_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "told", G_CALLBACK (lt_window_tell), self, G_CONNECT_SWAPPED);
  lt_stories_page_set_context (self->stories, context);
  library_cb (self);
  source_cb (self);
  return self;
}

static DexFuture *
wanted_found_cb (DexFuture *future, gpointer data)
{
  LtWindow *self = data;
  const GValue *value = dex_future_get_value (future, NULL);
  gint64 row = value ? g_value_get_int64 (value) : 0;

  if (row == 0)
    return dex_future_new_true ();
  g_clear_pointer (&self->wanted, g_free);
  lt_window_reveal_row (self, row);
  return dex_future_new_true ();
}

void
lt_window_show_story (LtWindow *self, const char *reference)
{
  LtLibrary *library = lt_context_get_library (self->context);

  if (self->wanted != reference)
    {
      g_free (self->wanted);
      self->wanted = g_strdup (reference);
    }
  if (!library)
    return;
  dex_clear (&self->seeking);
  self->seeking = dex_future_finally (lt_library_find_story (library, reference), wanted_found_cb, self, NULL);
}

/**
 * lt_window_tell:
 * @sentence: plain text
 *
 * Says something in passing.
 */
void
lt_window_tell (LtWindow *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
