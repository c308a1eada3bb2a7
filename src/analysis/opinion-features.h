/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/opinion-words.h"
#include "analysis/stance-model.h"
#include "analysis/word-bag.h"

G_BEGIN_DECLS

/* What a comment is reduced to before its three probabilities are made: see opinion-features.c. */
typedef enum
{
  LT_FEATURE_ONE,
  LT_FEATURE_PRAISE,
  LT_FEATURE_CRITICISM,
  LT_FEATURE_LEAN,
  LT_FEATURE_FIRST,
  LT_FEATURE_LAST,
  LT_FEATURE_REPLY,
  LT_FEATURE_QUESTIONS,
  LT_FEATURE_ASKS_LAST,
  LT_FEATURE_NEGATIONS,
  LT_FEATURE_CONTRAST,
  LT_FEATURE_LENGTH,
  LT_FEATURE_EXCLAMATION,
  LT_FEATURE_LINK,
  LT_FEATURE_QUOTE,
  LT_FEATURE_IS_REPLY,
  LT_N_FEATURES,
} LtFeature;

extern const char *const lt_feature_names[LT_N_FEATURES];

void lt_opinion_features_measure (LtOpinionWords *words, const LtStanceInput *input, LtWordBag *bag, double features[LT_N_FEATURES]);

G_END_DECLS
