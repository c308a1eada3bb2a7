/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "stance/dispersion.h"

#include <math.h>

/* What is tried; beyond the last a row is as good as the same for all stories. */
static const double weights[] = { 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 100, 200, 400 };

/* Of one story's comments of one truth. */
typedef struct
{
  double said[LT_N_SIDES];
} Counts;

static int
compare_stories (gconstpointer a,
                 gconstpointer b)
{
  guint left = ((const LtTold *) a)->story;
  guint right = ((const LtTold *) b)->story;

  return (left > right) - (left < right);
}

/* (transfer full) (element-type Counts) */
static GArray *
count_stories (GArray *told,
               int truth)
{
  GArray *stories = g_array_new (FALSE, TRUE, sizeof (Counts));
  guint last = 0;

  for (guint i = 0; i < told->len; i++)
    {
      const LtTold *row = &g_array_index (told, LtTold, i);

      if (row->truth != truth)
        continue;

      if (stories->len == 0 || row->story != last)
        g_array_set_size (stories, stories->len + 1);

      g_array_index (stories, Counts, stories->len - 1).said[row->said] += 1.0;
      last = row->story;
    }

  return stories;
}

/* Each story's counts drawn from a distribution of its own, those from a Dirichlet of this weight about the mean of
 * all; half a comment more of each side keeps the mean off the border. */
static double
log_likelihood (GArray *stories,
                double weight)
{
  double mean[LT_N_SIDES] = { 0 };
  double total = 0.0;
  double result = 0.0;

  for (guint i = 0; i < stories->len; i++)
    {
      for (guint side = 0; side < LT_N_SIDES; side++)
        mean[side] += g_array_index (stories, Counts, i).said[side];
    }

  for (guint side = 0; side < LT_N_SIDES; side++)
    total += mean[side] += 0.5;

  for (guint i = 0; i < stories->len; i++)
    {
      double n = 0.0;

      for (guint side = 0; side < LT_N_SIDES; side++)
        {
          double said = g_array_index (stories, Counts, i).said[side];
          double alpha = weight * mean[side] / total;

          result += lgamma (alpha + said) - lgamma (alpha);
          n += said;
        }

      result += lgamma (weight) - lgamma (weight + n);
    }

  return result;
}

double
lt_dispersion_find (GArray *told,
                    int truth)
{
  double best = weights[0];
  double largest = -INFINITY;

  g_array_sort (told, compare_stories);

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      double likelihood = 0.0;

      for (int side = 0; side < LT_N_SIDES; side++)
        {
          g_autoptr (GArray) stories = count_stories (told, side);

          if (truth < 0 || truth == side)
            likelihood += log_likelihood (stories, weights[i]);
        }

      if (likelihood > largest)
        {
          largest = likelihood;
          best = weights[i];
        }
    }

  return best;
}
