/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "sources/item-tree.h"

G_BEGIN_DECLS

extern const LtItemNames lt_hacker_news_names;

/* An Algolia item tree ("/items/ID"). Pure, bounded. */
LtItemTree *lt_hacker_news_tree_from_algolia (GBytes *bytes, GError **error);
/* The same as a thread; children are in its order (rank_known FALSE). */
LtThread *lt_hacker_news_thread_from_algolia (GBytes *bytes, GError **error);
/* "hn-123" -> 123; 0 if it is none. */
gint64 lt_hacker_news_parse_id (const char *id);

G_END_DECLS
