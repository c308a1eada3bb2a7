/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-request.h"
#include "net/http-response.h"

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

#define LT_HTTP_ERROR (lt_http_error_quark ())

typedef enum
{
  LT_HTTP_ERROR_UNREACHABLE, /* no name, no connection, reset, TLS */
  LT_HTTP_ERROR_TIMEOUT,
  LT_HTTP_ERROR_REFUSED, /* the address policy says no */
  LT_HTTP_ERROR_TOO_LARGE,
  LT_HTTP_ERROR_TRUNCATED,
  LT_HTTP_ERROR_STATUS, /* an answer that is no success; the message names the status */
  LT_HTTP_ERROR_DENIED, /* status 401: it wants to know who asks */
  LT_HTTP_ERROR_REDIRECTS,
} LtHttpError;

GQuark lt_http_error_quark (void);

/* The one HTTP client. Main context. */
#define LT_TYPE_HTTP_CLIENT (lt_http_client_get_type ())
G_DECLARE_FINAL_TYPE (LtHttpClient, lt_http_client, LT, HTTP_CLIENT, GObject)

LtHttpClient *lt_http_client_new (const char *user_agent);
/* Every request goes over this Unix socket, whatever the host in its address. */
LtHttpClient *lt_http_client_new_for_socket (const char *user_agent, const char *path);
void lt_http_client_set_allow_loopback (LtHttpClient *self, gboolean allow);
void lt_http_client_set_pace (LtHttpClient *self, double pace);
double lt_http_client_get_pace (LtHttpClient *self);
/* What is asked of the origin of @address, which a person typed, goes with @token; NULL: with none. */
gboolean lt_http_client_set_token (LtHttpClient *self, const char *address, const char *token, GError **error);
/* How politely to ask below a configured base address; the default is 4 at once and no interval. */
void lt_http_client_set_queue (LtHttpClient *self, const char *base, guint at_once, guint interval_ms);
/* (type LtHttpResponse): one future for the whole exchange; dropping it cancels. */
DexFuture *lt_http_client_send (LtHttpClient *self, const LtHttpRequest *request);

G_END_DECLS
