/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/permissions.h"

#include <string.h>

/* A header names at most some dozens. */
#define MAX_DIRECTIVES 200

/* "name: rest" as "rest" if @name is @token; NULL if it is another program's. Directives with a value are their own. */
static const char *
skip_addressee (const char *directive, const char *token)
{
  static const char *const valued[] = { "unavailable_after", "max-snippet", "max-image-preview", "max-video-preview", NULL };
  const char *colon = strchr (directive, ':');
  g_autofree char *name = NULL;

  if (!colon)
    return directive;
  name = g_ascii_strdown (directive, colon - directive);
  if (g_strv_contains (valued, g_strstrip (name)))
    return directive;
  return g_ascii_strcasecmp (name, token) == 0 ? colon + 1 : NULL;
}

/**
 * lt_forbidden_from_directives:
 * @value: (nullable): an X-Robots-Tag header, or the content of a robots meta element
 * @token: the name that we go by
 *
 * Reads "noai" and "noimageai". Several headers come as one, so it is not known how far a name before
 * them reaches: it is taken to reach to the next comma, which honours too much rather than too little.
 *
 * Returns: what is forbidden
 */
LtForbidden
lt_forbidden_from_directives (const char *value, const char *token)
{
  g_auto (GStrv) directives = g_strsplit (value ? value : "", ",", MAX_DIRECTIVES);
  LtForbidden forbidden = LT_FORBIDS_NOTHING;

  for (guint i = 0; directives[i]; i++)
    {
      const char *directive = skip_addressee (g_strstrip (directives[i]), token);

      if (!directive)
        continue;
      directive += strspn (directive, " \t");
      if (g_ascii_strcasecmp (directive, "noai") == 0)
        forbidden |= LT_FORBIDS_ANALYSIS;
      else if (g_ascii_strcasecmp (directive, "noimageai") == 0)
        forbidden |= LT_FORBIDS_PICTURES;
    }
  return forbidden;
}

/**
 * lt_forbidden_from_signal:
 * @value: (nullable): a Content-Signal, of a header or a line of robots.txt
 *
 * Returns: %LT_FORBIDS_MODELS for "ai-input=no"; what is not stated is not forbidden
 */
LtForbidden
lt_forbidden_from_signal (const char *value)
{
  g_auto (GStrv) signals = g_strsplit_set (value ? value : "", ",; \t", MAX_DIRECTIVES);

  for (guint i = 0; signals[i]; i++)
    if (g_ascii_strcasecmp (signals[i], "ai-input=no") == 0)
      return LT_FORBIDS_MODELS;
  return LT_FORBIDS_NOTHING;
}

/**
 * lt_mining_from_text:
 * @value: (nullable): of a tdm-reservation header or meta element
 *
 * Returns: what it says
 */
LtMining
lt_mining_from_text (const char *value)
{
  g_autofree char *text = g_strstrip (g_strdup (value ? value : ""));

  if (g_str_equal (text, "1"))
    return LT_MINING_RESERVED;
  return g_str_equal (text, "0") ? LT_MINING_ALLOWED : LT_MINING_UNSAID;
}
