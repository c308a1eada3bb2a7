/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/story-factory.h"

#include "base/datetime.h"
#include "widgets/story-row.h"
#include "widgets/words.h"

/* What the rows of one list share. Owned by the factory and by each row. */
typedef struct
{
  GPtrArray *rows; /* LtStoryRow, borrowed: those that live */
  gboolean offline;
} Rows;

#define ROWS_KEY "lt-rows"

static void
rows_clear (gpointer data)
{
  Rows *self = data;

  g_ptr_array_unref (self->rows);
}

static void
rows_unref (gpointer self)
{
  g_rc_box_release_full (self, rows_clear);
}

static void
rows_closure_cb (gpointer self, GClosure *closure)
{
  rows_unref (self);
}

static void
name_item (GtkListItem *list_item)
{
  LtStoryItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  if (!item || lt_story_item_get_loading (item))
    return;
  label = lt_story_row_dup_label (item);
  description = lt_story_row_dup_description (item);
  gtk_list_item_set_accessible_label (list_item, label);
  gtk_list_item_set_accessible_description (list_item, description);
}

static void
row_destroyed_cb (GtkWidget *row, gpointer data)
{
  Rows *rows = data;

  g_ptr_array_remove_fast (rows->rows, row);
}

/* A list item that is torn down has no child any more: the row itself tells when it ends. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  Rows *rows = data;
  GtkWidget *row = lt_story_row_new ();

  lt_story_row_set_offline (LT_STORY_ROW (row), rows->offline);
  g_ptr_array_add (rows->rows, row);
  g_signal_connect_data (row, "destroy", G_CALLBACK (row_destroyed_cb), g_rc_box_acquire (rows), rows_closure_cb, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  LtStoryItem *item = gtk_list_item_get_item (list_item);

  lt_story_row_set_item (LT_STORY_ROW (gtk_list_item_get_child (list_item)), item);
  g_signal_connect_object (item, "notify", G_CALLBACK (name_item), list_item, G_CONNECT_SWAPPED);
  name_item (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
  lt_story_row_set_item (LT_STORY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/**
 * lt_story_factory_new:
 *
 * Returns: (transfer full): a factory for one list of stories
 */
GtkListItemFactory *
lt_story_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Rows *rows = g_rc_box_new0 (Rows);

  rows->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (factory), ROWS_KEY, rows, rows_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), rows);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

void
lt_story_factory_set_offline (GtkListItemFactory *factory, gboolean offline)
{
  Rows *rows = g_object_get_data (G_OBJECT (factory), ROWS_KEY);

  rows->offline = offline;
  for (guint i = 0; i < rows->rows->len; i++)
    lt_story_row_set_offline (rows->rows->pdata[i], offline);
}

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "margin-start", 12, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_list_header_set_child (header, label);
}

static gint64
midnight_of (gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) midnight = NULL;

  if (!local)
    return LT_NO_TIME;
  midnight = g_date_time_new_local (g_date_time_get_year (local), g_date_time_get_month (local),
                                    g_date_time_get_day_of_month (local), 0, 0, 0);
  return midnight ? g_date_time_to_unix (midnight) : LT_NO_TIME;
}

static void
name_header (GtkListHeader *header)
{
  LtStoryItem *item = gtk_list_header_get_item (header);
  g_autofree char *title = NULL;

  if (!item || lt_story_item_get_loading (item))
    return;
  title = lt_day_title (midnight_of (lt_story_item_get_published (item)));
  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), title);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  g_signal_connect_object (gtk_list_header_get_item (header), "notify", G_CALLBACK (name_header), header, G_CONNECT_SWAPPED);
  name_header (header);
}

static void
header_unbind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  g_signal_handlers_disconnect_by_data (gtk_list_header_get_item (header), header);
}

/**
 * lt_day_factory_new:
 *
 * Returns: (transfer full): a factory for the headers of days
 */
GtkListItemFactory *
lt_day_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (header_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (header_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (header_unbind_cb), NULL);
  return factory;
}
