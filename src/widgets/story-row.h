/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A story in the list. Property: item (LtStoryItem); follows the item's changes. */
#define LT_TYPE_STORY_ROW (lt_story_row_get_type ())
G_DECLARE_FINAL_TYPE (LtStoryRow, lt_story_row, LT, STORY_ROW, GtkWidget)

GtkWidget *lt_story_row_new (void);
void lt_story_row_set_item (LtStoryRow *self, LtStoryItem *item);
/* While offline, a mark shows on what is not wholly cached. */
void lt_story_row_set_offline (LtStoryRow *self, gboolean offline);
/* For gtk_list_item_set_accessible_label() and _description(). (transfer full) */
char *lt_story_row_dup_label (LtStoryItem *item);
char *lt_story_row_dup_description (LtStoryItem *item);

G_END_DECLS
