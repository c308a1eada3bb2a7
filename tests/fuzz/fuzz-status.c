/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "story/bounds.h"
#include "story/status.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LtStatus) status = lt_status_read (bytes, &error);
  g_autoptr (LtStatus) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) rewritten = NULL;

  if (status == NULL)
    {
      lt_fuzz_check_error (error);
      return 0;
    }

  lt_fuzz_check_limit (status->error, LT_NOTE_MAX);
  g_assert_cmpuint (status->sources->len, <=, LT_SOURCES_MAX);
  written = lt_status_write (status);
  again = lt_status_read (written, &error);
  g_assert_no_error (error);
  rewritten = lt_status_write (again);
  g_assert_true (g_bytes_equal (written, rewritten));

  return 0;
}
