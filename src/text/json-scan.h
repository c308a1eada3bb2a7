/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/json.h"

G_BEGIN_DECLS

/* Checks that @data is one JSON value by the letter of RFC 8259, no deeper than @max_depth. @repaired, where not NULL
 * after the call, is the same text with what UTF-8 cannot hold replaced; see json.c. Private to this folder. */
gboolean lt_json_scan (const char *data, gsize length, guint max_depth, char **repaired, GError **error);

G_END_DECLS
