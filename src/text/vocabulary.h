/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lt_vocabulary_find (const char *const *words, guint n_words, const char *word, guint *index);

G_END_DECLS
