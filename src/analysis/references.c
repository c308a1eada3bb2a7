/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/references.h"

#include "analysis/topic-words.h"
#include "text/sentences.h"

#include <string.h>

/* "It is hard to see": the words behind "it" among which a "to" or "that" shows that it stands for nothing. */
#define EXPLETIVE_REACH 5
/* "This new open model": the noun comes within so many words. */
#define NOUN_REACH 3

/* Stand for a thing, for several, for a person. */
static const char *const thing_words[] = { "it", "it'd", "it'll", "it's", "its", "itself" };
static const char *const many_words[] = { "their", "theirs", "them", "they", "they'd", "they'll", "they're", "they've" };
static const char *const person_words[] = {
  "he", "he'd", "he'll", "he's", "her", "him", "his", "she", "she'd", "she'll", "she's"
};
static const char *const pointing_words[] = { "these", "this", "those" };

/* Words of content that are no thing: what people do with things, and how. */
static const char *const no_things[] = {
  "absolut", "agree", "agreed", "amazing", "appreci", "ask", "asked", "asking", "assume", "awesome", "bad",
  "believe", "bet", "call", "certain", "cool", "curious", "day", "definit", "disagre", "doubt", "downloa",
  "enjoy", "excited", "expect", "fact", "feel", "felt", "figure", "find", "first", "fix", "found", "gave",
  "generat", "glad", "gotta", "great", "gues", "happy", "hard", "hate", "hated", "hear", "heard", "help",
  "hope", "hoping", "idea", "imagine", "impress", "install", "interes", "later", "literal", "long", "looked",
  "looking", "love", "loved", "mean", "moment", "nice", "persona", "planning", "play", "played", "post",
  "read", "reading", "recent", "recomme", "remembe", "run", "running", "saw", "seen", "seriou", "share",
  "start", "started", "stop", "stopped", "suppose", "surpris", "suspect", "tell", "test", "tested", "that",
  "thought", "tried", "underst", "waiting", "watch", "watched", "wish", "wonder", "wonderi", "worried",
  "wrote", "year"
};

/* Who "he" or "she" may be without a name. */
static const char *const persons[] = {
  "author", "boss", "boy", "brother", "ceo", "child", "daughte", "dad", "develop", "everyon", "father",
  "founder", "friend", "girl", "guy", "husband", "kid", "man", "mom", "mother", "person", "somebod",
  "someone", "son", "student", "teacher", "user", "wife", "woman"
};

/* What a story is, when it is called "this …". */
static const char *const story_words[] = {
  "announc", "app", "applica", "approac", "article", "benchma", "bill", "blog", "book", "busines", "chip",
  "company", "course", "dataset", "decisio", "demo", "device", "editor", "extensi", "feature", "framewo",
  "game", "graph", "hardwar", "initiat", "interfa", "languag", "law", "lawsuit", "library", "list", "llm",
  "method", "model", "new", "package", "paper", "plan", "plugin", "policy", "post", "product", "program",
  "project", "release", "report", "repo", "reposit", "researc", "result", "service", "site", "softwar",
  "startup", "story", "study", "system", "talk", "team", "techniq", "technol", "tool", "update", "video",
  "website"
};

/* Between "this" and its noun. */
static const char *const between[] = {
  "entire", "first", "kind", "last", "little", "new", "next", "of", "other", "sort", "very", "whole"
};

/* "This week" needs nothing before it. */
static const char *const times[] = {
  "age", "autumn", "century", "day", "decade", "evening", "month", "morning", "point", "quarter", "spring",
  "summer", "time", "week", "weekend", "winter", "year"
};

typedef struct
{
  char *folded; /* lower case, ' for U+2019 */
  char *stem;   /* of a word of content, or NULL */
  gboolean large;
  gboolean begins; /* a sentence */
  gboolean pauses; /* a mark stands behind it */
} Word;

static void
word_clear (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
  g_free (word->stem);
}

static gboolean
is_one_of (const char *word,
           const char *const *words,
           gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (strcmp (word, words[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

#define IS_ONE_OF(word, words) is_one_of (word, words, G_N_ELEMENTS (words))

static gboolean
is_inside_word (const char *at,
                const char *start)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isalnum (c)
         || (at > start && (c == '\'' || c == 0x2019 || c == '.') && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (at))));
}

static char *
fold (const char *start,
      gsize length)
{
  g_autofree char *lower = g_utf8_strdown (start, (gssize) length);
  g_auto (GStrv) parts = g_strsplit (lower, "’", -1);

  return g_strjoinv ("'", parts);
}

static char *
stem_of (const char *folded)
{
  g_autoptr (GPtrArray) content = lt_content_words (folded, -1);

  return content->len > 0 ? g_strdup (g_ptr_array_index (content, 0)) : NULL;
}

static GArray *
words_of (const char *passage)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gboolean begins = TRUE;
  const char *at = passage;

  g_array_set_clear_func (words, word_clear);

  while (*at != '\0')
    {
      const char *start = at;
      Word word = { .large = g_unichar_isupper (g_utf8_get_char (at)), .begins = begins };

      while (*at != '\0' && is_inside_word (at, start))
        at = g_utf8_next_char (at);

      if (at > start)
        {
          word.folded = fold (start, (gsize) (at - start));
          word.stem = stem_of (word.folded);
          word.pauses = strchr (".,;:!?)", *at) != NULL;
          g_array_append_val (words, word);
          begins = FALSE;
          continue;
        }

      begins = begins || *at == '.' || *at == '!' || *at == '?' || *at == ':';
      at = g_utf8_next_char (at);
    }

  return words;
}

