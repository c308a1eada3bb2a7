/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/connection.h"
#include "library/story-draft.h"

G_BEGIN_DECLS

typedef enum
{
  LT_STORED_SAME,
  LT_STORED_NEW,
  LT_STORED_REVISED,
} LtStored;

/* The cache's stories and what hangs on their row. On the writing connection, in a transaction. */
gboolean lt_story_table_store (LtConnection *connection,
                               gint64 feed,
                               LtStoryDraft *draft,
                               gboolean force,
                               LtStored *outcome,
                               gint64 *row,
                               GError **error);
gboolean lt_story_table_write_content (LtConnection *connection,
                                       gint64 row,
                                       LtStoryDraft *draft,
                                       GError **error);
gboolean lt_story_table_remove (LtConnection *connection, gint64 row, GError **error);
/* What is cached of it, counted anew. */
gboolean lt_story_table_update_cached (LtConnection *connection, gint64 row, GError **error);
gboolean lt_story_table_remove_unused_media (LtConnection *connection, GError **error);
/* With every change of a state. */
gboolean lt_story_table_raise_serial (LtConnection *connection, GError **error);
gboolean lt_story_table_count_unread (LtConnection *connection, int *unread, GError **error);

/* One statement with up to three integers (?1 to ?3). */
gboolean lt_run_with_ints (LtConnection *connection,
                           const char *sql,
                           const gint64 *values,
                           guint n_values,
                           GError **error);

G_END_DECLS
