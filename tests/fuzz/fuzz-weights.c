/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "analysis/linear-weights.h"

#include <math.h>

#define DIGEST_BYTES 32

static void
check_scores (const LtLinearWeights *weights)
{
  g_autoptr (LtWordBag) bag = lt_word_bag_new ();
  double features[LT_N_FEATURES];
  double scores[LT_N_SIDES];

  for (guint i = 0; i < LT_N_FEATURES; i++)
    features[i] = 3.0;
  for (guint32 hash = 0; hash < 200; hash++)
    lt_word_bag_add (bag, hash, FALSE);

  lt_linear_weights_score (weights, bag, features, scores);
  for (guint side = 0; side < LT_N_SIDES; side++)
    g_assert_true (isfinite (scores[side]));
}

/* All but the checksum, which is made right here: else nothing would ever get behind it. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (LtLinearWeights) weights = NULL;
  g_autoptr (GByteArray) again = NULL;
  guint8 sum[DIGEST_BYTES];
  gsize length = sizeof sum;

  g_byte_array_append (bytes, data, (guint) size);
  g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, sum, &length);
  g_byte_array_append (bytes, sum, sizeof sum);

  weights = lt_linear_weights_parse (bytes->data, bytes->len);
  if (weights == NULL)
    return 0;

  check_scores (weights);
  again = lt_linear_weights_serialise (weights);
  g_assert_cmpmem (again->data, again->len, bytes->data, bytes->len);

  return 0;
}
