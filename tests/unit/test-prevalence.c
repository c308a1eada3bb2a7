/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/prevalence.h"

#include <math.h>
#include <string.h>

static const double good[LT_N_SIDES][LT_N_SIDES] = { { 180, 15, 5 }, { 20, 170, 10 }, { 5, 15, 180 } };
static const double poor[LT_N_SIDES][LT_N_SIDES] = { { 90, 80, 30 }, { 40, 120, 40 }, { 30, 80, 90 } };
static const double blind[LT_N_SIDES][LT_N_SIDES] = { { 50, 100, 50 }, { 50, 100, 50 }, { 50, 100, 50 } };

static void
check (const LtPrevalence *result)
{
  g_assert_cmpint (result->share.of[0] + result->share.of[1] + result->share.of[2], ==, 1000);

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      g_assert_cmpint (result->share.of[side], >=, 0);
      g_assert_cmpint (result->margin.of[side], >, 0);
      g_assert_cmpint (result->margin.of[side], <=, 1000);
    }

  if (result->lead == LT_LEAD_NONE)
    g_assert_cmpfloat (result->sure, ==, 0.0);
  else
    g_assert_cmpfloat (result->sure, >=, LT_PREVALENCE_MIN_SURE);
}

static LtPrevalence
estimate (double positive,
          double neutral,
          double critical,
          const double confusion[LT_N_SIDES][LT_N_SIDES])
{
  const double said[LT_N_SIDES] = { positive, neutral, critical };
  LtPrevalence result;

  lt_prevalence_estimate (said, confusion, &result);
  check (&result);

  return result;
}

static int
widest (const LtPrevalence *result)
{
  return MAX (MAX (result->margin.of[0], result->margin.of[1]), result->margin.of[2]);
}

static void
test_clear (void)
{
  LtPrevalence critical = estimate (3, 5, 92, good);
  LtPrevalence positive = estimate (92, 5, 3, good);
  LtPrevalence even = estimate (34, 33, 33, good);

  g_assert_cmpint (critical.lead, ==, LT_LEAD_CRITICAL);
  g_assert_cmpint (critical.share.of[LT_STANCE_CRITICAL], >, 800);
  g_assert_cmpint (positive.lead, ==, LT_LEAD_POSITIVE);
  g_assert_cmpint (even.lead, ==, LT_LEAD_DIVIDED);
}

/* More comments and a better classifier know more; a blind one learns nothing from any number. */
static void
test_margins (void)
{
  LtPrevalence few = estimate (3, 5, 4, good);
  LtPrevalence many = estimate (75, 125, 100, good);
  LtPrevalence badly = estimate (75, 125, 100, poor);
  LtPrevalence blindly = estimate (75, 150, 75, blind);

  g_assert_cmpint (widest (&few), >, widest (&many));
  g_assert_cmpint (widest (&badly), >, widest (&many));
  g_assert_cmpint (widest (&blindly), >, widest (&badly));
  g_assert_cmpint (blindly.lead, ==, LT_LEAD_NONE);
}

/* Less evidence believed or a row of the confusion worth less: wider, and less sure of who leads. A weaker prior is
 * wider, too, but leaves more to the comments. */
static void
test_rules (void)
{
  const double said[LT_N_SIDES] = { 10, 20, 70 };
  const LtPrevalenceRules own = lt_prevalence_rules;
  const LtPrevalenceRules others[] = {
    { own.prior_strength, own.confusion_weight, own.evidence / 2 },
    { own.prior_strength, own.confusion_weight / 3, own.evidence },
    { own.prior_strength / 3, own.confusion_weight, own.evidence },
  };
  LtPrevalence usual = estimate (10, 20, 70, good);
  LtPrevalence result;

  lt_prevalence_estimate_by (&own, said, good, &result);
  g_assert_cmpmem (&result, sizeof result, &usual, sizeof usual);
  g_assert_cmpint (usual.lead, ==, LT_LEAD_CRITICAL);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      lt_prevalence_estimate_by (&others[i], said, good, &result);
      check (&result);
      g_assert_cmpint (widest (&result), >, widest (&usual));
      g_assert_true (i == 2 || result.sure <= usual.sure);
    }
}

static void
test_same_again (void)
{
  LtPrevalence first = estimate (12.5, 20.25, 7, poor);
  LtPrevalence second = estimate (12.5, 20.25, 7, poor);

  g_assert_cmpmem (&first, sizeof first, &second, sizeof second);
}

/* Hostile or empty input still gives shares that sum up. */
static void
test_edges (void)
{
  static const double empty[LT_N_SIDES][LT_N_SIDES] = { { 0 } };
  LtPrevalence nothing = estimate (0, 0, 0, good);

  estimate (1, 0, 0, empty);
  estimate (1e6, 0, 0, good);
  estimate (0, 0, 1e-9, poor);
  g_assert_cmpint (nothing.lead, ==, LT_LEAD_NONE);
}

static int
draw (GRand *random,
      const double weights[LT_N_SIDES])
{
  double at = g_rand_double (random) * (weights[0] + weights[1] + weights[2]);

  if (at < weights[0])
    return 0;

  return at < weights[0] + weights[1] ? 1 : 2;
}

/* The margin holds the truth about as often as it says, with stories of any mix. */
static void
test_coverage (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  int covered = 0;
  const int n_stories = 150;

  for (int story = 0; story < n_stories; story++)
    {
      double truth[LT_N_SIDES];
      double said[LT_N_SIDES] = { 0 };
      double sum = 0.0;
      LtPrevalence result;

      for (int side = 0; side < LT_N_SIDES; side++)
        sum += truth[side] = -log (g_rand_double_range (random, 1e-9, 1.0));

      for (int i = 0; i < 50; i++)
        said[draw (random, poor[draw (random, truth)])] += 1.0;

      lt_prevalence_estimate (said, poor, &result);

      for (int side = 0; side < LT_N_SIDES; side++)
        covered += fabs (truth[side] / sum * 1000.0 - result.share.of[side]) <= result.margin.of[side];
    }

  g_test_message ("covers %.3f", covered / (3.0 * n_stories));
  g_assert_cmpfloat (covered / (3.0 * n_stories), >=, 0.93);
}

static void
test_speed (void)
{
  g_autoptr (GTimer) timer = g_timer_new ();

  for (int i = 0; i < 20; i++)
    estimate (100 + i, 300, 100, poor);

  g_test_message ("%.1f ms an estimate", g_timer_elapsed (timer, NULL) * 1000.0 / 20);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prevalence/clear", test_clear);
  g_test_add_func ("/prevalence/margins", test_margins);
  g_test_add_func ("/prevalence/rules", test_rules);
  g_test_add_func ("/prevalence/same-again", test_same_again);
  g_test_add_func ("/prevalence/edges", test_edges);
  g_test_add_func ("/prevalence/coverage", test_coverage);
  g_test_add_func ("/prevalence/speed", test_speed);

  return g_test_run ();
}
