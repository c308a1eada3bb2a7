/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/archive.h"

G_DEFINE_BOXED_TYPE (LtThreadRecord, lt_thread_record, lt_thread_record_copy, lt_thread_record_free)
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

  return copy;
}

void
lt_thread_record_free (LtThreadRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->link);
  g_free (self);
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
