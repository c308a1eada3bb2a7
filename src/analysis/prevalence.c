/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/prevalence.h"

#include <math.h>

/* Bayesian adjusted count after facts/stance.md, "Percentages and their margin", where bags of comments were mixed. On
 * whole stories its constants gave margins that held the truth in 78 %, so these are others. Stories confuse
 * differently: among the stories that the weights were made from, each told by weights that saw none of it, a row of the
 * confusion is most likely worth 12 comments for the linear model, 20 for the list of words, 15 for both together
 * (tools/stance/dispersion.c). The mixes of the stories that are judged are most likely drawn about a mean worth 6
 * comments, and margins hold 95 % of the truth where half of the evidence is believed: comments of a story are no
 * independent draws. These two are chosen by tests/bench/stance.py, and judged there by leaving out each story. */
const LtPrevalenceRules lt_prevalence_rules = { .prior_strength = 6.0, .confusion_weight = 15.0, .evidence = 0.5 };

#define STEPS 25 /* of 4 points */
#define N_CELLS ((STEPS + 1) * (STEPS + 2) / 2)
#define N_DRAWS 60
#define CONFUSION_PRIOR 0.5
#define PRIOR_FLOOR 0.2
#define TAIL 0.025
/* The same input must give the same figures, so the draws are always the same. */
#define SEED 20260625
/* A cell on the edge of the simplex stands for what lies up to half a step inside. */
#define EDGE 0.005

typedef struct
{
  double share[LT_N_SIDES];
  double probability;
} Cell;

typedef struct
{
  double of[LT_N_SIDES][LT_N_SIDES];
} Confusion;

static double
draw_normal (GRand *random)
{
  double u = g_rand_double_range (random, 1e-12, 1.0);

  return sqrt (-2.0 * log (u)) * cos (2.0 * G_PI * g_rand_double (random));
}

/* Gamma (shape, 1) after Marsaglia and Tsang, 2000. */
static double
draw_gamma (GRand *random,
            double shape)
{
  double d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0;
  double c = 1.0 / sqrt (9.0 * d);
  double value = 0.0;

  while (TRUE)
    {
      double x = draw_normal (random);
      double v = 1.0 + c * x;
      double u = g_rand_double_range (random, 1e-12, 1.0);

      v = v * v * v;

      if (v > 0.0 && log (u) < 0.5 * x * x + d - d * v + d * log (v))
        {
          value = d * v;
          break;
        }
    }

  if (shape < 1.0)
    value *= pow (g_rand_double_range (random, 1e-12, 1.0), 1.0 / shape);

  return value;
}

static double
sum_of_row (const double row[LT_N_SIDES])
{
  double sum = 0.0;

  for (int said = 0; said < LT_N_SIDES; said++)
    sum += MAX (row[said], 0.0);

  return sum;
}

/* Each row of the confusion is known only as far as its counts go. */
static void
draw_confusion (GRand *random,
                double weight,
                const double counts[LT_N_SIDES][LT_N_SIDES],
                Confusion *drawn)
{
  for (int truth = 0; truth < LT_N_SIDES; truth++)
    {
      double row = sum_of_row (counts[truth]);
      double scale = row > weight ? weight / row : 1.0;
      double sum = 0.0;

      for (int said = 0; said < LT_N_SIDES; said++)
        {
          drawn->of[truth][said] = draw_gamma (random, scale * MAX (counts[truth][said], 0.0) + CONFUSION_PRIOR);
          sum += drawn->of[truth][said];
        }

      for (int said = 0; said < LT_N_SIDES; said++)
        drawn->of[truth][said] /= sum;
    }
}

static void
make_grid (Cell cells[N_CELLS])
{
  int n = 0;

  for (int i = 0; i <= STEPS; i++)
    {
      for (int j = 0; i + j <= STEPS; j++, n++)
        {
          cells[n].share[0] = (double) i / STEPS;
          cells[n].share[1] = (double) j / STEPS;
          cells[n].share[2] = (double) (STEPS - i - j) / STEPS;
          cells[n].probability = 0.0;
        }
    }
}

