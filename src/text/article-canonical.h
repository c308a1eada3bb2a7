/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/article-metadata.h"

G_BEGIN_DECLS

/* Private to this folder: the address that a page gives as its own, where it can be believed; else @url. Without
 * parameters that track; NULL where @url is none. (transfer full) */
char *lt_article_canonical (LtArticleMetadata *metadata, const char *url);

G_END_DECLS
