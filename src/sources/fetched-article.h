/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

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
  gboolean may_pass;     /* not read because of a fault that may pass: another try is worth while */
  LtForbidden forbidden; /* what its owner does not want; the text is here only where it may be analysed */
  LtArticle *article;    /* or NULL */
};

#define LT_TYPE_FETCHED_ARTICLE (lt_fetched_article_get_type ())
GType lt_fetched_article_get_type (void);
LtFetchedArticle *lt_fetched_article_new (const char *state, const char *url, const char *note);
LtFetchedArticle *lt_fetched_article_ref (LtFetchedArticle *self);
void lt_fetched_article_unref (LtFetchedArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtFetchedArticle, lt_fetched_article_unref)

G_END_DECLS
