/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-client.h"

G_BEGIN_DECLS

/* The two services that give Hacker News: the official API and the search index, each with its queue. Main context. */
#define LT_TYPE_HACKER_NEWS_API (lt_hacker_news_api_get_type ())
G_DECLARE_FINAL_TYPE (LtHackerNewsApi, lt_hacker_news_api, LT, HACKER_NEWS_API, GObject)

LtHackerNewsApi *lt_hacker_news_api_new (LtHttpClient *client, const char *api, const char *search);
/* Whether the last answer was that we may not ask. */
gboolean lt_hacker_news_api_is_refused (LtHackerNewsApi *self);
/* (type JsonNode): "/item/123.json" and so on of the official API. */
DexFuture *lt_hacker_news_api_get (LtHackerNewsApi *self, const char *path);
/* (type JsonNode): one item, from memory when it was asked for at or after @since and is not known to have changed. */
DexFuture *lt_hacker_news_api_get_item (LtHackerNewsApi *self, gint64 id, gint64 since);
/* The monotonic time @seconds ago, at our pace. */
gint64 lt_hacker_news_api_since (LtHackerNewsApi *self, guint seconds);
/* An item is not any more as it was. */
void lt_hacker_news_api_note_change (LtHackerNewsApi *self, gint64 id);
/* (type GBytes): "/items/123" and so on of the search index: JSON not yet parsed. */
DexFuture *lt_hacker_news_api_search (LtHackerNewsApi *self, const char *path);

G_END_DECLS
