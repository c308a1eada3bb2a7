/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/candidates.h"
#include "analysis/extracts.h"
#include "analysis/prose.h"
#include "analysis/themes.h"
#include "story/story.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Enough to choose from: one for the glance, three for the section. */
#define LT_WRITING_MAX_POINTS 12

/* All that the sentences are made from. */
typedef struct
{
  LtStory *story;
  const LtReading *reading;
  LtTopicWords *topic;
  const LtPost *post;
  char *origin;        /* "article" or the id of the post; NULL: neither has text */
  char *said_by;       /* who is named beside a sentence in the first person */
  GPtrArray *extracts; /* LtExtract, best first */
  GPtrArray *points;   /* LtCandidate: single sentences of comments, best first */
  GPtrArray *themes;   /* LtTheme: what comments bring up, most of them first */
  GPtrArray *names;    /* what comments name, most of them first */
  guint words_left;    /* that may still be quoted of the comments */
} LtWriting;

/* What comments say, by how they are read. */
typedef struct
{
  GPtrArray *praise; /* LtCandidate, best first */
  GPtrArray *criticism;
  GPtrArray *others;
  GPtrArray *rest;          /* of any side or none: too little is known to say of which */
  GPtrArray *voiced_praise; /* of comments that have a voice, for the glance alone */
  GPtrArray *voiced_criticism;
} LtSides;

LtWriting *lt_writing_new (LtStory *story, const LtReading *reading, LtTopicWords *topic, LtThemes *themes, const LtArticle *article);
void lt_writing_free (LtWriting *self);
/* An extract that may stand alone; in the first person it is shown as the quotation that it is. */
LtSentence *lt_writing_quote_extract (const LtWriting *self, const LtExtract *extract);
/* @words of a comment behind @before and its author's name. */
LtSentence *lt_writing_quote_comment (const LtWriting *self, guint index, const char *before, const char *words);
/* The points of one side, best first, of comments with a voice or of those without: one an author, and none that
 * @others make. */
GPtrArray *lt_writing_find_points (const LtWriting *self, LtStance stance, gboolean voiced, GPtrArray *others);
/* Points of the subject that none of @others makes, on whatever side, best first: one an author. */
GPtrArray *lt_writing_find_rest (const LtWriting *self, GPtrArray *others);
/* How many words of all that may be quoted a point takes: none where a voice has them already. */
guint lt_writing_cost (const LtWriting *self, const LtCandidate *point);
/* Counts the words of a point that is quoted; FALSE, and it may not be, when there are too many. */
gboolean lt_writing_take_words (LtWriting *self, const LtCandidate *point);
gboolean lt_article_is_english (const LtArticle *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtWriting, lt_writing_free)

G_END_DECLS
