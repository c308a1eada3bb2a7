/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/opinion-features.h"

G_BEGIN_DECLS

#define LT_LINEAR_MAX_BYTES (16u * 1024 * 1024)
#define LT_LINEAR_NAME_BYTES 32
#define LT_LINEAR_MAX_CARD 4000

/* What a word says for each side, and how rare it is; all 0 for a word that training never met. */
typedef struct
{
  gint8 of[LT_N_SIDES];
  guint8 rarity;
} LtWordWeight;

/* The numbers of the linear model: the content of data/stance-linear.weights. */
typedef struct
{
  char name[LT_LINEAR_NAME_BYTES];
  char *card;
  double features[LT_N_SIDES][LT_N_FEATURES];
  double confusion[LT_N_SIDES][LT_N_SIDES]; /* [truth][said] */
  double word_scale;                        /* what 1 of LtWordWeight.of is worth */
  LtWordWeight words[LT_WORD_SLOTS];
} LtLinearWeights;

LtLinearWeights *lt_linear_weights_new (void);
LtLinearWeights *lt_linear_weights_parse (const guint8 *bytes, gsize n);
LtLinearWeights *lt_linear_weights_load (const char *path, GError **error);
GByteArray *lt_linear_weights_serialise (const LtLinearWeights *self);
gboolean lt_linear_weights_save (const LtLinearWeights *self, const char *path, GError **error);
void lt_linear_weights_free (LtLinearWeights *self);
/* The three scores before they are made probabilities. */
void lt_linear_weights_score (const LtLinearWeights *self, const LtWordBag *bag, const double features[LT_N_FEATURES], double scores[LT_N_SIDES]);
/* What a word that comes @count times weighs before its rarity. */
double lt_linear_frequency (guint count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtLinearWeights, lt_linear_weights_free)

G_END_DECLS
