/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/candidates.h"

#include "analysis/prose.h"
#include "analysis/quotable.h"
#include "analysis/references.h"
#include "text/sentences.h"

#include <math.h>
#include <string.h>

/* A comment is looked at to this depth: what matters stands early, and hostile texts are long. */
#define MAX_SENTENCES 40
#define MAX_SENTENCE_BYTES 1600
#define MIN_CONTENT_WORDS 4
/* What is said to one person is worth less to all others. */
#define TO_ONE_PERSON 0.3

/* One sentence of the comment that is looked at. */
typedef struct
{
  LtSpan span;
  char *text;
  gboolean fits;   /* may be quoted */
  gboolean starts; /* may begin a quotation */
  gboolean to_one; /* an answer that says "you" */
  double side;     /* how surely it is of the comment's stance */
  double against;  /* and how surely of the opposite one */
} Piece;

typedef struct
{
  const LtReading *reading;
  LtTopicWords *topic;
  const LtCandidateLimits *limits;
  guint index;
  GArray *pieces;
  GHashTable *named; /* stems of the title's words */
} Search;

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

/* An account that is gone, which Reddit names so, is counted, never quoted. */
static gboolean
has_author (const LtComment *comment)
{
  return comment->author != NULL && comment->author[0] != '\0' && comment->author[0] != '[';
}

static gboolean
may_be_quoted (const LtReadComment *entry)
{
  const LtComment *comment = entry->comment;

  return comment->counted && !entry->suspicious && has_author (comment)
         && !lt_text_screen_has_hidden (comment->text);
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

/* How much the words say of the subject, and of the side that their author is on. */
static double
weigh_substance (const LtCandidate *candidate,
                 LtStance stance)
{
  double sided = stance == LT_STANCE_NEUTRAL || stance == LT_STANCE_UNCLEAR ? 0.35 : candidate->side;
  double length = (double) g_utf8_strlen (candidate->text, -1);

  /* About two lines read best. */
  return (0.15 + candidate->subject) * sided * (length < 80 ? 0.8 : length > 320 ? 0.65
                                                                : length > 220   ? 0.85
                                                                                 : 1.0);
}

/* Passages start only where a reader needs nothing before them. */
static gboolean
may_start (const LtReading *reading,
           const char *text,
           const Piece *piece)
{
  g_autoptr (GPtrArray) content = lt_content_words (piece->text, -1);

  return content->len >= 3 && lt_quotable_place (text, piece->span.start)
         && !lt_text_screen_dangles (reading->screen, piece->text)
         && !lt_text_screen_lacks_subject (reading->screen, piece->text);
}

static void
piece_clear (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
}

/* How surely each sentence that fits, read alone, is of the comment's own stance. */
static void
weigh_sides (const LtReading *reading,
             const LtReadComment *entry,
             GArray *pieces)
{
  const LtPost *post = g_ptr_array_index (reading->discussion->posts, 0);
  const char *parent = entry->parent != LT_NO_COMMENT ? lt_reading_get (reading, entry->parent)->comment->text : NULL;
  LtStance stance = entry->comment->stance;

  if (stance == LT_STANCE_UNCLEAR)
    return;

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      LtStanceInput input = { .title = post->title, .post = post->text, .parent = parent, .text = piece->text };
      LtStanceProbabilities output;

      if (piece->fits && lt_stance_model_classify (reading->model, &input, 1, &output, NULL, NULL))
        {
          piece->side = output.of[stance];
          piece->against = stance == LT_STANCE_NEUTRAL ? 0.0 : output.of[LT_N_SIDES - 1 - (int) stance];
        }
    }
}

static GArray *
cut_into_pieces (const LtReading *reading,
                 const LtCandidateLimits *limits,
                 const LtReadComment *entry)
{
  const LtComment *comment = entry->comment;
  g_autoptr (GArray) spans = lt_sentences (comment->text);
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (Piece));

  g_array_set_clear_func (pieces, piece_clear);

  for (guint i = 0; i < MIN (spans->len, MAX_SENTENCES); i++)
    {
      Piece piece = { .span = g_array_index (spans, LtSpan, i) };

      piece.text = g_strndup (comment->text + piece.span.start, piece.span.length);
      piece.fits = piece.span.length <= MAX_SENTENCE_BYTES && lt_quotable_sentence (reading->screen, piece.text)
                   && (!limits->claims_only || lt_prose_makes_claim (reading->screen, piece.text));
      piece.to_one = piece.fits && entry->parent != LT_NO_COMMENT
                     && lt_text_screen_addresses_reader (reading->screen, piece.text);
      piece.starts = piece.fits && may_start (reading, comment->text, &piece);
      g_array_append_val (pieces, piece);
    }

  weigh_sides (reading, entry, pieces);

  return pieces;
}

