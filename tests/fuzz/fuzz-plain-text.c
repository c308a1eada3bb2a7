/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "text/plain-text.h"

#include <string.h>

/* The form that is stored and hashed, then the form that is shown. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *text = lt_plain_text_from_html ((const char *) data, (gssize) size);
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *shown = lt_display_text (raw);
  g_autofree char *again = lt_display_text (shown);

  lt_fuzz_check_text (text);
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= 0x20 || *p == '\n' || *p == '\t' || *p == '\r');

  lt_fuzz_check_text (shown);
  g_assert_null (strchr (shown, '\n'));
  g_assert_cmpstr (shown, ==, again);

  return 0;
}
