/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/stories-page.h"

#include "app/day-sections.h"
#include "app/error-text.h"
#include "app/source-words.h"
#include "app/story-factory.h"
#include "app/sync-row.h"
#include "base/future.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows that fill a tall window: the others are built when these are on the screen. */
#define FIRST_ROWS 24

struct _LtStoriesPage
{
  AdwNavigationPage parent_instance;

  /* Template children */
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  AdwToggleGroup *filters;
  AdwToggle *unread_toggle;
  AdwBanner *banner;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *first;
  GtkProgressBar *first_progress;
  AdwStatusPage *nothing;
  GtkButton *nothing_button;
  LtSyncRow *sync_row;

  /* Owned */
  LtContext *context;
  LtSubscription *source;
  LtStoryList *stories;
  LtDaySections *sections;
  GtkMultiSelection *selection;
  GtkListItemFactory *factory;

  gulong after_paint;
  gint64 wanted;        /* a row to select when the list has it; 0: none */
  LtStoryItem *awaited; /* held while it loads: a row out of sight is let go, and would begin anew each frame */
  gboolean painted;
  gboolean filled;
};

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

/* What is shown: the list, or why there is none */

static gboolean
is_searching (LtStoriesPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static void
show_nothing (LtStoriesPage *self, const char *icon, const char *title, const char *description, const char *button, const char *action)
{
  adw_status_page_set_icon_name (self->nothing, icon);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_button), button != NULL);
  if (button)
    gtk_button_set_label (self->nothing_button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->nothing_button), action);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
show_first (LtStoriesPage *self, LtSync *sync)
{
  LtStatus *status = lt_sync_get_status (sync);
  g_autofree char *sentence = lt_reading_sentence (status);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->first, markup);
  if (status && status->round_total > 0)
    gtk_progress_bar_set_fraction (self->first_progress, (double) status->round_done / status->round_total);
  else
    gtk_progress_bar_pulse (self->first_progress);
  gtk_stack_set_visible_child_name (self->stack, "first");
}

static void
show_failure (LtStoriesPage *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  show_nothing (self, "network-error-symbolic", _ ("No Stories Yet"), markup, _ ("Try Again"), "app.refresh");
}

static void
show_empty_library (LtStoriesPage *self)
{
  LtSync *sync = self->source ? lt_subscription_get_sync (self->source) : NULL;
  LtStatus *status = sync ? lt_sync_get_status (sync) : NULL;
  const GError *error = sync ? lt_sync_get_error (sync) : NULL;
  gboolean busy = sync && (lt_subscription_get_working (self->source) || lt_sync_get_phase (sync) != LT_SYNC_IDLE);

  if (!error && status && lt_sources_all_out (status))
    {
      g_autofree char *complaint = lt_sources_complaint (status);

      show_failure (self, complaint);
    }
  else if (sync && (busy || (!error && lt_sync_get_synced (sync) == 0)))
    show_first (self, sync);
  else if (error && !lt_error_is_silent (error))
    {
      g_autofree char *sentence = lt_error_sentence (error);

      show_failure (self, sentence);
    }
  else if (sync)
    show_nothing (self, "community-voices-symbolic", _ ("No Stories Yet"),
                  _ ("Nothing was found that people talk about enough."), _ ("Refresh"), "app.refresh");
  else
    gtk_stack_set_visible_child_name (self->stack, "blank");
}

static void
show_empty_list (LtStoriesPage *self)
{
  if (is_searching (self))
    show_nothing (self, "edit-find-symbolic", _ ("No Stories Found"), _ ("Try other words."), NULL, NULL);
  else if (lt_story_list_get_filter (self->stories) == LT_FILTER_UNREAD)
    show_nothing (self, "object-select-symbolic", _ ("All Read"), NULL, NULL, NULL);
  else if (lt_story_list_get_filter (self->stories) == LT_FILTER_SAVED)
    show_nothing (self, "starred-symbolic", _ ("No Saved Stories"),
                  _ ("Stories with a star are kept for good."), NULL, NULL);
  else
    show_empty_library (self);
}

