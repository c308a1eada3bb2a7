/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

G_BEGIN_DECLS

typedef enum
{
  LT_CACHED_NOT,    /* only the item */
  LT_CACHED_PARTLY, /* discussion or media are missing */
  LT_CACHED_WHOLE,
} LtCached;

/* A story as a list shows it. Main thread. Filled after it was made: until then `loading` is TRUE and the rest empty. */
#define LT_TYPE_STORY_ITEM (lt_story_item_get_type ())
G_DECLARE_FINAL_TYPE (LtStoryItem, lt_story_item, LT, STORY_ITEM, GObject)

/* What one row of the list is made of; strings are copied by lt_story_item_fill(). */
typedef struct
{
  const char *story_id;
  gint64 feed;
  const char *title;
  const char *places; /* "HN, r/LocalLLaMA" */
  gint64 published;
  int comments; /* -1: unknown */
  gboolean read;
  gboolean saved;
  gboolean updated;
  LtCached cached;
  LtSentiment *sentiment; /* or NULL */
} LtStoryRecord;

LtStoryItem *lt_story_item_new (gint64 row);
void lt_story_item_fill (LtStoryItem *self, const LtStoryRecord *record);

gint64 lt_story_item_get_row (LtStoryItem *self);
const char *lt_story_item_get_story_id (LtStoryItem *self);
gint64 lt_story_item_get_feed (LtStoryItem *self);
const char *lt_story_item_get_title (LtStoryItem *self);
const char *lt_story_item_get_places (LtStoryItem *self);
gint64 lt_story_item_get_published (LtStoryItem *self);
int lt_story_item_get_comments (LtStoryItem *self);
gboolean lt_story_item_get_loading (LtStoryItem *self);
gboolean lt_story_item_get_read (LtStoryItem *self);
void lt_story_item_set_read (LtStoryItem *self, gboolean read);
gboolean lt_story_item_get_saved (LtStoryItem *self);
void lt_story_item_set_saved (LtStoryItem *self, gboolean saved);
gboolean lt_story_item_get_updated (LtStoryItem *self);
LtCached lt_story_item_get_cached (LtStoryItem *self);
LtSentiment *lt_story_item_get_sentiment (LtStoryItem *self);

G_END_DECLS
