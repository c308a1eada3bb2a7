/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/candidates.h"

#include "text/sentences.h"

#include <math.h>
#include <string.h>

/* FEED.md's voices are people: an account that is gone is counted, never quoted. */
#define MIN_WORDS 7
#define MAX_WORDS_A_SENTENCE 60
/* A comment is looked at to this depth: what matters stands early, and hostile texts are long. */
#define MAX_SENTENCES 40
/* Of letters among all characters: tables, code and noise have fewer. */
#define MIN_LETTERS 0.7

void
lt_candidate_free (LtCandidate *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->words);
  g_free (self);
}

LtCandidate *
lt_candidate_copy (const LtCandidate *self)
{
  LtCandidate *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->words = g_ptr_array_ref (self->words);

  return copy;
}

static gboolean
may_be_quoted (const LtReadComment *entry)
{
  const LtComment *comment = entry->comment;

  return comment->counted && !entry->suspicious && comment->author != NULL && comment->author[0] != '\0'
         && !lt_text_screen_has_hidden (comment->text);
}

/* Mostly letters, begins like a sentence, ends like one, and is no question, quotation or code. */
static gboolean
is_plain_sentence (const char *sentence)
{
  gsize n_letters = 0;
  gsize n = 0;
  gunichar first = g_utf8_get_char (sentence);
  gunichar last = 0;

  for (const char *at = sentence; *at != '\0'; at = g_utf8_next_char (at))
    {
      last = g_utf8_get_char (at);
      n_letters += g_unichar_isalpha (last) || last == ' ';
      n++;
    }

  return n > 0 && (g_unichar_isupper (first) || g_unichar_isdigit (first))
         && (last == '.' || last == '!' || last == 0x2026)
         && (double) n_letters / (double) n >= MIN_LETTERS;
}

static gboolean
is_balanced (const char *text)
{
  int round = 0;
  int square = 0;
  int marks = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      round += (*at == '(') - (*at == ')');
      square += (*at == '[') - (*at == ']');
      marks += *at == '"';
    }

  return round == 0 && square == 0 && marks % 2 == 0;
}

/* Whether one sentence may stand in a quote at all. */
static gboolean
sentence_fits (const LtReading *reading,
               const char *sentence)
{
  g_autoptr (GPtrArray) words = lt_words (sentence, -1);

  return words->len >= 3 && words->len <= MAX_WORDS_A_SENTENCE
         && is_plain_sentence (sentence)
         && is_balanced (sentence)
         && strchr (sentence, '`') == NULL
         && !lt_text_screen_is_private (reading->screen, sentence)
         && !lt_text_screen_insults (reading->screen, sentence)
         && !lt_text_screen_is_meta (reading->screen, sentence);
}

static gboolean
starts_line_of_its_own (const char *text,
                        gsize start)
{
  return start == 0 || text[start - 1] == '\n';
}

/* `>` quotes, code and list items are not the author's plain words. */
static gboolean
stands_in_prose (const char *text,
                 const LtSpan *span)
{
  const char *line = text + span->start;

  while (line > text && line[-1] != '\n')
    line--;

  return *line != '>' && *line != ' ' && *line != '\t' && *line != '-' && *line != '*' && *line != '|';
}

static gboolean
same_paragraph (const char *text,
                const LtSpan *a,
                const LtSpan *b)
{
  return memchr (text + a->start + a->length, '\n', b->start - a->start - a->length) == NULL;
}

/* The place in the thread: first roots and deep discussions first, early and answered replies next. */
static double
weigh_place (const LtReading *reading,
             const LtReadComment *entry)
{
  guint root_rank = lt_reading_get (reading, entry->root)->rank;
  double place = 1.0 / (1.0 + 0.08 * root_rank);

  if (entry->parent != LT_NO_COMMENT)
    place *= 0.75 / (1.0 + 0.15 * entry->comment->depth + 0.1 * entry->rank);

  return place * (1.0 + 0.15 * log1p (entry->n_below));
}

static double
weigh_substance (const LtReading *reading,
                 LtTopicWords *topic,
                 const char *passage,
                 const LtComment *comment)
{
  double subject = lt_topic_words_score (topic, passage, strlen (passage));
  double sided = comment->stance == LT_STANCE_POSITIVE || comment->stance == LT_STANCE_CRITICAL
                     ? 0.35 + 0.65 * comment->confidence
                     : 0.35;
  double length = (double) g_utf8_strlen (passage, -1);

  /* About two lines read best. */
  return (0.15 + subject) * sided * (length < 80 ? 0.8 : length > 300 ? 0.85
                                                                      : 1.0);
}

