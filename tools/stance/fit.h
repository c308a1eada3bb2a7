/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "stance/rows.h"

G_BEGIN_DECLS

/* What the fit found, as floating point: [number][side]. */
typedef struct
{
  guint n_words;
  double (*words)[LT_N_SIDES];
  double features[LT_N_FEATURES][LT_N_SIDES];
  double constants[LT_N_SIDES]; /* of the last set, the one that is the product's own */
} LtFit;

#define LT_FIT_ALL G_MAXUINT

/* @n_words: words of the rows are numbers below it. @without: the fold of the last set that is left out. */
LtFit *lt_fit_new (const LtRows *rows, guint n_words, double penalty, guint without);
void lt_fit_free (LtFit *self);
/* What the most probable side of a row is. */
LtStance lt_fit_tell (const LtFit *self, const LtRows *rows, const LtRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtFit, lt_fit_free)

G_END_DECLS
