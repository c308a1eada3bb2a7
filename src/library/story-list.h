/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"
#include "story/story-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  LT_FILTER_ALL,
  LT_FILTER_UNREAD,
  LT_FILTER_SAVED,
} LtFilter;

/* The stories of one query, newest first: a GListModel of LtStoryItem. An array of row ids read off-thread; rows are
 * hydrated by pages of 64, keyed by id; changes are granular (CRAFT.md section 10). Main thread. */
#define LT_TYPE_STORY_LIST (lt_story_list_get_type ())
G_DECLARE_FINAL_TYPE (LtStoryList, lt_story_list, LT, STORY_LIST, GObject)

LtStoryList *lt_story_list_new (LtLibrary *library);
/* Rows that matched when the filter was set stay until it is set again. @words: full-text search, or NULL. */
void lt_story_list_set_filter (LtStoryList *self, LtFilter filter, const char *words);
LtFilter lt_story_list_get_filter (LtStoryList *self);
/* TRUE until the first answer of the current query ("loading" property). */
gboolean lt_story_list_get_loading (LtStoryList *self);
/* Position of a row, or GTK_INVALID_LIST_POSITION's value (G_MAXUINT). */
guint lt_story_list_find (LtStoryList *self, gint64 row);
gint64 lt_story_list_get_row (LtStoryList *self, guint position);
/* The day (seconds of local midnight) of a position, known without hydrating: for sections. */
gint64 lt_story_list_get_day (LtStoryList *self, guint position);
/* (type gint64) position of the next unread at or after @position, or -1 */
DexFuture *lt_story_list_next_unread (LtStoryList *self, guint position);

G_END_DECLS
