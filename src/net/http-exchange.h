/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-request.h"

#include <libdex.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Who may be connected to. */
typedef enum
{
  LT_EXCHANGE_ANYWHERE,
  LT_EXCHANGE_PUBLIC,
  LT_EXCHANGE_PUBLIC_OR_LOOPBACK,
} LtExchangePolicy;

/* (type LtHttpResponse): one message and its answer, whatever its status; no redirect is followed. */
DexFuture *lt_http_exchange (SoupSession *session, GUri *uri, const LtHttpRequest *request, LtExchangePolicy policy);

G_END_DECLS
