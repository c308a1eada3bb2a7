/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/thread.h"

G_DEFINE_BOXED_TYPE (LtThread, lt_thread, lt_thread_ref, lt_thread_unref)

LtPost *
lt_post_new (const char *id,
             const char *source)
{
  LtPost *self = g_new0 (LtPost, 1);

  self->id = g_strdup (id);
  self->source = g_strdup (source);
  self->score = -1;
  self->n_comments = -1;

  return self;
}

LtPost *
lt_post_copy (const LtPost *self)
{
  LtPost *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->source = g_strdup (self->source);
  copy->author = g_strdup (self->author);
  copy->title = g_strdup (self->title);
  copy->url = g_strdup (self->url);
  copy->link = g_strdup (self->link);
  copy->text = g_strdup (self->text);

  return copy;
}

void
lt_post_free (LtPost *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->source);
  g_free (self->author);
  g_free (self->title);
  g_free (self->url);
  g_free (self->link);
  g_free (self->text);
  g_free (self);
}

/**
 * lt_thread_new:
 *
 * Returns: (transfer full): a thread with no post and no comments; the count is atomic
 */
LtThread *
lt_thread_new (void)
{
  LtThread *self = g_atomic_rc_box_new0 (LtThread);

  self->comments = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_comment_free);

  return self;
}

LtThread *
lt_thread_ref (LtThread *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
thread_clear (gpointer data)
{
  LtThread *self = data;

  lt_post_free (self->post);
  g_ptr_array_unref (self->comments);
}

void
lt_thread_unref (LtThread *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, thread_clear);
}
