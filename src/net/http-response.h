/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

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
LtHttpResponse *lt_http_response_new (SoupMessage *message);
LtHttpResponse *lt_http_response_ref (LtHttpResponse *self);
void lt_http_response_unref (LtHttpResponse *self);
/* Does it lead elsewhere? And where to, NULL if that cannot be read. (transfer full) */
gboolean lt_http_response_is_redirect (LtHttpResponse *self);
char *lt_http_response_dup_target (LtHttpResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHttpResponse, lt_http_response_unref)

G_END_DECLS
