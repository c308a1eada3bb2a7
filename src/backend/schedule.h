/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/archive.h"

G_BEGIN_DECLS

/* When what is asked for again: facts/sources.md, section 1, "Polite schedule". Pure. @pace multiplies every pause. */

/* Seconds to the next round. @chance: from 0 to 1, so that not everybody comes at one moment */
double lt_schedule_round_pause (double pace, guint interval, double chance);
/* Is somebody reading? @asked: when anybody last asked for anything, or %LT_NO_TIME */
gboolean lt_schedule_is_used (double pace, gint64 asked, gint64 now);
/* Seconds that the pause is longer than that while nobody is. */
double lt_schedule_idle_pause (double pace, guint interval, double chance);
/* Seconds to the next look at the list of changes; 0: the rounds suffice. @youngest: date of the newest story */
double lt_schedule_changes_pause (double pace, gint64 youngest, double left, gint64 now);
/* Is the thread's own item to be looked at? @moved: something says that it is not as it was */
gboolean lt_schedule_is_look_due (double pace, const LtThreadRecord *record, gboolean moved, gint64 now);
/* Is the whole thread to be read again? @comments: as its item claims */
gboolean lt_schedule_is_read_due (double pace, const LtThreadRecord *record, int comments, gint64 now);

G_END_DECLS
