/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/article-json-ld.h"
#include "text/article-metadata.h"

G_BEGIN_DECLS

/* Private to this folder: the headline of a page, without the name of its site. (nullable) (transfer full) */
char *lt_article_title (LtArticleMetadata *metadata, LtJsonLd *json_ld, const char *site);

G_END_DECLS