static const Word *
word_at (GArray *words,
         guint index)
{
  return &g_array_index (words, Word, index);
}

static gboolean
is_thing (const Word *word)
{
  return word->stem != NULL && !IS_ONE_OF (word->stem, no_things) && !g_str_has_suffix (word->folded, "ly");
}

/* The name of something: a large letter where none is due. */
static gboolean
is_name (const Word *word)
{
  return word->large && !word->begins && word->folded[0] != 'i';
}

static gboolean
is_person (const Word *word)
{
  return is_name (word) || (word->stem != NULL && IS_ONE_OF (word->stem, persons));
}

static gboolean
are_several (const Word *word)
{
  return is_thing (word) && (word->large || g_str_has_suffix (word->folded, "s"));
}

typedef gboolean (*Check) (const Word *word);

static gboolean
stands_before (GArray *words,
               guint index,
               Check check)
{
  static const char *const groups[] = {
    "anybody", "anyone", "everybody", "everyone", "nobody", "others", "people", "someone", "we", "who"
  };

  for (guint i = 0; i < index; i++)
    {
      const Word *word = word_at (words, i);

      if (check (word) || (check == are_several && IS_ONE_OF (word->folded, groups)))
        return TRUE;
    }

  return FALSE;
}

/* "It is hard to see", "makes it easy to go". */
static gboolean
is_expletive (GArray *words,
              guint index)
{
  for (guint i = index + 1; i < words->len && i <= index + EXPLETIVE_REACH; i++)
    {
      static const char *const openers[] = { "how", "if", "that", "to", "when", "whether", "why" };

      if (IS_ONE_OF (word_at (words, i)->folded, openers))
        return TRUE;
    }

  return FALSE;
}

/* "This tool", "these large models": of the story, or named before. */
static gboolean
is_known_noun (GArray *words,
               guint index,
               GHashTable *named,
               gboolean beside)
{
  for (guint i = index + 1; i < words->len && i <= index + NOUN_REACH; i++)
    {
      const char *stem = word_at (words, i)->stem;

      if (stem == NULL && IS_ONE_OF (word_at (words, i)->folded, between))
        continue;

      if (stem == NULL)
        return IS_ONE_OF (word_at (words, i)->folded, times);

      if (IS_ONE_OF (stem, times) || (beside && IS_ONE_OF (stem, story_words))
          || (named != NULL && g_hash_table_contains (named, stem)))
        return TRUE;

      for (guint j = 0; j < index; j++)
        {
          if (g_strcmp0 (word_at (words, j)->stem, stem) == 0)
            return TRUE;
        }

      if (word_at (words, i)->pauses)
        break;
    }

  return FALSE;
}

/* "In that case": one that points as "this" does, not the "that" of "a plan that works". */
static gboolean
that_points (GArray *words,
             guint index)
{
  static const char *const prepositions[] = { "about", "at", "by", "for", "from", "in", "of", "on", "to", "under", "with" };

  if (strcmp (word_at (words, index)->folded, "that") != 0 || index + 1 == words->len || word_at (words, index)->pauses)
    return FALSE;

  return word_at (words, index + 1)->stem != NULL
         && (index == 0 || word_at (words, index - 1)->pauses || IS_ONE_OF (word_at (words, index - 1)->folded, prepositions));
}

/* "I think that's wrong", "all of that.": one that stands for a thing itself. */
static gboolean
that_stands_alone (GArray *words,
                   guint index)
{
  static const char *const thoughts[] = {
    "because", "believe", "but", "guess", "hope", "if", "like", "of", "so", "think", "when", "with"
  };
  static const char *const deeds[] = { "did", "do", "does", "doing", "done" };
  const Word *word = word_at (words, index);

  return (strcmp (word->folded, "that") == 0 && (word->pauses || (index > 0 && IS_ONE_OF (word_at (words, index - 1)->folded, deeds))))
         || (strcmp (word->folded, "that's") == 0
             && (index == 0 || word_at (words, index - 1)->pauses || IS_ONE_OF (word_at (words, index - 1)->folded, thoughts)));
}

/* "Those who garden" says itself who they are. */
static gboolean
explains_itself (GArray *words,
                 guint index)
{
  static const char *const openers[] = { "of", "that", "who", "with", "without" };

  return strcmp (word_at (words, index)->folded, "those") == 0 && index + 1 < words->len
         && IS_ONE_OF (word_at (words, index + 1)->folded, openers);
}

static gboolean
holds (GArray *words,
       guint index,
       GHashTable *named,
       gboolean beside)
{
  const char *word = word_at (words, index)->folded;

  if (IS_ONE_OF (word, thing_words))
    return is_expletive (words, index) || stands_before (words, index, is_thing);

  if (that_stands_alone (words, index))
    return stands_before (words, index, is_thing);

  if (IS_ONE_OF (word, many_words))
    return stands_before (words, index, are_several);

  if (IS_ONE_OF (word, person_words))
    return stands_before (words, index, is_person);

  return !(IS_ONE_OF (word, pointing_words) || that_points (words, index))
         || explains_itself (words, index) || is_known_noun (words, index, named, beside);
}

gboolean
lt_references_hold (const char *passage,
                    GHashTable *named,
                    gboolean beside)
{
  g_autoptr (GArray) words = words_of (passage);

  for (guint i = 0; i < words->len; i++)
    {
      if (!holds (words, i, named, beside))
        return FALSE;
    }

  return TRUE;
}
