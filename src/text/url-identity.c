/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/url-identity.h"

#include "text/url.h"

#include <string.h>

#define MAX_SEGMENTS 20
/* An archive's copy of an archive's copy. */
#define MAX_WRAPPINGS 3

/* Where @url leads: its host and the parts of its path. */
typedef struct
{
  GUri *uri;
  char *host;
  char **segments;
  guint n;
} Place;

static gboolean
place_init (Place *self, const char *url)
{
  *self = (Place) { 0 };
  self->uri = lt_url_is_web (url) ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  if (!self->uri)
    return FALSE;
  self->host = lt_url_host (url);
  self->segments = g_strsplit (g_uri_get_path (self->uri) + (*g_uri_get_path (self->uri) == '/'), "/", MAX_SEGMENTS);
  self->n = g_strv_length (self->segments);
  return TRUE;
}

static void
place_clear (Place *self)
{
  g_clear_pointer (&self->uri, g_uri_unref);
  g_free (self->host);
  g_strfreev (self->segments);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
is_on (const Place *place, const char *const *domains)
{
  for (guint i = 0; domains[i]; i++)
    if (lt_url_host_is_within (place->host, domains[i]))
      return TRUE;
  return FALSE;
}

/* The part of the path after one of @names; NULL if it does not begin so. */
static const char *
segment_after (const Place *place, const char *const *names)
{
  return place->n >= 2 && g_strv_contains (names, place->segments[0]) ? place->segments[1] : NULL;
}

/* @text as far as it is made of @allowed, if that is of the given length. */
static char *
take (const char *text, const char *allowed, gsize least, gsize most)
{
  gsize length = text ? strspn (text, allowed) : 0;

  return length >= least && length <= most ? g_strndup (text, length) : NULL;
}

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyz"
#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* "2401.00001", "hep-th/9901001": without a version and what else follows. */
static char *
find_paper (const Place *place)
{
  static const char *const hosts[] = { "arxiv.org", "alphaxiv.org", "ar5iv.org", NULL };
  static const char *const forms[] = { "abs", "pdf", "html", "overview", "format", "papers", NULL };
  static const char *const listing[] = { "huggingface.co", "hf.co", NULL };
  const char *name = segment_after (place, forms);
  g_autofree char *number = NULL;

  if (!name || !(is_on (place, hosts) || (is_on (place, listing) && g_str_equal (place->segments[0], "papers"))))
    return NULL;
  if (place->n >= 3 && !g_ascii_isdigit (*name))
    {
      g_autofree char *field = take (name, LETTERS CAPITALS "-.", strlen (name), 20);

      number = take (place->segments[2], DIGITS, 7, 7);
      return field && number ? g_strconcat (field, "/", number, NULL) : NULL;
    }
  number = take (name, DIGITS ".", 9, 11);
  if (!number)
    return NULL;
  if (g_str_has_suffix (number, "."))
    number[strlen (number) - 1] = '\0';
  return strlen (number) >= 9 && number[4] == '.' && !strchr (number + 5, '.') ? g_steal_pointer (&number) : NULL;
}

static char *
query_value (const Place *place, const char *name)
{
  const char *query = g_uri_get_query (place->uri);
  g_auto (GStrv) parameters = g_strsplit (query ? query : "", "&", -1);

  for (guint i = 0; parameters[i]; i++)
    if (g_str_has_prefix (parameters[i], name) && parameters[i][strlen (name)] == '=')
      return g_strdup (parameters[i] + strlen (name) + 1);
  return NULL;
}

static char *
find_youtube (const Place *place)
{
  static const char *const hosts[] = { "youtube.com", "youtube-nocookie.com", NULL };
  static const char *const short_host[] = { "youtu.be", NULL };
  static const char *const forms[] = { "shorts", "live", "embed", "v", NULL };
  g_autofree char *value = NULL;

  if (is_on (place, short_host))
    value = g_strdup (place->segments[0]);
  else if (is_on (place, hosts) && place->n == 1 && g_str_equal (place->segments[0], "watch"))
    value = query_value (place, "v");
  else if (is_on (place, hosts))
    value = g_strdup (segment_after (place, forms));
  return take (value, DIGITS LETTERS CAPITALS "_-", 6, 20);
}

static char *
find_vimeo (const Place *place)
{
  static const char *const hosts[] = { "vimeo.com", NULL };

  for (guint i = 0; i < place->n && is_on (place, hosts); i++)
    if (*place->segments[i] && strspn (place->segments[i], DIGITS) == strlen (place->segments[i]))
      return take (place->segments[i], DIGITS, 5, 15);
  return NULL;
}

static char *
find_x_post (const Place *place)
{
  static const char *const hosts[] = { "x.com", "twitter.com", "xcancel.com", "fxtwitter.com", "vxtwitter.com",
                                       "fixupx.com", NULL };

  if (!is_on (place, hosts) && !g_str_has_prefix (place->host, "nitter."))
    return NULL;
  for (guint i = 0; i + 1 < place->n; i++)
    if (g_str_equal (place->segments[i], "status") || g_str_equal (place->segments[i], "statuses"))
      return take (place->segments[i + 1], DIGITS, 1, 20);
  return NULL;
}

/**
 * lt_url_identify:
 * @url: (nullable): an address
 * @id: (out) (optional) (nullable): the name of what it stands for
 *
 * Returns: what kind of thing @url is an address of; %LT_URL_PAGE if it is none of those known here
 */
LtUrlThing
lt_url_identify (const char *url, char **id)
{
  static char *(*const finders[]) (const Place *) = {
    [LT_URL_PAPER] = find_paper,
    [LT_URL_YOUTUBE] = find_youtube,
    [LT_URL_VIMEO] = find_vimeo,
    [LT_URL_X_POST] = find_x_post,
  };
  g_auto (Place) place = { 0 };

  if (id)
    *id = NULL;
  if (!place_init (&place, url))
    return LT_URL_PAGE;
  for (guint thing = LT_URL_PAPER; thing < G_N_ELEMENTS (finders); thing++)
    {
      g_autofree char *name = finders[thing](&place);

      if (!name)
        continue;
      if (id)
        *id = g_steal_pointer (&name);
      return thing;
    }
  return LT_URL_PAGE;
}

/* "https:/host" is what some servers make of "https://host" in a path. */
static char *
repair (const char *text)
{
  static const char *const schemes[] = { "https:/", "http:/" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_has_prefix (text, schemes[i]))
      return g_strconcat (schemes[i], "/", text + strlen (schemes[i]) + (text[strlen (schemes[i])] == '/'), NULL);
  return NULL;
}

/* The rest of an address from @path on, which points into its path. */
static char *
rest_of (const Place *place, const char *before, const char *path)
{
  const char *query = g_uri_get_query (place->uri);
  const char *fragment = g_uri_get_fragment (place->uri);

  return g_strconcat (before, path, query ? "?" : "", query ? query : "", fragment ? "#" : "", fragment, NULL);
}

/* What stands in the path from its first "http" on. */
static char *
address_in_path (const Place *place)
{
  const char *inner = strstr (g_uri_get_path (place->uri), "/http");
  g_autofree char *address = inner ? rest_of (place, "", inner + 1) : NULL;

  return address ? repair (address) : NULL;
}

/* "/web/20240131000000im_/pages.example/a" holds an address without a scheme. */
static char *
address_after_time (const Place *place)
{
  if (place->n < 3 || !g_str_equal (place->segments[0], "web") || !strchr (place->segments[2], '.'))
    return NULL;
  return rest_of (place, "http://", g_uri_get_path (place->uri) + strlen ("/web/") + strlen (place->segments[1]) + 1);
}

static char *
unwrap (const Place *place)
{
  g_autofree char *address = address_in_path (place);
  g_autofree char *query = NULL;

  if (!address && lt_url_host_is_within (place->host, "archive.org"))
    address = address_after_time (place);
  if (!address)
    {
      query = query_value (place, "q");
      address = query ? g_uri_unescape_string (query, NULL) : NULL;
    }
  return lt_url_is_web (address) ? g_steal_pointer (&address) : NULL;
}

/**
 * lt_url_original:
 * @url: an address
 *
 * Archives, and sites that show the pages of others, mostly say in their address whose page it is.
 *
 * Returns: (transfer full) (nullable): that page's address; @url where it is nobody's copy; %NULL for
 *   a copy that does not say of what
 */
char *
lt_url_original (const char *url)
{
  static const char *const archives[] = { "archive.today", "archive.is", "archive.ph", "archive.li", "archive.vn", "archive.fo",
                                          "archive.md", "web.archive.org", "12ft.io", "freedium.cfd", NULL };
  g_autofree char *original = g_strdup (url);

  for (guint i = 0; i < MAX_WRAPPINGS; i++)
    {
      g_auto (Place) place = { 0 };
      char *inner;

      if (!place_init (&place, original) || !is_on (&place, archives))
        return g_steal_pointer (&original);
      inner = unwrap (&place);
      g_free (original);
      original = inner;
      if (!original)
        return NULL;
    }
  return NULL;
}
