/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/stories-page-private.h"

#include "app/story-factory.h"

/* Rows that fill a tall window: the others are built when these are on the screen. */
#define FIRST_ROWS 24

G_DEFINE_FINAL_TYPE (LtStoriesPage, lt_stories_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SELECTED,
  SEVERAL,
  ACTIVATED,
  PAINTED,
  FILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
complete_cb (gpointer data)
{
  LtStoriesPage *self = data;

  if (self->sections)
    lt_day_sections_complete (self->sections);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (LtStoriesPage *self, GdkFrameClock *clock)
{
  if (!self->awaited && self->stories)
    self->awaited = g_list_model_get_item (G_LIST_MODEL (self->stories), 0);
  if (!self->awaited || lt_story_item_get_loading (self->awaited))
    return;
  g_clear_object (&self->awaited);
  g_clear_signal_handler (&self->after_paint, clock);
  self->painted = TRUE;
  g_idle_add_full (G_PRIORITY_LOW, complete_cb, g_object_ref (self), g_object_unref);
  if (!lt_stories_page_is_searching (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  g_signal_emit (self, signals[PAINTED], 0);
}

static void
watch_painting (LtStoriesPage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock && !self->painted && !self->after_paint)
    self->after_paint = g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
}

static void
selection_changed_cb (LtStoriesPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n_selected = gtk_bitset_get_size (selected);

  lt_stories_page_update_selecting (self, n_selected);
  if (n_selected == 1)
    g_signal_emit (self, signals[SELECTED], 0, lt_story_list_get_row (self->stories, gtk_bitset_get_minimum (selected)));
  else if (n_selected > 1)
    g_signal_emit (self, signals[SEVERAL], 0, (guint) n_selected);
}

static void
activate_cb (LtStoriesPage *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, lt_story_list_get_row (self->stories, position));
}

void
lt_stories_page_apply_filter (LtStoriesPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->filters);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  LtFilter filter = LT_FILTER_ALL;

  if (!self->stories)
    return;
  if (g_strcmp0 (name, "unread") == 0)
    filter = LT_FILTER_UNREAD;
  else if (g_strcmp0 (name, "saved") == 0)
    filter = LT_FILTER_SAVED;
  lt_story_list_set_filter (self->stories, filter, *words ? words : NULL);
}

static void
filter_changed_cb (LtStoriesPage *self)
{
  lt_stories_page_apply_filter (self);
}

static void
stop_search_cb (LtStoriesPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Enter in the search opens the first that was found. */
static void
search_activate_cb (LtStoriesPage *self)
{
  gint64 row = self->stories ? lt_story_list_get_row (self->stories, 0) : 0;

  if (row != 0 && lt_stories_page_select (self, row))
    g_signal_emit (self, signals[ACTIVATED], 0, row);
}

static void
items_changed_cb (LtStoriesPage *self)
{
  if (self->wanted != 0 && lt_stories_page_select (self, self->wanted))
    self->wanted = 0;
  if (self->source)
    lt_stories_page_update_banner (self);
  lt_stories_page_update_state (self);
}

static void
take_library (LtStoriesPage *self)
{
  LtLibrary *library = lt_context_get_library (self->context);

  if (!library || self->stories)
    return;
  self->stories = lt_story_list_new (library);
  self->sections = lt_day_sections_new (self->stories, FIRST_ROWS);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sections)));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->stories, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->stories, "notify::loading", G_CALLBACK (lt_stories_page_update_state), self);
  g_signal_connect_swapped (library, "notify::unread", G_CALLBACK (lt_stories_page_update_unread), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  lt_stories_page_update_unread (self);
  watch_painting (self);
}

static void
drop_source (LtStoriesPage *self)
{
  if (!self->source)
    return;
  g_signal_handlers_disconnect_by_data (self->source, self);
  g_signal_handlers_disconnect_by_data (lt_subscription_get_sync (self->source), self);
  g_clear_object (&self->source);
}

static void
take_source (LtStoriesPage *self)
{
  LtSubscription *source = lt_context_get_subscription (self->context);

  drop_source (self);
  if (!source)
    return;
  self->source = g_object_ref (source);
  lt_sync_row_set_source (self->sync_row, source, lt_context_get_library (self->context));
  g_signal_connect_swapped (source, "notify::working", G_CALLBACK (lt_stories_page_update_state), self);
  g_signal_connect_swapped (lt_subscription_get_sync (source), "notify", G_CALLBACK (lt_stories_page_update_state), self);
  g_signal_connect_swapped (source, "notify::trouble", G_CALLBACK (lt_stories_page_update_banner), self);
  g_signal_connect_swapped (lt_subscription_get_sync (source), "notify::offline", G_CALLBACK (lt_stories_page_update_offline), self);
  g_signal_connect_swapped (lt_subscription_get_sync (source), "notify::status", G_CALLBACK (lt_stories_page_update_banner), self);
  lt_stories_page_update_offline (self);
  lt_stories_page_update_state (self);
}

static void
lt_stories_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lt_stories_page_parent_class)->map (widget);
  watch_painting (LT_STORIES_PAGE (widget));
}

static void
lt_stories_page_dispose (GObject *object)
{
  LtStoriesPage *self = LT_STORIES_PAGE (object);
  LtLibrary *library = self->context ? lt_context_get_library (self->context) : NULL;

  drop_source (self);
  if (library)
    g_signal_handlers_disconnect_by_data (library, self);
  if (self->stories)
    g_signal_handlers_disconnect_by_data (self->stories, self);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LT_TYPE_STORIES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->sections);
  g_clear_object (&self->awaited);
  g_clear_object (&self->stories);
  g_clear_object (&self->factory);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lt_stories_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LT_TYPE_SYNC_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/stories-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, unread_toggle);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, banner);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, list);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, first);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, first_progress);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, sync_row);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, LtStoriesPage, selected_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
}

static guint
new_signal (LtStoriesPageClass *klass, const char *name, GType argument)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       argument != G_TYPE_NONE ? 1 : 0, argument);
}

static void
lt_stories_page_class_init (LtStoriesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_stories_page_dispose;
  widget_class->map = lt_stories_page_map;
  signals[SELECTED] = new_signal (klass, "selected", G_TYPE_INT64);
  signals[SEVERAL] = new_signal (klass, "several", G_TYPE_UINT);
  signals[ACTIVATED] = new_signal (klass, "activated", G_TYPE_INT64);
  signals[PAINTED] = new_signal (klass, "painted", G_TYPE_NONE);
  signals[FILLED] = new_signal (klass, "filled", G_TYPE_NONE);
  bind_template (widget_class);
}

static void
lt_stories_page_init (LtStoriesPage *self)
{
  g_autoptr (GtkListItemFactory) days = lt_day_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->factory = lt_story_factory_new ();
  gtk_list_view_set_factory (self->list, self->factory);
  gtk_list_view_set_header_factory (self->list, days);
  lt_stories_page_install_selecting (self);
}

void
lt_stories_page_set_context (LtStoriesPage *self, LtContext *context)
{
  g_return_if_fail (LT_IS_STORIES_PAGE (self));

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::library", G_CALLBACK (take_library), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::subscription", G_CALLBACK (take_source), self, G_CONNECT_SWAPPED);
  take_library (self);
  take_source (self);
}

void
lt_stories_page_search (LtStoriesPage *self)
{
  g_return_if_fail (LT_IS_STORIES_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
