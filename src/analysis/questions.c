/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/questions.h"

#include "analysis/topic-words.h"
#include "text/sentences.h"

#include <string.h>

#define MIN_WORDS 5
#define MAX_WORDS 30
#define MIN_CONTENT_WORDS 4
#define MAX_CHARACTERS 200
/* Two questions that share this much of the shorter one's words ask the same. */
#define SAME_QUESTION 0.6
/* Comparing all with all is quadratic: the first so many in the thread's order stand for the rest. */
#define MAX_QUESTIONS 300

typedef struct
{
  guint index;
  char *text;
  GPtrArray *words;
} Asked;

static void
asked_free (Asked *asked)
{
  g_free (asked->text);
  g_ptr_array_unref (asked->words);
  g_free (asked);
}

void
lt_open_question_free (LtOpenQuestion *self)
{
  g_free (self->text);
  g_free (self);
}

/* Cheap tests first: most sentences are no questions, and hostile ones are long. */
static gboolean
is_own_question (const LtReading *reading,
                 const char *text,
                 const LtSpan *span,
                 const char *sentence)
{
  g_autoptr (GPtrArray) words = NULL;
  const char *line = text + span->start;

  if (!g_str_has_suffix (sentence, "?") || g_utf8_strlen (sentence, -1) > MAX_CHARACTERS
      || !g_unichar_isupper (g_utf8_get_char (sentence)) || strchr (sentence, '"') != NULL)
    return FALSE;

  while (line > text && line[-1] != '\n')
    line--;

  words = lt_words (sentence, -1);

  return *line != '>' && words->len >= MIN_WORDS && words->len <= MAX_WORDS
         && !lt_text_screen_dangles (reading->screen, sentence)
         && !lt_text_screen_is_private (reading->screen, sentence)
         && !lt_text_screen_is_meta (reading->screen, sentence)
         && !lt_text_screen_insults (reading->screen, sentence);
}

static void
collect_from (GPtrArray *asked,
              const LtReading *reading,
              guint index)
{
  const LtReadComment *entry = lt_reading_get (reading, index);
  g_autoptr (GArray) spans = NULL;

  if (!entry->comment->counted || entry->suspicious || entry->comment->author == NULL || entry->comment->author[0] == '['
      || lt_text_screen_has_hidden (entry->comment->text))
    return;

  spans = lt_sentences (entry->comment->text);

  for (guint i = 0; i < spans->len && asked->len < MAX_QUESTIONS; i++)
    {
      const LtSpan *span = &g_array_index (spans, LtSpan, i);
      g_autofree char *sentence = g_strndup (entry->comment->text + span->start, span->length);
      Asked *question = NULL;

      if (!is_own_question (reading, entry->comment->text, span, sentence)
          || (entry->parent != LT_NO_COMMENT && lt_text_screen_addresses_reader (reading->screen, sentence)))
        continue;

      question = g_new0 (Asked, 1);
      question->index = index;
      question->words = lt_content_words (sentence, -1);
      question->text = g_steal_pointer (&sentence);
      g_ptr_array_add (asked, question);
    }
}

/* How many authors ask what @first asks; those met are marked in @used. */
static guint
count_authors (const LtReading *reading,
               GPtrArray *asked,
               guint first,
               gboolean *used)
{
  const Asked *question = g_ptr_array_index (asked, first);
  g_autoptr (GHashTable) authors = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (authors, lt_reading_get (reading, question->index)->comment->author);

  for (guint i = first + 1; i < asked->len; i++)
    {
      const Asked *other = g_ptr_array_index (asked, i);

      if (used[i] || other->words->len < MIN_CONTENT_WORDS
          || lt_content_overlap (question->words, other->words) < SAME_QUESTION)
        continue;

      used[i] = TRUE;
      g_hash_table_add (authors, lt_reading_get (reading, other->index)->comment->author);
    }

  return g_hash_table_size (authors);
}

static int
compare_questions (gconstpointer a,
                   gconstpointer b)
{
  const LtOpenQuestion *left = *(const LtOpenQuestion *const *) a;
  const LtOpenQuestion *right = *(const LtOpenQuestion *const *) b;

  if (left->n_authors != right->n_authors)
    return left->n_authors < right->n_authors ? 1 : -1;

  return (left->index > right->index) - (left->index < right->index);
}

GPtrArray *
lt_open_questions_find (const LtReading *reading,
                        guint limit)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func ((GDestroyNotify) asked_free);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_open_question_free);
  g_autofree gboolean *used = g_new0 (gboolean, MAX_QUESTIONS + 1);

  for (guint i = 0; i < reading->comments->len; i++)
    collect_from (asked, reading, i);

  for (guint i = 0; i < asked->len; i++)
    {
      const Asked *question = g_ptr_array_index (asked, i);
      LtOpenQuestion *open = NULL;
      guint n_authors = 0;

      if (used[i] || question->words->len < MIN_CONTENT_WORDS)
        continue;

      n_authors = count_authors (reading, asked, i, used);

      if (n_authors < 2)
        continue;

      open = g_new0 (LtOpenQuestion, 1);
      open->index = question->index;
      open->n_authors = n_authors;
      open->text = g_strdup (question->text);
      g_ptr_array_add (found, open);
    }

  g_ptr_array_sort (found, compare_questions);
  g_ptr_array_set_size (found, (int) MIN (found->len, limit));

  return found;
}
