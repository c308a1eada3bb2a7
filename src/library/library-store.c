/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/library-private.h"

#include "base/future.h"
#include "base/statement.h"
#include "library/kept-stories.h"
#include "library/story-table.h"
#include "library/story-words.h"

/* What LtSync brings into the cache: pages, feeds and the ends of walks. */

G_DEFINE_BOXED_TYPE (LtPageStore, lt_page_store, lt_page_store_ref, lt_page_store_unref)

static void
clear_page_store (gpointer data)
{
  LtPageStore *self = data;

  g_ptr_array_unref (self->drafts);
  g_array_unref (self->rows);
}

/**
 * lt_page_store_ref:
 *
 * Takes another reference. Any thread.
 */
LtPageStore *
lt_page_store_ref (LtPageStore *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lt_page_store_unref:
 *
 * Gives a reference back. Any thread.
 */
void
lt_page_store_unref (LtPageStore *self)
{
  g_atomic_rc_box_release_full (self, clear_page_store);
}

/* Gives the row of what is new in @changed, or 0. */
static gboolean
store_draft (LtConnection *connection,
             LtPageStore *store,
             LtStoryDraft *draft,
             gint64 *changed,
             GError **error)
{
  LtStored outcome;
  gint64 row;

  if (!lt_story_table_store (connection, store->feed, draft, store->force, &outcome, &row, error))
    return FALSE;
  store->added += outcome == LT_STORED_NEW;
  store->revised += outcome == LT_STORED_REVISED;
  store->known += outcome != LT_STORED_NEW;
  if (outcome == LT_STORED_REVISED)
    g_array_append_val (store->rows, row);
  *changed = outcome == LT_STORED_SAME ? 0 : row;
  return outcome == LT_STORED_SAME || lt_kept_stories_update (connection, row, error);
}

/* LtDatabaseFunc. The words of all stories last, one after the other: FTS5 gathers them and writes
 * one segment, unless another statement comes between. */
static gboolean
store_page (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  LtPageStore *store = data;
  guint n = store->drafts->len;
  g_autofree gint64 *changed = g_new0 (gint64, n + 1);

  for (guint i = 0; i < n; i++)
    if (!store_draft (connection, store, store->drafts->pdata[i], &changed[i], error))
      return FALSE;
  if (!lt_story_table_count_unread (connection, &store->unread, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (changed[i] != 0
        && !lt_story_words_write (connection, changed[i], store->drafts->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* For a fiber of the library: what it works on. */
typedef struct
{
  LtLibrary *library;
  gpointer data;
  GDestroyNotify destroy;
} Job;

static Job *
job_new (LtLibrary *library, gpointer data, GDestroyNotify destroy)
{
  Job *job = g_new (Job, 1);

  job->library = g_object_ref (library);
  job->data = data;
  job->destroy = destroy;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->library);
  job->destroy (job->data);
  g_free (job);
}

static DexFuture *
store_page_fiber (gpointer data)
{
  Job *job = data;
  LtLibrary *self = job->library;
  LtPageStore *store = job->data;
  g_autoptr (GError) error = NULL;

  if (!dex_await (lt_library_write (self, store_page, lt_page_store_ref (store),
                                    (GDestroyNotify) lt_page_store_unref),
                  &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  lt_library_set_unread (self, store->unread);
  if (store->added > 0)
    lt_library_emit_changed (self);
  for (guint i = 0; i < store->rows->len; i++)
    lt_library_emit_story_changed (self, g_array_index (store->rows, gint64, i));
  return dex_future_new_take_boxed (LT_TYPE_PAGE_STORE, lt_page_store_ref (store));
}

/* A page that was read is stored and told, even if its walk was cancelled meanwhile. */
static DexFuture *
spawn_kept (DexFiberFunc fiber, Job *job)
{
  DexFuture *future = lt_spawn (fiber, job, job_free);

  dex_future_disown (dex_ref (future));
  return future;
}

/**
 * lt_library_store_page:
 * @drafts: (element-type LtStoryDraft): oldest first, so that rows grow and the index is written once
 * @force: take them whatever editions are held
 *
 * Stores a page in one transaction.
 *
 * Returns: (transfer full): a future of the #LtPageStore with its counts
 */
DexFuture *
lt_library_store_page (LtLibrary *self, gint64 feed, GPtrArray *drafts, gboolean force)
{
  LtPageStore *store = g_atomic_rc_box_new0 (LtPageStore);

  store->feed = feed;
  store->drafts = g_ptr_array_ref (drafts);
  store->force = force;
  store->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  return spawn_kept (store_page_fiber, job_new (self, store, (GDestroyNotify) lt_page_store_unref));
}

/* LtDatabaseFunc. */
static gboolean
end_walk (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  const LtFeedRecord *record = data;
  LtStatement *statement = lt_connection_prepare (
      connection,
      "INSERT INTO walk (feed, title, archive_id, edition, etag, next_url, synced)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
      " ON CONFLICT (feed) DO UPDATE SET title = ?2, archive_id = ?3, edition = ?4, etag = ?5,"
      "   next_url = ?6, synced = ?7",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, record->id);
  lt_statement_bind_text (statement, 2, record->title);
  lt_statement_bind_text (statement, 3, record->archive_id);
  lt_statement_bind_int (statement, 4, record->edition);
  lt_statement_bind_text (statement, 5, record->etag);
  lt_statement_bind_text (statement, 6, record->next_url);
  lt_statement_bind_int (statement, 7, record->synced);
  return lt_statement_run (statement, error)
         && lt_story_table_remove_unused_media (connection, error);
}

/**
 * lt_library_end_walk:
 * @record: copied
 *
 * Writes down how far a feed is synced now.
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_end_walk (LtLibrary *self, const LtFeedRecord *record)
{
  return lt_library_write (self, end_walk, lt_feed_record_copy (record), (GDestroyNotify) lt_feed_record_free);
}

/* LtDatabaseFunc. @data: the address. */
static gboolean
subscribe (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection,
      "INSERT INTO person.feed (address, subscribed) VALUES (?1, 1)"
      " ON CONFLICT (address) DO UPDATE SET subscribed = 1 RETURNING id",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, data);
  if (!lt_statement_step (statement, error))
    return FALSE;
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, lt_statement_column_int (statement, 0));
  return lt_statement_run (statement, error);
}

/**
 * lt_library_subscribe:
 * @address: `unix:` for the built-in backend, else the feed's address
 *
 * Adds a feed, or takes one up again with what was read and saved of it.
 *
 * Returns: (transfer full): a future of its id as gint64
 */
DexFuture *
lt_library_subscribe (LtLibrary *self, const char *address)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));
  dex_return_error_if_fail (address != NULL);

  return lt_library_write (self, subscribe, g_strdup (address), g_free);
}

/* What leaves with a feed or a walk: the rows of @sql. */
static gboolean
remove_rows (LtConnection *connection, GArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!lt_story_table_remove (connection, g_array_index (rows, gint64, i), error))
      return FALSE;
  return lt_story_table_remove_unused_media (connection, error);
}

/* The unsaved stories of a feed at or above @edition, without those in @met (nullable). */
static GArray *
list_unsaved (LtConnection *connection, gint64 feed, gint64 edition, GHashTable *met, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT row, id FROM story WHERE feed = ?1 AND saved = 0 AND edition >= ?2", error);

  if (statement == NULL)
    return NULL;
  lt_statement_bind_int (statement, 1, feed);
  lt_statement_bind_int (statement, 2, edition);
  while (lt_statement_step (statement, &failed))
    {
      gint64 row = lt_statement_column_int (statement, 0);

      if (met == NULL || !g_hash_table_contains (met, lt_statement_column_text (statement, 1)))
        g_array_append_val (rows, row);
    }
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* Stories that go. */
typedef struct
{
  gint64 feed;
  gint64 edition;
  GHashTable *met;
  gboolean unsubscribe;
  guint removed;
  int unread;
} Removal;

static void
clear_removal (gpointer data)
{
  Removal *self = data;

  g_clear_pointer (&self->met, g_hash_table_unref);
}

static void
removal_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_removal);
}

