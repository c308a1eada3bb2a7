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
char *lt_percent (int percent);                        /* "70 %" */
char *lt_margin (int tenths);                          /* "± 5" */
char *lt_share_sentence (const LtShares *shares);      /* "10 % positive, 20 % neutral, 70 % critical" */
char *lt_mood_sentence (const LtSentiment *sentiment); /* "Probably mostly critical" */
char *lt_mood_reason (const LtSentiment *sentiment);   /* why it is rough, too few…; or NULL */
char *lt_mood_handle (const LtSentiment *sentiment);   /* the shortest: "70 % critical"; NULL with no estimate */
char *lt_relative_time (gint64 time);                  /* "3 h", "Yesterday", "12 June" */
char *lt_age (gint64 time);                            /* "3 hours ago", "yesterday", "on 12 June" */
char *lt_date_time (gint64 time);                      /* "12 June 2026, 14:20", local */
char *lt_day_title (gint64 day);                       /* "Today", "Yesterday", "Monday", "12 June 2026" */
const char *lt_source_short_name (const char *source); /* "HN" */
const char *lt_source_name (const char *source);       /* "Hacker News" */
/* The start of a long text, cut where a sentence or a word ends: a prefix of it, verbatim. NULL when @text is short enough. */
char *lt_excerpt (const char *text, int most);
/* As it is copied: the text in quotation marks, author, place, date and address; what may be NULL is left to its own words. */
char *lt_attributed (const char *text, const char *author, const char *source, gint64 date, const char *url);

G_END_DECLS
