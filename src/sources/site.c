/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/site.h"

#include "sources/robots.h"
#include "text/json.h"

#include <string.h>

#define MAX_MINING_BYTES (256 * 1024)
#define MAX_RULES 1000

struct _LtSite
{
  LtRobots *robots;
  JsonNode *mining; /* an array, or NULL */
};

G_DEFINE_BOXED_TYPE (LtSite, lt_site, lt_site_ref, lt_site_unref)

/**
 * lt_site_new:
 * @robots: (nullable): a robots.txt; NULL where there is none, which forbids nothing
 * @mining: (nullable): a tdmrep.json
 *
 * Returns: (transfer full): what the two say
 */
LtSite *
lt_site_new (GBytes *robots,
             GBytes *mining)
{
  LtSite *self = g_atomic_rc_box_new0 (LtSite);
  gsize size = 0;
  const char *data = robots != NULL ? g_bytes_get_data (robots, &size) : NULL;

  self->robots = lt_robots_new (data != NULL ? data : "", size, LT_ROBOTS_TOKEN);

  data = mining != NULL ? g_bytes_get_data (mining, &size) : NULL;
  if (data != NULL)
    self->mining = lt_json_parse (data, size, MAX_MINING_BYTES, LT_JSON_MAX_DEPTH, NULL);
  if (self->mining != NULL && !JSON_NODE_HOLDS_ARRAY (self->mining))
    g_clear_pointer (&self->mining, json_node_unref);

  return self;
}

/**
 * lt_site_ref:
 * @self: a site
 *
 * Returns: (transfer full): the same
 */
LtSite *
lt_site_ref (LtSite *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LtSite *self = data;

  g_clear_pointer (&self->robots, lt_robots_free);
  g_clear_pointer (&self->mining, json_node_unref);
}

/**
 * lt_site_unref:
 * @self: (transfer full): a site
 */
void
lt_site_unref (LtSite *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Path and query of @url, as the rules see them. */
static char *
dup_path (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  const char *query = uri != NULL ? g_uri_get_query (uri) : NULL;

  return g_strconcat (*path != '\0' ? path : "/", query != NULL ? "?" : "", query, NULL);
}

/**
 * lt_site_get_forbidden:
 * @self: a site
 * @url: one of its addresses
 *
 * Returns: what it does not want to be done with @url
 */
LtForbidden
lt_site_get_forbidden (LtSite *self,
                       const char *url)
{
  g_autofree char *path = dup_path (url);
  LtForbidden forbidden = lt_robots_get_forbidden (self->robots);

  return lt_robots_allows (self->robots, path) ? forbidden : forbidden | LT_FORBIDS_FETCHING;
}

static LtMining
read_reservation (JsonObject *rule)
{
  switch (lt_json_int (rule, "tdm-reservation", -1))
    {
    case 1:
      return LT_MINING_RESERVED;
    case 0:
      return LT_MINING_ALLOWED;
    default:
      return LT_MINING_UNSAID;
    }
}

/**
 * lt_site_get_mining:
 * @self: a site
 * @url: one of its addresses
 *
 * The rule with the longest location that fits counts; of two of one length, the one that reserves.
 *
 * Returns: whether @url may be mined
 */
LtMining
lt_site_get_mining (LtSite *self,
                    const char *url)
{
  JsonArray *rules = self->mining != NULL ? json_node_get_array (self->mining) : NULL;
  guint n_rules = rules != NULL ? MIN (json_array_get_length (rules), MAX_RULES) : 0;
  g_autofree char *path = dup_path (url);
  g_autofree char *normal = lt_robots_normalise_path (path);
  LtMining mining = LT_MINING_UNSAID;
  gsize longest = 0;

  for (guint i = 0; i < n_rules; i++)
    {
      JsonObject *object = lt_json_element_object (rules, i);
      const char *location = object != NULL ? lt_json_string (object, "location") : NULL;
      g_autofree char *rule = location != NULL ? lt_robots_normalise_rule (location) : NULL;
      LtMining said = rule != NULL ? read_reservation (object) : LT_MINING_UNSAID;
      gsize length = rule != NULL ? strlen (rule) : 0;

      if (said == LT_MINING_UNSAID || length < longest || (length == longest && mining == LT_MINING_RESERVED))
        continue;
      if (!lt_robots_rule_fits (rule, normal))
        continue;
      mining = said;
      longest = length;
    }

  return mining;
}
