/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/source-list.h"

#include "app/source-words.h"
#include "widgets/words.h"

#include <glib/gi18n.h>

/* A feed of others may name any number. */
#define MAX_ROWS 16

struct _LtSourceList
{
  AdwPreferencesGroup parent_instance;

  LtSync *sync;
  DexFuture *asking;
  GPtrArray *rows; /* AdwActionRow, borrowed */
};

G_DEFINE_FINAL_TYPE (LtSourceList, lt_source_list, ADW_TYPE_PREFERENCES_GROUP)

static const char *
icon_for (const LtSourceHealth *source)
{
  if (source->state == LT_SOURCE_OFF)
    return "media-playback-pause-symbolic";
  return source->state == LT_SOURCE_OK && !source->message ? "object-select-symbolic" : "dialog-warning-symbolic";
}

/* The row of that place in the list; a state that changes is no reason to lose the focus. */
static AdwActionRow *
row_at (LtSourceList *self, guint i)
{
  GtkWidget *row;
  GtkWidget *icon;

  if (i < self->rows->len)
    return g_ptr_array_index (self->rows, i);
  row = adw_action_row_new ();
  icon = gtk_image_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  g_object_set_data (G_OBJECT (row), "icon", icon);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

static void
show_source (LtSourceList *self, guint i, const LtSourceHealth *source, gint64 next_round)
{
  AdwActionRow *row = row_at (self, i);
  g_autofree char *sentence = lt_source_sentence (source, next_round);

  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), "icon"), icon_for (source));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source->name ? source->name : lt_source_name (source->source));
  adw_action_row_set_subtitle (row, sentence);
}

static void
update (LtSourceList *self)
{
  LtStatus *status = self->sync ? lt_sync_get_status (self->sync) : NULL;
  guint n_sources = status ? MIN (status->sources->len, MAX_ROWS) : 0;
  g_autofree char *round = status ? lt_round_sentence (status) : NULL;
  g_autofree char *markup = round ? g_markup_escape_text (round, -1) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), n_sources > 0);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), markup);
  for (guint i = 0; i < n_sources; i++)
    show_source (self, i, g_ptr_array_index (status->sources, i), status->next_round);
  while (self->rows->len > n_sources)
    {
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, self->rows->len - 1));
      g_ptr_array_remove_index (self->rows, self->rows->len - 1);
    }
}

static void
lt_source_list_dispose (GObject *object)
{
  LtSourceList *self = LT_SOURCE_LIST (object);

  lt_source_list_set_source (self, NULL);
  G_OBJECT_CLASS (lt_source_list_parent_class)->dispose (object);
}

static void
lt_source_list_finalize (GObject *object)
{
  g_ptr_array_unref (LT_SOURCE_LIST (object)->rows);
  G_OBJECT_CLASS (lt_source_list_parent_class)->finalize (object);
}

static void
lt_source_list_class_init (LtSourceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lt_source_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = lt_source_list_finalize;
}

static void
lt_source_list_init (LtSourceList *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Sources"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * lt_source_list_set_source:
 * @source: (nullable): what is followed
 *
 * Shows what its backend says, and asks it once: that of a feed elsewhere is not asked otherwise.
 */
void
lt_source_list_set_source (LtSourceList *self, LtSubscription *source)
{
  g_return_if_fail (LT_IS_SOURCE_LIST (self));

  dex_clear (&self->asking);
  if (self->sync)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  g_clear_object (&self->sync);
  if (!source)
    return;
  self->sync = g_object_ref (lt_subscription_get_sync (source));
  g_signal_connect_swapped (self->sync, "notify::status", G_CALLBACK (update), self);
  self->asking = lt_sync_fetch_status (self->sync);
  update (self);
}
