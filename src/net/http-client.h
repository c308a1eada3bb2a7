/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

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
  LT_HTTP_ERROR_REDIRECTS,
} LtHttpError;

GQuark lt_http_error_quark (void);

/* DESIGN.md: `configured` was typed by a person (any address); `found` came from a page or feed (public only). */
typedef enum
{
  LT_ADDRESS_CONFIGURED,
  LT_ADDRESS_FOUND,
} LtAddressKind;

/* What is asked for. Zero or NULL takes the default. Copied by lt_http_client_send(). */
typedef struct
{
  const char *method; /* "GET" */
  const char *url;
  LtAddressKind kind;
  const char *accept;
  const char *if_none_match;
  const char *if_modified_since;
  const char *const *headers; /* name, value, …, NULL */
  GBytes *body;
  const char *body_type;
  gsize max_bytes;     /* of the decoded body; default 8 MiB */
  guint first_byte_ms; /* default 15 s */
  guint total_ms;      /* default 60 s */
  guint retries;       /* for faults that may pass; default 0 */
  gboolean any_status; /* an answer of any status is a result, not an error */
} LtHttpRequest;

/* An answer. A record. */
typedef struct _LtHttpResponse LtHttpResponse;
struct _LtHttpResponse
{
  guint status;
  char *url; /* after redirects */
  char *content_type;
  char *charset;
  char *etag;
  char *last_modified;
  gint64 max_age;      /* seconds; -1: not said */
  gint64 retry_after;  /* seconds; -1: not said */
  GBytes *body;        /* never NULL */
  GHashTable *headers; /* lower-case name -> value: what else was sent */
};

#define LT_TYPE_HTTP_RESPONSE (lt_http_response_get_type ())
GType lt_http_response_get_type (void);
LtHttpResponse *lt_http_response_ref (LtHttpResponse *self);
void lt_http_response_unref (LtHttpResponse *self);

/* The one HTTP client. Main context. */
#define LT_TYPE_HTTP_CLIENT (lt_http_client_get_type ())
G_DECLARE_FINAL_TYPE (LtHttpClient, lt_http_client, LT, HTTP_CLIENT, GObject)

LtHttpClient *lt_http_client_new (const char *user_agent);
/* Every request goes over this Unix socket, whatever the host in its address. */
LtHttpClient *lt_http_client_new_for_socket (const char *user_agent, const char *path);
void lt_http_client_set_allow_loopback (LtHttpClient *self, gboolean allow);
void lt_http_client_set_pace (LtHttpClient *self, double pace);
/* (type LtHttpResponse): one future for the whole exchange; dropping it cancels. */
DexFuture *lt_http_client_send (LtHttpClient *self, const LtHttpRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHttpResponse, lt_http_response_unref)

G_END_DECLS