/* Passages start only where a reader needs nothing before them. */
static gboolean
may_start (const LtReading *reading,
           const char *text,
           const LtSpan *span,
           const char *sentence)
{
  g_autoptr (GPtrArray) content = lt_content_words (sentence, -1);

  return content->len >= 3 && stands_in_prose (text, span) && !lt_text_screen_dangles (reading->screen, sentence)
         && (starts_line_of_its_own (text, span->start) || text[span->start - 1] == ' ');
}

static LtCandidate *
candidate_new (const LtReading *reading,
               LtTopicWords *topic,
               guint index,
               const LtSpan *first,
               const LtSpan *last)
{
  const LtReadComment *entry = lt_reading_get (reading, index);
  LtCandidate *candidate = g_new0 (LtCandidate, 1);

  candidate->index = index;
  candidate->start = first->start;
  candidate->length = last->start + last->length - first->start;
  candidate->text = g_strndup (entry->comment->text + candidate->start, candidate->length);
  candidate->words = lt_content_words (candidate->text, -1);
  candidate->score = weigh_place (reading, entry) * weigh_substance (reading, topic, candidate->text, entry->comment);

  return candidate;
}

/* Keeps the better of two. */
static void
keep_better (LtCandidate **best,
             LtCandidate *candidate)
{
  if (*best == NULL || candidate->score > (*best)->score)
    {
      g_clear_pointer (best, lt_candidate_free);
      *best = candidate;
    }
  else
    {
      lt_candidate_free (candidate);
    }
}

/* Grows a passage from sentence @first, and offers each length that is within the limits. */
static void
offer_from (const LtReading *reading,
            LtTopicWords *topic,
            const LtCandidateLimits *limits,
            guint index,
            const GArray *spans,
            guint first,
            LtCandidate **best)
{
  const char *text = lt_reading_get (reading, index)->comment->text;
  const LtSpan *start = &g_array_index (spans, LtSpan, first);

  for (guint i = first; i < spans->len && i < first + limits->max_sentences; i++)
    {
      const LtSpan *span = &g_array_index (spans, LtSpan, i);
      g_autofree char *sentence = g_strndup (text + span->start, span->length);
      gsize length = (gsize) g_utf8_strlen (text + start->start, (gssize) (span->start + span->length - start->start));

      if (length > limits->max_characters || !sentence_fits (reading, sentence)
          || (i == first && !may_start (reading, text, span, sentence))
          || (i > first && !same_paragraph (text, &g_array_index (spans, LtSpan, i - 1), span)))
        return;

      if (length >= limits->min_characters)
        {
          LtCandidate *candidate = candidate_new (reading, topic, index, start, span);

          if (candidate->words->len >= 4)
            keep_better (best, candidate);
          else
            lt_candidate_free (candidate);
        }
    }
}

static LtCandidate *
best_of_comment (const LtReading *reading,
                 LtTopicWords *topic,
                 const LtCandidateLimits *limits,
                 guint index)
{
  g_autoptr (GArray) spans = lt_sentences (lt_reading_get (reading, index)->comment->text);
  LtCandidate *best = NULL;

  for (guint i = 0; i < MIN (spans->len, MAX_SENTENCES); i++)
    offer_from (reading, topic, limits, index, spans, i, &best);

  return best;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const LtCandidate *left = *(const LtCandidate *const *) a;
  const LtCandidate *right = *(const LtCandidate *const *) b;

  if (left->score < right->score)
    return 1;

  if (left->score > right->score)
    return -1;

  return (left->index > right->index) - (left->index < right->index);
}

/**
 * lt_candidates_find:
 *
 * Returns: (transfer full): of each comment that has one its best passage, best first
 */
GPtrArray *
lt_candidates_find (const LtReading *reading,
                    LtTopicWords *topic,
                    const LtCandidateLimits *limits)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_candidate_free);

  for (guint i = 0; i < reading->comments->len; i++)
    {
      LtCandidate *best = NULL;

      if (!may_be_quoted (lt_reading_get (reading, i)))
        continue;

      best = best_of_comment (reading, topic, limits, i);

      if (best != NULL)
        g_ptr_array_add (found, best);
    }

  g_ptr_array_sort (found, compare_candidates);

  return found;
}
