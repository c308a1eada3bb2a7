/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/stories-page-private.h"

#include "widgets/story-row.h"

#include <glib/gi18n.h>

/*
 * Several rows without a keyboard. Beside the article a long press is what Ctrl and a click are. Where the list is all
 * there is, it begins to select: from then on a tap adds or takes away, and a bar below has the actions.
 */

/* What stands at a place of the list; G_MAXUINT where there is no row. */
static guint
position_at (LtStoriesPage *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = NULL;
  g_autoptr (LtStoryItem) item = NULL;

  if (widget && widget != GTK_WIDGET (self->list))
    row = gtk_widget_get_ancestor (widget, LT_TYPE_STORY_ROW);
  /* Around the row is the list's own widget. */
  if (!row && widget && LT_IS_STORY_ROW (gtk_widget_get_first_child (widget)))
    row = gtk_widget_get_first_child (widget);
  if (!row)
    return G_MAXUINT;
  g_object_get (row, "item", &item, NULL);
  return item ? lt_story_list_find (self->stories, lt_story_item_get_row (item)) : G_MAXUINT;
}

static void
toggle (LtStoriesPage *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

static void
show_count (LtStoriesPage *self, guint64 n_selected)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u Selected", "%u Selected", (unsigned long) n_selected), (guint) n_selected);

  gtk_label_set_label (self->selected_label, text);
}

static void
set_selecting (LtStoriesPage *self, gboolean selecting)
{
  self->selecting = selecting;
  gtk_list_view_set_single_click_activate (self->list, self->narrow && !selecting);
  gtk_action_bar_set_revealed (self->selection_bar, selecting);
  gtk_widget_set_visible (GTK_WIDGET (self->sync_row), !selecting);
}

void
lt_stories_page_update_selecting (LtStoriesPage *self, guint64 n_selected)
{
  gboolean selecting = self->narrow && (n_selected > 1 || (self->selecting && n_selected > 0));

  show_count (self, n_selected);
  if (selecting != self->selecting)
    set_selecting (self, selecting);
}

gboolean
lt_stories_page_stop_selecting (LtStoriesPage *self)
{
  g_return_val_if_fail (LT_IS_STORIES_PAGE (self), FALSE);

  if (!self->selecting)
    return FALSE;
  set_selecting (self, FALSE);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  return TRUE;
}

static void
long_pressed_cb (LtStoriesPage *self, double x, double y, GtkGesture *gesture)
{
  guint position = self->selection ? position_at (self, x, y) : G_MAXUINT;

  if (position == G_MAXUINT)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (!self->narrow || self->selecting)
    {
      toggle (self, position);
      return;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  set_selecting (self, TRUE);
  show_count (self, 1);
}

static void
released_cb (LtStoriesPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint position = self->selecting ? position_at (self, x, y) : G_MAXUINT;

  if (position == G_MAXUINT)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  toggle (self, position);
}

static void
add_gesture (LtStoriesPage *self, GtkGesture *gesture, const char *signal, GCallback callback)
{
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, signal, callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (gesture));
}

void
lt_stories_page_install_selecting (LtStoriesPage *self)
{
  add_gesture (self, gtk_gesture_long_press_new (), "pressed", G_CALLBACK (long_pressed_cb));
  add_gesture (self, gtk_gesture_click_new (), "released", G_CALLBACK (released_cb));
}

/* As many as are selected stay so, in either way. */
void
lt_stories_page_set_narrow (LtStoriesPage *self, gboolean narrow)
{
  g_autoptr (GtkBitset) selected = NULL;
  guint64 n_selected = 0;

  g_return_if_fail (LT_IS_STORIES_PAGE (self));

  if (self->selection)
    selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (selected)
    n_selected = gtk_bitset_get_size (selected);
  self->narrow = narrow;
  set_selecting (self, narrow && n_selected > 1);
  show_count (self, n_selected);
  if (!narrow && n_selected > 1)
    g_signal_emit_by_name (self, "several", (guint) n_selected);
}
