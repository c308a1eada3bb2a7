/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "sources/fetched-article.h"

G_BEGIN_DECLS

typedef enum
{
  LT_PAGE_FORM_HTML,
  LT_PAGE_FORM_PLAIN,
  LT_PAGE_FORM_OEMBED, /* what a site says of a video of its own */
} LtPageForm;

/* A page at hand. A record. */
typedef struct _LtPage LtPage;
struct _LtPage
{
  GBytes *bytes;
  LtPageForm form;
  char *charset;         /* what its header said, or NULL */
  char *url;             /* where it came from in the end, or NULL */
  char *asked;           /* the link that led there, or NULL */
  LtForbidden forbidden; /* what site and header do not want */
  LtMining mining;
};

LtPage *lt_page_new (GBytes *bytes, const char *charset, const char *url);
void lt_page_free (LtPage *self);
/* What it holds, and how much of that may be used. CPU work: not on the main thread. (transfer full) */
LtFetchedArticle *lt_page_read (const LtPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtPage, lt_page_free)

G_END_DECLS
