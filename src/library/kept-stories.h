/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/connection.h"

G_BEGIN_DECLS

/* Saved stories whole, in the file that is never thrown away. On the writing connection, in a
 * transaction. */

/* Copies the story at @row as it is in the cache, if it is saved. */
gboolean lt_kept_stories_update (LtConnection *connection, gint64 row, GError **error);
gboolean lt_kept_stories_remove (LtConnection *connection, gint64 feed, const char *id, GError **error);
/* Brings those that the cache lacks back into it, and both flags of every story. */
gboolean lt_kept_stories_restore (LtConnection *connection, GError **error);

G_END_DECLS
