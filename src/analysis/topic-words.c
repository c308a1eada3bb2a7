/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/topic-words.h"

#include "text/sentences.h"

#include <math.h>
#include <string.h>

/* Words of one story share a stem more often than not: its first letters are enough to count them together. */
#define STEM_CHARACTERS 7
#define MIN_CHARACTERS 3
#define TITLE_WEIGHT 4.0
#define MAX_TEXT_BYTES 60000

static const char *const function_words[] = {
  "a", "able", "about", "above", "according", "across", "actually", "after", "again", "against",
  "ago", "all", "almost", "along", "already", "also", "although", "always", "am", "among", "an",
  "and", "another", "any", "anyone", "anything", "anyway", "are", "aren't", "around", "as", "ask",
  "at", "away", "back", "be", "became", "because", "become", "been", "before", "behind", "being",
  "below", "best", "better", "between", "bit", "both", "but", "by", "came", "can", "can't",
  "cannot", "come", "could", "couldn't", "did", "didn't", "do", "does", "doesn't", "doing",
  "don't", "done", "down", "each", "either", "else", "enough", "especially", "etc", "even",
  "ever", "every", "everyone", "everything", "exactly", "few", "for", "from", "get", "gets",
  "getting", "give", "go", "goes", "going", "gone", "gonna", "good", "got", "had", "has",
  "hasn't", "have", "haven't", "having", "he", "her", "here", "hers", "him", "his", "how",
  "however", "i", "i'd", "i'll", "i'm", "i've", "if", "in", "indeed", "instead", "into", "is",
  "isn't", "it", "it's", "its", "itself", "just", "keep", "kind", "know", "last", "least", "less",
  "let", "like", "likely", "little", "look", "lot", "lots", "made", "make", "makes", "making",
  "many", "may", "maybe", "me", "mean", "might", "more", "most", "mostly", "much", "must", "my",
  "myself", "need", "needs", "never", "new", "next", "no", "nor", "not", "nothing", "now", "of",
  "off", "often", "ok", "on", "once", "one", "only", "onto", "or", "other", "others", "our",
  "out", "over", "own", "part", "people", "perhaps", "point", "pretty", "probably", "put",
  "quite", "rather", "re", "really", "right", "said", "same", "say", "says", "see", "seem",
  "seems", "several", "she", "should", "show", "since", "so", "some", "someone", "something",
  "sometimes", "soon", "sort", "still", "such", "sure", "take", "than", "thank", "thanks", "that",
  "that's", "the", "their", "them", "then", "there", "there's", "these", "they", "they're",
  "thing", "things", "think", "this", "those", "though", "through", "time", "to", "today",
  "together", "too", "toward", "try", "trying", "two", "under", "until", "up", "upon", "us",
  "use", "used", "using", "very", "via", "want", "wants", "was", "wasn't", "way", "we", "we're",
  "we've", "well", "went", "were", "what", "what's", "when", "where", "whether", "which", "while",
  "who", "whole", "whose", "why", "will", "with", "within", "without", "won't", "work", "works",
  "would", "wouldn't", "yes", "yet", "you", "you'll", "you're", "you've", "your", "yours", NULL
};

struct _LtTopicWords
{
  GHashTable *weights; /* stem -> double */
  double largest;
};

static gboolean
is_function_word (const char *word)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (function_words) - 1;

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (word, function_words[middle]);

      if (order == 0)
        return TRUE;

      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}

static void
cut_to_stem (char *word)
{
  gsize length = strlen (word);

  if (length > STEM_CHARACTERS && g_str_is_ascii (word))
    word[STEM_CHARACTERS] = '\0';
  else if (length > MIN_CHARACTERS && word[length - 1] == 's')
    word[length - 1] = '\0';
}

/**
 * lt_content_words:
 * @length: bytes of @text, or -1
 *
 * Returns: (transfer full) (element-type utf8): the stems of all words that mean something, in order
 */
GPtrArray *
lt_content_words (const char *text,
                  gssize length)
{
  g_autoptr (GPtrArray) words = lt_words (text, length);
  GPtrArray *content = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < words->len; i++)
    {
      char *word = g_strdup (g_ptr_array_index (words, i));

      if ((g_utf8_strlen (word, -1) < MIN_CHARACTERS && strcmp (word, "ai") != 0) || is_function_word (word))
        {
          g_free (word);
          continue;
        }

      cut_to_stem (word);
      g_ptr_array_add (content, word);
    }

  return content;
}

static GHashTable *
set_of (GPtrArray *words)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (set, g_ptr_array_index (words, i));

  return set;
}

double
lt_content_overlap (GPtrArray *a,
                    GPtrArray *b)
{
  g_autoptr (GHashTable) left = set_of (a);
  g_autoptr (GHashTable) right = set_of (b);
  GHashTableIter iter;
  gpointer word = NULL;
  guint common = 0;
  guint smaller = MIN (g_hash_table_size (left), g_hash_table_size (right));

  if (smaller == 0)
    return 0.0;

  g_hash_table_iter_init (&iter, left);

  while (g_hash_table_iter_next (&iter, &word, NULL))
    common += g_hash_table_contains (right, word);

  return (double) common / smaller;
}

static void
add_weight (LtTopicWords *self,
            const char *word,
            double amount)
{
  double *weight = g_hash_table_lookup (self->weights, word);

  if (weight == NULL)
    {
      weight = g_new0 (double, 1);
      g_hash_table_insert (self->weights, g_strdup (word), weight);
    }

  *weight += amount;
  self->largest = MAX (self->largest, log1p (*weight));
}

static void
add_words (LtTopicWords *self,
           const char *text,
           double amount)
{
  g_autoptr (GPtrArray) words = lt_content_words (text, (gssize) strnlen (text, MAX_TEXT_BYTES));

  for (guint i = 0; i < words->len; i++)
    add_weight (self, g_ptr_array_index (words, i), amount);
}

/**
 * lt_topic_words_new:
 * @article: (nullable): the text of the article or post
 */
LtTopicWords *
lt_topic_words_new (const char *title,
                    const char *article)
{
  LtTopicWords *self = g_new0 (LtTopicWords, 1);

  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_words (self, title, TITLE_WEIGHT);

  if (article != NULL)
    add_words (self, article, 1.0);

  return self;
}

void
lt_topic_words_free (LtTopicWords *self)
{
  g_hash_table_unref (self->weights);
  g_free (self);
}

void
lt_topic_words_learn (LtTopicWords *self,
                      const char *text)
{
  g_autoptr (GPtrArray) words = lt_content_words (text, (gssize) strnlen (text, MAX_TEXT_BYTES));
  g_autoptr (GHashTable) seen = set_of (words);
  GHashTableIter iter;
  gpointer word = NULL;

  g_hash_table_iter_init (&iter, seen);

  while (g_hash_table_iter_next (&iter, &word, NULL))
    add_weight (self, word, 0.5);
}

double
lt_topic_words_score (LtTopicWords *self,
                      GPtrArray *words)
{
  g_autoptr (GHashTable) seen = set_of (words);
  GHashTableIter iter;
  gpointer word = NULL;
  double sum = 0.0;

  g_hash_table_iter_init (&iter, seen);

  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      const double *weight = g_hash_table_lookup (self->weights, word);

      sum += weight != NULL ? log1p (*weight) : 0.0;
    }

  /* Longer sentences hold more by being long: the root keeps them from winning for that alone. */
  return self->largest > 0.0 ? sum / self->largest / sqrt (MAX (g_hash_table_size (seen), 6.0)) / 2.0 : 0.0;
}
