/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "analysis/stance-models.h"

#include <math.h>
#include <string.h>

/* The comment up to the first zero, then what it answers. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  static LtStanceModel *model;
  g_autofree char *raw = g_strndup ((const char *) data, size);
  gsize length = strlen (raw);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autofree char *parent = length < size ? g_utf8_make_valid ((const char *) data + length + 1, (gssize) (size - length - 1)) : NULL;
  LtStanceInput input = { .parent = parent, .text = text };
  LtStanceProbabilities output;
  double sum = 0.0;

  if (model == NULL)
    model = lt_stance_models_load (LT_FUZZ_DATA, NULL);
  g_assert_nonnull (model);

  g_assert_true (lt_stance_model_classify (model, &input, 1, &output, NULL, NULL));
  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      g_assert_true (isfinite (output.of[side]) && output.of[side] >= 0.0);
      sum += output.of[side];
    }
  g_assert_cmpfloat_with_epsilon (sum, 1.0, 1e-9);

  return 0;
}
