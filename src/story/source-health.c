/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/source-health.h"

#include "text/vocabulary.h"

static const char *const states[] = { "ok", "unreachable", "blocked", "off" };

/**
 * lt_source_state_to_string:
 *
 * Returns: the word of the feed for a state
 */
const char *
lt_source_state_to_string (LtSourceState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), "off");

  return states[state];
}

/**
 * lt_source_state_from_string:
 * @text: (nullable): a word of a feed
 * @state: (out): set only when TRUE is returned
 */
gboolean
lt_source_state_from_string (const char *text,
                             LtSourceState *state)
{
  guint index = 0;

  if (!lt_vocabulary_find (states, G_N_ELEMENTS (states), text, &index))
    return FALSE;

  *state = (LtSourceState) index;

  return TRUE;
}

LtSourceHealth *
lt_source_health_new (const char *source,
                      const char *name)
{
  LtSourceHealth *self = g_new0 (LtSourceHealth, 1);

  self->source = g_strdup (source);
  self->name = g_strdup (name);

  return self;
}

LtSourceHealth *
lt_source_health_copy (const LtSourceHealth *self)
{
  LtSourceHealth *copy = lt_source_health_new (self->source, self->name);

  copy->state = self->state;
  copy->since = self->since;
  copy->message = g_strdup (self->message);

  return copy;
}

void
lt_source_health_free (LtSourceHealth *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self->name);
  g_free (self->message);
  g_free (self);
}
