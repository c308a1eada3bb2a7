/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "text/json.h"

/* What the strict scan lets through, json-glib must take: it is recursive, and must not meet what it cannot. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lt_json_parse ((const char *) data, size, size, LT_JSON_MAX_DEPTH, &error);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) again = NULL;

  if (root == NULL)
    {
      lt_fuzz_check_error (error);
      return 0;
    }

  text = json_to_string (root, FALSE);
  lt_fuzz_check_text (text);

  return 0;
}
