/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/text-screen.h"

G_BEGIN_DECLS

/* A sentence of prose that insults nobody, holds no address and speaks of the subject, not of the thread. */
gboolean lt_quotable_sentence (LtTextScreen *screen, const char *sentence);
/* Which part of words is among the most frequent of English: about a quarter of its prose. */
double lt_english_part (GPtrArray *words);
/* What stands in the comment @text from the byte @start on is its author's own plain words. */
gboolean lt_quotable_place (const char *text, gsize start);

G_END_DECLS
