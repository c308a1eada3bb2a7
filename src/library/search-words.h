/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (nullable) (transfer full) What a person typed, as an FTS5 expression: all words, the last as a prefix. NULL when
 * there is no word in it. Pure. */
char *lt_search_words_to_match (const char *words);

G_END_DECLS
