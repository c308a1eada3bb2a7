/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/json.h"

G_BEGIN_DECLS

/* The fields of an item, under the names of the official API or of the search index. Pure. */
gboolean lt_item_has_flag (JsonObject *item, const char *name);
gboolean lt_item_is_removed (JsonObject *item);
gint64 lt_item_get_date (JsonObject *item);
char *lt_item_dup_author (JsonObject *item);
int lt_item_get_count (JsonObject *item, const char *name);
int lt_item_get_score (JsonObject *item);
char *lt_item_title_to_text (const char *title);

G_END_DECLS
