/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/stance-model.h"
#include "analysis/topics.h"
#include "story/story.h"
#include "text/article.h"

G_BEGIN_DECLS

/* All that one story is made of. Borrowed for the call. */
typedef struct
{
  GPtrArray *threads;        /* LtThread, at least one; the first is the main one */
  LtArticle *article;        /* or NULL */
  const char *article_state; /* "full", "partial", "unreadable", "none" */
  const char *article_note;  /* a sentence or NULL */
  const char *article_url;
  const char *article_sha256;
  gint64 article_fetched;
  LtStanceModel *model;
  LtTopics *topics; /* or NULL: no tags */
  const LtAnalyst *analyst;
  LtStory *previous;     /* the last revision, or NULL: history and changes go on from it */
  GPtrArray *sources;    /* LtSourceHealth, or NULL */
  const char *generator; /* "LLM Tracker 0.1" */
  gint64 now;
} LtAnalysisRequest;

/**
 * lt_analyse:
 * @discussion: (out): the labelled comments; its path in the story is the publisher's business
 *
 * Makes a story (lead, glance, sections, sentiment, voices, provenance) from threads and article. CPU work for a thread
 * of ours. Quotes are exact spans or are dropped and counted. Nothing is said that is not in the input.
 */
LtStory *lt_analyse (const LtAnalysisRequest *request, LtDiscussion **discussion, GCancellable *cancellable, GError **error);

G_END_DECLS
