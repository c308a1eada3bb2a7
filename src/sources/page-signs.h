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
  LT_PAGE_BEGINNING, /* the rest would cost too much */
  LT_PAGE_SHORT,
} LtPageVerdict;

/* @html in UTF-8 and what was extracted from it; @url: where it came from in the end; @asked: what was asked for, or
 * NULL. Pure. */
LtPageVerdict lt_page_judge (const char *html, LtArticle *article, const char *url, const char *asked);
const char *lt_page_verdict_get_state (LtPageVerdict verdict);
/* A sentence, or NULL when there is nothing to say. */
const char *lt_page_verdict_get_note (LtPageVerdict verdict);

G_END_DECLS