/* LtDatabaseFunc. */
static gboolean
remove_stories (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  Removal *removal = data;
  g_autoptr (GArray) rows =
      list_unsaved (connection, removal->feed, removal->edition, removal->met, error);

  if (rows == NULL || !remove_rows (connection, rows, error))
    return FALSE;
  removal->removed = rows->len;
  if (removal->unsubscribe
      && (!lt_run_with_ints (connection, "UPDATE person.feed SET subscribed = 0 WHERE id = ?1",
                             &removal->feed, 1, error)
          || !lt_run_with_ints (connection, "DELETE FROM walk WHERE feed = ?1", &removal->feed, 1, error)
          || !lt_run_with_ints (connection, "DELETE FROM deletion WHERE feed = ?1", &removal->feed, 1,
                                error)))
    return FALSE;
  return lt_story_table_count_unread (connection, &removal->unread, error);
}

static DexFuture *
remove_fiber (gpointer data)
{
  Job *job = data;
  Removal *removal = job->data;
  g_autoptr (GError) error = NULL;

  if (!dex_await (lt_library_write (job->library, remove_stories, g_atomic_rc_box_acquire (removal),
                                    removal_unref),
                  &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  lt_library_set_unread (job->library, removal->unread);
  if (removal->removed > 0)
    lt_library_emit_changed (job->library);
  return dex_future_new_true ();
}

/**
 * lt_library_unsubscribe:
 *
 * Ends a subscription. Its unsaved stories leave the cache; states and saved stories stay.
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_unsubscribe (LtLibrary *self, gint64 feed)
{
  Removal *removal;

  dex_return_error_if_fail (LT_IS_LIBRARY (self));

  removal = g_atomic_rc_box_new0 (Removal);
  removal->feed = feed;
  removal->unsubscribe = TRUE;
  return spawn_kept (remove_fiber, job_new (self, removal, removal_unref));
}

/**
 * lt_library_drop_unmet:
 * @met: the ids that the walk met; not changed any more
 * @edition: the lowest edition that the walk came to; 0 for all
 *
 * Drops the unsaved stories that a whole walk should have met and did not: they were deleted while
 * nobody was told, or by an archive that is another one now.
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_drop_unmet (LtLibrary *self, gint64 feed, GHashTable *met, gint64 edition)
{
  Removal *removal = g_atomic_rc_box_new0 (Removal);

  removal->feed = feed;
  removal->edition = edition;
  removal->met = g_hash_table_ref (met);
  return spawn_kept (remove_fiber, job_new (self, removal, removal_unref));
}
