/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/linear-model.h"

#include <math.h>
#include <string.h>

/* Comments between two looks at the cancellable. */
#define CANCEL_EVERY 64
/* Features are rounded, so that the last bits of a mathematical library do not reach the weights. */
#define FEATURE_STEPS 4096.0

struct _LtLinearModel
{
  GObject parent_instance;

  LtOpinionWords *words;
  LtLinearWeights *weights;
};

static void stance_model_iface_init (LtStanceModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LtLinearModel, lt_linear_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LT_TYPE_STANCE_MODEL, stance_model_iface_init))

static void
lt_linear_model_finalize (GObject *object)
{
  LtLinearModel *self = LT_LINEAR_MODEL (object);

  g_clear_pointer (&self->words, lt_opinion_words_free);
  g_clear_pointer (&self->weights, lt_linear_weights_free);

  G_OBJECT_CLASS (lt_linear_model_parent_class)->finalize (object);
}

static void
lt_linear_model_class_init (LtLinearModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_linear_model_finalize;
}

static void
lt_linear_model_init (LtLinearModel *self)
{
}

static const char *
lt_linear_model_get_name (LtStanceModel *model)
{
  return LT_LINEAR_MODEL (model)->weights->name;
}

static const char *
lt_linear_model_get_card (LtStanceModel *model)
{
  return LT_LINEAR_MODEL (model)->weights->card;
}

/**
 * lt_linear_model_measure:
 * @bag: cleared, then filled
 *
 * Also what the weights are made from, so that training and use see the same.
 */
void
lt_linear_model_measure (LtOpinionWords *words,
                         const LtStanceInput *input,
                         LtWordBag *bag,
                         double features[LT_N_FEATURES])
{
  lt_word_bag_clear (bag);
  lt_opinion_features_measure (words, input, bag, features);

  for (guint i = 0; i < LT_N_FEATURES; i++)
    features[i] = round (features[i] * FEATURE_STEPS) / FEATURE_STEPS;
}

static gboolean
lt_linear_model_classify (LtStanceModel *model,
                          const LtStanceInput *inputs,
                          gsize n_inputs,
                          LtStanceProbabilities *outputs,
                          GCancellable *cancellable,
                          GError **error)
{
  LtLinearModel *self = LT_LINEAR_MODEL (model);
  g_autoptr (LtWordBag) bag = lt_word_bag_new ();

  for (gsize i = 0; i < n_inputs; i++)
    {
      double features[LT_N_FEATURES];
      double scores[LT_N_SIDES];

      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      lt_linear_model_measure (self->words, &inputs[i], bag, features);
      lt_linear_weights_score (self->weights, bag, features, scores);
      lt_stance_from_scores (scores, &outputs[i]);
    }

  return TRUE;
}

static void
lt_linear_model_get_confusion (LtStanceModel *model,
                               double counts[LT_N_SIDES][LT_N_SIDES])
{
  memcpy (counts, LT_LINEAR_MODEL (model)->weights->confusion, sizeof (double) * LT_N_SIDES * LT_N_SIDES);
}

static void
stance_model_iface_init (LtStanceModelInterface *iface)
{
  iface->get_name = lt_linear_model_get_name;
  iface->get_card = lt_linear_model_get_card;
  iface->classify = lt_linear_model_classify;
  iface->get_confusion = lt_linear_model_get_confusion;
}

/**
 * lt_linear_model_new:
 * @words_path: a file in the form of data/stance-words.conf
 * @weights_path: a file that lt_linear_weights_save() wrote
 *
 * Blocks on the disk; the model may then be used by any thread.
 *
 * Returns: (transfer full) (nullable): the model, or %NULL with an error that names what is wrong
 */
LtLinearModel *
lt_linear_model_new (const char *words_path,
                     const char *weights_path,
                     GError **error)
{
  g_autoptr (LtLinearModel) self = g_object_new (LT_TYPE_LINEAR_MODEL, NULL);
  g_autoptr (LtRuleFile) file = lt_rule_file_load (words_path, error);

  if (file == NULL)
    return NULL;

  self->words = lt_opinion_words_new (file, error);

  if (self->words == NULL)
    return NULL;

  self->weights = lt_linear_weights_load (weights_path, error);

  return self->weights != NULL ? g_steal_pointer (&self) : NULL;
}
