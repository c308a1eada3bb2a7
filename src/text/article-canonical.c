/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-canonical.h"

#include "text/url.h"

#include <string.h>

/* A page's own address that is shorter by more is that of a section. */
#define MAX_SHORTER 2

static guint
count_segments (GUri *uri)
{
  guint n = 0;

  for (const char *p = g_uri_get_path (uri); *p; p++)
    n += p[0] == '/' && p[1] != '/' && p[1] != '\0';
  return n;
}

static const char *
without_device (const char *host)
{
  static const char *const prefixes[] = { "www.", "m.", "amp.", "mobile." };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (host, prefixes[i]) && strchr (host + strlen (prefixes[i]), '.'))
      return host + strlen (prefixes[i]);
  return host;
}

/* One host is the other or below it. That needs no list of the domains under which anybody may have one: both hosts
 * serve pages, so the upper one belongs to somebody who also rules the lower one. */
static gboolean
is_same_site (GUri *page, GUri *other)
{
  g_autofree char *one = g_ascii_strdown (g_uri_get_host (page), -1);
  g_autofree char *two = g_ascii_strdown (g_uri_get_host (other), -1);
  const char *a = without_device (one);
  const char *b = without_device (two);

  return strchr (a, '.') && strchr (b, '.') && (lt_url_host_is_within (a, b) || lt_url_host_is_within (b, a));
}

static gboolean
is_home (GUri *uri)
{
  return count_segments (uri) == 0 && !g_uri_get_query (uri);
}

static gboolean
is_believable (const char *url, const char *address)
{
  g_autoptr (GUri) page = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) other = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  return page && other && is_same_site (page, other) && !is_home (other)
         && count_segments (other) + MAX_SHORTER >= count_segments (page);
}

char *
lt_article_canonical (LtArticleMetadata *metadata, const char *url)
{
  const char *candidates[] = { metadata->canonical, g_hash_table_lookup (metadata->meta, "og:url") };

  if (!lt_url_is_web (url))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *address = candidates[i] && *candidates[i] ? lt_url_resolve (url, candidates[i]) : NULL;

      if (lt_url_is_web (address) && is_believable (url, address))
        return lt_url_without_tracking (address);
    }
  return lt_url_without_tracking (url);
}
