/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/writing.h"

G_BEGIN_DECLS

/* Fills the lead: the best sentence of the article, else of the comments, else the bare fact of a discussion. */
void lt_glance_write_lead (LtWriting *writing);
/* Fills the bullets: what happened, what the community thinks, what is contested. */
void lt_glance_write (LtWriting *writing, GPtrArray *praise, GPtrArray *criticism);

G_END_DECLS
