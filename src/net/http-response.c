/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/http-response.h"

#include <string.h>

/* No server of ours or of the sources sends nearly as many. */
#define MAX_HEADERS 200
/* A header that is said again is joined to what came before, up to this. */
#define MAX_JOINED 8192

G_DEFINE_BOXED_TYPE (LtHttpResponse, lt_http_response, lt_http_response_ref, lt_http_response_unref)

static void
add_header (const char *name,
            const char *value,
            gpointer user_data)
{
  GHashTable *headers = user_data;
  g_autofree char *lower = g_ascii_strdown (name, -1);
  const char *before = g_hash_table_lookup (headers, lower);

  if (before != NULL && strlen (before) < MAX_JOINED)
    g_hash_table_replace (headers, g_steal_pointer (&lower), g_strconcat (before, ", ", value, NULL));
  else if (before == NULL && g_hash_table_size (headers) < MAX_HEADERS)
    g_hash_table_insert (headers, g_steal_pointer (&lower), g_strdup (value));
}

/* A number of seconds that is written out, bounded so that sums of it with a time stay sane. */
static gint64
parse_seconds (const char *text)
{
  guint64 seconds = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &seconds, NULL))
    return -1;

  return (gint64) seconds;
}

static gint64
parse_max_age (const char *cache_control)
{
  g_autoptr (GHashTable) directives = NULL;

  if (cache_control == NULL)
    return -1;

  directives = soup_header_parse_param_list (cache_control);
  if (g_hash_table_contains (directives, "no-cache") || g_hash_table_contains (directives, "no-store"))
    return 0;

  return parse_seconds (g_hash_table_lookup (directives, "max-age"));
}

static gint64
parse_retry_after (const char *retry_after)
{
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds = parse_seconds (retry_after);

  if (seconds >= 0 || retry_after == NULL)
    return seconds;

  date = soup_date_time_new_from_http_string (retry_after);
  if (date == NULL)
    return -1;

  return MAX (g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC, 0);
}

/**
 * lt_http_response_new:
 * @message: a message whose headers have come
 *
 * Returns: (transfer full): the answer so far, its body still empty
 */
LtHttpResponse *
lt_http_response_new (SoupMessage *message)
{
  LtHttpResponse *self = g_atomic_rc_box_new0 (LtHttpResponse);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  g_autoptr (GHashTable) parameters = NULL;

  self->status = soup_message_get_status (message);
  self->url = g_uri_to_string_partial (soup_message_get_uri (message), G_URI_HIDE_FRAGMENT);
  self->content_type = g_strdup (soup_message_headers_get_content_type (headers, &parameters));
  if (parameters != NULL)
    self->charset = g_strdup (g_hash_table_lookup (parameters, "charset"));
  self->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  self->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  self->max_age = parse_max_age (soup_message_headers_get_list (headers, "Cache-Control"));
  self->retry_after = parse_retry_after (soup_message_headers_get_one (headers, "Retry-After"));
  self->body = g_bytes_new_static ("", 0);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  soup_message_headers_foreach (headers, add_header, self->headers);

  return self;
}

/**
 * lt_http_response_ref:
 * @self: an answer
 *
 * Returns: (transfer full): the same answer
 */
LtHttpResponse *
lt_http_response_ref (LtHttpResponse *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LtHttpResponse *self = data;

  g_free (self->url);
  g_free (self->content_type);
  g_free (self->charset);
  g_free (self->etag);
  g_free (self->last_modified);
  g_bytes_unref (self->body);
  g_hash_table_unref (self->headers);
}

/**
 * lt_http_response_unref:
 * @self: (transfer full): an answer
 */
void
lt_http_response_unref (LtHttpResponse *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gboolean
lt_http_response_is_redirect (LtHttpResponse *self)
{
  guint status = self->status;

  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/**
 * lt_http_response_dup_target:
 * @self: an answer that leads elsewhere
 *
 * Returns: (transfer full) (nullable): where to, as a whole address of any kind
 */
char *
lt_http_response_dup_target (LtHttpResponse *self)
{
  const char *location = g_hash_table_lookup (self->headers, "location");

  return location != NULL ? g_uri_resolve_relative (self->url, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
}
