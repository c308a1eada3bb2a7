/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include "backend/archive.h"
#include "base/datetime.h"
#include "base/future.h"

#include <glib/gi18n-lib.h>

static int
count_made (GHashTable *threads)
{
  GHashTableIter iter;
  LtThreadRecord *record;
  int n = 0;

  g_hash_table_iter_init (&iter, threads);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    n += record->state == LT_THREAD_MADE;

  return n;
}

static DexFuture *
status_fiber (gpointer data)
{
  LtProgram *program = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lt_command_archive_path (program, &error);
  g_autoptr (LtArchive) archive = NULL;
  g_autoptr (LtArchivePage) page = NULL;
  g_autoptr (GHashTable) threads = NULL;
  g_autofree char *updated = NULL;

  if (path == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      lt_command_print (_ ("There is no archive yet."));
      return dex_future_new_for_int (0);
    }

  archive = dex_await_object (lt_archive_open (path, TRUE), &error);
  if (archive != NULL)
    threads = dex_await_boxed (lt_archive_list_threads (archive), &error);
  if (threads != NULL)
    page = dex_await_boxed (lt_archive_load_page (archive, 0), &error);
  if (page == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  updated = page->updated != LT_NO_TIME ? lt_time_to_rfc3339 (page->updated) : g_strdup ("–");
  lt_command_print ("archive   %s", lt_archive_get_archive_id (archive));
  lt_command_print ("edition   %" G_GINT64_FORMAT, lt_archive_get_edition (archive));
  lt_command_print ("updated   %s", updated);
  lt_command_print ("stories   %d", count_made (threads));
  lt_command_print ("threads   %u", g_hash_table_size (threads));
  dex_await (lt_archive_close (archive), NULL);

  return dex_future_new_for_int (0);
}

/**
 * lt_command_status:
 *
 * What the archive holds, one figure a line.
 */
DexFuture *
lt_command_status (LtProgram *program,
                   char **arguments)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;

  if (!lt_command_parse ("status", arguments, NULL, 0, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return lt_spawn (status_fiber, program, NULL);
}
