/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include "backend/monitor.h"
#include "base/future.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  LtProgram *program;
  int limit;
  char *thread; /* address of the one discussion that is asked for, or NULL */
} Once;

static void
once_free (gpointer data)
{
  Once *once = data;

  g_free (once->thread);
  g_free (once);
}

/* The story of one discussion, whatever its topic. */
static gboolean
make_thread (LtMonitor *monitor,
             const char *url,
             GError **error)
{
  g_autofree char *id = lt_monitor_request (monitor, url);

  if (id == NULL)
    {
      g_set_error (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE, _ ("“%s” is no discussion of a known source."), url);
      return FALSE;
    }

  if (!dex_await (lt_guard (lt_monitor_finish_requests (monitor)), error))
    return FALSE;
  if (lt_monitor_get_made (monitor) + lt_monitor_get_revised (monitor) > 0)
    return TRUE;

  g_set_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND, _ ("No new story came of %s."), id);
  return FALSE;
}

static DexFuture *
once_fiber (gpointer data)
{
  Once *once = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lt_command_archive_path (once->program, &error);
  g_autoptr (LtContext) context = NULL;
  g_autoptr (LtArchive) archive = NULL;
  g_autoptr (LtMonitor) monitor = NULL;
  g_autofree char *edition = NULL;

  if (path == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  context = lt_context_new (once->program->configuration, once->program->config_folder, &error);
  if (context == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  archive = dex_await_object (lt_archive_open (path, FALSE), &error);
  if (archive == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  monitor = lt_monitor_new (archive, context);
  if (once->thread != NULL)
    make_thread (monitor, once->thread, &error);
  else
    dex_await (lt_monitor_run_round (monitor, (guint) once->limit), &error);
  dex_await (lt_monitor_stop (monitor), NULL);
  dex_await (lt_archive_close (archive), NULL);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  edition = g_strdup_printf ("%" G_GINT64_FORMAT, lt_archive_get_edition (archive));
  lt_command_print (_ ("Stories made: %u, revised: %u, failed: %u. Edition %s."), lt_monitor_get_made (monitor),
                    lt_monitor_get_revised (monitor), lt_monitor_get_failed (monitor), edition);

  return dex_future_new_for_int (0);
}

/**
 * lt_command_once:
 *
 * One round: what is new is made, what grew is revised. Or the story of one discussion.
 */
DexFuture *
lt_command_once (LtProgram *program,
                 char **arguments)
{
  int limit = 0;
  g_autofree char *thread = NULL;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Stories at most"), N_ ("N") },
    { "thread", 0, 0, G_OPTION_ARG_STRING, &thread, N_ ("Only the story of this discussion, whatever its topic"), N_ ("URL") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  Once *once;

  if (!lt_command_parse ("once", arguments, entries, 0, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (limit < 0)
    return dex_future_new_reject (LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE, _ ("The limit must not be negative."));

  once = g_new0 (Once, 1);
  once->program = program;
  once->limit = limit;
  once->thread = g_steal_pointer (&thread);

  return lt_spawn (once_fiber, once, once_free);
}
