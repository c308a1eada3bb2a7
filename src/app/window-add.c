/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/window-private.h"

#include "app/error-text.h"
#include "base/future.h"

#include <glib/gi18n.h>

static void
show_added_cb (LtWindow *self, AdwToast *toast)
{
  gint64 *row = g_object_get_data (G_OBJECT (toast), "row");

  lt_window_reveal_row (self, *row);
}

/* The person went on to something else: the story is not forced upon them. */
static void
offer_story (LtWindow *self, gint64 row)
{
  AdwToast *toast = adw_toast_new (_ ("The story of the discussion is there"));

  adw_toast_set_button_label (toast, _ ("Show"));
  g_object_set_data_full (G_OBJECT (toast), "row", g_memdup2 (&row, sizeof row), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_added_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_added (LtWindow *self, gint64 row)
{
  if (self->add_dialog)
    {
      adw_dialog_force_close (ADW_DIALOG (self->add_dialog));
      lt_window_reveal_row (self, row);
    }
  else
    offer_story (self, row);
}

static void
tell_failure (LtWindow *self, const GError *error)
{
  g_autofree char *sentence = lt_error_is_silent (error) ? g_strdup (_ ("The reading was cancelled.")) : lt_error_sentence (error);

  if (self->add_dialog)
    lt_add_dialog_show_error (self->add_dialog, sentence);
  else
    lt_window_tell (self, sentence);
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  LtWindow *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  g_clear_object (&self->request);
  if (value)
    show_added (self, g_value_get_int64 (value));
  else
    tell_failure (self, error);
  return dex_future_new_true ();
}

static void
submitted_cb (LtWindow *self, const char *address)
{
  LtSubscription *source = lt_context_get_subscription (self->context);

  if (!source || self->request)
    return;
  self->request = lt_story_request_new (lt_context_get_library (self->context), source, address);
  lt_add_dialog_watch (self->add_dialog, self->request);
  dex_clear (&self->adding);
  self->adding = dex_future_finally (lt_story_request_run (self->request), added_cb, self, NULL);
}

static void
closed_cb (LtWindow *self)
{
  g_clear_weak_pointer (&self->add_dialog);
}

/**
 * lt_window_add_discussion:
 *
 * Asks which discussion; one that is on its way already is shown instead.
 */
void
lt_window_add_discussion (LtWindow *self)
{
  if (self->add_dialog)
    return;
  g_set_weak_pointer (&self->add_dialog, lt_add_dialog_new (lt_context_get_subscription (self->context)));
  g_signal_connect_object (self->add_dialog, "submitted", G_CALLBACK (submitted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  if (self->request)
    lt_add_dialog_watch (self->add_dialog, self->request);
  adw_dialog_present (ADW_DIALOG (self->add_dialog), GTK_WIDGET (self));
}
