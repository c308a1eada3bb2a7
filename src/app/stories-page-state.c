/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/stories-page-private.h"

#include "app/error-text.h"
#include "app/source-words.h"
#include "app/story-factory.h"

#include <glib/gi18n.h>

/* What is shown: the list, or why there is none. */

gboolean
lt_stories_page_is_searching (LtStoriesPage *self)
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
  if (lt_stories_page_is_searching (self))
    show_nothing (self, "edit-find-symbolic", _ ("No Stories Found"), _ ("Try other words."), NULL, NULL);
  else if (lt_story_list_get_filter (self->stories) == LT_FILTER_UNREAD)
    show_nothing (self, "object-select-symbolic", _ ("All Read"), NULL, NULL, NULL);
  else if (lt_story_list_get_filter (self->stories) == LT_FILTER_SAVED)
    show_nothing (self, "starred-symbolic", _ ("No Saved Stories"),
                  _ ("Stories with a star are kept for good."), NULL, NULL);
  else
    show_empty_library (self);
}

void
lt_stories_page_update_state (LtStoriesPage *self)
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
      g_signal_emit_by_name (self, "filled");
    }
}

void
lt_stories_page_update_unread (LtStoriesPage *self)
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

void
lt_stories_page_update_banner (LtStoriesPage *self)
{
  g_autofree char *sentence = describe_outage (self);

  if (sentence)
    adw_banner_set_title (self->banner, sentence);
  adw_banner_set_revealed (self->banner, sentence != NULL);
}

void
lt_stories_page_update_offline (LtStoriesPage *self)
{
  lt_stories_page_update_banner (self);
  lt_story_factory_set_offline (self->factory, lt_sync_get_offline (lt_subscription_get_sync (self->source)));
}
