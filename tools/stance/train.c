/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/* Makes data/stance-linear.weights from labelled comments: see data/stance-linear.md.
 *
 * train-stance DATA SENTIMENT WEIGHTS
 *
 * DATA is the folder of stance-words.conf and stance-linear.md, SENTIMENT that of the labelled sets. The same sets and
 * words give the same bytes. */
#include "stance/dispersion.h"
#include "stance/fit.h"

#include <math.h>
#include <string.h>

#define NAME "linear word model 1"
/* Fixed before the rows that figures are told on were looked at, but for what the card says. */
#define PENALTY 5.0
/* Words met in fewer rows are left out: they are mostly names. */
#define MIN_ROWS 3
#define MAX_WEIGHT 127
#define MAX_RARITY 255
/* 1 of LtWordWeight.rarity; only the proportions matter. */
#define RARITY_UNIT 20.0
/* No set has answers with labels, so what agreement means is said, not learnt; see data/stance-words.conf. */
#define REPLY 1.2

/* Sets whose licences allow weights to be made from them. The last is labelled as the product means it. */
static const struct
{
  const char *file;
  double weight;
} sets[] = {
  { "reddit_goemotions_human.jsonl", 1.0 },
  { "so_senti4sd_human.jsonl", 1.0 },
  { "vader_tweets_human.jsonl", 1.0 },
  { "vader_amazonreviewsnippets_human.jsonl", 1.0 },
  { "vader_nyteditorialsnippets_human.jsonl", 1.0 },
  { "story_stance_train.jsonl", 4.0 },
};

/* The rows that figures are told on; no weight sees them, nor another row of their stories. */
static const char *const told[] = {
  "story_stance.jsonl",
  "hn_ai_comments_human.jsonl",
  "github_pr_comments_human.jsonl",
};

static gboolean
read_sets (LtRows *rows,
           const char *folder,
           GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *path = g_build_filename (folder, told[i], NULL);

      if (!lt_rows_exclude (rows, path, error))
        return FALSE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *path = g_build_filename (folder, sets[i].file, NULL);
      guint before = rows->rows->len;

      if (!lt_rows_read (rows, path, sets[i].weight, error))
        return FALSE;

      g_print ("%-40s %6u rows\n", sets[i].file, rows->rows->len - before);
    }

  return TRUE;
}

/* How rare each slot is, 0 for what comes in too few rows; (transfer full). */
static guint8 *
measure_rarity (const LtRows *rows)
{
  g_autofree guint *n_rows = g_new0 (guint, LT_WORD_SLOTS);
  guint8 *rarity = g_new0 (guint8, LT_WORD_SLOTS);

  for (guint i = 0; i < rows->words->len; i++)
    n_rows[g_array_index (rows->words, LtRowWord, i).word]++;

  for (guint slot = 0; slot < LT_WORD_SLOTS; slot++)
    {
      double value = 1.0 + log ((rows->rows->len + 1.0) / (n_rows[slot] + 1.0));

      if (n_rows[slot] >= MIN_ROWS)
        rarity[slot] = (guint8) CLAMP (lround (RARITY_UNIT * value), 1, MAX_RARITY);
    }

  return rarity;
}

/* Leaves of a row the words that count, by their numbers, and scales it to length 1. */
static void
weigh_row (LtRows *rows,
           LtRow *row,
           const guint8 *rarity,
           const guint *numbers)
{
  LtRowWord *words = &g_array_index (rows->words, LtRowWord, row->first_word);
  double squares = 0.0;
  guint n = 0;

  for (guint i = 0; i < row->n_words; i++)
    {
      guint32 slot = words[i].word;
      double value = words[i].value * rarity[slot];

      if (rarity[slot] == 0)
        continue;

      words[n++] = (LtRowWord) { numbers[slot], value };
      squares += value * value;
    }

  row->n_words = n;

  for (guint i = 0; i < n; i++)
    words[i].value /= sqrt (squares);
}

/* The slots of the words that count, in order; rows then speak of words by their place in it. (transfer full) */
static GArray *
number_words (LtRows *rows,
              const guint8 *rarity)
{
  g_autofree guint *numbers = g_new0 (guint, LT_WORD_SLOTS);
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint slot = 0; slot < LT_WORD_SLOTS; slot++)
    {
      if (rarity[slot] == 0)
        continue;

      numbers[slot] = slots->len;
      g_array_append_val (slots, slot);
    }

  for (guint i = 0; i < rows->rows->len; i++)
    weigh_row (rows, &g_array_index (rows->rows, LtRow, i), rarity, numbers);

  return slots;
}

/* Each row of our own set, told by weights that saw no row of its story. (transfer full) (element-type LtTold) */
static GArray *
tell_own_rows (const LtRows *rows,
               guint n_words)
{
  guint own = lt_rows_n_sets (rows) - 1;
  GArray *told_rows = g_array_new (FALSE, FALSE, sizeof (LtTold));

  for (guint fold = 0; fold < LT_ROW_FOLDS; fold++)
    {
      g_autoptr (LtFit) fit = lt_fit_new (rows, n_words, PENALTY, fold);

      for (guint i = 0; i < rows->rows->len; i++)
        {
          const LtRow *row = &g_array_index (rows->rows, LtRow, i);

          if (row->set == own && row->fold == fold)
            {
              LtTold told_row = { row->story, row->label, lt_fit_tell (fit, rows, row) };

              g_array_append_val (told_rows, told_row);
            }
        }
    }

  return told_rows;
}

