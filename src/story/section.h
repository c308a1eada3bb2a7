/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where words come from. */
typedef struct
{
  char *source; /* "article" or a comment id */
  char *quoted; /* the sentence of the source, <= 300 characters */
} LtOrigin;

/* Sections before they are HTML. Every sentence names where it comes from. */
typedef struct
{
  char *text;         /* plain text, one sentence */
  char *source;       /* "article", a comment id, or NULL for a sentence of figures made by template */
  char *quoted;       /* the sentence of the source, <= 300 characters; NULL with no source */
  GPtrArray *further; /* LtOrigin: other words that it quotes; NULL for none */
} LtSentence;

typedef enum
{
  LT_BLOCK_PARAGRAPH,
  LT_BLOCK_LIST, /* one item a sentence */
  LT_BLOCK_QUOTE,
} LtBlockKind;

typedef struct
{
  LtBlockKind kind;
  GPtrArray *sentences; /* LtSentence */
} LtBlock;

typedef struct
{
  char *heading;
  GPtrArray *blocks; /* LtBlock */
} LtSection;

LtSentence *lt_sentence_new (const char *text, const char *source, const char *quoted);
/* One more source of the same sentence, such as the other side of a dispute. */
void lt_sentence_add_origin (LtSentence *self, const char *source, const char *quoted);
void lt_sentence_free (LtSentence *self);
LtBlock *lt_block_new (LtBlockKind kind);
void lt_block_free (LtBlock *self);
LtSection *lt_section_new (const char *heading);
void lt_section_free (LtSection *self);

G_END_DECLS
