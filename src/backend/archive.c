/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/archive-private.h"

#include "base/database.h"
#include "base/datetime.h"
#include "base/future.h"
#include "base/statement.h"

#include <glib/gi18n-lib.h>

struct _LtArchive
{
  GObject parent_instance;

  LtDatabase *database;
  char *archive_id;
  gint64 edition;
};

G_DEFINE_FINAL_TYPE (LtArchive, lt_archive, G_TYPE_OBJECT)
G_DEFINE_QUARK (lt - archive - error - quark, lt_archive_error)
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

static void
lt_archive_finalize (GObject *object)
{
  LtArchive *self = LT_ARCHIVE (object);

  g_clear_object (&self->database);
  g_free (self->archive_id);

  G_OBJECT_CLASS (lt_archive_parent_class)->finalize (object);
}

static void
lt_archive_class_init (LtArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_archive_finalize;
}

static void
lt_archive_init (LtArchive *self)
{
}

/* Opening */

typedef struct
{
  char *path;
  gboolean read_only;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

/* A new archive gets an id of its own, by which a reader knows that it is not the one it knew. */
static gboolean
make_id_cb (LtConnection *connection,
            gpointer data,
            GValue *result,
            GError **error)
{
  g_autofree char *id = NULL;

  if (!lt_archive_meta_get (connection, "archive_id", &id, error))
    return FALSE;

  if (id == NULL)
    {
      id = g_uuid_string_random ();
      if (!lt_archive_meta_set (connection, "archive_id", id, error))
        return FALSE;
    }

  g_value_init (result, G_TYPE_STRING);
  g_value_set_string (result, id);

  return TRUE;
}

static gboolean
read_id_cb (LtConnection *connection,
            gpointer data,
            GValue *result,
            GError **error)
{
  g_autofree char *id = NULL;

  if (!lt_archive_meta_get (connection, "archive_id", &id, error))
    return FALSE;

  g_value_init (result, G_TYPE_STRING);
  g_value_set_string (result, id != NULL ? id : "");

  return TRUE;
}

static gboolean
read_edition_cb (LtConnection *connection,
                 gpointer data,
                 GValue *result,
                 GError **error)
{
  gint64 edition;

  if (!lt_archive_edition_get (connection, &edition, error))
    return FALSE;

  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, edition);

  return TRUE;
}

static DexFuture *
open_fiber (gpointer data)
{
  Opening *opening = data;
  g_autoptr (LtArchive) self = g_object_new (LT_TYPE_ARCHIVE, NULL);
  g_autoptr (GError) error = NULL;

  self->database = dex_await_object (lt_database_open (opening->path, lt_archive_migrations, opening->read_only), &error);
  if (self->database == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  self->archive_id = dex_await_string (opening->read_only
                                           ? lt_database_read (self->database, read_id_cb, NULL, NULL)
                                           : lt_database_write (self->database, make_id_cb, NULL, NULL),
                                       &error);
  if (self->archive_id == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  self->edition = dex_await_int64 (lt_database_read (self->database, read_edition_cb, NULL, NULL), &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_object (g_steal_pointer (&self));
}

/**
 * lt_archive_open:
 * @path: the file; made if it is not there, unless @read_only
 *
 * Returns: (transfer full): resolves to an LtArchive
 */
DexFuture *
lt_archive_open (const char *path,
                 gboolean read_only)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->read_only = read_only;

  return lt_spawn (open_fiber, opening, opening_free);
}

DexFuture *
lt_archive_close (LtArchive *self)
{
  return lt_database_close (self->database);
}

const char *
lt_archive_get_archive_id (LtArchive *self)
{
  return self->archive_id;
}

/**
 * lt_archive_get_edition:
 *
 * Returns: the edition of the last publication
 */
gint64
lt_archive_get_edition (LtArchive *self)
{
  return self->edition;
}

/* Writing */

static void
store_free (gpointer data)
{
  LtArchiveStore *store = data;

  g_clear_pointer (&store->story, lt_story_unref);
  g_clear_pointer (&store->discussion, lt_discussion_unref);
  g_clear_pointer (&store->media, g_ptr_array_unref);
  g_clear_pointer (&store->gone, g_ptr_array_unref);
  g_clear_pointer (&store->record, lt_thread_record_free);
  g_free (store);
}

static gboolean
store_cb (LtConnection *connection,
          gpointer data,
          GValue *result,
          GError **error)
{
  gint64 edition;

  if (!lt_archive_store_write (connection, data, &edition, error))
    return FALSE;

  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, edition);

  return TRUE;
}

static gboolean
remove_cb (LtConnection *connection,
           gpointer data,
           GValue *result,
           GError **error)
{
  gint64 edition;

  if (!lt_archive_remove_write (connection, data, &edition, error))
    return FALSE;

  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, edition);

  return TRUE;
}

