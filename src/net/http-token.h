/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-request.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What one server knows a person by, and the one origin that learns it. */
typedef struct _LtHttpToken LtHttpToken;

/* NULL and LT_HTTP_ERROR_REFUSED where it would be readable on the way to @address, or is none. */
LtHttpToken *lt_http_token_new (const char *address, const char *token, GError **error);
void lt_http_token_free (LtHttpToken *self);
/* Adds it to the headers of @request if @uri is of its origin. */
void lt_http_token_add (LtHttpToken *self, GUri *uri, LtHttpRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHttpToken, lt_http_token_free)

G_END_DECLS
