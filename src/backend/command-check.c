/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include "story/feed.h"

/**
 * lt_command_check:
 *
 * A page of a feed on standard input; its faults, one a line. Fails when there is one.
 */
DexFuture *
lt_command_check (LtProgram *program,
                  char **arguments)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LtFeed) feed = NULL;

  if (!lt_command_parse ("check", arguments, NULL, 0, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  bytes = lt_command_read_stdin (LT_FEED_MAX_BYTES, &error);
  feed = bytes != NULL ? lt_feed_read (bytes, &error) : NULL;
  if (feed == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  for (guint i = 0; i < feed->faults->len; i++)
    lt_command_print ("%s", (const char *) g_ptr_array_index (feed->faults, i));

  return dex_future_new_for_int (feed->faults->len > 0 ? 1 : 0);
}
