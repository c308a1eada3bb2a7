/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "text/url.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *url = g_utf8_make_valid (raw, -1);
  g_autofree char *resolved = lt_url_resolve ("https://example.org/a/b?c#d", url);
  g_autofree char *clean = lt_url_without_tracking (url);
  g_autofree char *cleaner = lt_url_without_tracking (clean);
  g_autofree char *key = lt_url_merge_key (url);
  g_autofree char *key_of_clean = lt_url_merge_key (clean);
  g_autofree char *host = lt_url_host (url);

  lt_fuzz_check_text (resolved);
  lt_fuzz_check_text (key);
  lt_fuzz_check_text (host);
  g_assert_cmpstr (clean, ==, cleaner);
  if (!lt_url_is_web (url))
    return 0;

  g_assert_true (lt_url_is_web (clean));
  g_assert_cmpstr (key, ==, key_of_clean);
  g_assert_nonnull (host);
  g_assert_true (lt_url_same_origin (url, clean));

  return 0;
}