/* Dirichlet (strength × mean + 0.2): the mean is the mix of the rows that the confusion was counted on. */
static double
log_prior (const Cell *cell,
           double strength,
           const double counts[LT_N_SIDES][LT_N_SIDES])
{
  double rows[LT_N_SIDES];
  double total = 0.0;
  double result = 0.0;

  for (int truth = 0; truth < LT_N_SIDES; truth++)
    {
      rows[truth] = sum_of_row (counts[truth]) + CONFUSION_PRIOR;
      total += rows[truth];
    }

  for (int truth = 0; truth < LT_N_SIDES; truth++)
    result += (strength * rows[truth] / total + PRIOR_FLOOR - 1.0) * log (MAX (cell->share[truth], EDGE));

  return result;
}

static double
log_likelihood (const Cell *cell,
                const Confusion *confusion,
                const double said[LT_N_SIDES])
{
  double result = 0.0;

  for (int s = 0; s < LT_N_SIDES; s++)
    {
      double expected = 0.0;

      for (int truth = 0; truth < LT_N_SIDES; truth++)
        expected += cell->share[truth] * confusion->of[truth][s];

      result += said[s] * log (MAX (expected, 1e-9));
    }

  return result;
}

/* The average over the draws, by the sum of exponentials about their largest. */
static double
log_average (const double values[N_DRAWS])
{
  double largest = values[0];
  double sum = 0.0;

  for (int i = 1; i < N_DRAWS; i++)
    largest = MAX (largest, values[i]);

  for (int i = 0; i < N_DRAWS; i++)
    sum += exp (values[i] - largest);

  return largest + log (sum / N_DRAWS);
}

static void
weigh_cells (Cell cells[N_CELLS],
             const LtPrevalenceRules *rules,
             const double said[LT_N_SIDES],
             const double counts[LT_N_SIDES][LT_N_SIDES])
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree Confusion *draws = g_new (Confusion, N_DRAWS);
  double largest = -INFINITY;
  double sum = 0.0;

  for (int i = 0; i < N_DRAWS; i++)
    draw_confusion (random, rules->confusion_weight, counts, &draws[i]);

  for (int i = 0; i < N_CELLS; i++)
    {
      double values[N_DRAWS];

      for (int j = 0; j < N_DRAWS; j++)
        values[j] = log_likelihood (&cells[i], &draws[j], said);

      cells[i].probability = log_prior (&cells[i], rules->prior_strength, counts) + log_average (values);
      largest = MAX (largest, cells[i].probability);
    }

  for (int i = 0; i < N_CELLS; i++)
    {
      cells[i].probability = exp (rules->evidence * (cells[i].probability - largest));
      sum += cells[i].probability;
    }

  for (int i = 0; i < N_CELLS; i++)
    cells[i].probability /= sum;
}

/* The value below which @part of a side's probability lies; a grid value stands for half a step to each side. */
static double
quantile (const double by_step[STEPS + 1],
          double part)
{
  double below = 0.0;

  for (int i = 0; i <= STEPS; i++)
    {
      if (below + by_step[i] >= part)
        {
          double inside = (part - below) / MAX (by_step[i], 1e-12);

          return CLAMP ((i - 0.5 + inside) / STEPS, 0.0, 1.0);
        }

      below += by_step[i];
    }

  return 1.0;
}

static void
summarise_side (const Cell cells[N_CELLS],
                int side,
                double *mean,
                double *half_width)
{
  double by_step[STEPS + 1] = { 0 };

  *mean = 0.0;

  for (int i = 0; i < N_CELLS; i++)
    {
      by_step[(int) lround (cells[i].share[side] * STEPS)] += cells[i].probability;
      *mean += cells[i].share[side] * cells[i].probability;
    }

  *half_width = MAX (*mean - quantile (by_step, TAIL), quantile (by_step, 1.0 - TAIL) - *mean);
}

