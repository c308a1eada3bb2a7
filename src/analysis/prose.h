/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/text-screen.h"

G_BEGIN_DECLS

/* A whole sentence of prose about its subject, that needs nothing around it: no order to the reader, code, caption, entry
 * of a list, word about the page, or half a quotation. */
gboolean lt_prose_may_stand_alone (LtTextScreen *screen, const char *sentence);
/* The sentence behind the place where it was written. */
const char *lt_prose_skip_dateline (const char *sentence);
/* A sentence of a comment that says something of the subject: no order, wish, joke or words of somebody else. */
gboolean lt_prose_makes_claim (LtTextScreen *screen, const char *sentence);
/* By a list of common verbs: what is short and has none is a caption or an entry of a list. */
gboolean lt_prose_has_verb (const char *sentence);
/* Does a sentence speak in the first person, or to its reader? */
gboolean lt_speaks_of_itself (const char *sentence);

G_END_DECLS
