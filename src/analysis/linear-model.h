/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/linear-weights.h"
#include "analysis/stance-model.h"

G_BEGIN_DECLS

/* The small linear model: the features of the word list, and a weight for each of many words. */
#define LT_TYPE_LINEAR_MODEL (lt_linear_model_get_type ())
G_DECLARE_FINAL_TYPE (LtLinearModel, lt_linear_model, LT, LINEAR_MODEL, GObject)

/* @words_path: data/stance-words.conf, @weights_path: data/stance-linear.weights, both as installed. */
LtLinearModel *lt_linear_model_new (const char *words_path, const char *weights_path, GError **error);
/* The features as the model takes them. */
void lt_linear_model_measure (LtOpinionWords *words, const LtStanceInput *input, LtWordBag *bag, double features[LT_N_FEATURES]);

G_END_DECLS
