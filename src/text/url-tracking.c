/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/url.h"

#include "text/url-identity.h"

#include <string.h>

#define FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

/* Parameters that say where a reader came from and nothing about the page. What is not listed stays. */
static const char *const tracking_prefixes[] = {
  "utm_", "mtm_", "pk_", "hsa_", "_hs", "__hs", "at_", "ga_", "mkt_", "oly_", "vero_", "guce_", "ref_", "trk", NULL
};

static const char *const tracking_names[] = {
  "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igsh",
  "igshid", "li_fat_id", "mc_cid", "mc_eid", "ml_subscriber", "ml_subscriber_hash", "_ga", "_gl", "_ke", "s_cid",
  "s_kwcid", "ef_id", "cmpid", "CMP", "ncid", "ocid", "cvid", "spm", "scm", "smid", "smtyp", "sfmc_id", "sr_share",
  "wt_mc", "wt_zmc", "xtor", "mibextid", "sfnsn", "si", "feature", "pp", "ab_channel", "share_id", "sharer",
  "rb_clickid", "wickedid", "epik", "guccounter", "hss_channel", "ck_subscriber_id", "triedRedirect", "isFreemail",
  "publication_id", "post_id", "showWelcomeOnShare", "mod", "reflink", "srnd", "leadSource", "taid", "wprov", "wpsrc",
  "traffic_source", NULL
};

/* Of a host and its subdomains only. */
static const struct
{
  const char *host;
  const char *names[3];
} tracking_of_hosts[] = {
  { "x.com", { "s", "t", NULL } },
  { "twitter.com", { "s", "t", NULL } },
  { "substack.com", { "r", NULL } },
  { "medium.com", { "source", "sk", NULL } },
};

/* They open what is behind a paywall, so they are fetched with; but they do not tell one page from another. */
static const char *const gift_names[] = { "unlocked_article_code", "giftId", "gift", "st", "share", NULL };

static gboolean
is_tracking (const char *host, const char *name)
{
  for (guint i = 0; tracking_prefixes[i]; i++)
    if (g_str_has_prefix (name, tracking_prefixes[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tracking_of_hosts); i++)
    if (lt_url_host_is_within (host, tracking_of_hosts[i].host) && g_strv_contains (tracking_of_hosts[i].names, name))
      return TRUE;
  return g_strv_contains (tracking_names, name);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The query without what tracks; as a key also without gifts and sorted. NULL when nothing is left. */
static char *
filter_query (const char *host, const char *query, gboolean as_key)
{
  g_auto (GStrv) parameters = g_strsplit (query ? query : "", "&", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parameters[i]; i++)
    {
      g_autofree char *name = g_strndup (parameters[i], strcspn (parameters[i], "="));

      if (*parameters[i] == '\0' || is_tracking (host, name))
        continue;
      if (as_key && (g_strv_contains (gift_names, name) || strcmp (parameters[i], "amp=1") == 0))
        continue;
      g_ptr_array_add (kept, parameters[i]);
    }
  if (kept->len == 0)
    return NULL;
  if (as_key)
    g_ptr_array_sort (kept, compare_strings);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("&", (char **) kept->pdata);
}

/**
 * lt_url_without_tracking:
 * @url: an absolute http or https address
 *
 * Returns: (transfer full): @url without parameters that only follow its
 *   reader; a copy of @url when it is no such address
 */
char *
lt_url_without_tracking (const char *url)
{
  g_autoptr (GUri) uri = lt_url_is_web (url) ? g_uri_parse (url, FLAGS, NULL) : NULL;
  g_autofree char *host = uri ? lt_url_host (url) : NULL;
  g_autofree char *query = NULL;

  if (!uri)
    return g_strdup (url);
  query = filter_query (host, g_uri_get_query (uri), FALSE);
  return g_uri_join (FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri),
                     g_uri_get_path (uri), query, g_uri_get_fragment (uri));
}

static const char *
without_prefix (const char *host)
{
  static const char *const prefixes[] = { "m.", "amp.", "mobile." };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (host, prefixes[i]) && strchr (host + strlen (prefixes[i]), '.'))
      return host + strlen (prefixes[i]);
  return host;
}

static void
cut_suffix (char *path, const char *suffix)
{
  if (g_str_has_suffix (path, suffix))
    path[strlen (path) - strlen (suffix)] = '\0';
}

static char *
key_path (const char *path)
{
  g_autofree char *decoded = g_uri_unescape_string (path, "/");
  char *key = decoded && g_utf8_validate (decoded, -1, NULL) ? g_uri_escape_string (decoded, "/:@!$&'()*+,;=", FALSE)
                                                             : g_strdup (path);

  cut_suffix (key, "index.html");
  cut_suffix (key, "/");
  cut_suffix (key, "/amp");
  return key;
}

static char *
key_of_page (const char *url)
{
  g_autofree char *resolved = lt_url_resolve (NULL, url);
  g_autoptr (GUri) uri = resolved ? g_uri_parse (resolved, FLAGS, NULL) : NULL;
  g_autofree char *host = uri ? lt_url_host (resolved) : NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  const char *fragment;
  int port;

  if (!uri || !host)
    return g_strdup (url);
  port = g_uri_get_port (uri);
  if (port == 80 || port == 443)
    port = -1;
  path = key_path (g_uri_get_path (uri));
  query = filter_query (host, g_uri_get_query (uri), TRUE);
  fragment = g_uri_get_fragment (uri);
  if (fragment && *fragment != '!' && *fragment != '/')
    fragment = NULL;
  return g_uri_join (FLAGS, "https", NULL, without_prefix (host), port, path, query, fragment);
}

/**
 * lt_url_merge_key:
 * @url: an absolute http or https address
 *
 * Two addresses of one page have one key, and so have all those of one paper,
 * video or post. It is only compared: never shown, never fetched.
 *
 * Returns: (transfer full): the key; a copy of @url when it is no such address
 */
char *
lt_url_merge_key (const char *url)
{
  static const char *const names[] = {
    [LT_URL_PAPER] = "arxiv:",
    [LT_URL_YOUTUBE] = "youtube:",
    [LT_URL_VIMEO] = "vimeo:",
    [LT_URL_X_POST] = "x:",
  };
  g_autofree char *original = NULL;
  g_autofree char *id = NULL;
  LtUrlThing thing;

  if (!lt_url_is_web (url))
    return g_strdup (url);
  original = lt_url_original (url);
  thing = lt_url_identify (original, &id);
  if (thing != LT_URL_PAGE)
    return g_strconcat (names[thing], id, NULL);
  return key_of_page (original ? original : url);
}
