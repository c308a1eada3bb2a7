/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "net/http-token.h"

#include "net/http-client.h"
#include "net/http-queues.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 6750 sets no length; tokens that hold claims have one or two thousand bytes. */
#define MAX_BYTES 4096

struct _LtHttpToken
{
  char *origin;
  char *credentials;
};

static gboolean
is_token (const char *token)
{
  gsize length = strlen (token);

  for (const char *p = token; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;

  return length > 0 && length <= MAX_BYTES;
}

/* Nobody listens on the way: it is encrypted, or does not leave this machine. */
static gboolean
is_confidential (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;

  return address != NULL ? g_inet_address_get_is_loopback (address) : g_ascii_strcasecmp (host, "localhost") == 0;
}

/**
 * lt_http_token_new:
 * @address: an address that a person typed
 * @token: what its server knows that person by
 *
 * Returns: (transfer full) (nullable): the token for the origin of @address; %NULL and
 *   %LT_HTTP_ERROR_REFUSED where it would be readable on the way, or is none
 */
LtHttpToken *
lt_http_token_new (const char *address,
                   const char *token,
                   GError **error)
{
  g_autoptr (GUri) uri = lt_http_parse_url (address);
  LtHttpToken *self = NULL;

  if (uri == NULL || !is_confidential (uri))
    {
      g_set_error_literal (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED, _ ("An access token is only sent to addresses that begin with https://"));
      return NULL;
    }
  if (!is_token (token))
    {
      g_set_error_literal (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED, _ ("An access token consists of letters, digits and signs, without spaces."));
      return NULL;
    }

  self = g_new0 (LtHttpToken, 1);
  self->origin = lt_http_dup_origin (uri);
  self->credentials = g_strconcat ("Bearer ", token, NULL);

  return self;
}

/**
 * lt_http_token_free:
 * @self: (transfer full): a token
 */
void
lt_http_token_free (LtHttpToken *self)
{
  g_free (self->origin);
  g_free (self->credentials);
  g_free (self);
}

/**
 * lt_http_token_add:
 * @self: a token
 * @uri: where @request goes
 * @request: a copy of lt_http_request_copy()
 *
 * Adds the token as RFC 6750, section 2.1, has it, if @uri is of its origin. It is then among the
 * headers that a redirect to another origin goes without.
 */
void
lt_http_token_add (LtHttpToken *self,
                   GUri *uri,
                   LtHttpRequest *request)
{
  g_autofree char *origin = lt_http_dup_origin (uri);
  g_autoptr (GStrvBuilder) headers = NULL;
  char **given = (char **) request->headers;

  if (!g_str_equal (origin, self->origin))
    return;

  headers = g_strv_builder_new ();
  g_strv_builder_add_many (headers, "Authorization", self->credentials, NULL);
  if (given != NULL)
    g_strv_builder_addv (headers, (const char **) given);
  request->headers = (const char *const *) g_strv_builder_end (headers);
  g_strfreev (given);
}
