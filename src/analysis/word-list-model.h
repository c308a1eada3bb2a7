/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/stance-model.h"

G_BEGIN_DECLS

/* The first model behind the seam: a list of opinion words of our own, negation, contrast, quoted lines. */
#define LT_TYPE_WORD_LIST_MODEL (lt_word_list_model_get_type ())
G_DECLARE_FINAL_TYPE (LtWordListModel, lt_word_list_model, LT, WORD_LIST_MODEL, GObject)

/* @path: data/stance-words.conf, installed. */
LtWordListModel *lt_word_list_model_new (const char *path, GError **error);

G_END_DECLS
