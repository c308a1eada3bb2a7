/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/connection.h"

G_BEGIN_DECLS

/* Parameters are numbered from 1, columns from 0, as in SQLite. Text is copied when bound. NULL binds NULL. */
void lt_statement_bind_text (LtStatement *self, int index, const char *text);
void lt_statement_bind_int (LtStatement *self, int index, gint64 value);
void lt_statement_bind_double (LtStatement *self, int index, double value);
void lt_statement_bind_bytes (LtStatement *self, int index, GBytes *bytes);
void lt_statement_bind_null (LtStatement *self, int index);

/* TRUE while there is a row; FALSE at the end or on failure (then @error is set). */
gboolean lt_statement_step (LtStatement *self, GError **error);
/* Runs a statement without rows. */
gboolean lt_statement_run (LtStatement *self, GError **error);
void lt_statement_reset (LtStatement *self);

const char *lt_statement_column_text (LtStatement *self, int column); /* valid until the next step */
char *lt_statement_dup_text (LtStatement *self, int column);
gint64 lt_statement_column_int (LtStatement *self, int column);
double lt_statement_column_double (LtStatement *self, int column);
GBytes *lt_statement_column_bytes (LtStatement *self, int column); /* (transfer full) (nullable) */
gboolean lt_statement_column_is_null (LtStatement *self, int column);

G_END_DECLS
