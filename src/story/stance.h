/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Towards what the story puts forward. The first three are the sides of a share; `unclear` is counted in none. */
typedef enum
{
  LT_STANCE_POSITIVE,
  LT_STANCE_NEUTRAL,
  LT_STANCE_CRITICAL,
  LT_STANCE_UNCLEAR,
} LtStance;

#define LT_N_SIDES 3
#define LT_N_STANCES 4

const char *lt_stance_to_string (LtStance stance);
gboolean lt_stance_from_string (const char *text, LtStance *stance);

/* Tenths of a percent by side; a share sums to 1000. */
typedef struct
{
  int of[LT_N_SIDES];
} LtShares;

/* Whole percentages that sum to 100, by largest remainder. */
void lt_shares_to_percent (const LtShares *shares, int percent[LT_N_SIDES]);

G_END_DECLS
