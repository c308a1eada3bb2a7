/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/status.h"

G_BEGIN_DECLS

/* What the state of the sources means for a person; translated. (transfer full) */

/* "No answer since 14:05. Next try at 14:35."; @next_round: LT_NO_TIME where it is of no meaning. */
char *lt_source_sentence (const LtSourceHealth *source, gint64 next_round);
/* Of the first source that gives nothing now, with its name; NULL when all give something. */
char *lt_sources_outage (LtStatus *status);
/* Whether none of them gives anything now. */
gboolean lt_sources_all_out (LtStatus *status);
/* What should be known of any of them, one a line, with its name; NULL when all is well. */
char *lt_sources_complaint (LtStatus *status);
/* "412 comments of “Title”": what is read now, before there is anything to show. @status: (nullable) */
char *lt_reading_sentence (LtStatus *status);
/* "Last look 2 minutes ago, the next at 14:35." */
char *lt_round_sentence (LtStatus *status);

G_END_DECLS
