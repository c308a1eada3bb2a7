/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/provenance.h"

static void
input_free (gpointer data)
{
  LtInput *self = data;

  g_free (self->url);
  g_free (self->sha256);
  g_free (self);
}

/**
 * lt_provenance_new:
 *
 * Returns: (transfer full): a provenance that knows nothing yet
 */
LtProvenance *
lt_provenance_new (void)
{
  LtProvenance *self = g_new0 (LtProvenance, 1);

  self->comments_read = -1;
  self->comments_total = -1;
  self->inputs = g_ptr_array_new_with_free_func (input_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
lt_provenance_free (LtProvenance *self)
{
  if (self == NULL)
    return;

  g_free (self->generator);
  g_free (self->method);
  g_free (self->model);
  g_free (self->prompt_sha256);
  g_free (self->article);
  g_ptr_array_unref (self->inputs);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

void
lt_provenance_add_note (LtProvenance *self,
                        const char *note)
{
  g_ptr_array_add (self->notes, g_strdup (note));
}

void
lt_provenance_add_input (LtProvenance *self,
                         const char *url,
                         gint64 fetched,
                         const char *sha256)
{
  LtInput *input = g_new0 (LtInput, 1);

  input->url = g_strdup (url);
  input->fetched = fetched;
  input->sha256 = g_strdup (sha256);
  g_ptr_array_add (self->inputs, input);
}
