/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "sources/source.h"

G_BEGIN_DECLS

/* Which discussions are worth a story: facts on heat, as rules that the configuration may change. Pure. */
typedef struct
{
  int min_points;
  int min_comments;
} LtHeatRule;

gboolean lt_heat_is_made (const LtThreadRef *ref, const LtHeatRule *rule, gint64 now);
/* Has a discussion grown enough since it was read to read it again? */
gboolean lt_heat_has_grown (int comments, int comments_read);
/* Orders what is made: the higher, the sooner. */
double lt_heat_rank (const LtThreadRef *ref, gint64 now);

G_END_DECLS
