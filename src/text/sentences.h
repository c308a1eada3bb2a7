/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A piece of a text by bytes: text + start .. text + start + length. */
typedef struct
{
  gsize start;
  gsize length;
} LtSpan;

/* Sentences of a plain text in order, ends trimmed; never across a paragraph. (transfer full) (element-type LtSpan) */
GArray *lt_sentences (const char *text);
/* Lower-case word tokens (letters and digits, inner apostrophe, hyphen or dot kept). (transfer full) strings */
GPtrArray *lt_words (const char *text, gssize length);

G_END_DECLS
