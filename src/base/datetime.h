/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are seconds since 1970 UTC; LT_NO_TIME where there is none. */
#define LT_NO_TIME G_GINT64_CONSTANT (0)

gint64 lt_time_now (void);
gint64 lt_time_from_rfc3339 (const char *text);
char *lt_time_to_rfc3339 (gint64 time);

G_END_DECLS
