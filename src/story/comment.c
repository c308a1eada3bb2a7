/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/comment.h"

/**
 * lt_comment_new:
 * @id: "hn-123"
 * @source: "hackernews"
 *
 * Returns: (transfer full): a counted comment with no text, labelled unclear
 */
LtComment *
lt_comment_new (const char *id,
                const char *source)
{
  LtComment *self = g_new0 (LtComment, 1);

  self->id = g_strdup (id);
  self->source = g_strdup (source);
  self->text = g_strdup ("");
  self->stance = LT_STANCE_UNCLEAR;
  self->counted = TRUE;

  return self;
}

LtComment *
lt_comment_copy (const LtComment *self)
{
  LtComment *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->source = g_strdup (self->source);
  copy->parent = g_strdup (self->parent);
  copy->author = g_strdup (self->author);
  copy->text = g_strdup (self->text);
  copy->url = g_strdup (self->url);

  return copy;
}

void
lt_comment_free (LtComment *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->source);
  g_free (self->parent);
  g_free (self->author);
  g_free (self->text);
  g_free (self->url);
  g_free (self);
}
