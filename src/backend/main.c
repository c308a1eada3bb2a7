/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include <glib/gi18n-lib.h>
#include <libdex.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const LtCommand commands[] = {
  { "once", lt_command_once },
  { "serve", lt_command_serve },
  { "publish", lt_command_publish },
  { "status", lt_command_status },
  { "analyse", lt_command_analyse },
  { "stance", lt_command_stance },
  { "extract", lt_command_extract },
  { "sanitise", lt_command_sanitise },
  { "check", lt_command_check },
};

/* The options before the command, as they were given. */
typedef struct
{
  char *config;
  char *state;
  char *hn_api;
  char *hn_search;
  char *pace;
  gboolean sample;
  gboolean allow_loopback;
  gboolean version;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->config);
  g_free (options->state);
  g_free (options->hn_api);
  g_free (options->hn_search);
  g_free (options->pace);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char description[] =
    N_ ("Commands:\n"
        "  once [--limit N] [--thread URL]   one round, or one discussion, then the end\n"
        "  serve --listen ADDRESS            rounds by the clock, served at tcp:HOST:PORT or unix:PATH\n"
        "  publish DIR [--base-url URL]      the edition as files for any web server\n"
        "  status                            what the archive holds\n"
        "  analyse THREAD                    a stored discussion in, its story out\n"
        "  stance                            lines of JSON in, their stances out\n"
        "  extract --url URL                 HTML in, its article out\n"
        "  sanitise                          HTML in, safe HTML out\n"
        "  check                             a page of a feed in, its faults out\n"
        "\n"
        "Each command has its own --help.");

static gboolean
parse_options (Options *options,
               char ***arguments,
               GError **error)
{
  const GOptionEntry entries[] = {
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &options->config, N_ ("Settings, instead of the defaults"), N_ ("FILE") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &options->state, N_ ("Folder of the archive"), N_ ("DIR") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &options->sample, N_ ("Use the sample edition, with no network"), NULL },
    { "hn-api", 0, 0, G_OPTION_ARG_STRING, &options->hn_api, N_ ("Hacker News: address of the items, with its version"), N_ ("URL") },
    { "hn-search", 0, 0, G_OPTION_ARG_STRING, &options->hn_search, N_ ("Hacker News: address of the search, with its version"), N_ ("URL") },
    { "allow-loopback", 0, 0, G_OPTION_ARG_NONE, &options->allow_loopback, N_ ("Let links lead to this machine, for tests"), NULL },
    { "pace", 0, 0, G_OPTION_ARG_STRING, &options->pace, N_ ("Multiply the pauses between requests, for tests"), N_ ("FACTOR") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Show the version"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND …"));

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, _ ("Makes stories of what is said about AI, and publishes them."));
  g_option_context_set_description (context, _ (description));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return g_option_context_parse_strv (context, arguments, error);
}

static gboolean
set_option (LtConfiguration *configuration,
            const char *key,
            const char *value,
            GError **error)
{
  return value == NULL || lt_configuration_set (configuration, key, value, error);
}

static gboolean
configure (LtProgram *program,
           const Options *options,
           GError **error)
{
  LtConfiguration *configuration = program->configuration;

  if (options->config != NULL)
    {
      program->config_file = g_strdup (options->config);
      program->config_folder = g_path_get_dirname (options->config);
      if (!lt_configuration_load (configuration, options->config, error))
        return FALSE;
    }

  if (!set_option (configuration, "hackernews/api", options->hn_api, error)
      || !set_option (configuration, "hackernews/search", options->hn_search, error)
      || !set_option (configuration, "net/pace", options->pace, error)
      || !set_option (configuration, "net/allow-loopback", options->allow_loopback ? "true" : NULL, error)
      || !set_option (configuration, "sample/enabled", options->sample ? "true" : NULL, error))
    return FALSE;

  program->sample = lt_configuration_get_boolean (configuration, "sample/enabled");
  program->state = options->state != NULL ? g_strdup (options->state)
                                          : g_build_filename (g_get_user_state_dir (), "llm-tracker", NULL);
  return TRUE;
}

static void
program_clear (LtProgram *program)
{
  g_clear_object (&program->configuration);
  g_free (program->config_file);
  g_free (program->config_folder);
  g_free (program->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LtProgram, program_clear)

typedef struct
{
  GMainLoop *loop;
  gboolean ended;
  int status;
} Run;

static DexFuture *
ended_cb (DexFuture *future,
          gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  run->status = value != NULL ? g_value_get_int (value) : 1;
  if (error != NULL)
    g_printerr ("llm-tracker-backend: %s\n", error->message);
  if (g_error_matches (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE) || (error != NULL && error->domain == G_OPTION_ERROR))
    run->status = 2;
  run->ended = TRUE;
  g_main_loop_quit (run->loop);

  return NULL;
}

static int
run_command (const LtCommand *command,
             LtProgram *program,
             char **arguments)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { loop, FALSE, 1 };
  DexFuture *future = dex_future_finally (command->run (program, arguments), ended_cb, &run, NULL);

  /* What needs no waiting has ended by now. */
  if (!run.ended)
    g_main_loop_run (loop);
  dex_unref (future);

  return run.status;
}

static const LtCommand *
find_command (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (name, commands[i].name) == 0)
      return &commands[i];

  return NULL;
}

static int
fail (const GError *error)
{
  g_printerr ("llm-tracker-backend: %s\n", error->message);
  return 2;
}

int
main (int argc,
      char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_auto (Options) options = { NULL };
  g_auto (LtProgram) program = { NULL };
  g_autoptr (GError) error = NULL;
  const LtCommand *command;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  dex_init ();

  if (!parse_options (&options, &arguments, &error))
    return fail (error);
  if (options.version)
    {
      puts ("llm-tracker-backend " LT_VERSION);
      return 0;
    }

  command = find_command (arguments[1]);
  if (command == NULL)
    {
      g_printerr ("llm-tracker-backend: %s\n", arguments[1] != NULL ? _ ("There is no such command; see --help.")
                                                                    : _ ("A command is needed; see --help."));
      return 2;
    }

  program.configuration = lt_configuration_new ();
  if (!configure (&program, &options, &error))
    return fail (error);

  return run_command (command, &program, arguments + 2);
}
