/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "sources/hacker-news-api.h"

G_BEGIN_DECLS

/* (type GStrv): what changed lately; the services learn it too. */
DexFuture *lt_hacker_news_list_changes (LtHackerNewsApi *api);
/* (type GPtrArray of LtItemCheck): what became of these. */
DexFuture *lt_hacker_news_check_items (LtHackerNewsApi *api, const char *const *ids);

G_END_DECLS
