/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "text/markdown.h"
#include "text/sentences.h"

#include <string.h>

static void
check_sentences (const char *text)
{
  g_autoptr (GArray) spans = lt_sentences (text);
  gsize end = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      LtSpan span = g_array_index (spans, LtSpan, i);

      g_assert_cmpuint (span.start, >=, end);
      g_assert_cmpuint (span.length, >, 0);
      end = span.start + span.length;
      g_assert_cmpuint (end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + span.start, (gssize) span.length, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autoptr (GPtrArray) words = lt_words (text, -1);
  g_autofree char *escaped = lt_escape_markdown (text);
  g_autofree char *markdown = lt_markdown_from_html (text, -1);

  check_sentences (text);
  for (guint i = 0; i < words->len; i++)
    lt_fuzz_check_text (g_ptr_array_index (words, i));
  lt_fuzz_check_text (escaped);
  lt_fuzz_check_text (markdown);

  return 0;
}
