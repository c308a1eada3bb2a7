/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/command.h"

#include "backend/monitor.h"
#include "backend/server.h"
#include "base/future.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

typedef struct
{
  LtProgram *program;
  char *listen;
  gboolean die_with_parent;

  LtArchive *archive;
  LtContext *context;
  LtMonitor *monitor;
  LtFileSource *files;
  LtServer *server;
  DexPromise *end;    /* resolved when the program is to end */
  GPtrArray *watches; /* GSource */
} Serve;

static void
destroy_source (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static void
serve_free (gpointer data)
{
  Serve *self = data;

  g_clear_pointer (&self->watches, g_ptr_array_unref);
  g_clear_object (&self->server);
  g_clear_object (&self->files);
  g_clear_object (&self->monitor);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->context, lt_context_unref);
  dex_clear (&self->end);
  g_free (self->listen);
  g_free (self);
}

static void
end (Serve *self)
{
  if (dex_future_is_pending (DEX_FUTURE (self->end)))
    dex_promise_resolve_boolean (self->end, TRUE);
}

static gboolean
end_cb (gpointer data)
{
  end (data);
  return G_SOURCE_CONTINUE;
}

/* The settings are read again; while they are wrong, the old ones stay. */
static gboolean
reload_cb (gpointer data)
{
  Serve *self = data;
  LtProgram *program = self->program;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtContext) context = NULL;

  if (program->config_file == NULL || lt_configuration_load (program->configuration, program->config_file, &error))
    context = lt_context_new (program->configuration, program->config_folder, &error);

  if (context != NULL)
    {
      lt_monitor_set_context (self->monitor, context);
      lt_file_source_set_analyst (self->files, context->analyst);
    }
  else
    g_warning ("The old settings stay: %s", error->message);

  return G_SOURCE_CONTINUE;
}

/* Standard input is the pipe of who started us: its end is theirs. */
static gboolean
stdin_cb (int descriptor,
          GIOCondition condition,
          gpointer data)
{
  char buffer[256];
  gssize n = read (descriptor, buffer, sizeof buffer);

  if (n > 0)
    return G_SOURCE_CONTINUE;

  end (data);
  return G_SOURCE_REMOVE;
}

static void
watch (Serve *self,
       GSource *source,
       GSourceFunc func)
{
  g_source_set_callback (source, func, self, NULL);
  g_source_attach (source, NULL);
  g_ptr_array_add (self->watches, source);
}

static void
watch_signals (Serve *self)
{
  self->watches = g_ptr_array_new_with_free_func (destroy_source);
  watch (self, g_unix_signal_source_new (SIGTERM), end_cb);
  watch (self, g_unix_signal_source_new (SIGINT), end_cb);
  watch (self, g_unix_signal_source_new (SIGHUP), reload_cb);
  if (self->die_with_parent)
    watch (self, g_unix_fd_source_new (STDIN_FILENO, G_IO_IN | G_IO_HUP), G_SOURCE_FUNC (stdin_cb));
}

static gboolean
start (Serve *self,
       GError **error)
{
  gboolean is_private = lt_server_address_is_private (self->listen);
  g_autofree char *path = lt_command_archive_path (self->program, error);
  g_autofree char *address = NULL;

  if (path == NULL)
    return FALSE;
  self->context = lt_context_new (self->program->configuration, self->program->config_folder, error);
  if (self->context == NULL)
    return FALSE;
  self->archive = dex_await_object (lt_archive_open (path, FALSE), error);
  if (self->archive == NULL)
    return FALSE;

  self->monitor = lt_monitor_new (self->archive, self->context);
  self->files = lt_file_source_new (self->archive, is_private);
  lt_file_source_set_analyst (self->files, self->context->analyst);
  self->server = lt_server_new (self->monitor, self->files, is_private);
  if (!lt_server_listen (self->server, self->listen, error))
    return FALSE;

  address = lt_server_dup_address (self->server);
  lt_command_print (_ ("Listening on %s"), address);

  return TRUE;
}

static DexFuture *
serve_fiber (gpointer data)
{
  Serve *self = data;
  g_autoptr (GError) error = NULL;

  watch_signals (self);
  if (start (self, &error))
    {
      lt_monitor_start (self->monitor);
      dex_await (dex_ref (DEX_FUTURE (self->end)), NULL);
      lt_server_stop (self->server);
      dex_await (lt_monitor_stop (self->monitor), NULL);
    }

  if (self->archive != NULL)
    dex_await (lt_archive_close (self->archive), NULL);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_int (0);
}

/**
 * lt_command_serve:
 *
 * Rounds by the clock, and the edition over HTTP, until a signal ends it.
 */
DexFuture *
lt_command_serve (LtProgram *program,
                  char **arguments)
{
  g_autofree char *listen = NULL;
  gboolean die_with_parent = FALSE;
  const GOptionEntry entries[] = {
    { "listen", 0, 0, G_OPTION_ARG_STRING, &listen, N_ ("Where to be reached: tcp:HOST:PORT or unix:PATH"), N_ ("ADDRESS") },
    { "die-with-parent", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &die_with_parent, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  Serve *self;

  if (!lt_command_parse ("serve", arguments, entries, 0, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (listen == NULL)
    return dex_future_new_reject (LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE,
                                  _ ("“serve” needs --listen tcp:HOST:PORT or --listen unix:PATH."));

  self = g_new0 (Serve, 1);
  self->program = program;
  self->listen = g_steal_pointer (&listen);
  self->die_with_parent = die_with_parent;
  self->end = dex_promise_new ();

  return lt_spawn (serve_fiber, self, serve_free);
}
