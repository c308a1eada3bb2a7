/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/preferences.h"

#include "app/error-text.h"
#include "app/source-list.h"
#include "app/web-sandbox.h"
#include "base/future.h"
#include "story/feed.h"
#include "text/url.h"

#include <glib/gi18n.h>

struct _LtPreferences
{
  AdwPreferencesDialog parent_instance;

  /* Template children */
  GtkCheckButton *built_in;
  GtkCheckButton *feed;
  AdwEntryRow *address;
  AdwPasswordEntryRow *token;
  GtkButton *test_button;
  AdwActionRow *verdict;
  GtkWidget *spinner;
  GtkImage *verdict_icon;
  LtSourceList *sources;
  AdwComboRow *interval;
  AdwSpinRow *text_size;
  AdwSwitchRow *serif;
  AdwSwitchRow *acceleration;
  AdwSwitchRow *single_letters;

  /* Owned */
  LtContext *context;
  LtHttpClient *client;
  gboolean source_shown; /* from then on it is the person who changes it */
  DexFuture *testing;
  DexFuture *choosing;
};

G_DEFINE_FINAL_TYPE (LtPreferences, lt_preferences, ADW_TYPE_PREFERENCES_DIALOG)

/* As the rows of the combo stand. */
static const guint minutes[] = { 15, 30, 60, 180, 0 };

static void
show_verdict (LtPreferences *self, const char *icon, const char *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
  gtk_widget_set_visible (self->spinner, icon == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict_icon), icon != NULL);
  gtk_image_set_from_icon_name (self->verdict_icon, icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict), sentence);
}

static char *
describe_feed (LtFeed *feed)
{
  guint n_stories = feed->items->len;
  const char *title = feed->title ? feed->title : _ ("A feed");

  if (!feed->extended)
    /* Translators: the title of a feed, and how many stories its first page has */
    return g_strdup_printf (ngettext ("“%s”: %u story, without community sentiment", "“%s”: %u stories, without community sentiment", n_stories),
                            title, n_stories);
  /* Translators: the title of a feed, and how many stories its first page has */
  return g_strdup_printf (ngettext ("“%s”: %u story", "“%s”: %u stories", n_stories), title, n_stories);
}

static void
show_error (LtPreferences *self, const GError *error)
{
  g_autofree char *sentence = lt_error_sentence (error);

  show_verdict (self, "dialog-warning-symbolic", sentence);
}

static const char *
get_address (LtPreferences *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->address));
}

/* (nullable) */
static const char *
get_token (LtPreferences *self)
{
  const char *token = gtk_editable_get_text (GTK_EDITABLE (self->token));

  return *token ? token : NULL;
}

static DexFuture *probe (LtPreferences *self);

/* A token of an earlier time is tried, and shown. */
static DexFuture *
looked_up_cb (DexFuture *future, gpointer data)
{
  LtPreferences *self = data;
  const GValue *value = dex_future_get_value (future, NULL);
  const char *token = value ? g_value_get_string (value) : NULL;

  if (!token || get_token (self))
    return dex_future_new_true ();
  gtk_editable_set_text (GTK_EDITABLE (self->token), token);
  return probe (self);
}

static DexFuture *
tested_cb (DexFuture *future, gpointer data)
{
  LtPreferences *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *sentence = value ? describe_feed (g_value_get_boxed (value)) : NULL;

  if (sentence)
    show_verdict (self, "object-select-symbolic", sentence);
  else
    show_error (self, error);
  if (!g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_DENIED) || get_token (self))
    return dex_future_new_true ();
  return dex_future_finally (lt_keyring_lookup (lt_context_get_keyring (self->context), get_address (self)), looked_up_cb, self, NULL);
}

static DexFuture *
probe (LtPreferences *self)
{
  g_autoptr (GError) error = NULL;

  if (!lt_http_client_set_token (self->client, get_address (self), get_token (self), &error))
    {
      show_error (self, error);
      return dex_future_new_true ();
    }
  show_verdict (self, NULL, _ ("Asking the server…"));
  return dex_future_finally (lt_sync_probe (self->client, get_address (self)), tested_cb, self, NULL);
}

static void
test_cb (LtPreferences *self)
{
  dex_clear (&self->testing);
  self->testing = probe (self);
}

/* A verdict is of the address that was tested, and no other server may learn the token. */
static void
address_changed_cb (LtPreferences *self)
{
  dex_clear (&self->testing);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->token), "");
}

/* The dialog may be closed by then. */
static void
tell (LtPreferences *self, const char *sentence)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), adw_toast_new (sentence));
}

static DexFuture *
kept_cb (DexFuture *future, gpointer data)
{
  const GValue *value = dex_future_get_value (future, NULL);

  if (value && !g_value_get_boolean (value))
    tell (data, _ ("No keyring answers: the token is forgotten on quitting"));
  return dex_future_new_true ();
}

static DexFuture *
forgotten_cb (DexFuture *future, gpointer data)
{
  const GValue *value = dex_future_get_value (future, NULL);

  if (value && !g_value_get_boolean (value))
    tell (data, _ ("No keyring answers: an older token may still be in it"));
  return dex_future_new_true ();
}

