/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rows of one query, newest (largest) first. Main thread; a plain value with one owner. */
typedef struct _LtStoryIndex LtStoryIndex;

LtStoryIndex *lt_story_index_new (void);
void lt_story_index_free (LtStoryIndex *self);
guint lt_story_index_get_length (LtStoryIndex *self);
gint64 lt_story_index_get (LtStoryIndex *self, guint position);
guint lt_story_index_find (LtStoryIndex *self, gint64 row); /* or G_MAXUINT */
GArray *lt_story_index_dup_rows (LtStoryIndex *self);       /* of gint64 */

/* Turns the index into @rows step by step: each step is one insertion or one removal, and between two
 * the index is whole. lt_story_index_begin() while one is under way finishes it at once. */
void lt_story_index_begin (LtStoryIndex *self, GArray *rows);
gboolean lt_story_index_step (LtStoryIndex *self, guint *position, guint *removed, guint *added);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtStoryIndex, lt_story_index_free)

G_END_DECLS
