/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "analysis/opinion-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_WEIGHT 3.0
#define MIN_PREFIX 3
#define MAX_PREFIX 31

typedef struct
{
  char **words; /* the last may end in * */
  guint n_words;
  double weight;
} Phrase;

/* Phrases by their first word, longest first, and single words cut by * by their beginning. */
typedef struct
{
  GHashTable *phrases;  /* first word -> GPtrArray of Phrase */
  GHashTable *prefixes; /* beginning -> Phrase */
  guint n;
} Table;

struct _LtOpinionWords
{
  Table *opinions;
  Table *lists[LT_N_WORD_LISTS];
};

static const char *const list_names[LT_N_WORD_LISTS] = {
  "negators",
  "boosters",
  "hedges",
  "contrast",
  "agreement",
  "disagreement",
};

static void
phrase_free (Phrase *phrase)
{
  g_strfreev (phrase->words);
  g_free (phrase);
}

static Table *
table_new (void)
{
  Table *table = g_new0 (Table, 1);

  table->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  table->prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) phrase_free);

  return table;
}

static void
table_free (Table *table)
{
  g_hash_table_unref (table->phrases);
  g_hash_table_unref (table->prefixes);
  g_free (table);
}

static int
compare_phrases (gconstpointer a,
                 gconstpointer b)
{
  const Phrase *left = *(const Phrase *const *) a;
  const Phrase *right = *(const Phrase *const *) b;

  return (int) right->n_words - (int) left->n_words;
}

static void
table_add (Table *table,
           const char *entry,
           double weight)
{
  Phrase *phrase = g_new0 (Phrase, 1);
  GPtrArray *same = NULL;

  phrase->words = g_strsplit (entry, " ", -1);
  phrase->n_words = g_strv_length (phrase->words);
  phrase->weight = weight;
  table->n++;

  if (phrase->n_words == 1 && g_str_has_suffix (entry, "*"))
    {
      g_hash_table_replace (table->prefixes, g_strndup (entry, MIN (strlen (entry) - 1, MAX_PREFIX)), phrase);
      return;
    }

  same = g_hash_table_lookup (table->phrases, phrase->words[0]);

  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func ((GDestroyNotify) phrase_free);
      g_hash_table_insert (table->phrases, g_strdup (phrase->words[0]), same);
    }

  g_ptr_array_add (same, phrase);
  g_ptr_array_sort (same, compare_phrases);
}

static void
add_entries (Table *table,
             const char *list,
             double weight)
{
  g_auto (GStrv) entries = g_strsplit (list, ",", -1);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_strstrip (entries[i]);

      if (entries[i][0] != '\0')
        table_add (table, entries[i], weight);
    }
}

/* "2  great, excellent": one weight for the words behind it. */
static gboolean
add_weighted_line (Table *table,
                   const char *line,
                   GError **error)
{
  char *rest = NULL;
  double weight = g_ascii_strtod (line, &rest);

  if (rest == line || !g_ascii_isspace (*rest) || !isfinite (weight) || fabs (weight) > MAX_WEIGHT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("A line of opinion words begins with no weight from −3 to 3: “%.40s”"), line);
      return FALSE;
    }

  add_entries (table, rest, weight);
  return TRUE;
}

/**
 * lt_opinion_words_new:
 * @file: a file in the form of data/stance-words.conf
 *
 * Returns: (transfer full) (nullable): the lists, or %NULL with a #GIOError for a line without a weight
 */
LtOpinionWords *
lt_opinion_words_new (LtRuleFile *file,
                      GError **error)
{
  g_autoptr (LtOpinionWords) self = g_new0 (LtOpinionWords, 1);
  GPtrArray *lines = lt_rule_file_lines (file, "words");

  self->opinions = table_new ();

  for (guint i = 0; i < LT_N_WORD_LISTS; i++)
    {
      GPtrArray *entries = lt_rule_file_lines (file, list_names[i]);

      self->lists[i] = table_new ();

      for (guint j = 0; j < entries->len; j++)
        add_entries (self->lists[i], g_ptr_array_index (entries, j), 0.0);
    }

  for (guint i = 0; i < lines->len; i++)
    {
      if (!add_weighted_line (self->opinions, g_ptr_array_index (lines, i), error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

void
lt_opinion_words_free (LtOpinionWords *self)
{
  for (guint i = 0; i < LT_N_WORD_LISTS; i++)
    g_clear_pointer (&self->lists[i], table_free);

  g_clear_pointer (&self->opinions, table_free);
  g_free (self);
}

guint
lt_opinion_words_size (LtOpinionWords *self)
{
  return self->opinions->n;
}

static gboolean
word_matches (const char *pattern,
              const char *word)
{
  gsize length = strlen (pattern);

  if (length > 0 && pattern[length - 1] == '*')
    return strncmp (pattern, word, length - 1) == 0;

  return strcmp (pattern, word) == 0;
}

static gboolean
phrase_matches (const Phrase *phrase,
                const LtOpinionTokens *tokens,
                guint index)
{
  if (index + phrase->n_words > tokens->tokens->len)
    return FALSE;

  for (guint i = 0; i < phrase->n_words; i++)
    {
      const LtToken *token = &g_array_index (tokens->tokens, LtToken, index + i);

      if (token->kind != LT_TOKEN_WORD || !word_matches (phrase->words[i], token->word))
        return FALSE;
    }

  return TRUE;
}

/* The longest listed beginning of @word. */
static const Phrase *
find_prefix (const Table *table,
             const char *word)
{
  char start[MAX_PREFIX + 1];
  gsize length = MIN (strlen (word), MAX_PREFIX);

  memcpy (start, word, length);

  for (; length >= MIN_PREFIX; length--)
    {
      const Phrase *phrase = NULL;

      start[length] = '\0';
      phrase = g_hash_table_lookup (table->prefixes, start);

      if (phrase != NULL)
        return phrase;
    }

  return NULL;
}

static const Phrase *
table_find (const Table *table,
            const LtOpinionTokens *tokens,
            guint index)
{
  const LtToken *token = &g_array_index (tokens->tokens, LtToken, index);
  GPtrArray *same = NULL;

  if (token->kind != LT_TOKEN_WORD)
    return NULL;

  same = g_hash_table_lookup (table->phrases, token->word);

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const Phrase *phrase = g_ptr_array_index (same, i);

      if (phrase_matches (phrase, tokens, index))
        return phrase;
    }

  return g_hash_table_size (table->prefixes) > 0 ? find_prefix (table, token->word) : NULL;
}

guint
lt_opinion_words_weigh (LtOpinionWords *self,
                        const LtOpinionTokens *tokens,
                        guint index,
                        double *weight)
{
  const Phrase *phrase = table_find (self->opinions, tokens, index);

  *weight = phrase != NULL ? phrase->weight : 0.0;
  return phrase != NULL ? phrase->n_words : 0;
}

guint
lt_opinion_words_match (LtOpinionWords *self,
                        LtWordList list,
                        const LtOpinionTokens *tokens,
                        guint index)
{
  const Phrase *phrase = table_find (self->lists[list], tokens, index);

  return phrase != NULL ? phrase->n_words : 0;
}
