/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/status.h"

G_DEFINE_BOXED_TYPE (LtStatus, lt_status, lt_status_ref, lt_status_unref)

/**
 * lt_status_new:
 *
 * Returns: (transfer full): an idle status; the count is atomic
 */
LtStatus *
lt_status_new (void)
{
  LtStatus *self = g_atomic_rc_box_new0 (LtStatus);

  self->version = 1;
  self->comments_read = -1;
  self->comments_total = -1;
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_source_health_free);
  self->asked = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_asked_story_free);

  return self;
}

LtStatus *
lt_status_ref (LtStatus *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
status_clear (gpointer data)
{
  LtStatus *self = data;

  g_free (self->current_title);
  g_free (self->error);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->asked);
}

void
lt_status_unref (LtStatus *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, status_clear);
}