/* Tenths that sum to 1000, by largest remainder. */
static void
round_shares (const double mean[LT_N_SIDES],
              LtShares *share)
{
  int sum = 0;

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      share->of[side] = (int) floor (mean[side] * 1000.0);
      sum += share->of[side];
    }

  for (; sum < 1000; sum++)
    {
      int best = 0;

      for (int side = 1; side < LT_N_SIDES; side++)
        {
          if (mean[side] * 1000.0 - share->of[side] > mean[best] * 1000.0 - share->of[best])
            best = side;
        }

      share->of[best]++;
    }
}

/* The probability that @side is the largest; cells where sides are equal count in part. */
static double
sure_of_largest (const Cell cells[N_CELLS],
                 int side)
{
  double sure = 0.0;

  for (int i = 0; i < N_CELLS; i++)
    {
      int n_equal = 0;
      gboolean largest = TRUE;

      for (int other = 0; other < LT_N_SIDES; other++)
        {
          double difference = cells[i].share[other] - cells[i].share[side];

          largest = largest && difference < 1e-9;
          n_equal += fabs (difference) < 1e-9;
        }

      if (largest)
        sure += cells[i].probability / n_equal;
    }

  return sure;
}

/* The probability that no side has half. */
static double
sure_of_divided (const Cell cells[N_CELLS])
{
  double sure = 0.0;

  for (int i = 0; i < N_CELLS; i++)
    {
      if (MAX (MAX (cells[i].share[0], cells[i].share[1]), cells[i].share[2]) < 0.5)
        sure += cells[i].probability;
    }

  return sure;
}

/* What is said of the whole is said only where it is known: a side that has half, or that none has. */
static void
find_lead (const Cell cells[N_CELLS],
           LtPrevalence *result)
{
  int largest = 0;

  for (int side = 1; side < LT_N_SIDES; side++)
    {
      if (result->share.of[side] > result->share.of[largest])
        largest = side;
    }

  if (result->share.of[largest] >= 500)
    {
      result->lead = (LtLead) (LT_LEAD_POSITIVE + largest);
      result->sure = sure_of_largest (cells, largest);
    }
  else
    {
      result->lead = LT_LEAD_DIVIDED;
      result->sure = sure_of_divided (cells);
    }

  if (result->sure < LT_PREVALENCE_MIN_SURE)
    {
      result->lead = LT_LEAD_NONE;
      result->sure = 0.0;
    }
}

/**
 * lt_prevalence_estimate:
 * @said: weighted counts of what was said of the comments
 * @confusion: counts [truth][said] on rows that the classifier was not fitted on
 * @result: (out caller-allocates): the estimate
 *
 * The shares' posterior on a grid of the simplex: likelihood of the counts under each cell, averaged over draws of
 * the confusion, times a Dirichlet prior about the mix of the confusion's rows. Deterministic.
 */
void
lt_prevalence_estimate (const double said[LT_N_SIDES],
                        const double confusion[LT_N_SIDES][LT_N_SIDES],
                        LtPrevalence *result)
{
  lt_prevalence_estimate_by (&lt_prevalence_rules, said, confusion, result);
}

void
lt_prevalence_estimate_by (const LtPrevalenceRules *rules,
                           const double said[LT_N_SIDES],
                           const double confusion[LT_N_SIDES][LT_N_SIDES],
                           LtPrevalence *result)
{
  g_autofree Cell *cells = g_new (Cell, N_CELLS);
  double mean[LT_N_SIDES];

  make_grid (cells);
  weigh_cells (cells, rules, said, confusion);

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      double half_width = 0.0;

      summarise_side (cells, side, &mean[side], &half_width);
      result->margin.of[side] = (int) CLAMP (lround (half_width * 1000.0), 0, 1000);
    }

  round_shares (mean, &result->share);
  find_lead (cells, result);
}
