/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/writing.h"

G_BEGIN_DECLS

/* Fills the lead: the best sentence of the article, else what comments bring up, else the bare fact of a discussion. */
void lt_glance_write_lead (LtWriting *writing);
/* Fills the bullets: what happened, what the community thinks, what is contested. Points that it quotes go into @used. */
void lt_glance_write (LtWriting *writing, const LtSides *sides, GHashTable *used);
/* What comments bring up, as a sentence, or NULL. (transfer full) */
char *lt_glance_describe_themes (const LtWriting *writing);

G_END_DECLS
