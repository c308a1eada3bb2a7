/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/source-health.h"

#include <string.h>

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
  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (text, states[i]) == 0)
      {
        *state = (LtSourceState) i;
        return TRUE;
      }

  return FALSE;
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
