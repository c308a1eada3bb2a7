/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Plain text as Markdown that shows it: what would be markup is escaped. (transfer full) */
char *lt_escape_markdown (const char *text);
/* HTML as CommonMark: headings, paragraphs, lists, quotations, code, links. Scripts and the like are left out. */
char *lt_markdown_from_html (const char *html, gssize length);

G_END_DECLS
