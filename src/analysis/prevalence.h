/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"

G_BEGIN_DECLS

/* The shares of a story, corrected for what its classifier is known to confuse, with a 95 % margin. */
typedef struct
{
  LtShares share;  /* tenths, sum 1000 */
  LtShares margin; /* half-widths, tenths: the larger side of each interval */
  LtLead lead;     /* LT_LEAD_NONE below LT_PREVALENCE_MIN_SURE */
  double sure;
} LtPrevalence;

#define LT_PREVALENCE_MIN_SURE 0.7

/* What an estimate takes for granted; data/stance-linear.md says where each number is from. */
typedef struct
{
  double prior_strength;   /* comments that the usual mix of stories is worth */
  double confusion_weight; /* comments that a row of the confusion is worth for one story, at most */
  double evidence;         /* the part of all this that is believed: comments of a story lie together */
} LtPrevalenceRules;

extern const LtPrevalenceRules lt_prevalence_rules;

/* @said: comments by the side said of them, weighted; @confusion: [truth][said]. */
void lt_prevalence_estimate (const double said[LT_N_SIDES],
                             const double confusion[LT_N_SIDES][LT_N_SIDES],
                             LtPrevalence *result);
/* By other rules than the program's own: to judge them. */
void lt_prevalence_estimate_by (const LtPrevalenceRules *rules,
                                const double said[LT_N_SIDES],
                                const double confusion[LT_N_SIDES][LT_N_SIDES],
                                LtPrevalence *result);

G_END_DECLS
