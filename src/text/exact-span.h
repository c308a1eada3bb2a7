/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FEED.md: offsets are code points, hashes are over the UTF-8 bytes, nothing is normalised. */
char *lt_sha256 (const char *text, gssize length);
/* TRUE if @quote is exactly the @length code points of @text from @start and @sha256 is that of all of @text. */
gboolean lt_exact_span_verify (const char *text, const char *quote, gint64 start, gint64 length, const char *sha256);
/* Code points before byte @offset. */
gint64 lt_code_points_before (const char *text, gsize offset);

G_END_DECLS
