/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/connection.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* Sets @error from what SQLite said last on this connection. Always FALSE. */
gboolean lt_connection_fail (LtConnection *self, GError **error);

LtStatement *lt_statement_new (LtConnection *connection, const char *sql, GError **error);
void lt_statement_free (LtStatement *self);
sqlite3 *lt_connection_get_handle (LtConnection *self);

G_END_DECLS
