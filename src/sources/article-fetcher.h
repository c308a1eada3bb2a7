/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-client.h"
#include "sources/fetched-article.h"

G_BEGIN_DECLS

/* Fetches the pages that discussions link to, and keeps what it learns about sites on the way. All that ask through one
 * client are one visitor to a site, so there is one for each client, which owns it. Main context. */
typedef struct _LtArticleFetcher LtArticleFetcher;

LtArticleFetcher *lt_article_fetcher_get (LtHttpClient *client);
/* (type LtFetchedArticle): rejected only when cancelled. */
DexFuture *lt_article_fetcher_fetch (LtArticleFetcher *self, const char *url);

G_END_DECLS
