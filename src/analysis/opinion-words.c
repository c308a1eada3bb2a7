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

/* What cannot be in the lists is known from one bit of its hash; see lt_opinion_words_find(). */
#define FILTER_BITS (1u << 16)

typedef struct
{
  char **words; /* the last may end in * */
  guint n_words;
  char second; /* what the second word begins with; NUL of a single word */
  double weight;
} Phrase;

struct _LtOpinionEntry
{
  GPtrArray *phrases[LT_N_WORD_LISTS];   /* those that begin with the word, longest first; or NULL */
  const Phrase *begins[LT_N_WORD_LISTS]; /* the longest that is cut by * and begins the word; or NULL */
};

struct _LtOpinionWords
{
  GPtrArray *phrases;     /* owns all */
  GHashTable *words;      /* first word -> LtOpinionEntry */
  GHashTable *beginnings; /* beginning -> LtOpinionEntry */
  guint n_opinions;
  guint8 word_filter[FILTER_BITS / 8];
  guint8 beginning_filter[FILTER_BITS / 8];
};

static const char *const list_names[LT_N_WORD_LISTS] = {
  "words",
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

static void
entry_free (LtOpinionEntry *entry)
{
  for (guint i = 0; i < LT_N_WORD_LISTS; i++)
    g_clear_pointer (&entry->phrases[i], g_ptr_array_unref);

  g_free (entry);
}

/* FNV-1a without its start. */
static guint32
hash_next (guint32 hash,
           char byte)
{
  return (hash ^ (guint8) byte) * 16777619u;
}

static guint
bit_of (guint32 hash)
{
  return (hash ^ (hash >> 16)) & (FILTER_BITS - 1);
}

static gboolean
may_hold (const guint8 filter[FILTER_BITS / 8],
          guint32 hash)
{
  guint bit = bit_of (hash);

  return (filter[bit / 8] >> (bit % 8)) & 1;
}

static LtOpinionEntry *
ensure_entry (GHashTable *table,
              guint8 filter[FILTER_BITS / 8],
              const char *key)
{
  LtOpinionEntry *entry = g_hash_table_lookup (table, key);
  guint32 hash = 0;

  if (entry != NULL)
    return entry;

  for (const char *at = key; *at != '\0'; at++)
    hash = hash_next (hash, *at);

  filter[bit_of (hash) / 8] |= (guint8) (1u << (bit_of (hash) % 8));
  entry = g_new0 (LtOpinionEntry, 1);
  g_hash_table_insert (table, g_strdup (key), entry);
  return entry;
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
add_entry (LtOpinionWords *self,
           LtWordList list,
           const char *text,
           double weight)
{
  Phrase *phrase = g_new0 (Phrase, 1);
  LtOpinionEntry *entry = NULL;

  phrase->words = g_strsplit (text, " ", -1);
  phrase->n_words = g_strv_length (phrase->words);
  phrase->second = phrase->n_words > 1 ? phrase->words[1][0] : '\0';
  phrase->weight = weight;
  g_ptr_array_add (self->phrases, phrase);
  self->n_opinions += list == LT_WORDS_OPINIONS;

  if (phrase->n_words == 1 && g_str_has_suffix (text, "*"))
    {
      g_autofree char *beginning = g_strndup (text, MIN (strlen (text) - 1, MAX_PREFIX));

      ensure_entry (self->beginnings, self->beginning_filter, beginning)->begins[list] = phrase;
      return;
    }

  entry = ensure_entry (self->words, self->word_filter, phrase->words[0]);

  if (entry->phrases[list] == NULL)
    entry->phrases[list] = g_ptr_array_new ();

  g_ptr_array_add (entry->phrases[list], phrase);
  g_ptr_array_sort (entry->phrases[list], compare_phrases);
}

static void
add_entries (LtOpinionWords *self,
             LtWordList list,
             const char *line,
             double weight)
{
  g_auto (GStrv) entries = g_strsplit (line, ",", -1);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_strstrip (entries[i]);

      if (entries[i][0] != '\0')
        add_entry (self, list, entries[i], weight);
    }
}

/* "2  great, excellent": one weight for the words behind it. */
static gboolean
add_weighted_line (LtOpinionWords *self,
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

  add_entries (self, LT_WORDS_OPINIONS, rest, weight);
  return TRUE;
}

/* For each list that @entry says nothing of: what it holds of a shorter beginning of @word. */
static void
inherit_beginnings (LtOpinionWords *self,
                    const char *word,
                    LtOpinionEntry *entry)
{
  for (gsize length = MIN (strlen (word), MAX_PREFIX); length >= MIN_PREFIX; length--)
    {
      g_autofree char *beginning = g_strndup (word, length);
      const LtOpinionEntry *shorter = g_hash_table_lookup (self->beginnings, beginning);

      for (guint list = 0; shorter != NULL && list < LT_N_WORD_LISTS; list++)
        {
          if (entry->begins[list] == NULL)
            entry->begins[list] = shorter->begins[list];
        }
    }
}

static void
inherit_all (LtOpinionWords *self,
             GHashTable *table)
{
  GHashTableIter iter;
  gpointer word;
  gpointer entry;

  g_hash_table_iter_init (&iter, table);

  while (g_hash_table_iter_next (&iter, &word, &entry))
    inherit_beginnings (self, word, entry);
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

  self->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) phrase_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);
  self->beginnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entry_free);

  for (LtWordList list = 0; list < LT_N_WORD_LISTS; list++)
    {
      GPtrArray *lines = lt_rule_file_lines (file, list_names[list]);

      for (guint i = 0; i < lines->len; i++)
        {
          if (list != LT_WORDS_OPINIONS)
            add_entries (self, list, g_ptr_array_index (lines, i), 0.0);
          else if (!add_weighted_line (self, g_ptr_array_index (lines, i), error))
            return NULL;
        }
    }

  inherit_all (self, self->beginnings);
  inherit_all (self, self->words);

  return g_steal_pointer (&self);
}

