/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

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
  const char *queue; /* the configured base address whose queue this stands in; default: the origin of url */
  const char *accept;
  const char *if_none_match;
  const char *if_modified_since;
  const char *const *headers; /* name, value, …, NULL */
  GBytes *body;
  const char *body_type;
  gsize max_bytes;     /* of the decoded body; default 8 MiB */
  guint first_byte_ms; /* default 15 s */
  guint total_ms;      /* default 60 s; waiting in the queue does not count */
  guint retries;       /* for faults that may pass; default 0 */
  gboolean any_status; /* an answer of any status is a result, not an error */
  gboolean one_hop;    /* with it: a redirect is a result too, and not followed */
} LtHttpRequest;

/* (nullable) (transfer full): NULL if it is no address of the web, or one that nobody should send. */
GUri *lt_http_parse_url (const char *url);

LtHttpRequest *lt_http_request_copy (const LtHttpRequest *self);
void lt_http_request_free (LtHttpRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHttpRequest, lt_http_request_free)

G_END_DECLS
