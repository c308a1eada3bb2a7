/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/opinion-tokens.h"
#include "analysis/rule-file.h"

G_BEGIN_DECLS

/* The lists of data/stance-words.conf, looked up word by word. Immutable, shared by threads. */
typedef struct _LtOpinionWords LtOpinionWords;
/* All that the lists hold of one word. */
typedef struct _LtOpinionEntry LtOpinionEntry;

typedef enum
{
  LT_WORDS_OPINIONS,
  LT_WORDS_NEGATORS,
  LT_WORDS_BOOSTERS,
  LT_WORDS_HEDGES,
  LT_WORDS_CONTRAST,
  LT_WORDS_AGREEMENT,
  LT_WORDS_DISAGREEMENT,
  LT_N_WORD_LISTS,
} LtWordList;

LtOpinionWords *lt_opinion_words_new (LtRuleFile *file, GError **error);
void lt_opinion_words_free (LtOpinionWords *self);
guint lt_opinion_words_size (LtOpinionWords *self);
/* What is listed under @word, in any list: NULL for most words. (transfer none) */
const LtOpinionEntry *lt_opinion_words_find (LtOpinionWords *self, const char *word);
/* The longest entry of a list at @index, where @entry was found: how many tokens it takes, 0 for none. */
guint lt_opinion_entry_match (const LtOpinionEntry *entry, LtWordList list, const LtOpinionTokens *tokens, guint index, double *weight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtOpinionWords, lt_opinion_words_free)

G_END_DECLS
