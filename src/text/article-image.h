/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/article-json-ld.h"
#include "text/article-metadata.h"

G_BEGIN_DECLS

/* Private to this folder: the address of the lead picture, by the page's own word, else the first large one of a figure
 * in @body (nullable); NULL when there is none. @alt gets what it shows, or NULL. (transfer full) */
char *lt_article_image (LtArticleMetadata *metadata, LtJsonLd *json_ld, GumboNode *body, const char *url, char **alt);

G_END_DECLS
