/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/archive.h"

G_DEFINE_BOXED_TYPE (LtThreadRecord, lt_thread_record, lt_thread_record_copy, lt_thread_record_free)
G_DEFINE_BOXED_TYPE (LtHolding, lt_holding, lt_holding_ref, lt_holding_unref)
G_DEFINE_BOXED_TYPE (LtArchivePage, lt_archive_page, lt_archive_page_ref, lt_archive_page_unref)

LtThreadRecord *
lt_thread_record_new (const char *id,
                      LtThreadState state)
{
  LtThreadRecord *self = g_new0 (LtThreadRecord, 1);

  self->id = g_strdup (id);
  self->state = state;

  return self;
}

LtThreadRecord *
lt_thread_record_copy (const LtThreadRecord *self)
{
  LtThreadRecord *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->link = g_strdup (self->link);
  copy->canonical = g_strdup (self->canonical);
  copy->words = g_strdup (self->words);
  copy->story = g_strdup (self->story);

  return copy;
}

void
lt_thread_record_free (LtThreadRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->link);
  g_free (self->canonical);
  g_free (self->words);
  g_free (self->story);
  g_free (self);
}

const char *
lt_thread_record_get_story (const LtThreadRecord *self)
{
  return self->story != NULL ? self->story : self->id;
}

LtHolding *
lt_holding_new (void)
{
  LtHolding *self = g_atomic_rc_box_new0 (LtHolding);

  self->threads = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_record_free);

  return self;
}

LtHolding *
lt_holding_ref (LtHolding *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
holding_clear (gpointer data)
{
  LtHolding *self = data;

  g_clear_pointer (&self->story, lt_story_unref);
  g_clear_pointer (&self->discussion, lt_discussion_unref);
  g_ptr_array_unref (self->threads);
}

void
lt_holding_unref (LtHolding *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, holding_clear);
}

LtSearch *
lt_search_new (const char *except)
{
  LtSearch *self = g_atomic_rc_box_new0 (LtSearch);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_record_free);
  self->threads = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_unref);
  self->except = g_strdup (except);

  return self;
}

LtSearch *
lt_search_ref (LtSearch *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
search_clear (gpointer data)
{
  LtSearch *self = data;

  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->threads);
  g_free (self->except);
}

void
lt_search_unref (LtSearch *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, search_clear);
}

LtArchivePage *
lt_archive_page_new (void)
{
  LtArchivePage *self = g_atomic_rc_box_new0 (LtArchivePage);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->deleted = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_deletion_free);

  return self;
}

LtArchivePage *
lt_archive_page_ref (LtArchivePage *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
page_clear (gpointer data)
{
  LtArchivePage *self = data;

  g_free (self->archive_id);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->deleted);
}

void
lt_archive_page_unref (LtArchivePage *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, page_clear);
}
