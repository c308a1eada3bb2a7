/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/search-words.h"

#include <string.h>

/* A search of more words is no search; the rest is left out. */
#define MAX_WORDS 16
#define MAX_BYTES 400

static gboolean
has_letter (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_isalnum (g_utf8_get_char (word)))
      return TRUE;
  return FALSE;
}

/* Doubles the quotation marks: inside of them nothing is syntax to FTS5. */
static void
append_quoted (GString *match, const char *word)
{
  g_string_append_c (match, '"');
  for (; *word != '\0'; word++)
    {
      if (*word == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *word);
    }
  g_string_append_c (match, '"');
}

/* One letter begins a word in nearly every story, and no prefix index holds it: it is looked for in
 * titles only (260 ms at 100,000 stories otherwise). */
static void
append_prefix (GString *match, const char *word)
{
  if (g_utf8_strlen (word, -1) < 2)
    g_string_append (match, "title : ");
  append_quoted (match, word);
  g_string_append_c (match, '*');
}

static char *
cut (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, (gssize) strnlen (words, MAX_BYTES));

  return g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
}

/**
 * lt_search_words_to_match:
 * @words: (nullable): what was typed; anything at all
 *
 * Splits at white space. A word that a space follows is whole; the last one, still being typed, is
 * a prefix.
 *
 * Returns: (transfer full) (nullable): the right side of `MATCH`
 */
char *
lt_search_words_to_match (const char *words)
{
  g_autofree char *clean = words != NULL ? cut (words) : NULL;
  g_auto (GStrv) split = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GString) match = g_string_new (NULL);
  gboolean ended;

  if (clean == NULL || *clean == '\0')
    return NULL;
  ended = g_ascii_isspace (clean[strlen (clean) - 1]);
  split = g_strsplit_set (clean, " \t\r\n\v\f", -1);
  for (guint i = 0; split[i] != NULL && kept->len < MAX_WORDS; i++)
    if (has_letter (split[i]))
      g_ptr_array_add (kept, split[i]);
  for (guint i = 0; i < kept->len; i++)
    {
      if (i > 0)
        g_string_append (match, " AND ");
      if (i + 1 < kept->len || ended)
        append_quoted (match, kept->pdata[i]);
      else
        append_prefix (match, kept->pdata[i]);
    }
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}
