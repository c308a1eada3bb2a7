/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "text/url.h"

/* A warning on foreign input is a defect: g_return_if_fail() must never be what stops it. */
int
LLVMFuzzerInitialize (int *argc,
                      char ***argv)
{
  g_log_set_always_fatal ((GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING));

  return 0;
}

void
lt_fuzz_check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

void
lt_fuzz_check_limit (const char *text,
                     glong max)
{
  lt_fuzz_check_text (text);
  g_assert_true (text == NULL || g_utf8_strlen (text, -1) <= max);
}

void
lt_fuzz_check_url (const char *url)
{
  lt_fuzz_check_text (url);
  g_assert_true (url == NULL || lt_url_is_web (url));
}

void
lt_fuzz_check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  lt_fuzz_check_text (error->message);
}
