/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#define G_LOG_DOMAIN "llm-tracker"

#include "analysis/stance-models.h"

#include "analysis/linear-model.h"
#include "analysis/word-list-model.h"

/**
 * lt_stance_models_load:
 * @folder: holds stance-words.conf and stance-linear.weights
 *
 * The linear model; without its weights the word list. Nothing hides that: the name of what judged stands under each
 * story, and the margins are those of its own errors. Blocks on the disk.
 *
 * Returns: (transfer full) (nullable): the model, or %NULL with @error set when the words cannot be read
 */
LtStanceModel *
lt_stance_models_load (const char *folder,
                       GError **error)
{
  g_autofree char *words_path = g_build_filename (folder, "stance-words.conf", NULL);
  g_autofree char *weights_path = g_build_filename (folder, "stance-linear.weights", NULL);
  g_autoptr (GError) failure = NULL;
  LtLinearModel *linear = lt_linear_model_new (words_path, weights_path, &failure);
  LtWordListModel *words = NULL;

  if (linear != NULL)
    return LT_STANCE_MODEL (linear);

  words = lt_word_list_model_new (words_path, error);

  if (words == NULL)
    return NULL;

  g_warning ("Comments are judged by the list of words alone: %s", failure->message);
  return LT_STANCE_MODEL (words);
}
