/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/estimate.h"

#include "analysis/prevalence.h"
#include "text/sentences.h"

#include <string.h>

/* No author, and no text repeated by many, weighs more than this many comments. */
#define AUTHOR_CAP 3.0
#define REPEATED_CAP 3.0
/* Short texts ("thanks!") are alike without meaning anything by it. */
#define REPEATED_MIN_WORDS 8
/* No sub-thread owns the pie: at most this part of all weight, but never less than a few comments. */
#define ROOT_PART 0.25
#define ROOT_MIN 3.0
#define ROOT_TOLERANCE 1.01
#define ROOT_PASSES 40
#define MAX_HISTORY 64

/* What a comment's text is once case and marks are gone; NULL when it is too short to be a repetition. */
static char *
fold_text (const char *text)
{
  g_autoptr (GPtrArray) words = lt_words (text, -1);

  if (words->len < REPEATED_MIN_WORDS)
    return NULL;

  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/* Scales down the comments whose key comes more often than @cap; comments with no key are left alone. */
static void
cap_by_key (char **keys,
            double *weights,
            guint n,
            double cap)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < n; i++)
    {
      double *sum = keys[i] != NULL ? g_hash_table_lookup (sums, keys[i]) : NULL;

      if (keys[i] == NULL)
        continue;

      if (sum == NULL)
        {
          sum = g_new0 (double, 1);
          g_hash_table_insert (sums, keys[i], sum);
        }

      *sum += weights[i];
    }

  for (guint i = 0; i < n; i++)
    {
      const double *sum = keys[i] != NULL ? g_hash_table_lookup (sums, keys[i]) : NULL;

      if (sum != NULL && *sum > cap)
        weights[i] *= cap / *sum;
    }
}

/* Scales down sub-threads over @part of all weight; TRUE if there was one. */
static gboolean
cap_roots_once (const LtReading *reading,
                double *weights,
                double *sums,
                double part)
{
  guint n = reading->comments->len;
  double total = 0.0;
  double cap = 0.0;
  gboolean capped = FALSE;

  memset (sums, 0, sizeof (double) * n);

  for (guint i = 0; i < n; i++)
    {
      sums[lt_reading_get (reading, i)->root] += weights[i];
      total += weights[i];
    }

  cap = MAX (ROOT_MIN, total * part);

  for (guint i = 0; i < n; i++)
    {
      double sum = sums[lt_reading_get (reading, i)->root];

      if (sum > cap * ROOT_TOLERANCE)
        {
          weights[i] *= cap / sum;
          capped = TRUE;
        }
    }

  return capped;
}

/* A cap on one lowers the whole, so the others are measured again until all fit. Of few sub-threads each may have
 * its equal part. */
static void
cap_roots (const LtReading *reading,
           double *weights)
{
  guint n = reading->comments->len;
  g_autofree double *sums = g_new0 (double, n + 1);
  guint n_roots = 0;
  guint pass = 0;

  for (guint i = 0; i < n; i++)
    {
      guint root = lt_reading_get (reading, i)->root;

      n_roots += weights[i] > 0.0 && sums[root] <= 0.0;
      sums[root] += weights[i];
    }

  while (n_roots > 0 && pass < ROOT_PASSES && cap_roots_once (reading, weights, sums, MAX (ROOT_PART, 1.0 / n_roots)))
    pass++;
}

static gboolean
is_judged (const LtReadComment *entry)
{
  return entry->comment->counted && !entry->suspicious;
}

/* One a judged comment, then less where one author, one text or one sub-thread would own the estimate. */
static double *
weigh_comments (const LtReading *reading)
{
  guint n = reading->comments->len;
  double *weights = g_new0 (double, n + 1);
  g_autofree char **authors = g_new0 (char *, n + 1);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_autofree char **keys = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const LtReadComment *entry = lt_reading_get (reading, i);

      if (!is_judged (entry))
        continue;

      weights[i] = 1.0;
      authors[i] = entry->comment->author;
      keys[i] = fold_text (entry->comment->text);
      g_ptr_array_add (folded, keys[i]);
    }

  cap_by_key (keys, weights, n, REPEATED_CAP);
  cap_by_key (authors, weights, n, AUTHOR_CAP);
  cap_roots (reading, weights);

  return weights;
}

