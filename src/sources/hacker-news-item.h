/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/thread.h"

G_BEGIN_DECLS

/* An Algolia item tree ("/items/ID") as a thread; children are in its order (rank_known FALSE). Pure, bounded. */
LtThread *lt_hacker_news_thread_from_algolia (GBytes *bytes, GError **error);

G_END_DECLS
