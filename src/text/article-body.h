/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/html-tree.h"

G_BEGIN_DECLS

/* Private to this folder: the main text of a page, paragraphs separated by a blank line. (transfer full). @title is
 * left out where it stands above it. @container (nullable) gets the element that holds it, or NULL. */
char *lt_article_body (GumboNode *root, const char *title, GumboNode **container);

G_END_DECLS
