/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-image.h"

#include "text/url.h"

#include <stdlib.h>
#include <string.h>

/* facts/sources.md, section 6. */
#define MIN_WIDTH 300
#define WANTED_WIDTH 1200
#define MAX_CANDIDATES 50

/* Pictures that stand for a site or for nothing. */
static gboolean
is_placeholder (const char *address)
{
  static const char *const parts[] = { "logo", "icon", "avatar", "sprite", "placeholder", "default-share",
                                       "blank", "pixel", "1x1", ".svg", ".ico", ".gif?" };
  g_autofree char *lower = g_ascii_strdown (address, -1);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (lower, parts[i]))
      return TRUE;
  return FALSE;
}

/* Cards that a program draws around a title, and pictures of a site that shows none without an account. */
static gboolean
is_unwanted_host (const char *address)
{
  static const char *const hosts[] = { "opengraph.githubassets.com", "twimg.com", "x.com", "twitter.com" };
  g_autofree char *host = lt_url_host (address);

  for (guint i = 0; host && i < G_N_ELEMENTS (hosts); i++)
    if (lt_url_host_is_within (host, hosts[i]))
      return TRUE;
  return FALSE;
}

/* @reference as an address that may be fetched for a picture, or NULL. */
static char *
acceptable (const char *url, const char *reference)
{
  g_autofree char *address = reference ? lt_url_resolve (url, reference) : NULL;

  if (!lt_url_is_web (address) || is_placeholder (address) || is_unwanted_host (address))
    return NULL;
  return g_steal_pointer (&address);
}

/* The candidate of a srcset whose width is nearest to the wanted one; NULL where no width is said. */
static char *
choose_from_set (const char *set)
{
  const char *best = NULL;
  gsize best_length = 0;
  long best_distance = 0;

  for (guint i = 0; set && i < MAX_CANDIDATES; i++)
    {
      const char *address = set + strspn (set, " \t\r\n\f,");
      gsize length = strcspn (address, " \t\r\n\f");
      const char *rest = address + length;
      char *end = NULL;
      long width = strtol (rest, &end, 10);
      long distance = labs (CLAMP (width, 0, G_MAXINT) - WANTED_WIDTH);

      if (length == 0)
        break;
      if (end != rest && *end == 'w' && (!best || distance < best_distance))
        {
          best = address;
          best_length = length;
          best_distance = distance;
        }
      set = strchr (rest, ',');
    }
  return best ? g_strndup (best, best_length) : NULL;
}

static gboolean
is_large (const GumboNode *image)
{
  const char *width = lt_html_attribute (image, "width");

  return width && g_ascii_strtoll (width, NULL, 10) >= MIN_WIDTH;
}

static char *
image_of_element (const GumboNode *image, const char *url)
{
  g_autofree char *chosen = choose_from_set (lt_html_attribute (image, "srcset"));

  return acceptable (url, chosen ? chosen : lt_html_attribute (image, "src"));
}

static char *
find_in_figures (GumboNode *body, const char *url, char **alt)
{
  LtHtmlWalk walk;
  guint figures = 0;

  lt_html_walk_init (&walk, body);
  while (lt_html_walk_next (&walk))
    {
      GumboTag tag = lt_html_tag (walk.node);
      char *address;

      if (tag == GUMBO_TAG_FIGURE)
        figures = walk.leaving ? MAX (figures, 1) - 1 : figures + 1;
      if (tag != GUMBO_TAG_IMG || walk.leaving || figures == 0 || !is_large (walk.node))
        continue;
      address = image_of_element (walk.node, url);
      if (!address)
        continue;
      *alt = g_strdup (lt_html_attribute (walk.node, "alt"));
      return address;
    }
  return NULL;
}

char *
lt_article_image (LtArticleMetadata *metadata, LtJsonLd *json_ld, GumboNode *body, const char *url, char **alt)
{
  static const char *const names[] = { "og:image:secure_url", "og:image", "og:image:url",
                                       "twitter:image", "twitter:image:src" };
  static const char *const alts[] = { "og:image:alt", "twitter:image:alt", NULL };
  const char *candidates[G_N_ELEMENTS (names) + 1];

  *alt = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    candidates[i] = g_hash_table_lookup (metadata->meta, names[i]);
  candidates[G_N_ELEMENTS (names)] = json_ld->image;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      char *address = acceptable (url, candidates[i]);

      if (!address)
        continue;
      *alt = g_strdup (lt_article_metadata_first (metadata, alts));
      return address;
    }
  return body ? find_in_figures (body, url, alt) : NULL;
}
