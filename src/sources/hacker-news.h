/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-client.h"
#include "sources/source.h"

G_BEGIN_DECLS

#define LT_TYPE_HACKER_NEWS (lt_hacker_news_get_type ())
G_DECLARE_FINAL_TYPE (LtHackerNews, lt_hacker_news, LT, HACKER_NEWS, GObject)

/* @api and @search include their version path ("…/v0", "…/api/v1"). */
LtHackerNews *lt_hacker_news_new (LtHttpClient *client, const char *api, const char *search);

G_END_DECLS
