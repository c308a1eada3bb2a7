/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/candidates.h"
#include "analysis/extracts.h"
#include "story/story.h"
#include "text/article.h"

G_BEGIN_DECLS

/* One for the glance, three for the section. */
#define LT_WRITING_MAX_POINTS 4

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
  guint words_left;    /* that may still be quoted of the comments */
} LtWriting;

LtWriting *lt_writing_new (LtStory *story, const LtReading *reading, LtTopicWords *topic, const LtArticle *article);
void lt_writing_free (LtWriting *self);
/* Is this comment, or another of its author, one of the story's voices? */
gboolean lt_writing_has_voice (const LtWriting *self, const LtComment *comment);
/* An extract that may stand alone; in the first person it is shown as the quotation that it is. */
LtSentence *lt_writing_quote_extract (const LtWriting *self, const LtExtract *extract);
/* @words of a comment behind @before and its author's name. */
LtSentence *lt_writing_quote_comment (const LtWriting *self, guint index, const char *before, const char *words);
/* The points of one side, best first: one an author, none that a voice makes, none that @others make. */
GPtrArray *lt_writing_find_points (LtWriting *self, LtStance stance, GPtrArray *others);
/* Does a sentence speak in the first person, or to its reader? */
gboolean lt_speaks_of_itself (const char *sentence);
gboolean lt_article_is_english (const LtArticle *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtWriting, lt_writing_free)

G_END_DECLS
