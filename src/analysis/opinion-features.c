/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/opinion-features.h"

#include <math.h>
#include <string.h>

/* A negator reaches this many words, unless a pause, a stop or a contrast comes first (facts/stance.md). */
#define NEGATION_WORDS 4
/* "not great" is milder criticism than "bad", and "not bad" hardly praise. */
#define NEGATED_PRAISE 0.8
#define NEGATED_CRITICISM 0.4
#define BOOSTED 1.3
#define HEDGED 0.7
/* What stands before "but" counts less than what stands after it. */
#define BEFORE_CONTRAST 0.5
#define AFTER_CONTRAST 1.3
/* Words of opinion in a question say little: "is it reliable?" */
#define IN_QUESTION 0.5
/* An answer this short lives from what it answers. */
#define SHORT_REPLY_WORDS 14
/* How far on the story's side who agrees with it is. */
#define WITH_STORY 0.8

const char *const lt_feature_names[LT_N_FEATURES] = {
  "one",
  "praise",
  "criticism",
  "lean",
  "first",
  "last",
  "reply",
  "questions",
  "asks-last",
  "negations",
  "contrast",
  "length",
  "exclamation",
  "link",
  "quote",
  "is-reply",
};

typedef struct
{
  double praise;
  double criticism;
} Mass;

/* The walk through one comment. */
typedef struct
{
  LtOpinionWords *words;
  const LtOpinionTokens *tokens;
  LtWordBag *bag; /* or NULL */
  Mass whole;
  Mass first;
  Mass sentence;
  Mass last;
  guint negated; /* words that a negator still reaches */
  double degree; /* of the next opinion word */
  double after;  /* AFTER_CONTRAST behind a "but" of this sentence */
  guint n_sentences;
  guint n_questions;
  guint n_negations;
  guint n_contrasts;
  guint words_in_sentence;
  gboolean last_asks;
} Walk;

static void
add_opinion (Walk *walk,
             double weight)
{
  double amount = fabs (weight) * walk->degree * walk->after;
  gboolean praise = weight > 0;

  if (walk->negated > 0)
    {
      amount *= praise ? NEGATED_PRAISE : NEGATED_CRITICISM;
      praise = !praise;
    }

  if (praise)
    walk->sentence.praise += amount;
  else
    walk->sentence.criticism += amount;
}

static void
end_sentence (Walk *walk,
              gboolean asks)
{
  if (walk->words_in_sentence > 0)
    {
      if (asks)
        {
          walk->sentence.praise *= IN_QUESTION;
          walk->sentence.criticism *= IN_QUESTION;
        }

      if (walk->n_sentences == 0)
        walk->first = walk->sentence;

      walk->whole.praise += walk->sentence.praise;
      walk->whole.criticism += walk->sentence.criticism;
      walk->last = walk->sentence;
      walk->last_asks = asks;
      walk->n_sentences++;
      walk->n_questions += asks;
    }

  walk->sentence = (Mass) { 0 };
  walk->words_in_sentence = 0;
  walk->negated = 0;
  walk->degree = 1.0;
  walk->after = 1.0;
}

static void
turn (Walk *walk)
{
  walk->sentence.praise *= BEFORE_CONTRAST;
  walk->sentence.criticism *= BEFORE_CONTRAST;
  walk->after = AFTER_CONTRAST;
  walk->negated = 0;
  walk->n_contrasts++;
}

static guint
match (Walk *walk,
       const LtOpinionEntry *entry,
       LtWordList list,
       guint index)
{
  return lt_opinion_entry_match (entry, list, walk->tokens, index, NULL);
}

static gboolean
ends_in_not (const LtToken *token)
{
  return token->length > 3 && memcmp (token->word + token->length - 3, "n't", 3) == 0;
}

static void
negate (Walk *walk)
{
  walk->negated = NEGATION_WORDS + 1;
  walk->n_negations++;
}

/* A word or phrase that the lists hold; gives how many tokens were taken. */
static guint
take_entry (Walk *walk,
            const LtOpinionEntry *entry,
            guint index,
            const LtToken *token)
{
  double weight = 0.0;
  guint n = lt_opinion_entry_match (entry, LT_WORDS_OPINIONS, walk->tokens, index, &weight);
  guint contrast = match (walk, entry, LT_WORDS_CONTRAST, index);

  if (contrast > 0 && n <= contrast)
    {
      turn (walk);
      return contrast;
    }

  if (n > 0 && fabs (weight) > 0)
    {
      add_opinion (walk, weight);
      walk->degree = 1.0;
    }

  /* A phrase such as "doesn't work" holds its own negation: what follows is not reached by it. */
  if (n <= 1 && (ends_in_not (token) || match (walk, entry, LT_WORDS_NEGATORS, index) > 0))
    negate (walk);

  if (match (walk, entry, LT_WORDS_BOOSTERS, index) > 0)
    walk->degree = BOOSTED;
  else if (match (walk, entry, LT_WORDS_HEDGES, index) > 0)
    walk->degree = HEDGED;

  return MAX (n, 1);
}

static guint
take_words (Walk *walk,
            guint index,
            const LtToken *token)
{
  const LtOpinionEntry *entry = lt_opinion_words_find (walk->words, token->word);

  if (entry != NULL)
    return take_entry (walk, entry, index, token);

  if (ends_in_not (token))
    negate (walk);

  return 1;
}

/* A comment's "/s" at its end says that the opposite is meant. */
static void
undo_irony (Walk *walk)
{
  const GArray *tokens = walk->tokens->tokens;

  for (guint i = tokens->len; i > 0 && i + 2 > tokens->len; i--)
    {
      const LtToken *token = &g_array_index (tokens, LtToken, i - 1);

      if (token->kind == LT_TOKEN_WORD && strcmp (token->word, "/s") == 0)
        {
          walk->whole = (Mass) { 0, walk->whole.praise + walk->whole.criticism };
          walk->first = walk->last = walk->whole;
          return;
        }
    }
}

