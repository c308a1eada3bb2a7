/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/configuration.h"

#include <libdex.h>

G_BEGIN_DECLS

/* What the options before the command said. */
typedef struct
{
  LtConfiguration *configuration;
  char *config_file;   /* or NULL */
  char *config_folder; /* or NULL */
  char *state;         /* the folder of the archive */
  gboolean sample;
} LtProgram;

/* Ends the program with this exit status when its future does; (type int). */
typedef DexFuture *(*LtCommandFunc) (LtProgram *program, char **arguments);

typedef struct
{
  const char *name;
  LtCommandFunc run;
} LtCommand;

#define LT_COMMAND_ERROR (lt_command_error_quark ())

typedef enum
{
  LT_COMMAND_ERROR_USAGE,
  LT_COMMAND_ERROR_INPUT,
} LtCommandError;

GQuark lt_command_error_quark (void);

/* One file each. Arguments are those after the command, NULL at the end, and are read at once. */
DexFuture *lt_command_once (LtProgram *program, char **arguments);
DexFuture *lt_command_serve (LtProgram *program, char **arguments);
DexFuture *lt_command_publish (LtProgram *program, char **arguments);
DexFuture *lt_command_status (LtProgram *program, char **arguments);
DexFuture *lt_command_analyse (LtProgram *program, char **arguments);
DexFuture *lt_command_stance (LtProgram *program, char **arguments);
DexFuture *lt_command_extract (LtProgram *program, char **arguments);
DexFuture *lt_command_sanitise (LtProgram *program, char **arguments);
DexFuture *lt_command_check (LtProgram *program, char **arguments);

/* Parses @arguments; what is left over goes to @rest, of which there must be @n_rest. */
gboolean lt_command_parse (const char *name, char **arguments, const GOptionEntry *entries, guint n_rest, char ***rest, GError **error);
/* "STATE/archive.db"; makes the folder. (transfer full) */
char *lt_command_archive_path (LtProgram *program, GError **error);
/* All of standard input, or an error when it is more than @max bytes. */
GBytes *lt_command_read_stdin (gsize max, GError **error);
/* A file, bounded. */
GBytes *lt_command_read_file (const char *path, gsize max, GError **error);
/* Standard output; nothing is lost when a pipe is slow. */
void lt_command_write (GBytes *bytes);
void lt_command_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
