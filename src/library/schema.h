/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Migrations of `library.db` and `cache.db`, NULL-terminated, for lt_database_open(). */
extern const char *const lt_schema_library[];
extern const char *const lt_schema_cache[];

/* A row of the story table sorts by time: seconds * LT_ROWS_A_SECOND + a counter. */
#define LT_ROWS_A_SECOND 4096
/* The last second of the year 9999: times beyond are cut to it, so that a row never overflows. */
#define LT_LAST_SECOND G_GINT64_CONSTANT (253402300799)

/* What the `kind` of a file is. */
#define LT_FILE_DISCUSSION 0
#define LT_FILE_PICTURE 1

G_END_DECLS