/* The weighted counts of what was said, of one source or of all. */
static double
count_said (const LtReading *reading,
            const double *weights,
            const char *source,
            double said[LT_N_SIDES])
{
  double total = 0.0;

  memset (said, 0, sizeof (double) * LT_N_SIDES);

  for (guint i = 0; i < reading->comments->len; i++)
    {
      const LtComment *comment = lt_reading_get (reading, i)->comment;
      LtStanceProbabilities probabilities;

      if (weights[i] <= 0.0 || (source != NULL && g_strcmp0 (comment->source, source) != 0))
        continue;

      /* Also where the label shown is `unclear`: the confusion was counted on the side most probable. */
      memcpy (probabilities.of, comment->probability, sizeof probabilities.of);
      said[lt_stance_most_probable (&probabilities)] += weights[i];
      total += weights[i];
    }

  return total;
}

static int
count_labels (const LtReading *reading,
              const char *source,
              int labels[LT_N_STANCES])
{
  int n = 0;

  memset (labels, 0, sizeof (int) * LT_N_STANCES);

  for (guint i = 0; i < reading->comments->len; i++)
    {
      const LtComment *comment = lt_reading_get (reading, i)->comment;

      if (!comment->counted || (source != NULL && g_strcmp0 (comment->source, source) != 0))
        continue;

      labels[comment->stance]++;
      n++;
    }

  return n;
}

static void
add_source (LtSentiment *sentiment,
            const LtReading *reading,
            const double *weights,
            const double confusion[LT_N_SIDES][LT_N_SIDES],
            const char *source)
{
  LtSourceSentiment *part;
  LtPrevalence prevalence;
  double said[LT_N_SIDES];

  if (count_said (reading, weights, source, said) <= 0.0)
    return;

  lt_prevalence_estimate (said, confusion, &prevalence);
  part = lt_source_sentiment_new (source);
  part->n = count_labels (reading, source, part->labels);
  part->has_labels = TRUE;
  part->share = prevalence.share;
  g_ptr_array_add (sentiment->by_source, part);
}

/* One source alone would say what the whole says. */
static void
add_sources (LtSentiment *sentiment,
             const LtReading *reading,
             const double *weights,
             const double confusion[LT_N_SIDES][LT_N_SIDES])
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  for (guint i = 0; i < reading->comments->len; i++)
    {
      char *source = lt_reading_get (reading, i)->comment->source;

      if (source != NULL && g_hash_table_add (seen, source))
        g_ptr_array_add (sources, source);
    }

  for (guint i = 0; sources->len > 1 && i < sources->len; i++)
    add_source (sentiment, reading, weights, confusion, g_ptr_array_index (sources, i));
}

/* What was estimated before, and now; one point where nothing moved, the oldest kept when there are too many. */
static void
continue_history (LtSentiment *sentiment,
                  const LtSentiment *previous,
                  gint64 now)
{
  LtSentimentPoint point = { now, sentiment->share, sentiment->n };
  GArray *history = sentiment->history;

  if (previous != NULL && previous->history != NULL && previous->history->len > 0)
    g_array_append_vals (history, previous->history->data, previous->history->len);

  if (history->len > 0)
    {
      const LtSentimentPoint *last = &g_array_index (history, LtSentimentPoint, history->len - 1);

      if (last->n == point.n && memcmp (&last->share, &point.share, sizeof point.share) == 0)
        return;
    }

  g_array_append_val (history, point);

  while (history->len > MAX_HISTORY)
    g_array_remove_index (history, 1);
}

/**
 * lt_estimate_sentiment:
 * @reading: a reading that was classified
 * @previous: (nullable): the last revision's estimate, whose history goes on
 *
 * Returns: (transfer full) (nullable): the estimate, or %NULL when no comment can be judged
 */
LtSentiment *
lt_estimate_sentiment (const LtReading *reading,
                       LtStanceModel *model,
                       const LtSentiment *previous,
                       gint64 now)
{
  g_autofree double *weights = weigh_comments (reading);
  LtSentiment *sentiment = NULL;
  LtPrevalence prevalence;
  double confusion[LT_N_SIDES][LT_N_SIDES];
  double said[LT_N_SIDES];

  if (count_said (reading, weights, NULL, said) <= 0.0)
    return NULL;

  lt_stance_model_get_confusion (model, confusion);
  lt_prevalence_estimate (said, confusion, &prevalence);

  sentiment = lt_sentiment_new ();
  sentiment->share = prevalence.share;
  sentiment->has_margin = TRUE;
  sentiment->margin = prevalence.margin;
  sentiment->lead = prevalence.lead;
  sentiment->sure = prevalence.sure;
  sentiment->n = count_labels (reading, NULL, sentiment->labels);
  sentiment->has_labels = TRUE;
  sentiment->as_of = now;
  sentiment->method = g_strdup_printf ("%s, shares corrected for its known errors, authors and sub-threads capped",
                                       lt_stance_model_get_name (model));
  add_sources (sentiment, reading, weights, confusion);
  continue_history (sentiment, previous, now);

  return sentiment;
}
