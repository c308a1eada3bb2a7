/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/item-memory.h"

/* What an entry weighs beside its bytes: table, queue, key, GBytes. */
#define ENTRY_BYTES 256

typedef struct
{
  gint64 id;
  GBytes *bytes;
  char *etag;
  gint64 fetched;
  gboolean changed;
  GList link; /* in the queue, the oldest first */
} Entry;

struct _LtItemMemory
{
  GHashTable *entries; /* id -> Entry */
  GQueue queue;
  gsize n_bytes;
  gsize max_bytes;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_bytes_unref (entry->bytes);
  g_free (entry->etag);
  g_free (entry);
}

/**
 * lt_item_memory_new:
 * @max_bytes: what it may hold; the oldest goes first
 *
 * Returns: (transfer full): an empty memory
 */
LtItemMemory *
lt_item_memory_new (gsize max_bytes)
{
  LtItemMemory *self = g_new0 (LtItemMemory, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  self->max_bytes = max_bytes;

  return self;
}

/**
 * lt_item_memory_free:
 * @self: (transfer full): a memory
 */
void
lt_item_memory_free (LtItemMemory *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

static void
forget (LtItemMemory *self,
        Entry *entry)
{
  self->n_bytes -= g_bytes_get_size (entry->bytes) + ENTRY_BYTES;
  g_queue_unlink (&self->queue, &entry->link);
  g_hash_table_remove (self->entries, &entry->id);
}

/**
 * lt_item_memory_recall:
 * @self: a memory
 * @id: an item's number
 * @since: monotonic time
 *
 * Returns: (transfer none) (nullable): what was answered at or after @since, if nothing speaks against it
 */
GBytes *
lt_item_memory_recall (LtItemMemory *self,
                       gint64 id,
                       gint64 since)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  return entry != NULL && !entry->changed && entry->fetched >= since ? entry->bytes : NULL;
}

/**
 * lt_item_memory_peek:
 * @self: a memory
 * @id: an item's number
 * @etag: (out) (transfer none) (nullable): its tag
 *
 * Returns: (transfer none) (nullable): the last answer, to be confirmed by the service
 */
GBytes *
lt_item_memory_peek (LtItemMemory *self,
                     gint64 id,
                     const char **etag)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  *etag = entry != NULL ? entry->etag : NULL;

  return entry != NULL ? entry->bytes : NULL;
}

/**
 * lt_item_memory_keep:
 * @self: a memory
 * @id: an item's number
 * @bytes: the answer
 * @etag: (nullable): its tag
 * @now: monotonic time
 */
void
lt_item_memory_keep (LtItemMemory *self,
                     gint64 id,
                     GBytes *bytes,
                     const char *etag,
                     gint64 now)
{
  Entry *old = g_hash_table_lookup (self->entries, &id);
  Entry *entry = g_new0 (Entry, 1);

  entry->id = id;
  entry->bytes = g_bytes_ref (bytes);
  entry->etag = g_strdup (etag);
  entry->fetched = now;
  entry->link.data = entry;
  if (old != NULL)
    forget (self, old);

  g_hash_table_insert (self->entries, &entry->id, entry);
  g_queue_push_tail_link (&self->queue, &entry->link);
  self->n_bytes += g_bytes_get_size (bytes) + ENTRY_BYTES;
  while (self->n_bytes > self->max_bytes)
    forget (self, g_queue_peek_head (&self->queue));
}

/**
 * lt_item_memory_note_change:
 * @self: a memory
 * @id: an item that is not any more as it was
 */
void
lt_item_memory_note_change (LtItemMemory *self,
                            gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry != NULL)
    entry->changed = TRUE;
}
