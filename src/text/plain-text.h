/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rules of facts: paragraphs by a blank line, links as their address, <pre> kept, entities once. Pure. */
char *lt_plain_text_from_html (const char *html, gssize length);
/* For display only: without bidi controls, zero-width and tag characters; white space runs become a space. */
char *lt_display_text (const char *text);

G_END_DECLS
