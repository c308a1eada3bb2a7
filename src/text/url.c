/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/url.h"

#include <string.h>

/* Addresses stay percent-encoded: to decode and encode again would change some. */
#define FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

static gboolean
is_web_scheme (const char *scheme)
{
  return g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0;
}

/* GUri decodes hosts: "a%2Fb" comes as "a/b", which written out again is another host. */
static gboolean
is_host (const char *host)
{
  return host && *host && !strpbrk (host, " <>\"\\^`{|}%/?#@");
}

/* A browser reads "\" as "/", so "http://a\@b" names another host there than here: it is no address. */
static gboolean
has_only_allowed_bytes (const char *url)
{
  for (const char *p = url; *p; p++)
    if ((guchar) *p <= 0x20 || *p == 0x7F || *p == '\\')
      return FALSE;
  return g_utf8_validate (url, -1, NULL);
}

/**
 * lt_url_is_web:
 * @url: (nullable): an address from anywhere
 *
 * Returns: %TRUE if @url is absolute, http or https, within %LT_URL_MAX bytes
 *   and without white space, control characters or a user name
 */
gboolean
lt_url_is_web (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  if (!url || strlen (url) > LT_URL_MAX || !has_only_allowed_bytes (url))
    return FALSE;
  uri = g_uri_parse (url, FLAGS, NULL);
  return uri && is_web_scheme (g_uri_get_scheme (uri)) && !g_uri_get_userinfo (uri) && is_host (g_uri_get_host (uri));
}

/* What HTML does to an attribute that holds an address: no white space around it, no line ends in it, "/" for "\" before
 * the query, and what an address cannot hold percent-encoded, but for letters of a host name. */
static char *
clean_reference (const char *reference)
{
  g_autofree char *trimmed = g_strstrip (g_utf8_make_valid (reference, -1));
  gboolean in_path = TRUE;
  const char *authority = strstr (trimmed, "//");
  const char *host_end = authority ? authority + 2 + strcspn (authority + 2, "/?#\\") : trimmed;
  GString *clean = g_string_new (NULL);

  for (const char *p = trimmed; *p; p++)
    {
      if (*p == '?' || *p == '#')
        in_path = FALSE;
      if (*p == '\t' || *p == '\n' || *p == '\r')
        continue;
      if (*p == '\\' && in_path)
        g_string_append_c (clean, '/');
      else if ((guchar) *p <= 0x20 || *p == 0x7F || strchr ("\"<>\\^`{|}", *p)
               || ((guchar) *p >= 0x80 && p >= host_end))
        g_string_append_printf (clean, "%%%02X", (guchar) *p);
      else
        g_string_append_c (clean, *p);
    }
  return g_string_free_and_steal (clean);
}

/* The address with its host in ASCII, as it goes over the wire. */
static char *
join (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autofree char *ascii = host && !g_str_is_ascii (host) ? g_hostname_to_ascii (host) : NULL;
  g_autofree char *lower = NULL;

  if (!host || !*host)
    return g_uri_to_string (uri);
  if (!g_str_is_ascii (host) && !ascii)
    return NULL;
  lower = g_ascii_strdown (ascii ? ascii : host, -1);
  return g_uri_join (FLAGS, g_uri_get_scheme (uri), g_uri_get_userinfo (uri), lower, g_uri_get_port (uri),
                     g_uri_get_path (uri), g_uri_get_query (uri), g_uri_get_fragment (uri));
}

/**
 * lt_url_resolve:
 * @base: (nullable): the absolute address of the page; %NULL if unknown
 * @reference: (nullable): what an attribute says
 *
 * Reads @reference as a browser would. The scheme may be any: who uses the
 * address checks it, e.g. with [func@lt_url_is_web].
 *
 * Returns: (transfer full) (nullable): an absolute address of at most
 *   %LT_URL_MAX bytes, or %NULL
 */
char *
lt_url_resolve (const char *base, const char *reference)
{
  g_autofree char *clean = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GUri) base_uri = NULL;
  g_autoptr (GUri) uri = NULL;

  if (!reference || strlen (reference) > 2 * LT_URL_MAX)
    return NULL;
  clean = clean_reference (reference);
  base_uri = base ? g_uri_parse (base, FLAGS, NULL) : NULL;
  uri = base_uri ? g_uri_parse_relative (base_uri, clean, FLAGS, NULL) : g_uri_parse (clean, FLAGS, NULL);
  url = uri ? join (uri) : NULL;
  return url && strlen (url) <= LT_URL_MAX ? g_steal_pointer (&url) : NULL;
}

/**
 * lt_url_host:
 * @url: (nullable): an absolute address
 *
 * Returns: (transfer full) (nullable): its host in lower case without "www."
 */
char *
lt_url_host (const char *url)
{
  g_autoptr (GUri) uri = url ? g_uri_parse (url, FLAGS, NULL) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  g_autofree char *lower = host && *host ? g_utf8_strdown (host, -1) : NULL;

  if (!lower)
    return NULL;
  return g_strdup (g_str_has_prefix (lower, "www.") ? lower + 4 : lower);
}

/**
 * lt_url_host_is_within:
 * @host: a host name
 * @domain: another one
 *
 * Returns: %TRUE if @host is @domain or ends with a dot and it
 */
gboolean
lt_url_host_is_within (const char *host, const char *domain)
{
  gsize length = strlen (host);
  gsize domain_length = strlen (domain);

  return g_str_has_suffix (host, domain) && (length == domain_length || host[length - domain_length - 1] == '.');
}

static int
port_of (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port != -1)
    return port;
  return g_ascii_strcasecmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

/**
 * lt_url_same_origin:
 * @a: (nullable): an absolute http or https address
 * @b: (nullable): another one
 *
 * Returns: %TRUE if scheme, host and port are the same
 */
gboolean
lt_url_same_origin (const char *a, const char *b)
{
  g_autoptr (GUri) one = a ? g_uri_parse (a, FLAGS, NULL) : NULL;
  g_autoptr (GUri) other = b ? g_uri_parse (b, FLAGS, NULL) : NULL;

  if (!one || !other || !is_host (g_uri_get_host (one)) || !is_host (g_uri_get_host (other)))
    return FALSE;
  return is_web_scheme (g_uri_get_scheme (one)) && strcmp (g_uri_get_scheme (one), g_uri_get_scheme (other)) == 0
         && g_ascii_strcasecmp (g_uri_get_host (one), g_uri_get_host (other)) == 0 && port_of (one) == port_of (other);
}
