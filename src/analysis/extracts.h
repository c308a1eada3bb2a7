/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/text-screen.h"
#include "analysis/topic-words.h"

G_BEGIN_DECLS

/* A sentence taken whole from an article or a post. */
typedef struct
{
  char *text;
  guint order; /* its place in the text */
  guint n_words;
  double score;
  double lead;      /* as the first sentence of all */
  GPtrArray *words; /* its words of content */
} LtExtract;

void lt_extract_free (LtExtract *self);
/* The sentences that say most of a text's subject, best first, within both limits. (element-type LtExtract) */
GPtrArray *lt_extracts_choose (LtTextScreen *screen, LtTopicWords *topic, const char *title, const char *text, guint max_sentences, guint max_words);

G_END_DECLS
