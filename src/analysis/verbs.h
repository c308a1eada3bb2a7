/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of the common verbs, shortened to one of them ("it's"), or a regular past tense. Of a word in lower case. */
gboolean lt_word_is_verb (const char *word);
/* Of the common verbs alone. */
gboolean lt_word_is_listed_verb (const char *word);

G_END_DECLS