/* The words from @index, each as what it is behind a negator or not. */
static void
collect (Walk *walk,
         guint index,
         guint n,
         guint negated)
{
  for (guint i = 0; walk->bag != NULL && i < n; i++)
    {
      const LtToken *token = &g_array_index (walk->tokens->tokens, LtToken, index + i);

      lt_word_bag_add (walk->bag, token->hash, i < negated);
    }
}

static void
walk_tokens (Walk *walk)
{
  guint i = 0;

  end_sentence (walk, FALSE);

  while (i < walk->tokens->tokens->len)
    {
      const LtToken *token = &g_array_index (walk->tokens->tokens, LtToken, i);
      guint taken = 1;

      if (token->kind == LT_TOKEN_WORD)
        {
          guint negated = walk->negated;

          taken = take_words (walk, i, token);
          collect (walk, i, taken, negated);
          walk->words_in_sentence += taken;
          walk->negated -= MIN (walk->negated, taken);
        }
      else if (token->kind == LT_TOKEN_PAUSE)
        {
          walk->negated = 0;
        }
      else
        {
          end_sentence (walk, token->kind == LT_TOKEN_QUESTION);
        }

      i += taken;
    }

  end_sentence (walk, FALSE);
  undo_irony (walk);
}

/* From -1, critical, to 1, positive. */
static double
lean_of (const Mass *mass)
{
  return tanh ((mass->praise - mass->criticism) / 3.0);
}

/* 1 for a short "exactly", -1 for a short "no, that's wrong", else 0. */
static double
reply_direction (LtOpinionWords *words,
                 const LtOpinionTokens *tokens)
{
  const LtToken *first = tokens->tokens->len > 0 ? &g_array_index (tokens->tokens, LtToken, 0) : NULL;
  const LtOpinionEntry *entry = NULL;

  if (first == NULL || first->kind != LT_TOKEN_WORD || tokens->n_words > SHORT_REPLY_WORDS)
    return 0.0;

  entry = lt_opinion_words_find (words, first->word);

  if (lt_opinion_entry_match (entry, LT_WORDS_DISAGREEMENT, tokens, 0, NULL) > 0)
    return -1.0;

  return lt_opinion_entry_match (entry, LT_WORDS_AGREEMENT, tokens, 0, NULL) > 0 ? 1.0 : 0.0;
}

static double
lean_of_text (LtOpinionWords *words,
              const char *text)
{
  g_autoptr (LtOpinionTokens) tokens = lt_opinion_tokens_new (text);
  Walk walk = { .words = words, .tokens = tokens };

  walk_tokens (&walk);

  return lean_of (&walk.whole);
}

/* Agreement takes the side of what it agrees with; only then is the parent read. Where there is none, it is the story
 * itself that is agreed with, whatever its title complains of: its side is what positive means. */
static double
reply_lean (LtOpinionWords *words,
            const LtOpinionTokens *tokens,
            const LtStanceInput *input)
{
  double direction = 0.0;

  if (input->parent != NULL || input->title != NULL || input->post != NULL)
    direction = reply_direction (words, tokens);

  if (!(fabs (direction) > 0))
    return 0.0;

  return input->parent != NULL ? direction * lean_of_text (words, input->parent) : direction * WITH_STORY;
}

/**
 * lt_opinion_features_measure:
 * @bag: (nullable): takes the words too
 * @features: (out caller-allocates): each roughly between -1 and 3
 *
 * Opinion words are weighed with what is said about them: negation, degree, contrast, question, irony marked as
 * such. Pure; the same input gives the same numbers.
 */
void
lt_opinion_features_measure (LtOpinionWords *words,
                             const LtStanceInput *input,
                             LtWordBag *bag,
                             double features[LT_N_FEATURES])
{
  g_autoptr (LtOpinionTokens) tokens = lt_opinion_tokens_new (input->text);
  Walk walk = { .words = words, .tokens = tokens, .bag = bag };
  double n = 0;

  walk_tokens (&walk);
  n = MAX (1.0, walk.n_sentences);

  features[LT_FEATURE_ONE] = 1.0;
  features[LT_FEATURE_PRAISE] = log1p (walk.whole.praise);
  features[LT_FEATURE_CRITICISM] = log1p (walk.whole.criticism);
  features[LT_FEATURE_LEAN] = lean_of (&walk.whole);
  features[LT_FEATURE_FIRST] = lean_of (&walk.first);
  features[LT_FEATURE_LAST] = lean_of (&walk.last);
  features[LT_FEATURE_REPLY] = reply_lean (words, tokens, input);
  features[LT_FEATURE_QUESTIONS] = walk.n_questions / n;
  features[LT_FEATURE_ASKS_LAST] = walk.last_asks ? 1.0 : 0.0;
  features[LT_FEATURE_NEGATIONS] = log1p (walk.n_negations);
  features[LT_FEATURE_CONTRAST] = MIN (walk.n_contrasts / n, 1.0);
  features[LT_FEATURE_LENGTH] = log1p (tokens->n_words) / 3.0;
  features[LT_FEATURE_EXCLAMATION] = MIN (tokens->n_exclamations, 3) / 3.0;
  features[LT_FEATURE_LINK] = tokens->has_link ? 1.0 : 0.0;
  features[LT_FEATURE_QUOTE] = tokens->has_quote ? 1.0 : 0.0;
  features[LT_FEATURE_IS_REPLY] = input->parent != NULL ? 1.0 : 0.0;
}
