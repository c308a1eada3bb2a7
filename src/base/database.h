/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/connection.h"

#include <libdex.h>

G_BEGIN_DECLS

/* A database with a thread of its own: the only thread that touches the connection. Calls run in the order made. */
#define LT_TYPE_DATABASE (lt_database_get_type ())
G_DECLARE_FINAL_TYPE (LtDatabase, lt_database, LT, DATABASE, GObject)

/**
 * LtDatabaseFunc:
 * @result: uninitialised; g_value_init() it to give an answer, leave it alone for "no value"
 *
 * Runs on the database's thread. With lt_database_write() it is inside a transaction, which is
 * committed when TRUE is returned and rolled back otherwise.
 */
typedef gboolean (*LtDatabaseFunc) (LtConnection *connection, gpointer data, GValue *result, GError **error);

DexFuture *lt_database_open (const char *path, const char *const *migrations, gboolean read_only);
DexFuture *lt_database_read (LtDatabase *self, LtDatabaseFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *lt_database_write (LtDatabase *self, LtDatabaseFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *lt_database_close (LtDatabase *self);

G_END_DECLS
