/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/archive.h"
#include "backend/context.h"
#include "story/status.h"

G_BEGIN_DECLS

/* Makes stories: looks at the sources round by round, and publishes each story the moment it is done. Main context. */
#define LT_TYPE_MONITOR (lt_monitor_get_type ())
G_DECLARE_FINAL_TYPE (LtMonitor, lt_monitor, LT, MONITOR, GObject)

LtMonitor *lt_monitor_new (LtArchive *archive, LtContext *context);
/* What the next round goes by. */
void lt_monitor_set_context (LtMonitor *self, LtContext *context);
/* One round; (type gboolean). @limit: stories at most; 0: no limit */
DexFuture *lt_monitor_run_round (LtMonitor *self, guint limit);
/* Rounds by the clock, until stopped. */
void lt_monitor_start (LtMonitor *self);
/* Somebody reads what was made: rounds come at their usual pace. */
void lt_monitor_note_reader (LtMonitor *self);
/* FALSE while a round runs. */
gboolean lt_monitor_refresh (LtMonitor *self);
/* Starts the story of one discussion; the story's id, or NULL when @url is none of a known source. */
char *lt_monitor_request (LtMonitor *self, const char *url);
/* Resolves when all that was asked for has ended. */
DexFuture *lt_monitor_finish_requests (LtMonitor *self);
/* Resolves when all work has ended. */
DexFuture *lt_monitor_stop (LtMonitor *self);

LtStatus *lt_monitor_dup_status (LtMonitor *self);
guint lt_monitor_get_made (LtMonitor *self);
guint lt_monitor_get_revised (LtMonitor *self);
guint lt_monitor_get_failed (LtMonitor *self);

G_END_DECLS
