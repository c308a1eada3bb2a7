/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LT_OPINION_MAX_TOKENS 4000

typedef enum
{
  LT_TOKEN_WORD,
  LT_TOKEN_PAUSE,    /* , ; : brackets, dashes */
  LT_TOKEN_STOP,     /* . ! and the end of a line */
  LT_TOKEN_QUESTION, /* a stop with a question mark */
} LtTokenKind;

typedef struct
{
  LtTokenKind kind;
  const char *word; /* lower case; of words only */
  guint32 hash;     /* of the word */
  guint length;     /* of the word, in bytes */
} LtToken;

/* A comment as its author's own words: without quoted lines, code and addresses. */
typedef struct
{
  GArray *tokens; /* LtToken */
  guint n_words;
  guint n_exclamations;
  gboolean has_link;
  gboolean has_code;
  gboolean has_quote;
  char *buffer;
} LtOpinionTokens;

LtOpinionTokens *lt_opinion_tokens_new (const char *text);
void lt_opinion_tokens_free (LtOpinionTokens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtOpinionTokens, lt_opinion_tokens_free)

G_END_DECLS
