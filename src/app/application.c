/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/application.h"

#include "app/context.h"
#include "app/error-text.h"
#include "app/preferences.h"
#include "app/start-options.h"
#include "app/story-link.h"
#include "app/style.h"
#include "app/window.h"
#include "base/future.h"

#include <glib/gi18n.h>

/* What is still to be stored when the window closes gets this long. */
#define CLOSE_MS 5000

struct _LtApplication
{
  AdwApplication parent_instance;

  LtContext *context;
  LtWindow *window;
  DexFuture *closing;
};

G_DEFINE_FINAL_TYPE (LtApplication, lt_application, ADW_TYPE_APPLICATION)

static const GOptionEntry option_entries[] = {
  { "profile", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep everything in this folder"), N_ ("DIR") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the sample edition, which needs no network"), NULL },
  { "feed", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Read the feed at this address"), N_ ("URL") },
  { "backend-option", 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, N_ ("Pass an option to the built-in backend"), N_ ("OPTION") },
  { "story", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Show this story"), N_ ("ID|FEED#ID") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
  { NULL },
};

/* Closing */

static DexFuture *
closed_cb (DexFuture *future, gpointer data)
{
  LtApplication *self = data;

  if (self->window)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_application_release (G_APPLICATION (self));
  return dex_future_new_true ();
}

/* The window vanishes at once; the process ends when all is stored. */
static gboolean
close_request_cb (LtApplication *self)
{
  if (self->closing)
    return GDK_EVENT_STOP;
  lt_window_save_state (self->window);
  gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
  g_application_hold (G_APPLICATION (self));
  self->closing = dex_future_finally (lt_within (lt_context_close (self->context), CLOSE_MS, "The library did not close in time"),
                                      closed_cb, self, NULL);
  return GDK_EVENT_STOP;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtApplication *self = data;

  if (self->window)
    gtk_window_close (GTK_WINDOW (self->window));
  else
    g_application_quit (G_APPLICATION (self));
}

/* Actions */

static void
refresh_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtApplication *self = data;
  LtSubscription *source = self->context ? lt_context_get_subscription (self->context) : NULL;

  if (source)
    lt_subscription_refresh (source);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtApplication *self = data;

  if (self->window)
    adw_dialog_present (lt_preferences_new (self->context), GTK_WIDGET (self->window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtApplication *self = data;
  g_autofree char *debug = g_strdup_printf ("LLM Tracker %s\nGTK %u.%u.%u, libadwaita %u.%u.%u\nProfile: %s\n", LT_VERSION,
                                            gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                                            adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                                            self->context ? lt_context_get_profile (self->context) : "-");

  adw_show_about_dialog (GTK_WIDGET (self->window),
                         "application-name", _ ("LLM Tracker"),
                         "application-icon", LT_APPLICATION_ID,
                         "developer-name", _ ("LLM Tracker contributors"),
                         "version", LT_VERSION,
                         "website", LT_HOME_PAGE,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "copyright", "© 2026 LLM Tracker contributors",
                         "comments", _ ("What the technical community thinks of the day’s AI news. Stories are written by software from public discussions; every quotation is checked word for word."),
                         /* Translators: your names, one a line */
                         "translator-credits", _ ("translator-credits"),
                         "debug-info", debug,
                         NULL);
}

static const GActionEntry action_entries[] = {
  { "about", about_cb },
  { "preferences", preferences_cb },
  { "quit", quit_cb },
  { "refresh", refresh_cb },
};

static const struct
{
  const char *action;
  const char *accels[4];
} accels[] = {
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "app.refresh", { "F5", "<Control>r" } },
  { "win.add-discussion", { "<Control>n" } },
  { "win.community", { "F9" } },
  { "win.find", { "<Control><Shift>f" } },
  { "win.print", { "<Control>p" } },
  { "win.search", { "<Control>f" } },
  { "win.text-larger", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.text-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.text-smaller", { "<Control>minus", "<Control>KP_Subtract" } },
  { "window.close", { "<Control>w" } },
};

/* Starting */

static DexFuture *
opened_cb (DexFuture *future, gpointer data)
{
  LtApplication *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  AdwDialog *dialog;

  dex_future_get_value (future, &error);
  if (!error || lt_error_is_silent (error) || !self->window)
    return dex_future_new_true ();
  sentence = lt_error_sentence (error);
  dialog = adw_alert_dialog_new (_ ("The Stored Stories Cannot Be Opened"), sentence);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "quit", _ ("_Quit"));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (gtk_window_close), self->window, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
  return dex_future_new_true ();
}

static void
make_window (LtApplication *self)
{
  self->window = lt_window_new (GTK_APPLICATION (self), self->context);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  g_signal_connect_object (self->window, "close-request", G_CALLBACK (close_request_cb), self, G_CONNECT_SWAPPED);
}

/* The library is opened on its thread while the window is built. */
static gboolean
start (LtApplication *self, const LtStartOptions *options, GError **error)
{
  self->context = lt_context_new (options, error);
  if (!self->context)
    return FALSE;
  dex_future_disown (dex_future_finally (lt_context_open (self->context), opened_cb, g_object_ref (self), g_object_unref));
  return TRUE;
}

/* The window, once the first start has brought everything up. */
static gboolean
come_up (LtApplication *self, const LtStartOptions *options, GError **error)
{
  if (!self->context && !start (self, options, error))
    return FALSE;
  if (!self->window)
    make_window (self);
  gtk_window_present (GTK_WINDOW (self->window));
  return TRUE;
}

/* As the desktop starts us: there is nobody to tell options, or to be told of an error. */
static gboolean
come_up_plainly (LtApplication *self)
{
  g_autoptr (GVariantDict) nothing = g_variant_dict_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtStartOptions) options = lt_start_options_new (nothing, g_get_home_dir (), &error);

  if (options && come_up (self, options, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

static void
lt_application_activate (GApplication *application)
{
  come_up_plainly (LT_APPLICATION (application));
}

static void
follow_link (LtApplication *self, const char *link)
{
  g_autofree char *reference = lt_story_link_parse (link);

  if (reference)
    lt_window_show_story (self->window, reference);
  else
    lt_window_tell (self->window, _ ("That is no link to a story."));
}

static void
lt_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  LtApplication *self = LT_APPLICATION (application);

  if (n_files == 0 || !come_up_plainly (self))
    return;
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *link = g_file_get_uri (files[i]);

      follow_link (self, link);
    }
}

/* The first start is given everything; later ones meet it and may name a story. */
static int
lt_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  LtApplication *self = LT_APPLICATION (application);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtStartOptions) options = lt_start_options_new (g_application_command_line_get_options_dict (line),
                                                             g_application_command_line_get_cwd (line), &error);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (line, NULL);

  if (!options || !come_up (self, options, &error))
    {
      g_application_command_line_printerr (line, "%s\n", error->message);
      return 1;
    }
  if (options->story)
    lt_window_show_story (self->window, options->story);
  for (char **link = arguments + 1; arguments[0] && *link; link++)
    follow_link (self, *link);
  return 0;
}