/* The mean over the sides of the harmonic mean of precision and recall. */
static double
macro_f1 (const double confusion[LT_N_SIDES][LT_N_SIDES])
{
  double sum = 0.0;

  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      double of_side = 0.0;

      for (guint other = 0; other < LT_N_SIDES; other++)
        of_side += confusion[side][other] + confusion[other][side];

      sum += of_side > 0.0 ? 2.0 * confusion[side][side] / of_side : 0.0;
    }

  return sum / LT_N_SIDES;
}

static void
count_confusion (LtLinearWeights *weights,
                 GArray *told_rows)
{
  for (guint i = 0; i < told_rows->len; i++)
    {
      const LtTold *row = &g_array_index (told_rows, LtTold, i);

      weights->confusion[row->truth][row->said] += 1.0;
    }

  g_print ("macro-F1 of rows told by weights that saw none of their story: %.4f\n", macro_f1 (weights->confusion));
  g_print ("for one story a row of the confusion is worth %.0f comments (%.0f, %.0f, %.0f)\n",
           lt_dispersion_find (told_rows, -1), lt_dispersion_find (told_rows, LT_STANCE_POSITIVE),
           lt_dispersion_find (told_rows, LT_STANCE_NEUTRAL), lt_dispersion_find (told_rows, LT_STANCE_CRITICAL));
}

static void
quantise_words (LtLinearWeights *weights,
                const LtFit *fit,
                GArray *slots,
                const guint8 *rarity)
{
  double largest = 0.0;

  for (guint i = 0; i < fit->n_words; i++)
    {
      for (guint side = 0; side < LT_N_SIDES; side++)
        largest = MAX (largest, fabs (fit->words[i][side]));
    }

  weights->word_scale = largest / MAX_WEIGHT;

  for (guint i = 0; i < fit->n_words; i++)
    {
      guint slot = g_array_index (slots, guint, i);

      weights->words[slot].rarity = rarity[slot];

      for (guint side = 0; side < LT_N_SIDES; side++)
        weights->words[slot].of[side] = (gint8) lround (fit->words[i][side] / weights->word_scale);
    }
}

static void
copy_features (LtLinearWeights *weights,
               const LtFit *fit)
{
  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      for (guint i = 0; i < LT_N_FEATURES; i++)
        weights->features[side][i] = fit->features[i][side];

      weights->features[side][LT_FEATURE_ONE] += fit->constants[side];
    }

  weights->features[LT_STANCE_POSITIVE][LT_FEATURE_REPLY] = REPLY;
  weights->features[LT_STANCE_NEUTRAL][LT_FEATURE_REPLY] = 0.0;
  weights->features[LT_STANCE_CRITICAL][LT_FEATURE_REPLY] = -REPLY;
}

/* The paragraph below the title, as one line. */
static char *
read_card (const char *folder,
           GError **error)
{
  g_autofree char *path = g_build_filename (folder, "stance-linear.md", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;

  parts = g_strsplit (contents, "\n\n", 3);

  if (g_strv_length (parts) < 2)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: no paragraph below the title", path);
      return NULL;
    }

  return g_strdup (g_strdelimit (parts[1], "\n", ' '));
}

static LtLinearWeights *
train (LtOpinionWords *lists,
       const char *folder,
       GError **error)
{
  g_autoptr (LtRows) rows = lt_rows_new (lists);
  g_autoptr (LtLinearWeights) weights = lt_linear_weights_new ();
  g_autofree guint8 *rarity = NULL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (LtFit) fit = NULL;
  g_autoptr (GArray) told_rows = NULL;

  if (!read_sets (rows, folder, error))
    return NULL;

  rarity = measure_rarity (rows);
  slots = number_words (rows, rarity);
  g_print ("%u rows, %u left out, %u words\n", rows->rows->len, rows->n_left_out, slots->len);

  fit = lt_fit_new (rows, slots->len, PENALTY, LT_FIT_ALL);
  g_strlcpy (weights->name, NAME, sizeof weights->name);
  quantise_words (weights, fit, slots, rarity);
  copy_features (weights, fit);
  told_rows = tell_own_rows (rows, slots->len);
  count_confusion (weights, told_rows);

  return g_steal_pointer (&weights);
}

static gboolean
make (const char *data,
      const char *sentiment,
      const char *path,
      GError **error)
{
  g_autofree char *words_path = g_build_filename (data, "stance-words.conf", NULL);
  g_autoptr (LtRuleFile) file = lt_rule_file_load (words_path, error);
  g_autoptr (LtOpinionWords) lists = file != NULL ? lt_opinion_words_new (file, error) : NULL;
  g_autoptr (LtLinearWeights) weights = lists != NULL ? train (lists, sentiment, error) : NULL;

  if (weights == NULL)
    return FALSE;

  weights->card = read_card (data, error);

  return weights->card != NULL && lt_linear_weights_save (weights, path, error);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 4)
    {
      g_printerr ("train-stance DATA SENTIMENT WEIGHTS\n");
      return 2;
    }

  if (make (argv[1], argv[2], argv[3], &error))
    return 0;

  g_printerr ("%s\n", error->message);
  return 1;
}
