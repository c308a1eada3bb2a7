/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a service answered lately, so that only what changed is asked for again. Bounded; times come from outside. */
typedef struct _LtItemMemory LtItemMemory;

LtItemMemory *lt_item_memory_new (gsize max_bytes);
void lt_item_memory_free (LtItemMemory *self);
/* (transfer none) (nullable): the answer, unless it is from before @since or known to have changed */
GBytes *lt_item_memory_recall (LtItemMemory *self, gint64 id, gint64 since);
/* (transfer none) (nullable): the answer however old, and its tag */
GBytes *lt_item_memory_peek (LtItemMemory *self, gint64 id, const char **etag);
void lt_item_memory_keep (LtItemMemory *self, gint64 id, GBytes *bytes, const char *etag, gint64 now);
void lt_item_memory_note_change (LtItemMemory *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtItemMemory, lt_item_memory_free)

G_END_DECLS
