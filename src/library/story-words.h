/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/connection.h"
#include "library/story-draft.h"

G_BEGIN_DECLS

/* The words of stories in the full-text index. On the writing connection, in a transaction. */
gboolean lt_story_words_write (LtConnection *connection, gint64 row, LtStoryDraft *draft, GError **error);
gboolean lt_story_words_remove (LtConnection *connection, gint64 row, GError **error);

/* The words in HTML, for an index and nothing else: nothing of it is ever shown. Pure; any thread. */
void lt_story_words_append_html (GString *words, const char *html);

G_END_DECLS
