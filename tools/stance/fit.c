/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "stance/fit.h"

#include <math.h>
#include <string.h>

#define STEPS 150
/* Of the steps, those with the larger rate. */
#define LARGE_STEPS 100
#define LARGE_RATE 0.1
#define SMALL_RATE 0.02
/* Adam, Kingma and Ba 2015. */
#define DECAY_FIRST 0.9
#define DECAY_SECOND 0.999
#define ADAM_EPSILON 1e-9

/* All numbers in one array: words, then features, then sets. */
typedef struct
{
  const LtRows *rows;
  guint without;
  guint n_words;
  guint n_sets;
  guint n_numbers;
  double *numbers;
  double *gradient;
  double *first;
  double *second;
} Fitting;

static double *
feature_numbers (const Fitting *self,
                 double *numbers)
{
  return numbers + (gsize) self->n_words * LT_N_SIDES;
}

static double *
set_numbers (const Fitting *self,
             double *numbers,
             guint set)
{
  return numbers + (gsize) (self->n_words + LT_N_FEATURES + set) * LT_N_SIDES;
}

static void
add_times (double *target,
           const double *source,
           double factor)
{
  for (guint side = 0; side < LT_N_SIDES; side++)
    target[side] += factor * source[side];
}

/* @words and @features: their numbers, @scores: begins with the constants. */
static void
score (const LtRows *rows,
       const LtRow *row,
       const double *words,
       const double *features,
       double scores[LT_N_SIDES])
{
  for (guint i = 0; i < row->n_words; i++)
    {
      const LtRowWord *word = &g_array_index (rows->words, LtRowWord, row->first_word + i);

      add_times (scores, words + (gsize) word->word * LT_N_SIDES, word->value);
    }

  for (guint i = 0; i < LT_N_FEATURES; i++)
    add_times (scores, features + (gsize) i * LT_N_SIDES, row->features[i]);
}

static void
descend (Fitting *self,
         const LtRow *row)
{
  double scores[LT_N_SIDES];
  LtStanceProbabilities error;

  memcpy (scores, set_numbers (self, self->numbers, row->set), sizeof scores);
  score (self->rows, row, self->numbers, feature_numbers (self, self->numbers), scores);
  lt_stance_from_scores (scores, &error);
  error.of[row->label] -= 1.0;

  for (guint i = 0; i < row->n_words; i++)
    {
      const LtRowWord *word = &g_array_index (self->rows->words, LtRowWord, row->first_word + i);

      add_times (self->gradient + (gsize) word->word * LT_N_SIDES, error.of, row->weight * word->value);
    }

  for (guint i = 0; i < LT_N_FEATURES; i++)
    add_times (feature_numbers (self, self->gradient) + (gsize) i * LT_N_SIDES, error.of, row->weight * row->features[i]);

  add_times (set_numbers (self, self->gradient, row->set), error.of, row->weight);
}

static gboolean
is_left_out (const Fitting *self,
             const LtRow *row)
{
  return row->fold == self->without && row->set == self->n_sets - 1;
}

/* The sum of the gradients; gives the sum of the rows' weights. */
static double
descend_all (Fitting *self)
{
  double total = 0.0;

  memset (self->gradient, 0, sizeof (double) * self->n_numbers);

  for (guint i = 0; i < self->rows->rows->len; i++)
    {
      const LtRow *row = &g_array_index (self->rows->rows, LtRow, i);

      if (is_left_out (self, row))
        continue;

      descend (self, row);
      total += row->weight;
    }

  return total;
}

static void
step (Fitting *self,
      guint number,
      double penalty)
{
  double rate = number <= LARGE_STEPS ? LARGE_RATE : SMALL_RATE;
  double first_scale = 1.0 / (1.0 - pow (DECAY_FIRST, number));
  double second_scale = 1.0 / (1.0 - pow (DECAY_SECOND, number));
  double total = descend_all (self);

  for (guint i = 0; i < self->n_numbers; i++)
    {
      double gradient = (self->gradient[i] + penalty * self->numbers[i]) / total;

      self->first[i] = DECAY_FIRST * self->first[i] + (1.0 - DECAY_FIRST) * gradient;
      self->second[i] = DECAY_SECOND * self->second[i] + (1.0 - DECAY_SECOND) * gradient * gradient;
      self->numbers[i] -= rate * self->first[i] * first_scale / (sqrt (self->second[i] * second_scale) + ADAM_EPSILON);
    }
}

static LtFit *
collect (const Fitting *self)
{
  LtFit *fit = g_new0 (LtFit, 1);

  fit->n_words = self->n_words;
  fit->words = g_memdup2 (self->numbers, sizeof (double) * LT_N_SIDES * self->n_words);
  memcpy (fit->features, feature_numbers (self, self->numbers), sizeof fit->features);
  memcpy (fit->constants, set_numbers (self, self->numbers, self->n_sets - 1), sizeof fit->constants);

  return fit;
}

/**
 * lt_fit_new:
 * @penalty: of the squares of all numbers
 *
 * Logistic regression with three outputs. Each set has constants of its own, so that its mix of sides does not weigh
 * on words. All rows at each step, in their order: the same rows give the same numbers.
 */
LtFit *
lt_fit_new (const LtRows *rows,
            guint n_words,
            double penalty,
            guint without)
{
  guint n_sets = lt_rows_n_sets (rows);
  guint n_numbers = (n_words + LT_N_FEATURES + n_sets) * LT_N_SIDES;
  g_autofree double *numbers = g_new0 (double, n_numbers);
  g_autofree double *gradient = g_new0 (double, n_numbers);
  g_autofree double *first = g_new0 (double, n_numbers);
  g_autofree double *second = g_new0 (double, n_numbers);
  Fitting self = { rows, without, n_words, n_sets, n_numbers, numbers, gradient, first, second };

  for (guint i = 1; i <= STEPS; i++)
    step (&self, i, penalty);

  return collect (&self);
}

void
lt_fit_free (LtFit *self)
{
  g_free (self->words);
  g_free (self);
}

LtStance
lt_fit_tell (const LtFit *self,
             const LtRows *rows,
             const LtRow *row)
{
  double scores[LT_N_SIDES];
  LtStanceProbabilities probabilities;

  memcpy (scores, self->constants, sizeof scores);
  score (rows, row, (const double *) self->words, (const double *) self->features, scores);
  lt_stance_from_scores (scores, &probabilities);

  return lt_stance_most_probable (&probabilities);
}
