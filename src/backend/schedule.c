/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/schedule.h"

#include "backend/heat.h"
#include "base/datetime.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Rounds come by a clock of their own, and that much too early at times. */
#define JITTER 0.1
#define CHANGES_PAUSE (5 * MINUTE)
#define CHANGES_AGE (6 * HOUR)
#define READ_PAUSE (20 * MINUTE)
#define IDLE_INTERVAL (30 * MINUTE)
/* A reader elsewhere asks every half hour, if it is not told otherwise. */
#define USED (40 * MINUTE)

/* The table "a story's own item": how often at most, by age; then only when the list of changes names it. */
static const struct
{
  gint64 age;
  gint64 pause;
} looks[] = {
  { 3 * HOUR, 10 * MINUTE },
  { 12 * HOUR, 30 * MINUTE },
  { 48 * HOUR, 2 * HOUR },
  { 7 * DAY, 1 * DAY },
};

/* At these ages a thread is read once, whatever is said of it; the last time to see what was deleted. */
static const gint64 milestones[] = { 1 * DAY, 7 * DAY, 30 * DAY };

/* The clock has whole seconds: less than one has passed at once. */
static gboolean
has_passed (double pace,
            gint64 since,
            gint64 pause,
            gint64 now)
{
  return now - since >= (gint64) (pace * (1.0 - JITTER) * (double) pause);
}

static gboolean
has_milestone (gint64 date,
               gint64 last,
               gint64 now)
{
  for (guint i = 0; i < G_N_ELEMENTS (milestones); i++)
    if (last < date + milestones[i] && now >= date + milestones[i])
      return TRUE;

  return FALSE;
}

/**
 * lt_schedule_round_pause:
 * @interval: seconds, as configured
 * @chance: from 0 to 1
 *
 * Returns: seconds to wait, within a tenth of what was asked for
 */
double
lt_schedule_round_pause (double pace,
                         guint interval,
                         double chance)
{
  return pace * interval * (1.0 + JITTER * (2.0 * chance - 1.0));
}

/**
 * lt_schedule_is_used:
 * @asked: when a reader asked for anything, or %LT_NO_TIME
 * @now: the time
 *
 * Returns: TRUE when there seems to be a reader
 */
gboolean
lt_schedule_is_used (double pace,
                     gint64 asked,
                     gint64 now)
{
  return asked != LT_NO_TIME && (double) (now - asked) <= pace * USED;
}

/**
 * lt_schedule_idle_pause:
 * @interval: seconds between rounds, as configured
 * @chance: from 0 to 1, the one of lt_schedule_round_pause()
 *
 * Returns: seconds to wait beyond the usual pause while nobody reads
 */
double
lt_schedule_idle_pause (double pace,
                        guint interval,
                        double chance)
{
  guint idle = MAX (interval, IDLE_INTERVAL);

  return lt_schedule_round_pause (pace, idle, chance) - lt_schedule_round_pause (pace, interval, chance);
}

/**
 * lt_schedule_changes_pause:
 * @youngest: date of the newest story, or %LT_NO_TIME
 * @left: seconds to the next round, which looks at it too
 * @now: the time
 *
 * The list of changes is a snapshot: while much happens, it is looked at between the rounds too.
 *
 * Returns: seconds to wait; 0 when the rounds suffice
 */
double
lt_schedule_changes_pause (double pace,
                           gint64 youngest,
                           double left,
                           gint64 now)
{
  double pause = pace * CHANGES_PAUSE;

  return now - youngest < CHANGES_AGE && left > 1.5 * pause ? pause : 0.0;
}

/**
 * lt_schedule_is_look_due:
 * @record: a thread that there is a story of
 * @moved: a list shows another number of comments, or names it among the changed; or no list shows it
 *   any more, so that only its own item tells
 * @now: the time
 *
 * Returns: TRUE when its own item is to be asked for
 */
gboolean
lt_schedule_is_look_due (double pace,
                         const LtThreadRecord *record,
                         gboolean moved,
                         gint64 now)
{
  gint64 age = now - record->date;

  if (has_milestone (record->date, record->looked, now))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (age < looks[i].age)
      return moved && has_passed (pace, record->looked, looks[i].pause, now);

  return moved && has_passed (pace, record->looked, DAY, now);
}

/**
 * lt_schedule_is_read_due:
 * @record: a thread that there is a story of
 * @comments: how many it claims to have now; -1: unknown
 * @now: the time
 *
 * Returns: TRUE when the whole thread is to be read again
 */
gboolean
lt_schedule_is_read_due (double pace,
                         const LtThreadRecord *record,
                         int comments,
                         gint64 now)
{
  if (has_milestone (record->date, record->read, now))
    return TRUE;

  return has_passed (pace, record->read, READ_PAUSE, now)
         && (record->again > 0 || lt_heat_has_grown (comments, record->comments));
}