/* Each profile is an application of its own on the bus, so that two of them do not meet. */
static void
take_profile (GApplication *application, GVariantDict *options)
{
  g_autofree char *profile = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *id = NULL;

  if (!g_variant_dict_lookup (options, "profile", "^ay", &profile))
    return;
  folder = g_canonicalize_filename (profile, NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folder, -1);
  id = g_strdup_printf (LT_APPLICATION_ID ".Profile%.16s", hash);
  g_application_set_application_id (application, id);
}

static int
lt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("llm-tracker %s\n", LT_VERSION);
      return 0;
    }
  take_profile (application, options);
  return -1;
}

/* Our own icon is found where we are installed, also when XDG_DATA_DIRS does not name that place. */
static void
add_icons (void)
{
  g_autofree char *folder = g_build_filename (LT_DATA_DIR, "..", "icons", NULL);

  gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), folder);
  gtk_window_set_default_icon_name (LT_APPLICATION_ID);
}

static void
lt_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (lt_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), action_entries, G_N_ELEMENTS (action_entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
  add_icons ();
  lt_style_follow (adw_style_manager_get_default ());
}

static void
lt_application_dispose (GObject *object)
{
  LtApplication *self = LT_APPLICATION (object);

  dex_clear (&self->closing);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lt_application_parent_class)->dispose (object);
}

static void
lt_application_class_init (LtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_application_dispose;
  application_class->startup = lt_application_startup;
  application_class->activate = lt_application_activate;
  application_class->open = lt_application_open;
  application_class->command_line = lt_application_command_line;
  application_class->handle_local_options = lt_application_handle_local_options;
}

static void
lt_application_init (LtApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), option_entries);
}

LtApplication *
lt_application_new (void)
{
  return g_object_new (LT_TYPE_APPLICATION,
                       "application-id", LT_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/de/llmtracker/LLMTracker",
                       NULL);
}
