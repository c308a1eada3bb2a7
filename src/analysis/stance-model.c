/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/stance-model.h"

#include <math.h>

/* Below this the largest probability is no more than a guess among three: then the stance is said to be unclear. */
#define UNCLEAR_BELOW 0.42

G_DEFINE_INTERFACE (LtStanceModel, lt_stance_model, G_TYPE_OBJECT)

static void
lt_stance_model_default_init (LtStanceModelInterface *iface)
{
}

/* A short name for `provenance.model`. (transfer none) */
const char *
lt_stance_model_get_name (LtStanceModel *self)
{
  g_return_val_if_fail (LT_IS_STANCE_MODEL (self), NULL);

  return LT_STANCE_MODEL_GET_IFACE (self)->get_name (self);
}

/* One or two sentences on what the model is and how well it does, for people. (transfer none) */
const char *
lt_stance_model_get_card (LtStanceModel *self)
{
  g_return_val_if_fail (LT_IS_STANCE_MODEL (self), NULL);

  return LT_STANCE_MODEL_GET_IFACE (self)->get_card (self);
}

/**
 * lt_stance_model_classify:
 * @inputs: (array length=n_inputs): the comments, with what they stand under
 * @outputs: (array length=n_inputs): filled with three probabilities a comment
 *
 * CPU work, or a request to a server by a model that has one: call it on a thread of ours.
 *
 * Returns: %FALSE with @error set when cancelled or when the model fails; @outputs is then undefined
 */
gboolean
lt_stance_model_classify (LtStanceModel *self,
                          const LtStanceInput *inputs,
                          gsize n_inputs,
                          LtStanceProbabilities *outputs,
                          GCancellable *cancellable,
                          GError **error)
{
  g_return_val_if_fail (LT_IS_STANCE_MODEL (self), FALSE);
  g_return_val_if_fail (n_inputs == 0 || (inputs != NULL && outputs != NULL), FALSE);

  return LT_STANCE_MODEL_GET_IFACE (self)->classify (self, inputs, n_inputs, outputs, cancellable, error);
}

/**
 * lt_stance_model_get_confusion:
 * @counts: (out caller-allocates): [truth][said], on rows that no constant of the model was fitted on
 */
void
lt_stance_model_get_confusion (LtStanceModel *self,
                               double counts[LT_N_SIDES][LT_N_SIDES])
{
  g_return_if_fail (LT_IS_STANCE_MODEL (self));

  LT_STANCE_MODEL_GET_IFACE (self)->get_confusion (self, counts);
}

/**
 * lt_stance_from_scores:
 *
 * Softmax.
 */
void
lt_stance_from_scores (const double scores[LT_N_SIDES],
                       LtStanceProbabilities *probabilities)
{
  double largest = MAX (MAX (scores[0], scores[1]), scores[2]);
  double sum = 0.0;

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      probabilities->of[side] = exp (scores[side] - largest);
      sum += probabilities->of[side];
    }

  for (int side = 0; side < LT_N_SIDES; side++)
    probabilities->of[side] /= sum;
}

/**
 * lt_stance_most_probable:
 *
 * The side with the largest probability, however small: what the confusion counts are about.
 */
LtStance
lt_stance_most_probable (const LtStanceProbabilities *probabilities)
{
  LtStance best = LT_STANCE_NEUTRAL;

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      if (probabilities->of[side] > probabilities->of[best])
        best = (LtStance) side;
    }

  return best;
}

/**
 * lt_stance_of:
 * @confidence: (out) (optional): the largest probability
 */
LtStance
lt_stance_of (const LtStanceProbabilities *probabilities,
              double *confidence)
{
  LtStance best = lt_stance_most_probable (probabilities);

  if (confidence != NULL)
    *confidence = probabilities->of[best];

  return probabilities->of[best] < UNCLEAR_BELOW ? LT_STANCE_UNCLEAR : best;
}
