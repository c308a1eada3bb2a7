/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/archive-private.h"

#include "base/datetime.h"
#include "base/future.h"

G_DEFINE_FINAL_TYPE (LtArchive, lt_archive, G_TYPE_OBJECT)
G_DEFINE_QUARK (lt_archive_error, lt_archive_error)

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