static DexFuture *
published_cb (DexFuture *future,
              gpointer data)
{
  LtArchive *self = data;
  const GValue *value = dex_future_get_value (future, NULL);

  if (value != NULL)
    self->edition = MAX (self->edition, g_value_get_int64 (value));

  return NULL;
}

static DexFuture *
publication (LtArchive *self,
             DexFuture *written)
{
  return dex_future_finally (written, published_cb, g_object_ref (self), g_object_unref);
}

/**
 * lt_archive_store:
 * @story: gets its edition and the path of its discussion; not shared yet, and not afterwards touched
 * @discussion: what becomes its discussion file
 * @media: (nullable) (element-type GBytes): pictures that the story shows
 * @gone: (nullable) (element-type utf8): comments that are deleted at their source
 * @record: what is known of its thread now
 *
 * Stores and publishes in one step.
 *
 * Returns: (transfer full): resolves to the new edition
 */
DexFuture *
lt_archive_store (LtArchive *self,
                  LtStory *story,
                  LtDiscussion *discussion,
                  GPtrArray *media,
                  GPtrArray *gone,
                  const LtThreadRecord *record)
{
  LtArchiveStore *store = g_new0 (LtArchiveStore, 1);

  store->story = lt_story_ref (story);
  store->discussion = lt_discussion_ref (discussion);
  store->media = media != NULL ? g_ptr_array_ref (media) : NULL;
  store->gone = gone != NULL ? g_ptr_array_ref (gone) : NULL;
  store->record = lt_thread_record_copy (record);

  return publication (self, lt_database_write (self->database, store_cb, store, store_free));
}

DexFuture *
lt_archive_remove (LtArchive *self,
                   const LtThreadRecord *record)
{
  return publication (self, lt_database_write (self->database, remove_cb, lt_thread_record_copy (record),
                                               (GDestroyNotify) lt_thread_record_free));
}

static gboolean
note_thread_cb (LtConnection *connection,
                gpointer data,
                GValue *result,
                GError **error)
{
  return lt_archive_thread_put (connection, data, error);
}

/**
 * lt_archive_note_thread:
 *
 * Remembers a thread that no publication comes of.
 */
DexFuture *
lt_archive_note_thread (LtArchive *self,
                        const LtThreadRecord *record)
{
  return lt_database_write (self->database, note_thread_cb, lt_thread_record_copy (record),
                            (GDestroyNotify) lt_thread_record_free);
}

/* Reading */

static LtThreadRecord *
read_thread (LtStatement *statement)
{
  LtThreadRecord *record = lt_thread_record_new (lt_statement_column_text (statement, 0),
                                                 (LtThreadState) lt_statement_column_int (statement, 1));

  record->comments = (int) lt_statement_column_int (statement, 2);
  record->date = lt_statement_column_int (statement, 3);
  record->looked = lt_statement_column_int (statement, 4);
  record->link = lt_statement_dup_text (statement, 5);

  return record;
}

static gboolean
list_threads_cb (LtConnection *connection,
                 gpointer data,
                 GValue *result,
                 GError **error)
{
  g_autoptr (GHashTable) threads = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lt_thread_record_free);
  g_autoptr (GError) failure = NULL;
  LtStatement *statement = lt_connection_prepare (connection, "SELECT id, state, comments, date, looked, link FROM threads", error);

  if (statement == NULL)
    return FALSE;

  while (lt_statement_step (statement, &failure))
    {
      LtThreadRecord *record = read_thread (statement);

      g_hash_table_replace (threads, record->id, record);
    }
  lt_statement_reset (statement);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  g_value_init (result, G_TYPE_HASH_TABLE);
  g_value_set_boxed (result, threads);

  return TRUE;
}

DexFuture *
lt_archive_list_threads (LtArchive *self)
{
  return lt_database_read (self->database, list_threads_cb, NULL, NULL);
}

