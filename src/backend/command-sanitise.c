/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/command.h"

#include "text/sanitise.h"

#include <string.h>

/* As much as a page may have that the backend fetches. */
#define HTML_MAX_BYTES (8 * 1024 * 1024)

/* Pictures are addresses of the page's own site here: a tool has no cache to point to. */
static char *
keep_image (const char *address,
            gpointer data)
{
  return g_strdup (address);
}

/**
 * lt_command_sanitise:
 *
 * HTML on standard input, safe HTML on standard output.
 */
DexFuture *
lt_command_sanitise (LtProgram *program,
                     char **arguments)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) output = NULL;
  const char *data;
  char *html;
  gsize length;

  if (!lt_command_parse ("sanitise", arguments, NULL, 0, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  bytes = lt_command_read_stdin (HTML_MAX_BYTES, &error);
  if (bytes == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  data = g_bytes_get_data (bytes, &length);
  html = lt_sanitise_html (data != NULL ? data : "", (gssize) length, keep_image, NULL);
  output = g_bytes_new_take (html, strlen (html));
  lt_command_write (output);

  return dex_future_new_for_int (0);
}
