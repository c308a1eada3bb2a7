/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LT_DATABASE_ERROR (lt_database_error_quark ())

typedef enum
{
  LT_DATABASE_ERROR_FAILED,  /* SQLite refused: the message says why */
  LT_DATABASE_ERROR_FULL,    /* no space, or the disk cannot be written */
  LT_DATABASE_ERROR_CORRUPT, /* the file is no database or is damaged */
  LT_DATABASE_ERROR_NEWER,   /* written by a newer version of ours */
  LT_DATABASE_ERROR_OLDER,   /* written by an older version of ours, and not to be changed now */
} LtDatabaseError;

GQuark lt_database_error_quark (void);

/* One SQLite connection, used by one thread only. Holds its prepared statements. */
typedef struct _LtConnection LtConnection;
typedef struct _LtStatement LtStatement;

LtConnection *lt_connection_open (const char *path, gboolean read_only, GError **error);
void lt_connection_close (LtConnection *self);
gboolean lt_connection_exec (LtConnection *self, const char *sql, GError **error);
gboolean lt_connection_migrate (LtConnection *self, const char *const *steps, GError **error);
gboolean lt_connection_check_version (LtConnection *self, const char *const *steps, GError **error);
gboolean lt_connection_begin (LtConnection *self, GError **error);
gboolean lt_connection_commit (LtConnection *self, GError **error);
void lt_connection_rollback (LtConnection *self);
gint64 lt_connection_last_row (LtConnection *self);
int lt_connection_changes (LtConnection *self);

/* A statement of the connection's cache, reset and with nothing bound. Valid until the connection closes. */
LtStatement *lt_connection_prepare (LtConnection *self, const char *sql, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtConnection, lt_connection_close)

G_END_DECLS
