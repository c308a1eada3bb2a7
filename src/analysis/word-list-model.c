/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "analysis/word-list-model.h"

#include "analysis/opinion-features.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Comments between two looks at the cancellable. */
#define CANCEL_EVERY 64

static const char *const side_names[LT_N_SIDES] = { "positive", "neutral", "critical" };

struct _LtWordListModel
{
  GObject parent_instance;

  LtOpinionWords *words;
  double constants[LT_N_SIDES][LT_N_FEATURES];
  double confusion[LT_N_SIDES][LT_N_SIDES];
  char *card;
};

static void stance_model_iface_init (LtStanceModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LtWordListModel, lt_word_list_model, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LT_TYPE_STANCE_MODEL, stance_model_iface_init))

static void
lt_word_list_model_finalize (GObject *object)
{
  LtWordListModel *self = LT_WORD_LIST_MODEL (object);

  g_clear_pointer (&self->words, lt_opinion_words_free);
  g_free (self->card);

  G_OBJECT_CLASS (lt_word_list_model_parent_class)->finalize (object);
}

static void
lt_word_list_model_class_init (LtWordListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_word_list_model_finalize;
}

static void
lt_word_list_model_init (LtWordListModel *self)
{
}

static const char *
lt_word_list_model_get_name (LtStanceModel *model)
{
  return "word-list-1";
}

static const char *
lt_word_list_model_get_card (LtStanceModel *model)
{
  return LT_WORD_LIST_MODEL (model)->card;
}

static void
classify_one (LtWordListModel *self,
              const LtStanceInput *input,
              LtStanceProbabilities *output)
{
  double features[LT_N_FEATURES];
  double scores[LT_N_SIDES] = { 0 };

  lt_opinion_features_measure (self->words, input, NULL, features);

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      for (int i = 0; i < LT_N_FEATURES; i++)
        scores[side] += self->constants[side][i] * features[i];
    }

  lt_stance_from_scores (scores, output);
}

static gboolean
lt_word_list_model_classify (LtStanceModel *model,
                             const LtStanceInput *inputs,
                             gsize n_inputs,
                             LtStanceProbabilities *outputs,
                             GCancellable *cancellable,
                             GError **error)
{
  for (gsize i = 0; i < n_inputs; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      classify_one (LT_WORD_LIST_MODEL (model), &inputs[i], &outputs[i]);
    }

  return TRUE;
}

static void
lt_word_list_model_get_confusion (LtStanceModel *model,
                                  double counts[LT_N_SIDES][LT_N_SIDES])
{
  memcpy (counts, LT_WORD_LIST_MODEL (model)->confusion, sizeof LT_WORD_LIST_MODEL (model)->confusion);
}

static void
stance_model_iface_init (LtStanceModelInterface *iface)
{
  iface->get_name = lt_word_list_model_get_name;
  iface->get_card = lt_word_list_model_get_card;
  iface->classify = lt_word_list_model_classify;
  iface->get_confusion = lt_word_list_model_get_confusion;
}

/* "name 1 2 3": fills @numbers, one a side. */
static gboolean
read_row (const char *line,
          const char **name,
          double numbers[LT_N_SIDES],
          const char *const *names,
          guint n_names)
{
  g_auto (GStrv) parts = g_strsplit_set (line, " \t", -1);
  guint n = 0;

  *name = NULL;

  for (guint i = 0; i < n_names; i++)
    {
      if (g_strcmp0 (parts[0], names[i]) == 0)
        *name = names[i];
    }

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      char *end = NULL;

      if (parts[i][0] == '\0')
        continue;

      if (n == LT_N_SIDES)
        return FALSE;

      numbers[n] = g_ascii_strtod (parts[i], &end);

      if (*end != '\0' || !isfinite (numbers[n]))
        return FALSE;

      n++;
    }

  return *name != NULL && n == LT_N_SIDES;
}

/* A table of named rows with a number a side; each name once. @read is called for its row's index. */
static gboolean
read_table (LtRuleFile *file,
            const char *section,
            const char *const *names,
            guint n_names,
            double (*table)[LT_N_SIDES],
            GError **error)
{
  GPtrArray *lines = lt_rule_file_lines (file, section);
  guint n_read = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      double numbers[LT_N_SIDES];
      const char *name = NULL;

      if (!read_row (g_ptr_array_index (lines, i), &name, numbers, names, n_names))
        break;

      for (guint row = 0; row < n_names; row++)
        {
          if (names[row] == name)
            memcpy (table[row], numbers, sizeof numbers);
        }

      n_read++;
    }

  if (n_read == n_names && lines->len == n_names)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The section [%s] of the opinion words is incomplete or damaged."), section);
  return FALSE;
}

static gboolean
read_constants (LtWordListModel *self,
                LtRuleFile *file,
                GError **error)
{
  double table[LT_N_FEATURES][LT_N_SIDES] = { 0 };

  if (!read_table (file, "calibration", lt_feature_names, LT_N_FEATURES, table, error))
    return FALSE;

  for (int i = 0; i < LT_N_FEATURES; i++)
    {
      for (int side = 0; side < LT_N_SIDES; side++)
        self->constants[side][i] = table[i][side];
    }

  return TRUE;
}

static char *
read_card (LtRuleFile *file)
{
  GPtrArray *lines = lt_rule_file_lines (file, "card");
  g_autoptr (GString) card = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (card, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (lines, i));

  return g_string_free (g_steal_pointer (&card), FALSE);
}

/**
 * lt_word_list_model_new:
 * @path: a file in the form of data/stance-words.conf
 *
 * Blocks on the disk; the model may then be used by any thread.
 *
 * Returns: (transfer full) (nullable): the model, or %NULL with an error that names what is wrong
 */
LtWordListModel *
lt_word_list_model_new (const char *path,
                        GError **error)
{
  g_autoptr (LtWordListModel) self = g_object_new (LT_TYPE_WORD_LIST_MODEL, NULL);
  g_autoptr (LtRuleFile) file = lt_rule_file_load (path, error);

  if (file == NULL)
    return NULL;

  self->words = lt_opinion_words_new (file, error);

  if (self->words == NULL
      || !read_constants (self, file, error)
      || !read_table (file, "confusion", side_names, LT_N_SIDES, self->confusion, error))
    return NULL;

  self->card = read_card (file);

  return g_steal_pointer (&self);
}
