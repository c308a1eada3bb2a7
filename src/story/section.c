/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/section.h"

/**
 * lt_sentence_new:
 * @text: one sentence of plain text
 * @source: (nullable): "article" or a comment id; NULL for figures put into a template
 * @quoted: (nullable): the sentence of the source
 */
LtSentence *
lt_sentence_new (const char *text,
                 const char *source,
                 const char *quoted)
{
  LtSentence *self = g_new0 (LtSentence, 1);

  self->text = g_strdup (text);
  self->source = g_strdup (source);
  self->quoted = g_strdup (quoted);

  return self;
}

static void
origin_free (LtOrigin *origin)
{
  g_free (origin->source);
  g_free (origin->quoted);
  g_free (origin);
}

void
lt_sentence_add_origin (LtSentence *self,
                        const char *source,
                        const char *quoted)
{
  LtOrigin *origin = g_new0 (LtOrigin, 1);

  origin->source = g_strdup (source);
  origin->quoted = g_strdup (quoted);

  if (self->further == NULL)
    self->further = g_ptr_array_new_with_free_func ((GDestroyNotify) origin_free);

  g_ptr_array_add (self->further, origin);
}

void
lt_sentence_free (LtSentence *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->source);
  g_free (self->quoted);
  g_clear_pointer (&self->further, g_ptr_array_unref);
  g_free (self);
}

LtBlock *
lt_block_new (LtBlockKind kind)
{
  LtBlock *self = g_new0 (LtBlock, 1);

  self->kind = kind;
  self->sentences = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sentence_free);

  return self;
}

void
lt_block_free (LtBlock *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->sentences);
  g_free (self);
}

LtSection *
lt_section_new (const char *heading)
{
  LtSection *self = g_new0 (LtSection, 1);

  self->heading = g_strdup (heading);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_block_free);

  return self;
}

void
lt_section_free (LtSection *self)
{
  if (self == NULL)
    return;

  g_free (self->heading);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}
