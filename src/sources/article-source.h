/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-client.h"
#include "text/article.h"

G_BEGIN_DECLS

/* What fetching the linked page gave. A record. */
typedef struct _LtFetchedArticle LtFetchedArticle;
struct _LtFetchedArticle
{
  const char *state; /* "full", "partial", "unreadable", "none": static, for provenance */
  char *note;        /* a sentence when the state is not "full", or NULL */
  char *url;         /* what was fetched, after redirects; or NULL */
  char *sha256;      /* of the bytes; or NULL */
  gint64 fetched;
  LtArticle *article; /* or NULL */
};

#define LT_TYPE_FETCHED_ARTICLE (lt_fetched_article_get_type ())
GType lt_fetched_article_get_type (void);
LtFetchedArticle *lt_fetched_article_ref (LtFetchedArticle *self);
void lt_fetched_article_unref (LtFetchedArticle *self);

/* (type LtFetchedArticle): never rejected but when cancelled; a failure is a state with its sentence. */
DexFuture *lt_article_fetch (LtHttpClient *client, const char *url);
/* The page at hand instead of fetched: `analyse --article FILE --url URL`, and the sample edition. */
LtFetchedArticle *lt_article_from_bytes (GBytes *bytes, const char *charset, const char *url);
/* Nothing was fetched, and why. (transfer full) */
LtFetchedArticle *lt_article_none (const char *url, const char *note);
gboolean lt_picture_is_fit (GBytes *bytes);
/* (type GBytes) A found picture, checked as FEED.md says; rejected when it is none. */
DexFuture *lt_picture_fetch (LtHttpClient *client, const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtFetchedArticle, lt_fetched_article_unref)

G_END_DECLS
