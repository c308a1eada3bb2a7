/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/* Drives the built-in model of stances for tests/bench/stance.py.
 *
 * stance WORDS classify    JSON lines {title, post, parent, text} in, {p: [3], f: [features]} out
 * stance WORDS prevalence  JSON lines {said: [3], confusion: [3][3]} in, {share, margin, lead, sure} out
 * stance WORDS names       the features' names, one a line
 * stance WORDS speed       JSON lines in, comments a second out */
#include "analysis/opinion-features.h"
#include "analysis/prevalence.h"
#include "analysis/word-list-model.h"
#include "text/json.h"

#include <stdio.h>
#include <string.h>

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
  lt_opinion_features_measure (bench->words, &input, features);

  printf ("{");
  print_numbers ("p", output.of, LT_N_SIDES, ", ");
  print_numbers ("f", features, LT_N_FEATURES, "}\n");
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
  double said[LT_N_SIDES];
  double confusion[LT_N_SIDES][LT_N_SIDES];
  LtPrevalence result;

  read_numbers (lt_json_array (row, "said"), said);

  for (guint i = 0; i < LT_N_SIDES; i++)
    read_numbers (json_array_get_array_element (rows, i), confusion[i]);

  lt_prevalence_estimate (said, confusion, &result);
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
  g_autoptr (GTimer) timer = NULL;

  for (guint i = 0; i < rows->len; i++)
    inputs[i] = input_of (json_node_get_object (g_ptr_array_index (rows, i)));

  timer = g_timer_new ();

  for (int i = 0; i < SPEED_ROUNDS; i++)
    lt_stance_model_classify (bench->model, inputs, rows->len, outputs, NULL, NULL);

  printf ("%.0f\n", SPEED_ROUNDS * rows->len / g_timer_elapsed (timer, NULL));
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

int
main (int argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtRuleFile) file = NULL;
  g_autoptr (LtWordListModel) model = NULL;
  g_autoptr (LtOpinionWords) words = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Bench bench;

  if (argc != 3)
    return 2;

  file = lt_rule_file_load (argv[1], &error);
  words = file != NULL ? lt_opinion_words_new (file, &error) : NULL;
  model = words != NULL ? lt_word_list_model_new (argv[1], &error) : NULL;

  if (model == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  if (strcmp (argv[2], "names") == 0)
    {
      for (int i = 0; i < LT_N_FEATURES; i++)
        printf ("%s\n", lt_feature_names[i]);

      return 0;
    }

  bench = (Bench) { LT_STANCE_MODEL (model), words };
  rows = read_rows ();

  if (strcmp (argv[2], "speed") == 0)
    measure_speed (&bench, rows);

  for (guint i = 0; i < rows->len; i++)
    {
      if (strcmp (argv[2], "classify") == 0)
        classify (&bench, json_node_get_object (g_ptr_array_index (rows, i)));
      else if (strcmp (argv[2], "prevalence") == 0)
        estimate (json_node_get_object (g_ptr_array_index (rows, i)));
    }

  return 0;
}
