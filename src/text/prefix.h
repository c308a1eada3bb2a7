/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* As g_str_has_prefix(), which measures all of @text first: asked at each place of a text of others, that takes the square
 * of its length. */
static inline gboolean
lt_text_begins_with (const char *text, const char *prefix)
{
  return strncmp (text, prefix, strlen (prefix)) == 0;
}

G_END_DECLS
