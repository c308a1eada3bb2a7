/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "sources/hacker-news-api.h"

G_BEGIN_DECLS

/* (type LtThread): a whole thread from whichever of the two services answers. */
DexFuture *lt_hacker_news_fetch_thread (LtHackerNewsApi *api, gint64 id);

G_END_DECLS
