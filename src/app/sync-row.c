/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/sync-row.h"

#include "app/error-text.h"
#include "app/source-words.h"
#include "base/future.h"
#include "widgets/words.h"

#include <glib/gi18n.h>

/* The age in the sentence is in minutes. */
#define TICK_SECONDS 30

struct _LtSyncRow
{
  AdwBin parent_instance;

  /* Template children */
  GtkProgressBar *progress;
  GtkWidget *trouble;
  GtkLabel *label;
  GtkButton *button;

  /* Owned */
  LtSubscription *source;
  LtLibrary *library;
  DexFuture *asking;
  guint tick;
  gint64 synced_before;
};

G_DEFINE_FINAL_TYPE (LtSyncRow, lt_sync_row, ADW_TYPE_BIN)

static gboolean
is_busy (LtSyncRow *self)
{
  return lt_sync_get_phase (lt_subscription_get_sync (self->source)) != LT_SYNC_IDLE;
}

static char *
resting_sentence (LtSyncRow *self, LtSync *sync)
{
  const GError *error = lt_sync_get_error (sync);
  gint64 synced = lt_sync_get_synced (sync) > 0 ? lt_sync_get_synced (sync) : self->synced_before;
  g_autofree char *age = NULL;
  g_autofree char *outage = lt_sync_get_status (sync) ? lt_sources_outage (lt_sync_get_status (sync)) : NULL;

  if (error && !lt_error_is_silent (error) && !lt_sync_get_offline (sync))
    return lt_error_sentence (error);
  if (outage)
    return g_steal_pointer (&outage);
  if (synced <= 0)
    return g_strdup (_ ("Not synced yet"));
  age = lt_age (synced);
  /* Translators: %s is an age: "2 minutes ago" */
  return g_strdup_printf (_ ("Synced %s"), age);
}

static char *
working_sentence (LtSync *sync)
{
  LtStatus *status = lt_sync_get_status (sync);

  if (!status || status->round_total <= 0)
    return g_strdup (_ ("Looking for discussions…"));
  /* Translators: discussions read of those found */
  return g_strdup_printf (_ ("Reading discussions: %d of %d"), status->round_done, status->round_total);
}

static char *
sentence_now (LtSyncRow *self)
{
  LtSync *sync = lt_subscription_get_sync (self->source);
  int stories = lt_sync_get_stories (sync);

  switch (lt_sync_get_phase (sync))
    {
    case LT_SYNC_CONNECTING:
      return g_strdup (_ ("Asking for new stories…"));
    case LT_SYNC_ITEMS:
      return g_strdup_printf (ngettext ("%d new story", "%d new stories", (unsigned long) stories), stories);
    case LT_SYNC_FILES:
      /* Translators: files stored for reading offline */
      return g_strdup_printf (_ ("Storing for offline: %d of %d"), lt_sync_get_done (sync), lt_sync_get_total (sync));
    case LT_SYNC_IDLE:
    default:
      return lt_subscription_get_working (self->source) ? working_sentence (sync) : resting_sentence (self, sync);
    }
}

/* -1: no amount is known. */
static double
fraction_now (LtSyncRow *self)
{
  LtSync *sync = lt_subscription_get_sync (self->source);
  LtStatus *status = lt_sync_get_status (sync);

  if (lt_subscription_get_working (self->source) && status && status->round_total > 0)
    return (double) status->round_done / status->round_total;
  if (lt_sync_get_phase (sync) == LT_SYNC_FILES && lt_sync_get_total (sync) > 0)
    return (double) lt_sync_get_done (sync) / lt_sync_get_total (sync);
  return -1;
}

/* What a source lacks is a click away from the whole story of it. */
static void
update_trouble (LtSyncRow *self)
{
  LtStatus *status = lt_sync_get_status (lt_subscription_get_sync (self->source));
  g_autofree char *complaint = status ? lt_sources_complaint (status) : NULL;

  gtk_widget_set_visible (self->trouble, complaint != NULL);
  gtk_widget_set_tooltip_text (self->trouble, complaint);
}

static void
update (LtSyncRow *self)
{
  g_autofree char *sentence = NULL;
  double fraction;
  gboolean busy;

  if (!self->source)
    return;
  sentence = sentence_now (self);
  fraction = fraction_now (self);
  busy = is_busy (self);
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), sentence);
  update_trouble (self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), fraction >= 0);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
  gtk_button_set_icon_name (self->button, busy ? "process-stop-symbolic" : "view-refresh-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), busy ? _ ("Cancel") : _ ("Refresh"));
}

static void
clicked_cb (LtSyncRow *self)
{
  if (!self->source)
    return;
  if (is_busy (self))
    lt_subscription_cancel (self->source);
  else
    lt_subscription_refresh (self->source);
}

static gboolean
tick_cb (gpointer data)
{
  update (data);
  return G_SOURCE_CONTINUE;
}

/* What a run before this one stored. */
static DexFuture *
asked_cb (DexFuture *future, gpointer data)
{
  LtSyncRow *self = data;
  const GValue *value = dex_future_get_value (future, NULL);
  const LtFeedRecord *record = value ? g_value_get_boxed (value) : NULL;

  self->synced_before = record ? record->synced : 0;
  update (self);
  return dex_future_new_true ();
}

static void
drop_source (LtSyncRow *self)
{
  dex_clear (&self->asking);
  if (self->source)
    {
      g_signal_handlers_disconnect_by_data (self->source, self);
      g_signal_handlers_disconnect_by_data (lt_subscription_get_sync (self->source), self);
    }
  g_clear_object (&self->source);
}

static void
lt_sync_row_dispose (GObject *object)
{
  LtSyncRow *self = LT_SYNC_ROW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  drop_source (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LT_TYPE_SYNC_ROW);
  G_OBJECT_CLASS (lt_sync_row_parent_class)->dispose (object);
}

static void
lt_sync_row_class_init (LtSyncRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_sync_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/sync-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LtSyncRow, progress);
  gtk_widget_class_bind_template_child (widget_class, LtSyncRow, trouble);
  gtk_widget_class_bind_template_child (widget_class, LtSyncRow, label);
  gtk_widget_class_bind_template_child (widget_class, LtSyncRow, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
lt_sync_row_init (LtSyncRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
}

/**
 * lt_sync_row_set_source:
 * @source: what it tells of
 * @library: an open library
 */
void
lt_sync_row_set_source (LtSyncRow *self, LtSubscription *source, LtLibrary *library)
{
  LtSync *sync = lt_subscription_get_sync (source);

  g_return_if_fail (LT_IS_SYNC_ROW (self));

  drop_source (self);
  self->source = g_object_ref (source);
  self->synced_before = 0;
  g_signal_connect_swapped (source, "notify::working", G_CALLBACK (update), self);
  g_signal_connect_swapped (sync, "notify", G_CALLBACK (update), self);
  self->asking = dex_future_then (lt_library_get_feed (library, lt_sync_get_feed (sync)), asked_cb, self, NULL);
  update (self);
}
