/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/story-link.h"

#include "text/url.h"

#define SCHEME "llm-tracker"
#define HOST "story"
#define MAX_BYTES (2 * LT_URL_MAX)

/* The one part of the path. */
static char *
read_id (GUri *uri)
{
  const char *path = g_uri_get_path (uri);
  g_autofree char *id = path[0] == '/' ? g_uri_unescape_string (path + 1, "/") : NULL;

  return id && *id && g_utf8_validate (id, -1, NULL) ? g_steal_pointer (&id) : NULL;
}

/* FALSE: it names a feed that is none. */
static gboolean
read_feed (GUri *uri, char **feed)
{
  const char *query = g_uri_get_query (uri);
  g_autoptr (GHashTable) parameters = NULL;

  *feed = NULL;
  if (!query)
    return TRUE;
  parameters = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (!parameters)
    return FALSE;
  *feed = g_strdup (g_hash_table_lookup (parameters, "feed"));
  return !*feed || (lt_url_is_web (*feed) && !strchr (*feed, '#'));
}

/**
 * lt_story_link_parse:
 * @link: from anywhere: llm-tracker://story/ID or llm-tracker://story/ID?feed=ADDRESS
 *
 * A link only points at a story that is there already; it subscribes to nothing.
 *
 * Returns: (transfer full) (nullable): "ID" or "FEED#ID"; %NULL if it is no such link
 */
char *
lt_story_link_parse (const char *link)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *id = NULL;
  g_autofree char *feed = NULL;

  g_return_val_if_fail (link != NULL, NULL);

  if (strlen (link) > MAX_BYTES)
    return NULL;
  uri = g_uri_parse (link, G_URI_FLAGS_ENCODED, NULL);
  if (!uri || g_strcmp0 (g_uri_get_scheme (uri), SCHEME) != 0 || g_strcmp0 (g_uri_get_host (uri), HOST) != 0)
    return NULL;
  id = read_id (uri);
  if (!id || !read_feed (uri, &feed))
    return NULL;
  return feed ? g_strconcat (feed, "#", id, NULL) : g_steal_pointer (&id);
}
