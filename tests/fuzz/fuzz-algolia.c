/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "fuzz-thread.h"

#include "sources/hacker-news-item.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LtThread) thread = lt_hacker_news_thread_from_algolia (bytes, &error);

  if (thread != NULL)
    lt_fuzz_check_thread (thread);
  else
    lt_fuzz_check_error (error);

  return 0;
}