void
lt_opinion_words_free (LtOpinionWords *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->beginnings);
  g_ptr_array_unref (self->phrases);
  g_free (self);
}

guint
lt_opinion_words_size (LtOpinionWords *self)
{
  return self->n_opinions;
}

static const LtOpinionEntry *
look_up_beginning (LtOpinionWords *self,
                   const char *word,
                   gsize length)
{
  char beginning[MAX_PREFIX + 1];

  memcpy (beginning, word, length);
  beginning[length] = '\0';
  return g_hash_table_lookup (self->beginnings, beginning);
}

/**
 * lt_opinion_words_find:
 *
 * One pass over the word tells for nearly all words that no list holds them: the tables are asked only about what
 * the filters let through.
 */
const LtOpinionEntry *
lt_opinion_words_find (LtOpinionWords *self,
                       const char *word)
{
  const LtOpinionEntry *longest = NULL;
  const LtOpinionEntry *whole = NULL;
  guint32 hash = 0;
  gsize length = 0;

  while (word[length] != '\0')
    {
      hash = hash_next (hash, word[length++]);

      if (length >= MIN_PREFIX && length <= MAX_PREFIX && may_hold (self->beginning_filter, hash))
        {
          const LtOpinionEntry *found = look_up_beginning (self, word, length);

          longest = found != NULL ? found : longest;
        }
    }

  if (may_hold (self->word_filter, hash))
    whole = g_hash_table_lookup (self->words, word);

  return whole != NULL ? whole : longest;
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
may_follow (const Phrase *phrase,
            const LtOpinionTokens *tokens,
            guint index)
{
  const LtToken *token = &g_array_index (tokens->tokens, LtToken, index);

  return token->kind == LT_TOKEN_WORD && (token->word[0] == phrase->second || phrase->second == '*');
}

static gboolean
phrase_matches (const Phrase *phrase,
                const LtOpinionTokens *tokens,
                guint index)
{
  if (phrase->n_words == 1)
    return TRUE;

  /* Most phrases are ruled out here, before their words are read. */
  if (index + phrase->n_words > tokens->tokens->len || !may_follow (phrase, tokens, index + 1))
    return FALSE;

  /* The first word is what the entry was found by. */
  for (guint i = 1; i < phrase->n_words; i++)
    {
      const LtToken *token = &g_array_index (tokens->tokens, LtToken, index + i);

      if (token->kind != LT_TOKEN_WORD || !word_matches (phrase->words[i], token->word))
        return FALSE;
    }

  return TRUE;
}

static const Phrase *
find_phrase (const LtOpinionEntry *entry,
             LtWordList list,
             const LtOpinionTokens *tokens,
             guint index)
{
  GPtrArray *phrases = entry->phrases[list];

  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      const Phrase *phrase = g_ptr_array_index (phrases, i);

      if (phrase_matches (phrase, tokens, index))
        return phrase;
    }

  return entry->begins[list];
}

/**
 * lt_opinion_entry_match:
 * @entry: (nullable): what lt_opinion_words_find() gave for the word at @index
 * @weight: (out) (optional): from −3 to 3; 0 where nothing matches and in all lists but that of opinions
 */
guint
lt_opinion_entry_match (const LtOpinionEntry *entry,
                        LtWordList list,
                        const LtOpinionTokens *tokens,
                        guint index,
                        double *weight)
{
  const Phrase *phrase = entry != NULL ? find_phrase (entry, list, tokens, index) : NULL;

  if (weight != NULL)
    *weight = phrase != NULL ? phrase->weight : 0.0;

  return phrase != NULL ? phrase->n_words : 0;
}
