/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/reading.h"
#include "analysis/topic-words.h"

G_BEGIN_DECLS

/* Words with less of the story's subject are about something else: see lt_topic_words_score(). */
#define LT_CANDIDATE_MIN_SUBJECT 0.17

/* Whole sentences of one comment that may be quoted, as a span of its text. */
typedef struct
{
  guint index; /* of the comment */
  gsize start; /* bytes */
  gsize length;
  double score;
  double subject; /* how much of the story's subject its words hold */
  double side;    /* how surely these words alone are of the comment's stance */
  double against; /* and of the opposite one, by any of its sentences */
  guint n_words;
  char *text;
  GPtrArray *words; /* its words of content */
} LtCandidate;

typedef struct
{
  gsize min_characters;
  gsize max_characters;
  guint max_sentences;
  gboolean claims_only; /* no wishes, jokes and conditions: what says something about the subject */
} LtCandidateLimits;

LtCandidate *lt_candidate_copy (const LtCandidate *self);
void lt_candidate_free (LtCandidate *self);
/* The best passage of each comment that has one, best first. (element-type LtCandidate) */
GPtrArray *lt_candidates_find (const LtReading *reading, LtTopicWords *topic, const LtCandidateLimits *limits);

G_END_DECLS
