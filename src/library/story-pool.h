/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/database.h"
#include "story/story-item.h"

G_BEGIN_DECLS

typedef enum
{
  LT_FLAG_READ,
  LT_FLAG_SAVED,
} LtFlag;

/* Every living LtStoryItem by its row, so that a row has one item however many lists show it. Holds them weakly; items
 * wanted in one turn of the main loop are filled by one call of the database, 64 a statement. Main thread. */
#define LT_TYPE_STORY_POOL (lt_story_pool_get_type ())
G_DECLARE_FINAL_TYPE (LtStoryPool, lt_story_pool, LT, STORY_POOL, GObject)

LtStoryPool *lt_story_pool_new (LtDatabase *reader);
/* (transfer full): `loading` at first */
LtStoryItem *lt_story_pool_get (LtStoryPool *self, gint64 row);
/* Reads a row again, or all, if an item of it lives. */
void lt_story_pool_refresh (LtStoryPool *self, gint64 row);
void lt_story_pool_refresh_all (LtStoryPool *self);
/* (transfer full) of gint64 */
GArray *lt_story_pool_living (LtStoryPool *self);

/* Shows a flag at once, and holds it against what is read, until the write that stores it is settled. */
void lt_story_pool_hold (LtStoryPool *self, GArray *rows, LtFlag flag, gboolean value);
void lt_story_pool_settle (LtStoryPool *self, GArray *rows, LtFlag flag);
/* TRUE if the flag of @row is held; its value is in @value. */
gboolean lt_story_pool_held (LtStoryPool *self, gint64 row, LtFlag flag, gboolean *value);

G_END_DECLS
