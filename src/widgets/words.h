/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/sentiment.h"
#include "story/voice.h"

G_BEGIN_DECLS

/* Words that several widgets say the same way; translated. (transfer full) unless const. */
const char *lt_stance_word (LtStance stance);          /* "positive" */
const char *lt_stance_title (LtStance stance);         /* "Positive" */
const char *lt_stance_icon (LtStance stance);          /* icon name: plus, dot, minus */
char *lt_mood_sentence (const LtSentiment *sentiment); /* "Probably mostly critical" */
char *lt_mood_reason (const LtSentiment *sentiment);   /* why it is rough, too few…; or NULL */
char *lt_relative_time (gint64 time);                  /* "3 h", "Yesterday", "12 June" */
char *lt_day_title (gint64 day);                       /* "Today", "Yesterday", "Monday", "12 June 2026" */
const char *lt_source_short_name (const char *source); /* "HN" */
const char *lt_source_name (const char *source);       /* "Hacker News" */

G_END_DECLS