/* The first column of the one row that @key finds. */
static GBytes *
find_bytes (LtConnection *connection,
            const char *sql,
            const char *key,
            GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return NULL;

  lt_statement_bind_text (statement, 1, key);
  if (lt_statement_step (statement, &failure))
    bytes = lt_statement_column_bytes (statement, 0);
  lt_statement_reset (statement);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (bytes == NULL)
    g_set_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND, _ ("“%s” is not in the archive."), key);

  return g_steal_pointer (&bytes);
}

static gboolean
load_story_cb (LtConnection *connection,
               gpointer data,
               GValue *result,
               GError **error)
{
  g_autoptr (GBytes) bytes = find_bytes (connection, "SELECT item FROM stories WHERE id = ?1", data, error);
  g_autoptr (LtStory) story = bytes != NULL ? lt_feed_read_item (bytes, error) : NULL;

  if (story == NULL)
    return FALSE;

  g_value_init (result, LT_TYPE_STORY);
  g_value_take_boxed (result, g_steal_pointer (&story));

  return TRUE;
}

DexFuture *
lt_archive_load_story (LtArchive *self,
                       const char *id)
{
  return lt_database_read (self->database, load_story_cb, g_strdup (id), g_free);
}

static gboolean
load_discussion_cb (LtConnection *connection,
                    gpointer data,
                    GValue *result,
                    GError **error)
{
  g_autoptr (GBytes) bytes = find_bytes (connection, "SELECT bytes FROM discussions WHERE story = ?1 AND replaced = 0", data, error);
  g_autoptr (LtDiscussion) discussion = bytes != NULL ? lt_discussion_read (bytes, error) : NULL;

  if (discussion == NULL)
    return FALSE;

  g_value_init (result, LT_TYPE_DISCUSSION);
  g_value_take_boxed (result, g_steal_pointer (&discussion));

  return TRUE;
}

DexFuture *
lt_archive_load_discussion (LtArchive *self,
                            const char *id)
{
  return lt_database_read (self->database, load_discussion_cb, g_strdup (id), g_free);
}

static gboolean
load_page_cb (LtConnection *connection,
              gpointer data,
              GValue *result,
              GError **error)
{
  g_autoptr (LtArchivePage) page = lt_archive_page_new ();

  page->number = GPOINTER_TO_INT (data);
  if (!lt_archive_page_read (connection, page, error))
    return FALSE;

  if (page->number != 0 && page->items->len == 0)
    {
      g_set_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND, _ ("There is no archive page %d."), page->number);
      return FALSE;
    }

  g_value_init (result, LT_TYPE_ARCHIVE_PAGE);
  g_value_take_boxed (result, g_steal_pointer (&page));

  return TRUE;
}

DexFuture *
lt_archive_load_page (LtArchive *self,
                      int number)
{
  return lt_database_read (self->database, load_page_cb, GINT_TO_POINTER (number), NULL);
}

static gboolean
load_file_cb (LtConnection *connection,
              gpointer data,
              GValue *result,
              GError **error)
{
  const char *path = data;
  GBytes *bytes = find_bytes (connection,
                              g_str_has_prefix (path, "media/") ? "SELECT bytes FROM media WHERE path = ?1"
                                                                : "SELECT bytes FROM discussions WHERE path = ?1",
                              path, error);

  if (bytes == NULL)
    return FALSE;

  g_value_init (result, G_TYPE_BYTES);
  g_value_take_boxed (result, bytes);

  return TRUE;
}

DexFuture *
lt_archive_load_file (LtArchive *self,
                      const char *path)
{
  return lt_database_read (self->database, load_file_cb, g_strdup (path), g_free);
}

static gboolean
count_pages_cb (LtConnection *connection,
                gpointer data,
                GValue *result,
                GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "SELECT max (page) FROM archived", error);

  if (statement == NULL || !lt_statement_step (statement, error))
    return FALSE;

  g_value_init (result, G_TYPE_INT);
  g_value_set_int (result, (int) lt_statement_column_int (statement, 0));
  lt_statement_reset (statement);

  return TRUE;
}

DexFuture *
lt_archive_count_pages (LtArchive *self)
{
  return lt_database_read (self->database, count_pages_cb, NULL, NULL);
}
