/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/stance.h"

#include <glib-object.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* What a model is asked about one comment. All borrowed; all but @text may be NULL. */
typedef struct
{
  const char *title;
  const char *post;
  const char *parent;
  const char *text;
} LtStanceInput;

typedef struct
{
  double of[LT_N_SIDES]; /* sums to 1 */
} LtStanceProbabilities;

/* The seam: any classifier of stances. Called on a thread of ours, so implementations keep no state between calls. */
#define LT_TYPE_STANCE_MODEL (lt_stance_model_get_type ())
G_DECLARE_INTERFACE (LtStanceModel, lt_stance_model, LT, STANCE_MODEL, GObject)

struct _LtStanceModelInterface
{
  GTypeInterface parent;

  const char *(*get_name) (LtStanceModel *self);
  const char *(*get_card) (LtStanceModel *self);
  gboolean (*classify) (LtStanceModel *self,
                        const LtStanceInput *inputs,
                        gsize n_inputs,
                        LtStanceProbabilities *outputs,
                        GCancellable *cancellable,
                        GError **error);
  /* counts[truth][said]: the confusion on rows that nothing was fitted on; feeds the margin */
  void (*get_confusion) (LtStanceModel *self, double counts[LT_N_SIDES][LT_N_SIDES]);
};

const char *lt_stance_model_get_name (LtStanceModel *self);
const char *lt_stance_model_get_card (LtStanceModel *self);
gboolean lt_stance_model_classify (LtStanceModel *self, const LtStanceInput *inputs, gsize n_inputs, LtStanceProbabilities *outputs, GCancellable *cancellable, GError **error);
void lt_stance_model_get_confusion (LtStanceModel *self, double counts[LT_N_SIDES][LT_N_SIDES]);
/* Probabilities from what a model of three functions scores. */
void lt_stance_from_scores (const double scores[LT_N_SIDES], LtStanceProbabilities *probabilities);
/* The side with the largest probability, however small. */
LtStance lt_stance_most_probable (const LtStanceProbabilities *probabilities);
/* The stance said for these probabilities: `unclear` where the largest is low. */
LtStance lt_stance_of (const LtStanceProbabilities *probabilities, double *confidence);

G_END_DECLS