static void
update_state (LtStoriesPage *self)
{
  guint n_stories = self->stories ? g_list_model_get_n_items (G_LIST_MODEL (self->stories)) : 0;

  if (!self->stories || (n_stories == 0 && lt_story_list_get_loading (self->stories)))
    return;
  if (n_stories == 0)
    {
      show_empty_list (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (!self->filled)
    {
      self->filled = TRUE;
      g_signal_emit (self, signals[FILLED], 0);
    }
}

static void
update_unread (LtStoriesPage *self)
{
  LtLibrary *library = lt_context_get_library (self->context);
  int unread = library ? lt_library_get_unread (library) : 0;
  /* Translators: the filter, with the number of unread stories */
  g_autofree char *label = unread > 0 ? g_strdup_printf (_ ("Unread %d"), unread) : g_strdup (_ ("Unread"));

  adw_toggle_set_label (self->unread_toggle, label);
}

/* Why nothing new can come now; NULL when it can. An outage of a feed elsewhere is "offline"; our own child's pause is
 * not, but its sources may all be out: where there are no stories the page says so. (transfer full) */
static char *
describe_outage (LtStoriesPage *self)
{
  LtSync *sync = lt_subscription_get_sync (self->source);
  gboolean built_in = lt_subscription_is_built_in (self->source);
  gboolean has_stories = self->stories && g_list_model_get_n_items (G_LIST_MODEL (self->stories)) > 0;

  if (lt_subscription_get_trouble (self->source))
    return g_strdup (lt_subscription_get_trouble (self->source));
  if (lt_sync_get_offline (sync))
    return g_strdup (built_in ? _ ("The built-in backend does not answer. What is stored stays readable.")
                              : _ ("Offline. What is stored stays readable."));
  if (built_in && has_stories && lt_sync_get_status (sync) && lt_sources_all_out (lt_sync_get_status (sync)))
    return lt_sources_outage (lt_sync_get_status (sync));
  return NULL;
}

static void
update_banner (LtStoriesPage *self)
{
  g_autofree char *sentence = describe_outage (self);

  if (sentence)
    adw_banner_set_title (self->banner, sentence);
  adw_banner_set_revealed (self->banner, sentence != NULL);
}

static void
update_offline (LtStoriesPage *self)
{
  update_banner (self);
  lt_story_factory_set_offline (self->factory, lt_sync_get_offline (lt_subscription_get_sync (self->source)));
}

/* The list itself */

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
  if (!is_searching (self))
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

static void
apply_filter (LtStoriesPage *self)
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
  apply_filter (self);
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
    update_banner (self);
  update_state (self);
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
  g_signal_connect_swapped (self->stories, "notify::loading", G_CALLBACK (update_state), self);
  g_signal_connect_swapped (library, "notify::unread", G_CALLBACK (update_unread), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  update_unread (self);
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
  g_signal_connect_swapped (source, "notify::working", G_CALLBACK (update_state), self);
  g_signal_connect_swapped (lt_subscription_get_sync (source), "notify", G_CALLBACK (update_state), self);
  g_signal_connect_swapped (source, "notify::trouble", G_CALLBACK (update_banner), self);
  g_signal_connect_swapped (lt_subscription_get_sync (source), "notify::offline", G_CALLBACK (update_offline), self);
  g_signal_connect_swapped (lt_subscription_get_sync (source), "notify::status", G_CALLBACK (update_banner), self);
  update_offline (self);
  update_state (self);
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
lt_stories_page_set_narrow (LtStoriesPage *self, gboolean narrow)
{
  g_return_if_fail (LT_IS_STORIES_PAGE (self));

  gtk_list_view_set_single_click_activate (self->list, narrow);
}

gboolean
lt_stories_page_select (LtStoriesPage *self, gint64 row)
{
  guint position;

  g_return_val_if_fail (LT_IS_STORIES_PAGE (self), FALSE);

  position = self->stories ? lt_story_list_find (self->stories, row) : G_MAXUINT;
  if (position == G_MAXUINT)
    return FALSE;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->sections)))
    lt_day_sections_complete (self->sections);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  return TRUE;
}

void
lt_stories_page_reveal (LtStoriesPage *self, gint64 row)
{
  g_return_if_fail (LT_IS_STORIES_PAGE (self));

  self->wanted = lt_stories_page_select (self, row) ? 0 : row;
  if (self->wanted == 0)
    return;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  adw_toggle_group_set_active_name (self->filters, "all");
  apply_filter (self);
}

gint64
lt_stories_page_neighbour (LtStoriesPage *self, gint64 row, int steps)
{
  guint position;
  gint64 wanted;

  g_return_val_if_fail (LT_IS_STORIES_PAGE (self), 0);

  if (!self->stories)
    return 0;
  position = row != 0 ? lt_story_list_find (self->stories, row) : G_MAXUINT;
  wanted = position == G_MAXUINT ? 0 : (gint64) position + steps;
  return wanted < 0 ? 0 : lt_story_list_get_row (self->stories, (guint) wanted);
}

/* What the search for the next unread story is given. */
typedef struct
{
  LtStoriesPage *page;
  guint position;
} Seek;

static void
seek_free (gpointer data)
{
  Seek *self = data;

  g_object_unref (self->page);
  g_free (self);
}

static DexFuture *
next_unread_fiber (gpointer data)
{
  Seek *seek = data;
  LtStoriesPage *self = seek->page;
  gint64 position = dex_await_int64 (lt_story_list_next_unread (self->stories, seek->position), NULL);

  if (position < 0 && seek->position > 0)
    position = dex_await_int64 (lt_story_list_next_unread (self->stories, 0), NULL);
  return dex_future_new_for_int64 (position < 0 ? 0 : lt_story_list_get_row (self->stories, (guint) position));
}

DexFuture *
lt_stories_page_next_unread (LtStoriesPage *self, gint64 row)
{
  Seek *seek;
  guint position;

  dex_return_error_if_fail (LT_IS_STORIES_PAGE (self));

  if (!self->stories)
    return dex_future_new_for_int64 (0);
  position = row != 0 ? lt_story_list_find (self->stories, row) : G_MAXUINT;
  seek = g_new (Seek, 1);
  seek->page = g_object_ref (self);
  seek->position = position == G_MAXUINT ? 0 : position + 1;
  return lt_spawn (next_unread_fiber, seek, seek_free);
}

GArray *
lt_stories_page_dup_selected (LtStoriesPage *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (!self->selection)
    return rows;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 row = lt_story_list_get_row (self->stories, position);

      g_array_append_val (rows, row);
    }
  return rows;
}

void
lt_stories_page_search (LtStoriesPage *self)
{
  g_return_if_fail (LT_IS_STORIES_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
