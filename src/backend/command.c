/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (lt_command_error, lt_command_error)

#define READ_STEP (64 * 1024)

/**
 * lt_command_parse:
 * @name: of the command, for its help
 * @entries: (nullable): its options
 * @n_rest: how many arguments must be left
 * @rest: (out) (transfer full): these
 */
gboolean
lt_command_parse (const char *name,
                  char **arguments,
                  const GOptionEntry *entries,
                  guint n_rest,
                  char ***rest,
                  GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;

  g_strv_builder_add (builder, name);
  g_strv_builder_addv (builder, (const char **) arguments);
  line = g_strv_builder_end (builder);

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &line, error))
    return FALSE;

  if (g_strv_length (line) != n_rest + 1)
    {
      g_set_error (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE,
                   g_strv_length (line) > n_rest + 1 ? _ ("“%s” was given too many arguments.")
                                                     : _ ("“%s” needs more arguments."),
                   name);
      return FALSE;
    }

  *rest = g_strdupv (line + 1);
  return TRUE;
}

char *
lt_command_archive_path (LtProgram *program,
                         GError **error)
{
  if (g_mkdir_with_parents (program->state, 0700) != 0)
    {
      g_set_error (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_INPUT,
                   _ ("The folder “%s” cannot be made: %s"), program->state, g_strerror (errno));
      return NULL;
    }

  return g_build_filename (program->state, program->sample ? "sample.db" : "archive.db", NULL);
}

static GBytes *
read_all (int descriptor,
          const char *name,
          gsize max,
          GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_STEP);
  gssize n;

  while ((n = read (descriptor, buffer, READ_STEP)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_INPUT, _ ("“%s” cannot be read: %s"), name, g_strerror (errno));
          return NULL;
        }
      if (data->len + (gsize) n > max)
        {
          g_set_error (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_INPUT,
                       _ ("“%s” is larger than %u bytes."), name, (guint) max);
          return NULL;
        }
      g_byte_array_append (data, buffer, (guint) n);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

GBytes *
lt_command_read_stdin (gsize max,
                       GError **error)
{
  return read_all (STDIN_FILENO, _ ("Standard input"), max, error);
}

GBytes *
lt_command_read_file (const char *path,
                      gsize max,
                      GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  GBytes *bytes;

  if (descriptor < 0)
    {
      g_set_error (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_INPUT, _ ("“%s” cannot be read: %s"), path, g_strerror (errno));
      return NULL;
    }

  bytes = read_all (descriptor, path, max, error);
  close (descriptor);

  return bytes;
}

void
lt_command_write (GBytes *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (length > 0)
    fwrite (data, 1, length, stdout);
  fflush (stdout);
}

void
lt_command_print (const char *format,
                  ...)
{
  va_list args;

  va_start (args, format);
  vprintf (format, args);
  va_end (args);
  putchar ('\n');
  fflush (stdout);
}