static void
apply_token_cb (LtPreferences *self)
{
  const char *token = get_token (self);
  g_autoptr (GError) error = NULL;

  if (!lt_http_client_set_token (self->client, get_address (self), token, &error))
    {
      show_error (self, error);
      return;
    }
  dex_future_disown (dex_future_finally (lt_context_set_token (self->context, get_address (self), token),
                                         token ? kept_cb : forgotten_cb, g_object_ref (self), g_object_unref));
  test_cb (self);
}

static DexFuture *
chosen_cb (DexFuture *future, gpointer data)
{
  LtPreferences *self = data;
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (error && !lt_error_is_silent (error))
    show_error (self, error);
  return dex_future_new_true ();
}

/* The change goes on when the dialog is closed meanwhile: the context holds itself until it is done. */
static void
choose (LtPreferences *self, const char *address)
{
  dex_clear (&self->choosing);
  self->choosing = dex_future_finally (lt_context_subscribe (self->context, address), chosen_cb, self, NULL);
}

static void
apply_cb (LtPreferences *self)
{
  const char *address = get_address (self);

  if (!lt_url_is_web (address))
    {
      show_verdict (self, "dialog-warning-symbolic", _ ("This is no web address: it should begin with https://"));
      return;
    }
  choose (self, address);
  test_cb (self);
}

static void
built_in_toggled_cb (LtPreferences *self)
{
  if (self->source_shown && gtk_check_button_get_active (self->built_in))
    choose (self, LT_SUBSCRIPTION_BUILT_IN);
}

static void
interval_cb (LtPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->interval);

  if (selected < G_N_ELEMENTS (minutes))
    g_settings_set_uint (lt_context_get_settings (self->context), "update-minutes", minutes[selected]);
}

static void
lt_preferences_dispose (GObject *object)
{
  LtPreferences *self = LT_PREFERENCES (object);

  dex_clear (&self->testing);
  dex_clear (&self->choosing);
  gtk_widget_dispose_template (GTK_WIDGET (self), LT_TYPE_PREFERENCES);
  g_clear_object (&self->client);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lt_preferences_parent_class)->dispose (object);
}

static void
lt_preferences_class_init (LtPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_preferences_dispose;
  g_type_ensure (LT_TYPE_SOURCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, built_in);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, feed);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, address);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, test_button);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, token);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, verdict);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, spinner);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, sources);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, interval);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, serif);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, acceleration);
  gtk_widget_class_bind_template_child (widget_class, LtPreferences, single_letters);
  gtk_widget_class_bind_template_callback (widget_class, built_in_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_token_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
}

static void
lt_preferences_init (LtPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The sample edition is neither, so that both can be chosen. */
static void
show_source (LtPreferences *self, LtSubscription *source)
{
  const char *address = lt_subscription_get_address (source);
  const char *token = lt_subscription_get_token (source);

  if (!lt_subscription_is_built_in (source))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->address), address);
      gtk_editable_set_text (GTK_EDITABLE (self->token), token ? token : "");
      gtk_check_button_set_active (self->feed, TRUE);
    }
  else if (g_strcmp0 (address, LT_SUBSCRIPTION_SAMPLE) != 0)
    {
      gtk_check_button_set_active (self->built_in, TRUE);
    }
  self->source_shown = TRUE;
}

/* Who changes what is followed sees how that is. While the library is opened it is not known. */
static void
sources_cb (LtPreferences *self)
{
  LtSubscription *source = lt_context_get_subscription (self->context);

  if (source && !self->source_shown)
    show_source (self, source);
  lt_source_list_set_source (self->sources, source);
}

/* Once the dialog is in a window. */
static void
mapped_cb (LtPreferences *self)
{
  gboolean can = lt_web_can_accelerate (GTK_WIDGET (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->acceleration), can);
  if (!can)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->acceleration), _ ("There is no OpenGL here"));
}

static void
show_settings (LtPreferences *self)
{
  GSettings *settings = lt_context_get_settings (self->context);
  guint stored = g_settings_get_uint (settings, "update-minutes");

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    if (minutes[i] == stored)
      adw_combo_row_set_selected (self->interval, i);
  g_signal_connect_swapped (self->interval, "notify::selected", G_CALLBACK (interval_cb), self);
  g_settings_bind (settings, "text-size", self->text_size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "acceleration", self->acceleration, "active", G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_settings_bind (settings, "serif", self->serif, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "single-letters", self->single_letters, "active", G_SETTINGS_BIND_DEFAULT);
}

/**
 * lt_preferences_new:
 * @context: what the application shares
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
lt_preferences_new (LtContext *context)
{
  LtPreferences *self = g_object_new (LT_TYPE_PREFERENCES, NULL);

  self->client = lt_http_client_new ("LLMTracker/" LT_VERSION " (+" LT_HOME_PAGE ")");
  self->context = g_object_ref (context);
  sources_cb (self);
  g_signal_connect_object (context, "notify::subscription", G_CALLBACK (sources_cb), self, G_CONNECT_SWAPPED);
  show_settings (self);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  return ADW_DIALOG (self);
}
