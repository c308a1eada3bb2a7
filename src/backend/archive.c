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

/* A publication on its way to the database's thread, with references to what it holds. */
static void
publishing_free (gpointer data)
{
  LtPublishing *self = data;

  g_clear_pointer (&self->story, lt_story_unref);
  g_clear_pointer (&self->discussion, lt_discussion_unref);
  g_clear_pointer (&self->media, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->search, lt_search_unref);
  g_free ((char *) self->withdrawn);
  g_free (self);
}

static gpointer
copy_record (gconstpointer record,
             gpointer data)
{
  return lt_thread_record_copy (record);
}

static GPtrArray *
copy_records (GPtrArray *records)
{
  GPtrArray *copy = g_ptr_array_copy (records, (GCopyFunc) copy_record, NULL);

  g_ptr_array_set_free_func (copy, (GDestroyNotify) lt_thread_record_free);

  return copy;
}

static LtPublishing *
publishing_copy (const LtPublishing *self)
{
  LtPublishing *copy = g_memdup2 (self, sizeof *self);

  copy->story = lt_story_ref (self->story);
  copy->discussion = lt_discussion_ref (self->discussion);
  copy->media = self->media != NULL ? g_ptr_array_ref (self->media) : NULL;
  copy->gone = self->gone != NULL ? g_ptr_array_ref (self->gone) : NULL;
  copy->records = copy_records (self->records);
  copy->search = self->search != NULL ? lt_search_ref (self->search) : NULL;
  copy->withdrawn = g_strdup (self->withdrawn);

  return copy;
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

typedef struct
{
  char *story;
  GPtrArray *records;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_free (removal->story);
  g_ptr_array_unref (removal->records);
  g_free (removal);
}

static gboolean
remove_cb (LtConnection *connection,
           gpointer data,
           GValue *result,
           GError **error)
{
  Removal *removal = data;
  gint64 edition;

  if (!lt_archive_remove_write (connection, removal->story, removal->records, &edition, error))
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
 * @publishing: the story and what it rests on
 *
 * Stores and publishes in one step, and takes out what became part of it. Nothing is stored where the archive is not as it
 * was when the story was made: another fiber may have revised it meanwhile, or published the same matter.
 *
 * Returns: (transfer full): resolves to the new edition
 */
DexFuture *
lt_archive_store (LtArchive *self,
                  const LtPublishing *publishing)
{
  return publication (self, lt_database_write (self->database, store_cb, publishing_copy (publishing), publishing_free));
}

DexFuture *
lt_archive_remove (LtArchive *self,
                   const char *story,
                   GPtrArray *records)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->story = g_strdup (story);
  removal->records = copy_records (records);

  return publication (self, lt_database_write (self->database, remove_cb, removal, removal_free));
}

static gboolean
note_thread_cb (LtConnection *connection,
                gpointer data,
                GValue *result,
                GError **error)
{
  return lt_archive_thread_note (connection, data, error);
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
