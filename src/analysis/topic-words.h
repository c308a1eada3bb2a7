/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a story is about: its words of content, weighed by how much they belong to it. Immutable. */
typedef struct _LtTopicWords LtTopicWords;

LtTopicWords *lt_topic_words_new (const char *title, const char *article);
void lt_topic_words_free (LtTopicWords *self);
/* Adds the words of one more text of the story, each at most once. Before first use by others only. */
void lt_topic_words_learn (LtTopicWords *self, const char *text);
/* How much of the story's subject a sentence of these words of content carries: 0 to about 1. */
double lt_topic_words_score (LtTopicWords *self, GPtrArray *words);
/* Words of content, stemmed by their first letters. (transfer full) (element-type utf8) */
GPtrArray *lt_content_words (const char *text, gssize length);
/* The part of content words that two texts share, 0 to 1. */
double lt_content_overlap (GPtrArray *a, GPtrArray *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtTopicWords, lt_topic_words_free)

G_END_DECLS
