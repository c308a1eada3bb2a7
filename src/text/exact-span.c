/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/exact-span.h"

#include <string.h>

/**
 * lt_sha256:
 * @text: bytes
 * @length: their number, or -1 for a string
 *
 * Returns: (transfer full): the SHA-256 as 64 lower-case hex digits
 */
char *
lt_sha256 (const char *text, gssize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text,
                                      length < 0 ? strlen (text) : (gsize) length);
}

/* The byte after @count code points from @text, or NULL if it ends before. */
static const char *
skip_code_points (const char *text, gint64 count)
{
  const char *p = text;

  for (; count > 0; count--)
    {
      if (!*p)
        return NULL;
      p = g_utf8_next_char (p);
    }

  return p;
}

/**
 * lt_exact_span_verify:
 * @text: the whole comment
 * @quote: what is said to stand in it
 * @start: code points before the quotation
 * @length: code points of the quotation
 * @sha256: (nullable): hash of @text as published
 *
 * The check behind the tick of a voice. Nothing is normalised, so a quotation
 * that differs by one byte, or whose comment was edited, is none.
 *
 * Returns: %TRUE if the quotation is word for word
 */
gboolean
lt_exact_span_verify (const char *text, const char *quote, gint64 start, gint64 length, const char *sha256)
{
  g_autofree char *hash = NULL;
  const char *from, *to;

  if (!text || !quote || !sha256 || start < 0 || length <= 0)
    return FALSE;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  from = skip_code_points (text, start);
  to = from ? skip_code_points (from, length) : NULL;
  if (!to || strlen (quote) != (gsize) (to - from) || memcmp (quote, from, (gsize) (to - from)) != 0)
    return FALSE;

  hash = lt_sha256 (text, -1);
  return g_ascii_strcasecmp (hash, sha256) == 0;
}

/**
 * lt_code_points_before:
 * @text: valid UTF-8
 * @offset: a byte offset into it
 *
 * Returns: the code points before @offset, as FEED.md counts
 */
gint64
lt_code_points_before (const char *text, gsize offset)
{
  return g_utf8_strlen (text, (gssize) offset);
}
