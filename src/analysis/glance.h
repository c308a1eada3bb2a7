/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/writing.h"

G_BEGIN_DECLS

/* Whether the lead holds the second extract, which then stands nowhere else. */
gboolean lt_glance_lead_is_extract (const LtWriting *writing);
/* Fills the lead: the second best sentence of the article's beginning where there are three (the best is a bullet, which
 * all see), else what comments bring up, else the bare fact of a discussion. */
void lt_glance_write_lead (LtWriting *writing);
/* Fills the bullets: what happened, what the community thinks, what is contested. Points that it quotes, and a theme
 * whose figures it tells, go into @used. */
void lt_glance_write (LtWriting *writing, const LtSides *sides, GHashTable *used);

G_END_DECLS
