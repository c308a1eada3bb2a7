/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include "backend/archive.h"
#include "base/datetime.h"
#include "base/future.h"
#include "story/status.h"

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

static char *
dup_time (gint64 time)
{
  return time != LT_NO_TIME ? lt_time_to_rfc3339 (time) : g_strdup ("–");
}

static const char *
name_of_state (LtStatusState state)
{
  static const char *const names[] = { "idle", "working", "error" };

  return names[state];
}

/* What the last round noted: it may be under way still, or have been cut off. */
static void
print_round (LtStatus *status)
{
  g_autofree char *started = dup_time (status->round_started);
  g_autofree char *next = dup_time (status->next_round);

  lt_command_print ("state     %s", name_of_state (status->state));
  lt_command_print ("round     %s", started);
  lt_command_print ("done      %d of %d", status->round_done, status->round_total);
  lt_command_print ("next      %s", next);
  if (status->error != NULL)
    lt_command_print ("error     %s", status->error);
  for (guint i = 0; i < status->sources->len; i++)
    {
      LtSourceHealth *health = g_ptr_array_index (status->sources, i);

      lt_command_print ("source    %s: %s%s%s", health->name, lt_source_state_to_string (health->state),
                        health->message != NULL ? " – " : "", health->message != NULL ? health->message : "");
    }
}

/* An archive from before rounds were noted has none. */
static void
show_round (LtArchive *archive)
{
  g_autoptr (GBytes) bytes = dex_await_boxed (lt_archive_load_round (archive), NULL);
  g_autoptr (LtStatus) status = bytes != NULL ? lt_status_read (bytes, NULL) : NULL;

  if (status != NULL)
    print_round (status);
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

  updated = dup_time (page->updated);
  lt_command_print ("archive   %s", lt_archive_get_archive_id (archive));
  lt_command_print ("edition   %" G_GINT64_FORMAT, lt_archive_get_edition (archive));
  lt_command_print ("updated   %s", updated);
  lt_command_print ("stories   %d", count_made (threads));
  lt_command_print ("threads   %u", g_hash_table_size (threads));
  show_round (archive);
  dex_await (lt_archive_close (archive), NULL);

  return dex_future_new_for_int (0);
}

/**
 * lt_command_status:
 *
 * What the archive holds and what the last round did, one figure a line.
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
