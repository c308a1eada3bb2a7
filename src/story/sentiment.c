/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/sentiment.h"

/* UX.md: margins wider than 25 points make an estimate rough; 50 % and the two certainties make a lead. */
#define ROUGH_MARGIN 250
#define MAJORITY 500
#define SURE_MOSTLY 0.9
#define SURE_PROBABLY 0.7

G_DEFINE_BOXED_TYPE (LtSentiment, lt_sentiment, lt_sentiment_ref, lt_sentiment_unref)

LtSourceSentiment *
lt_source_sentiment_new (const char *source)
{
  LtSourceSentiment *self = g_new0 (LtSourceSentiment, 1);

  self->source = g_strdup (source);
  self->n = -1;

  return self;
}

void
lt_source_sentiment_free (LtSourceSentiment *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self);
}

/**
 * lt_sentiment_new:
 *
 * Returns: (transfer full): an estimate with neither count, margin nor lead
 */
LtSentiment *
lt_sentiment_new (void)
{
  LtSentiment *self = g_atomic_rc_box_new0 (LtSentiment);

  self->n = -1;
  self->by_source = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_source_sentiment_free);
  self->history = g_array_new (FALSE, FALSE, sizeof (LtSentimentPoint));

  return self;
}

LtSentiment *
lt_sentiment_ref (LtSentiment *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
sentiment_clear (gpointer data)
{
  LtSentiment *self = data;

  g_free (self->method);
  g_ptr_array_unref (self->by_source);
  g_array_unref (self->history);
}

void
lt_sentiment_unref (LtSentiment *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, sentiment_clear);
}

/**
 * lt_sentiment_largest:
 *
 * Returns: the side with the largest share; of equal ones the first
 */
LtStance
lt_sentiment_largest (const LtSentiment *self)
{
  int largest = 0;

  for (int i = 1; i < LT_N_SIDES; i++)
    if (self->share.of[i] > self->share.of[largest])
      largest = i;

  return (LtStance) largest;
}

static int
widest_margin (const LtSentiment *self)
{
  return MAX (MAX (self->margin.of[0], self->margin.of[1]), self->margin.of[2]);
}

/**
 * lt_sentiment_mood:
 * @self: (nullable): an estimate
 *
 * What may be said about an estimate. A majority whose certainty is below the lower of the two
 * limits is called rough: the figures do not carry a sentence.
 */
LtMood
lt_sentiment_mood (const LtSentiment *self)
{
  if (self == NULL)
    return LT_MOOD_NONE;
  if (self->n >= 0 && self->n < LT_SENTIMENT_MIN_COUNTED)
    return LT_MOOD_TOO_FEW;
  if (!self->has_margin && self->lead == LT_LEAD_NONE)
    return LT_MOOD_PUBLISHED;
  if (self->has_margin && (widest_margin (self) > ROUGH_MARGIN || self->lead == LT_LEAD_NONE))
    return LT_MOOD_ROUGH;
  if (self->lead == LT_LEAD_DIVIDED || self->share.of[lt_sentiment_largest (self)] < MAJORITY)
    return LT_MOOD_DIVIDED;
  if (self->sure >= SURE_MOSTLY)
    return LT_MOOD_MOSTLY;
  if (self->sure >= SURE_PROBABLY)
    return LT_MOOD_PROBABLY;

  return LT_MOOD_ROUGH;
}
