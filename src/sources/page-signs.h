/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

/* What a page that came with status 200 really is. */
typedef enum
{
  LT_PAGE_READABLE,
  LT_PAGE_BOT_CHECK,
  LT_PAGE_PAYWALL_PART, /* its beginning can be read */
  LT_PAGE_PAYWALL,
  LT_PAGE_CONSENT,
  LT_PAGE_NEEDS_SCRIPT,
  LT_PAGE_GONE,
  LT_PAGE_SHORT,
} LtPageVerdict;

/* @html in UTF-8 and what was extracted from it. Pure. */
LtPageVerdict lt_page_judge (const char *html, LtArticle *article, const char *url);
const char *lt_page_verdict_get_state (LtPageVerdict verdict);
/* A sentence, or NULL when there is nothing to say. */
const char *lt_page_verdict_get_note (LtPageVerdict verdict);

/* A sentence when nothing is to be fetched from @url, by its address alone; else NULL. Pure. */
const char *lt_page_explain_unread (const char *url);
/* The address to fetch for @url: the abstract for a paper. (transfer full) */
char *lt_page_dup_address (const char *url);

G_END_DECLS
