/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-title.h"

#include "text/sentences.h"

#include <string.h>

/* A title has at least so many bytes before what may be the name of a site, and such a name has fewer. */
#define MIN_TITLE 10
#define MAX_SITE 30

/* A title without " | Site" at its end; with @guess, also without a short last part that nothing names the site. */
static char *
without_site (const char *title, const char *site, gboolean guess)
{
  static const char *const separators[] = { " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xB7 " };

  for (guint i = 0; title && i < G_N_ELEMENTS (separators); i++)
    {
      const char *end = g_strrstr (title, separators[i]);

      if (end && end - title >= MIN_TITLE
          && ((guess && strlen (end) < MAX_SITE) || (site && g_ascii_strcasecmp (end + strlen (separators[i]), site) == 0)))
        return g_strndup (title, (gsize) (end - title));
    }
  return g_strdup (title);
}

/* Whether half of the words stand in the page's title, too: a heading of the site, or what JSON-LD of some sites calls
 * the headline, is something else. */
static gboolean
is_in_title (LtArticleMetadata *metadata, const char *line)
{
  g_autoptr (GPtrArray) words = line ? lt_words (line, -1) : NULL;
  g_autoptr (GPtrArray) title = metadata->title ? lt_words (metadata->title, -1) : NULL;
  guint n = 0;

  if (!words || !title || title->len == 0)
    return words != NULL;
  for (guint i = 0; i < words->len; i++)
    n += g_ptr_array_find_with_equal_func (title, words->pdata[i], g_str_equal, NULL);
  return 2 * n >= words->len;
}

char *
lt_article_title (LtArticleMetadata *metadata, LtJsonLd *json_ld, const char *site)
{
  static const char *const names[] = { "og:title", "twitter:title", "citation_title", NULL };
  g_autofree char *named = without_site (lt_article_metadata_first (metadata, names), site, FALSE);
  g_autofree char *plain = without_site (metadata->title, site, TRUE);
  const char *headline = is_in_title (metadata, json_ld->headline) ? json_ld->headline : NULL;
  const char *heading = is_in_title (metadata, metadata->heading) ? metadata->heading : NULL;
  const char *candidates[] = { headline, named, heading, plain, metadata->heading, json_ld->headline };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *shown = candidates[i] ? g_strstrip (g_strdup (candidates[i])) : NULL;

      if (shown && *shown)
        return g_steal_pointer (&shown);
    }
  return NULL;
}
