/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/html-tree.h"

G_BEGIN_DECLS

/* Private to this folder: the longest prose in the data that a page brings for its scripts to draw, as plain text, or
 * NULL. @scripts: GumboNode, elements that hold JSON. (transfer full) */
char *lt_article_data_text (GPtrArray *scripts);

G_END_DECLS
