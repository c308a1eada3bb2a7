/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one encoder for text that enters HTML or XML: & < > " ' and control characters. (transfer full) */
char *lt_escape_html (const char *text);
void lt_append_escaped (GString *html, const char *text);

G_END_DECLS
