/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-client.h"
#include "sources/fetched-article.h"

G_BEGIN_DECLS

/* (type LtFetchedArticle): never rejected but when cancelled; a failure is a state with its sentence. */
DexFuture *lt_article_fetch (LtHttpClient *client, const char *url);
/* The page at hand instead of fetched: `analyse --article FILE --url URL`, and the sample edition. */
LtFetchedArticle *lt_article_from_bytes (GBytes *bytes, const char *charset, const char *url);
/* Nothing was fetched, and why. (transfer full) */
LtFetchedArticle *lt_article_none (const char *url, const char *note);
gboolean lt_picture_is_fit (GBytes *bytes);
/* (type GBytes) A found picture, checked as FEED.md says; rejected when it is none. */
DexFuture *lt_picture_fetch (LtHttpClient *client, const char *url);

G_END_DECLS
