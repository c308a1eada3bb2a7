/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/linear-weights.h"

G_BEGIN_DECLS

/* In so many parts stories are divided where rows are told by what saw none of their story. */
#define LT_ROW_FOLDS 5

/* A word of a row: its slot, later the number of its weights, and what it weighs in the row. */
typedef struct
{
  guint32 word;
  double value;
} LtRowWord;

/* A labelled comment as the model sees it. */
typedef struct
{
  double features[LT_N_FEATURES];
  guint first_word; /* in LtRows.words */
  guint n_words;
  guint set;   /* which file */
  guint story; /* the hash of its name, or 0 */
  guint fold;  /* below LT_ROW_FOLDS, the same for all rows of a story */
  int label;   /* a side */
  double weight;
} LtRow;

/* All labelled comments read so far, and what must not come among them. */
typedef struct
{
  LtOpinionWords *lists;
  LtWordBag *bag;
  GArray *rows;        /* LtRow */
  GArray *words;       /* LtRowWord */
  GHashTable *stories; /* of rows that figures are told on */
  GHashTable *texts;   /* of those rows, and of what was read already */
  guint n_left_out;
} LtRows;

LtRows *lt_rows_new (LtOpinionWords *lists);
void lt_rows_free (LtRows *self);
guint lt_rows_n_sets (const LtRows *self);
/* Leaves out what follows of the stories and texts of this file. */
gboolean lt_rows_exclude (LtRows *self, const char *path, GError **error);
gboolean lt_rows_read (LtRows *self, const char *path, double weight, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRows, lt_rows_free)

G_END_DECLS
