/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#pragma once

#include <glib.h>
#include <string.h>

/* Test texts with room for what is long: "<301>" becomes 301 letters, "<17*,"a">" becomes 17 times ,"a". */
static inline char *
expand (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      char *end = NULL;
      guint64 n = *p == '<' && g_ascii_isdigit (p[1]) ? g_ascii_strtoull (p + 1, &end, 10) : 0;
      const char *close = end != NULL ? strchr (end, '>') : NULL;

      if (close == NULL || (*end != '>' && *end != '*'))
        {
          g_string_append_c (out, *p++);
          continue;
        }

      for (guint64 i = 0; i < n; i++)
        if (*end == '*')
          g_string_append_len (out, end + 1, close - end - 1);
        else
          g_string_append_c (out, 'x');
      p = close + 1;
    }

  return g_string_free_and_steal (out);
}
