/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "app/gradual-list.h"

/* Rows that are made in one frame, at about a millisecond each. */
#define STEP 8
/* What GtkListView keeps made around what is seen (GTK_LIST_VIEW_MAX_LIST_ITEMS); more items make no more rows. */
#define MADE 200

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkSliceListModel *slice = user_data;
  guint size = gtk_slice_list_model_get_size (slice) + STEP;

  if (size < MADE && size < g_list_model_get_n_items (gtk_slice_list_model_get_model (slice)))
    {
      gtk_slice_list_model_set_size (slice, size);
      return G_SOURCE_CONTINUE;
    }
  gtk_slice_list_model_set_size (slice, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/**
 * lt_gradual_list_fill:
 * @list: a list view
 * @model: what it shows
 * @first: how many items fill the view, whatever its size
 *
 * A list view makes and measures two hundred rows before its first frame, though a dozen are seen. Comments are long and their rows
 * rich: that frame took a fifth of a second. So the view gets what it shows first, and a few more with each frame.
 */
void
lt_gradual_list_fill (GtkListView *list, GListModel *model, guint first)
{
  GtkSliceListModel *slice = gtk_slice_list_model_new (g_object_ref (model), 0, first);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (slice)));

  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (selection));
  gtk_widget_add_tick_callback (GTK_WIDGET (list), grow_cb, slice, g_object_unref);
}
