/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "sources/hacker-news-api.h"

G_BEGIN_DECLS

/* What is talked about now, and how it was found out. Main context. */
#define LT_TYPE_HACKER_NEWS_FRONT (lt_hacker_news_front_get_type ())
G_DECLARE_FINAL_TYPE (LtHackerNewsFront, lt_hacker_news_front, LT, HACKER_NEWS_FRONT, GObject)

LtHackerNewsFront *lt_hacker_news_front_new (LtHackerNewsApi *api);
/* (type GPtrArray of LtThreadRef) */
DexFuture *lt_hacker_news_front_discover (LtHackerNewsFront *self);
/* What was amiss with the last look although it succeeded: a sentence, or NULL. */
const char *lt_hacker_news_front_get_complaint (LtHackerNewsFront *self);

G_END_DECLS
