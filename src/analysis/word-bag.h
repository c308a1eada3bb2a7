/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/opinion-tokens.h"

G_BEGIN_DECLS

/* A word is known by one of these places; two words may share one. */
#define LT_WORD_SLOTS (1u << 18)
#define LT_WORD_BAG_PLACES 8192

typedef struct
{
  guint32 slot;
  guint32 count;
  guint32 place; /* in the table */
} LtBaggedWord;

/* The words of a comment without their order, each with how often it comes. Made once, used for comment after comment. */
typedef struct
{
  guint n;
  LtBaggedWord words[LT_OPINION_MAX_TOKENS];
  guint16 table[LT_WORD_BAG_PLACES]; /* index in words + 1, 0 where nothing is */
} LtWordBag;

LtWordBag *lt_word_bag_new (void);
void lt_word_bag_free (LtWordBag *self);
void lt_word_bag_clear (LtWordBag *self);
/* @hash: of the word; what stands behind a negator is another word. */
void lt_word_bag_add (LtWordBag *self, guint32 hash, gboolean negated);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtWordBag, lt_word_bag_free)

G_END_DECLS
