/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "text/vocabulary.h"

/**
 * lt_vocabulary_find:
 * @words: (array length=n_words): the words that a format knows, one for each value of an enumeration
 * @n_words: how many
 * @word: (nullable): a word from outside
 * @index: (out): the place of @word; set only when TRUE is returned
 *
 * Returns: whether @word is one of @words, letter for letter
 */
gboolean
lt_vocabulary_find (const char *const *words,
                    guint n_words,
                    const char *word,
                    guint *index)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}