static LtCandidate *
candidate_new (const Search *search,
               const Piece *first,
               const Piece *last)
{
  const LtReadComment *entry = lt_reading_get (search->reading, search->index);
  LtCandidate *candidate = g_new0 (LtCandidate, 1);
  gboolean to_one = FALSE;

  candidate->index = search->index;
  candidate->start = first->span.start;
  candidate->length = last->span.start + last->span.length - first->span.start;
  candidate->text = g_strndup (entry->comment->text + candidate->start, candidate->length);
  candidate->words = lt_content_words (candidate->text, -1);

  for (const Piece *piece = first; piece <= last; piece++)
    {
      to_one = to_one || piece->to_one;
      candidate->side = MAX (candidate->side, piece->side);
      candidate->against = MAX (candidate->against, piece->against);
    }

  candidate->subject = lt_topic_words_score (search->topic, candidate->words);
  candidate->score = weigh_place (search->reading, entry) * weigh_substance (candidate, entry->comment->stance)
                     * (to_one ? TO_ONE_PERSON : 1.0);

  return candidate;
}

/* Keeps the better of two. */
static void
keep_better (LtCandidate **best,
             LtCandidate *candidate)
{
  if (candidate->words->len >= MIN_CONTENT_WORDS && (*best == NULL || candidate->score > (*best)->score))
    {
      g_clear_pointer (best, lt_candidate_free);
      *best = candidate;
    }
  else
    {
      lt_candidate_free (candidate);
    }
}

static gboolean
holds_alone (const Search *search,
             const LtReadComment *entry,
             const Piece *start,
             gsize length)
{
  g_autofree char *passage = g_strndup (entry->comment->text + start->span.start, length);

  return lt_references_hold (passage, search->named, entry->parent == LT_NO_COMMENT);
}

/* Whether the author only repeats what the article, the post or the comment above says. */
static gboolean
is_copied (const LtReading *reading,
           const LtReadComment *entry,
           const char *sentence)
{
  const LtPost *post = g_ptr_array_index (reading->discussion->posts, 0);
  const char *parent = entry->parent != LT_NO_COMMENT ? lt_reading_get (reading, entry->parent)->comment->text : NULL;

  return (reading->article != NULL && strstr (reading->article, sentence) != NULL)
         || (post->text != NULL && strstr (post->text, sentence) != NULL)
         || (parent != NULL && strstr (parent, sentence) != NULL);
}

/* Grows a passage from sentence @first, and offers each length that is within the limits and can be read alone. */
static void
offer_from (const Search *search,
            guint first,
            LtCandidate **best)
{
  const LtReadComment *entry = lt_reading_get (search->reading, search->index);
  const char *text = entry->comment->text;
  const Piece *start = &g_array_index (search->pieces, Piece, first);

  for (guint i = first; i < search->pieces->len && i < first + search->limits->max_sentences; i++)
    {
      const Piece *piece = &g_array_index (search->pieces, Piece, i);
      gsize bytes = piece->span.start + piece->span.length - start->span.start;
      gsize length = (gsize) g_utf8_strlen (text + start->span.start, (gssize) bytes);

      if (!piece->fits || length > search->limits->max_characters
          || (i > first && !same_paragraph (text, &(piece - 1)->span, &piece->span)))
        return;

      if (is_copied (search->reading, entry, piece->text) || !holds_alone (search, entry, start, bytes))
        return;

      if (length >= search->limits->min_characters)
        keep_better (best, candidate_new (search, start, piece));
    }
}

static LtCandidate *
best_of_comment (const LtReading *reading,
                 LtTopicWords *topic,
                 const LtCandidateLimits *limits,
                 GHashTable *named,
                 guint index)
{
  g_autoptr (GArray) pieces = cut_into_pieces (reading, limits, lt_reading_get (reading, index));
  const Search search = { reading, topic, limits, index, pieces, named };
  LtCandidate *best = NULL;

  for (guint i = 0; i < pieces->len; i++)
    {
      if (g_array_index (pieces, Piece, i).starts)
        offer_from (&search, i, &best);
    }

  if (best != NULL)
    {
      g_autoptr (GPtrArray) words = lt_words (best->text, -1);

      best->n_words = words->len;
    }

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

/* What stands above every voice needs no naming in it. */
static GHashTable *
words_of_title (const LtReading *reading)
{
  const LtPost *post = g_ptr_array_index (reading->discussion->posts, 0);
  g_autoptr (GPtrArray) words = lt_content_words (post->title != NULL ? post->title : "", -1);
  GHashTable *named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (named, g_strdup (g_ptr_array_index (words, i)));

  return named;
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
  g_autoptr (GHashTable) named = words_of_title (reading);

  for (guint i = 0; i < reading->comments->len; i++)
    {
      LtCandidate *best = NULL;

      if (!may_be_quoted (lt_reading_get (reading, i)))
        continue;

      best = best_of_comment (reading, topic, limits, named, i);

      if (best != NULL)
        g_ptr_array_add (found, best);
    }

  g_ptr_array_sort (found, compare_candidates);

  return found;
}
