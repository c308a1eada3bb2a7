/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/stance.h"

#include "text/vocabulary.h"

static const char *const stances[LT_N_STANCES] = { "positive", "neutral", "critical", "unclear" };

/**
 * lt_stance_to_string:
 *
 * Returns: the word of the feed for a stance
 */
const char *
lt_stance_to_string (LtStance stance)
{
  g_return_val_if_fail ((guint) stance < LT_N_STANCES, "unclear");

  return stances[stance];
}

/**
 * lt_stance_from_string:
 * @text: (nullable): a word of a feed
 * @stance: (out): set only when TRUE is returned
 *
 * Returns: FALSE if @text is none of the four words
 */
gboolean
lt_stance_from_string (const char *text,
                       LtStance *stance)
{
  guint index = 0;

  if (!lt_vocabulary_find (stances, LT_N_STANCES, text, &index))
    return FALSE;

  *stance = (LtStance) index;

  return TRUE;
}

/**
 * lt_shares_to_percent:
 * @shares: tenths of a percent
 * @percent: (out): whole percentages, summing to 100 unless all shares are 0
 *
 * Largest remainder: each side is rounded down, and what is missing goes to the largest
 * fractions. Of equal fractions the larger side gets it, so that a lead is never rounded away.
 */
void
lt_shares_to_percent (const LtShares *shares,
                      int percent[LT_N_SIDES])
{
  int sum = 0;
  int rest = 100;
  int fraction[LT_N_SIDES];

  for (int i = 0; i < LT_N_SIDES; i++)
    sum += MAX (0, shares->of[i]);

  for (int i = 0; i < LT_N_SIDES; i++)
    {
      int scaled = MAX (0, shares->of[i]) * 100;

      percent[i] = sum > 0 ? scaled / sum : 0;
      fraction[i] = sum > 0 ? scaled % sum : 0;
      rest -= percent[i];
    }

  if (sum == 0)
    return;

  while (rest-- > 0)
    {
      int best = 0;

      for (int i = 1; i < LT_N_SIDES; i++)
        if (fraction[i] > fraction[best]
            || (fraction[i] == fraction[best] && shares->of[i] > shares->of[best]))
          best = i;

      percent[best]++;
      fraction[best] = -1;
    }
}
