/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/* Drives the models of stances for tests/bench/stance.py.
 *
 * stance DATA MODEL classify    JSON lines {title, post, parent, text} in, {p: [3], f: [features]} out
 * stance DATA MODEL prevalence  JSON lines {said: [3], confusion: [3][3], rules: [3]} in, {share, margin, lead, sure} out;
 *                               rules, which may be absent: prior strength, confusion weight, evidence
 * stance DATA MODEL confusion   the model's own counts, three lines of three
 * stance DATA MODEL names       the features' names, one a line
 * stance DATA MODEL speed       JSON lines in, comments a second of one processor out
 *
 * DATA is the folder data/, MODEL is "words" or "linear". */
#include "analysis/linear-model.h"
#include "analysis/opinion-features.h"
#include "analysis/prevalence.h"
#include "analysis/word-list-model.h"
#include "text/json.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define MAX_LINE (1024 * 1024)
#define SPEED_ROUNDS 10

typedef struct
{
  LtStanceModel *model;
  LtOpinionWords *words;
} Bench;

static LtStanceInput
input_of (JsonObject *row)
{
  return (LtStanceInput) {
    .title = lt_json_string (row, "title"),
    .post = lt_json_string (row, "post"),
    .parent = lt_json_string (row, "parent"),
    .text = lt_json_string (row, "text"),
  };
}

static void
print_numbers (const char *name,
               const double *numbers,
               int n,
               const char *end)
{
  printf ("\"%s\": [", name);

  for (int i = 0; i < n; i++)
    printf ("%s%.6g", i > 0 ? ", " : "", numbers[i]);

  printf ("]%s", end);
}

static void
classify (Bench *bench,
          JsonObject *row)
{
  LtStanceInput input = input_of (row);
  LtStanceProbabilities output;
  double features[LT_N_FEATURES];

  lt_stance_model_classify (bench->model, &input, 1, &output, NULL, NULL);
  lt_opinion_features_measure (bench->words, &input, NULL, features);

  printf ("{");
  print_numbers ("p", output.of, LT_N_SIDES, ", ");
  print_numbers ("f", features, LT_N_FEATURES, "}\n");
}

static void
print_confusion (LtStanceModel *model)
{
  double counts[LT_N_SIDES][LT_N_SIDES];

  lt_stance_model_get_confusion (model, counts);

  for (guint truth = 0; truth < LT_N_SIDES; truth++)
    printf ("%.0f %.0f %.0f\n", counts[truth][0], counts[truth][1], counts[truth][2]);
}

static void
read_numbers (JsonArray *array,
              double numbers[LT_N_SIDES])
{
  for (guint i = 0; i < LT_N_SIDES; i++)
    numbers[i] = json_array_get_double_element (array, i);
}

static void
estimate (JsonObject *row)
{
  JsonArray *rows = lt_json_array (row, "confusion");
  JsonArray *given = lt_json_array (row, "rules");
  LtPrevalenceRules rules = lt_prevalence_rules;
  double numbers[LT_N_SIDES];
  double said[LT_N_SIDES];
  double confusion[LT_N_SIDES][LT_N_SIDES];
  LtPrevalence result;

  read_numbers (lt_json_array (row, "said"), said);

  for (guint i = 0; i < LT_N_SIDES; i++)
    read_numbers (json_array_get_array_element (rows, i), confusion[i]);

  if (given != NULL)
    {
      read_numbers (given, numbers);
      rules = (LtPrevalenceRules) { numbers[0], numbers[1], numbers[2] };
    }

  lt_prevalence_estimate_by (&rules, said, confusion, &result);
  printf ("{\"share\": [%d, %d, %d], \"margin\": [%d, %d, %d], \"lead\": %d, \"sure\": %.4f}\n",
          result.share.of[0], result.share.of[1], result.share.of[2],
          result.margin.of[0], result.margin.of[1], result.margin.of[2],
          (int) result.lead, result.sure);
}

static void
measure_speed (Bench *bench,
               GPtrArray *rows)
{
  g_autofree LtStanceInput *inputs = g_new (LtStanceInput, rows->len);
  g_autofree LtStanceProbabilities *outputs = g_new (LtStanceProbabilities, rows->len);
  clock_t start = 0;

  for (guint i = 0; i < rows->len; i++)
    inputs[i] = input_of (json_node_get_object (g_ptr_array_index (rows, i)));

  /* Of the processor, not of the wall: other work on the machine does not count. */
  start = clock ();

  for (int i = 0; i < SPEED_ROUNDS; i++)
    lt_stance_model_classify (bench->model, inputs, rows->len, outputs, NULL, NULL);

  printf ("%.0f\n", SPEED_ROUNDS * rows->len / ((double) (clock () - start) / CLOCKS_PER_SEC));
}

static GPtrArray *
read_rows (void)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autofree char *line = g_malloc (MAX_LINE);

  while (fgets (line, MAX_LINE, stdin) != NULL)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *node = lt_json_parse (line, strlen (line), MAX_LINE, LT_JSON_MAX_DEPTH, &error);

      if (node == NULL)
        g_error ("%s", error->message);

      g_ptr_array_add (rows, node);
    }

  return rows;
}

static LtStanceModel *
load (const char *name,
      const char *words,
      const char *weights,
      GError **error)
{
  if (strcmp (name, "linear") == 0)
    return (LtStanceModel *) lt_linear_model_new (words, weights, error);

  return (LtStanceModel *) lt_word_list_model_new (words, error);
}

static void
answer (Bench *bench,
        const char *mode)
{
  g_autoptr (GPtrArray) rows = read_rows ();

  if (strcmp (mode, "speed") == 0)
    measure_speed (bench, rows);

  for (guint i = 0; i < rows->len; i++)
    {
      if (strcmp (mode, "classify") == 0)
        classify (bench, json_node_get_object (g_ptr_array_index (rows, i)));
      else if (strcmp (mode, "prevalence") == 0)
        estimate (json_node_get_object (g_ptr_array_index (rows, i)));
    }
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = argc == 4 ? g_build_filename (argv[1], "stance-words.conf", NULL) : NULL;
  g_autofree char *weights = argc == 4 ? g_build_filename (argv[1], "stance-linear.weights", NULL) : NULL;
  g_autoptr (LtRuleFile) file = NULL;
  g_autoptr (LtStanceModel) model = NULL;
  g_autoptr (LtOpinionWords) words = NULL;
  Bench bench;

  if (argc != 4)
    return 2;

  file = lt_rule_file_load (path, &error);
  words = file != NULL ? lt_opinion_words_new (file, &error) : NULL;
  model = words != NULL ? load (argv[2], path, weights, &error) : NULL;

  if (model == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  bench = (Bench) { model, words };

  if (strcmp (argv[3], "names") == 0)
    {
      for (int i = 0; i < LT_N_FEATURES; i++)
        printf ("%s\n", lt_feature_names[i]);
    }
  else if (strcmp (argv[3], "confusion") == 0)
    {
      print_confusion (model);
    }
  else
    {
      answer (&bench, argv[3]);
    }

  return 0;
}
