/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/writing.h"

G_BEGIN_DECLS

/* What is contested. Borrows all that it names. */
typedef struct
{
  const LtTheme *theme; /* NULL: the story itself */
  LtCandidate *pro;     /* a point of each side, or both NULL: none that may be quoted */
  LtCandidate *contra;
} LtContest;

/* FALSE where no side has enough comments against the other. */
gboolean lt_contest_find (const LtWriting *writing, const LtSides *sides, LtContest *contest);
/* One sentence of at most 300 characters, with the claims of both points. (transfer full) */
LtSentence *lt_contest_write (const LtWriting *writing, const LtContest *contest);
/* How many comments there are of each side, where there is no point to tell. (transfer full) */
LtSentence *lt_contest_count (const LtSentiment *sentiment);

G_END_DECLS
