/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/http-request.h"

#include <libsoup/soup.h>
#include <string.h>

#define MAX_URL 2000
#define DEFAULT_MAX_BYTES (8 * 1024 * 1024)
#define DEFAULT_FIRST_BYTE_MS (15 * 1000)
#define DEFAULT_TOTAL_MS (60 * 1000)

/**
 * lt_http_parse_url:
 * @url: (nullable): an address from anywhere
 *
 * Returns: (transfer full) (nullable): an http or https address with a host, without a user's name
 *   and not too long; %NULL if @url is none
 */
GUri *
lt_http_parse_url (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  if (url != NULL && strlen (url) <= MAX_URL)
    uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL || (!g_str_equal (g_uri_get_scheme (uri), "http") && !g_str_equal (g_uri_get_scheme (uri), "https")) || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' || g_uri_get_user (uri) != NULL)
    return NULL;

  return g_steal_pointer (&uri);
}

/**
 * lt_http_request_copy:
 * @self: a request
 *
 * Returns: (transfer full): a deep copy in which every default is filled in
 */
LtHttpRequest *
lt_http_request_copy (const LtHttpRequest *self)
{
  LtHttpRequest *copy = g_memdup2 (self, sizeof *self);

  copy->method = g_strdup (self->method != NULL ? self->method : "GET");
  copy->url = g_strdup (self->url);
  copy->queue = g_strdup (self->queue);
  copy->accept = g_strdup (self->accept);
  copy->if_none_match = g_strdup (self->if_none_match);
  copy->if_modified_since = g_strdup (self->if_modified_since);
  copy->headers = (const char *const *) g_strdupv ((char **) self->headers);
  copy->body = self->body != NULL ? g_bytes_ref (self->body) : NULL;
  copy->body_type = g_strdup (self->body_type != NULL ? self->body_type : "application/json");

  if (copy->max_bytes == 0)
    copy->max_bytes = DEFAULT_MAX_BYTES;
  if (copy->first_byte_ms == 0)
    copy->first_byte_ms = DEFAULT_FIRST_BYTE_MS;
  if (copy->total_ms == 0)
    copy->total_ms = DEFAULT_TOTAL_MS;

  return copy;
}

/**
 * lt_http_request_free:
 * @self: (transfer full): a request that lt_http_request_copy() made
 */
void
lt_http_request_free (LtHttpRequest *self)
{
  g_free ((char *) self->method);
  g_free ((char *) self->url);
  g_free ((char *) self->queue);
  g_free ((char *) self->accept);
  g_free ((char *) self->if_none_match);
  g_free ((char *) self->if_modified_since);
  g_strfreev ((char **) self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free ((char *) self->body_type);
  g_free (self);
}
