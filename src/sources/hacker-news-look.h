/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "sources/source.h"
#include "text/json.h"

G_BEGIN_DECLS

/* The stories that one look at Hacker News found, each once. Pure. */
typedef struct _LtHackerNewsLook LtHackerNewsLook;

LtHackerNewsLook *lt_hacker_news_look_new (void);
void lt_hacker_news_look_free (LtHackerNewsLook *self);
/* Takes the search index's hits. The newest date among them, or LT_NO_TIME when there is none. */
gint64 lt_hacker_news_look_add_hits (LtHackerNewsLook *self, JsonNode *answer);
/* Takes an item of the official API, if it is a living story. */
void lt_hacker_news_look_add_item (LtHackerNewsLook *self, JsonObject *item);
gboolean lt_hacker_news_look_has (LtHackerNewsLook *self, gint64 id);
/* Gives those in @list (element-type gint64) their place in it as rank, unless they have a better one. */
void lt_hacker_news_look_rank (LtHackerNewsLook *self, GArray *list);
/* (element-type LtThreadRef) */
GPtrArray *lt_hacker_news_look_get_refs (LtHackerNewsLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHackerNewsLook, lt_hacker_news_look_free)

G_END_DECLS
