/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/voice.h"

#include "text/exact-span.h"

LtVoice *
lt_voice_new (void)
{
  LtVoice *self = g_new0 (LtVoice, 1);

  self->stance = LT_STANCE_UNCLEAR;

  return self;
}

LtVoice *
lt_voice_copy (const LtVoice *self)
{
  LtVoice *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->author = g_strdup (self->author);
  copy->source = g_strdup (self->source);
  copy->comment_id = g_strdup (self->comment_id);
  copy->url = g_strdup (self->url);
  copy->sha256 = g_strdup (self->sha256);
  copy->reply_id = g_strdup (self->reply_id);

  return copy;
}

void
lt_voice_free (LtVoice *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->author);
  g_free (self->source);
  g_free (self->comment_id);
  g_free (self->url);
  g_free (self->sha256);
  g_free (self->reply_id);
  g_free (self);
}

/**
 * lt_voice_verify:
 * @self: a quotation
 * @discussion: the comments that it was taken from
 *
 * The author is checked too: the right words under a wrong name are no quotation.
 *
 * Returns: TRUE if the quotation stands word for word in that comment
 */
gboolean
lt_voice_verify (const LtVoice *self,
                 LtDiscussion *discussion)
{
  LtComment *comment;

  if (self->text == NULL || self->comment_id == NULL || self->sha256 == NULL)
    return FALSE;

  comment = lt_discussion_find (discussion, self->comment_id);
  if (comment == NULL || g_strcmp0 (comment->author, self->author) != 0)
    return FALSE;

  return lt_exact_span_verify (comment->text, self->text, self->start, self->length, self->sha256);
}
