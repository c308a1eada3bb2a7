/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/asked-story.h"

#include "text/vocabulary.h"

static const char *const states[] = { "working", "done", "failed" };

/**
 * lt_asked_state_to_string:
 *
 * Returns: the word of status.json for a state
 */
const char *
lt_asked_state_to_string (LtAskedState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), "failed");

  return states[state];
}

/**
 * lt_asked_state_from_string:
 * @text: (nullable): a word of status.json
 * @state: (out): set only when TRUE is returned
 */
gboolean
lt_asked_state_from_string (const char *text,
                            LtAskedState *state)
{
  guint index = 0;

  if (!lt_vocabulary_find (states, G_N_ELEMENTS (states), text, &index))
    return FALSE;

  *state = (LtAskedState) index;

  return TRUE;
}

/**
 * lt_asked_story_new:
 * @id: of the story
 *
 * Returns: (transfer full): one that is being made
 */
LtAskedStory *
lt_asked_story_new (const char *id)
{
  LtAskedStory *self = g_new0 (LtAskedStory, 1);

  self->id = g_strdup (id);
  self->comments = -1;

  return self;
}

LtAskedStory *
lt_asked_story_copy (const LtAskedStory *self)
{
  LtAskedStory *copy = lt_asked_story_new (self->id);

  copy->story = g_strdup (self->story);
  copy->state = self->state;
  copy->title = g_strdup (self->title);
  copy->comments = self->comments;
  copy->message = g_strdup (self->message);

  return copy;
}

void
lt_asked_story_free (LtAskedStory *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->story);
  g_free (self->title);
  g_free (self->message);
  g_free (self);
}
