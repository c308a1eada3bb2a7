/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "library/library-private.h"

#include "base/future.h"
#include "base/statement.h"
#include "library/kept-stories.h"
#include "library/schema.h"
#include "library/story-table.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * LtLibrary:
 *
 * The reader's store under one profile folder (schema.c says what is in which file). Owned by the
 * application; main thread. Its work is split: this file opens, closes and tells; library-states.c
 * writes what a person sets; library-query.c reads; library-store.c, library-files.c and
 * library-deletions.c take in what LtSync brings.
 */
G_DEFINE_FINAL_TYPE (LtLibrary, lt_library, G_TYPE_OBJECT)

G_DEFINE_QUARK (lt - library - error - quark, lt_library_error)

enum
{
  PROP_0,
  PROP_UNREAD,
  N_PROPS
};

enum
{
  CHANGED,
  STORY_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* A file of this name says that the cache turned out to be damaged while it was used. */
#define DAMAGE_MARK "cache.db.is-damaged"

static void
lt_library_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtLibrary *self = LT_LIBRARY (object);

  switch (id)
    {
    case PROP_UNREAD:
      g_value_set_int (value, self->unread);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_library_dispose (GObject *object)
{
  LtLibrary *self = LT_LIBRARY (object);

  g_clear_object (&self->pool);
  g_clear_object (&self->reader);
  g_clear_object (&self->cache);
  G_OBJECT_CLASS (lt_library_parent_class)->dispose (object);
}

static void
lt_library_finalize (GObject *object)
{
  LtLibrary *self = LT_LIBRARY (object);

  g_free (self->folder);
  g_free (self->notice);
  G_OBJECT_CLASS (lt_library_parent_class)->finalize (object);
}

static void
lt_library_class_init (LtLibraryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lt_library_get_property;
  object_class->dispose = lt_library_dispose;
  object_class->finalize = lt_library_finalize;

  /**
   * LtLibrary:unread:
   *
   * How many stories are unread, in all feeds.
   */
  properties[PROP_UNREAD] =
      g_param_spec_int ("unread", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LtLibrary::changed:
   *
   * Stories came, went, or match other filters now: lists read their rows again.
   */
  signals[CHANGED] = g_signal_new ("changed", LT_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /**
   * LtLibrary::story-changed:
   * @row: which
   *
   * What is stored of one story changed: its revision, discussion, media, read or saved.
   */
  signals[STORY_CHANGED] = g_signal_new ("story-changed", LT_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
lt_library_init (LtLibrary *self)
{
}

static char *
path_of (LtLibrary *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* A page of 100 stories fits in memory: SQLite's default of 2 MB spills it to the file in the middle
 * of its transaction. The journal is folded in by 16 MB (1000 pages) and cut to that; by the writing
 * thread itself, though it waits for the disk then, a fifth of a long walk: SQLite before 3.51.3 may
 * lose what is written while another connection folds (sqlite.org/wal.html, "The WAL-reset bug"). */
#define TUNE                    \
  "PRAGMA cache_size = -16384;" \
  "PRAGMA journal_size_limit = 16777216;"

/* An item, a discussion or a picture fills several pages of 4 KB: with 16 KB the writing thread needs
 * a quarter less CPU and a third of the calls. A file in WAL mode keeps the size that it was made with. */
#define MAKE_PAGES_LARGE          \
  "PRAGMA journal_mode = DELETE;" \
  "PRAGMA page_size = 16384;"     \
  "VACUUM;"                       \
  "PRAGMA journal_mode = WAL;"

/* LtThreadFunc. @data: the path of a cache that does not exist yet. */
static gboolean
make_cache (gpointer data, GValue *result, GError **error)
{
  g_autoptr (LtConnection) connection = lt_connection_open (data, FALSE, error);

  return connection != NULL && lt_connection_exec (connection, MAKE_PAGES_LARGE, error);
}

/* LtDatabaseFunc. @data: the path of library.db. */
static gboolean
attach (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "ATTACH DATABASE ?1 AS person", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, data);
  /* NORMAL loses nothing on a kill; the main file was set so by lt_database_open(). */
  return lt_statement_run (statement, error)
         && lt_connection_exec (connection, TUNE "PRAGMA person.synchronous = NORMAL", error);
}

/* LtDatabaseFunc. Also counts, so that the first answer needs no second call. */
static gboolean
agree (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT mirror.serial = serial.value FROM mirror, person.serial", error);
  gboolean equal = FALSE;
  int unread = 0;

  if (statement == NULL || !lt_statement_step (statement, error))
    return FALSE;
  equal = lt_statement_column_int (statement, 0) != 0;
  lt_statement_reset (statement);
  if (!equal && !lt_kept_stories_restore (connection, error))
    return FALSE;
  if (!lt_story_table_count_unread (connection, &unread, error))
    return FALSE;
  g_value_init (result, G_TYPE_INT);
  g_value_set_int (result, unread);
  return TRUE;
}

/* A cache that is damaged, or of a newer version, is moved out of the way: it can be synced again. */
static gboolean
set_aside (LtLibrary *self, const GError *reason)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat ("cache.db", suffixes[i], NULL);
      g_autofree char *aside = g_strconcat ("cache.db.damaged", suffixes[i], NULL);
      g_autofree char *from = path_of (self, name);
      g_autofree char *to = path_of (self, aside);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return FALSE;
    }
  g_free (self->notice);
  if (g_error_matches (reason, LT_DATABASE_ERROR, LT_DATABASE_ERROR_NEWER))
    self->notice = g_strdup (_ ("The stored stories were written by a newer version. They are fetched again; "
                                "what you read and saved is kept."));
  else
    self->notice = g_strdup (_ ("The stored stories were damaged. They are fetched again; "
                                "what you read and saved is kept."));
  return TRUE;
}

/* Damage that was met inside of the file, where opening does not look. */
static gboolean
is_marked (LtLibrary *self, GError **error)
{
  g_autofree char *mark = path_of (self, DAMAGE_MARK);

  if (g_remove (mark) != 0)
    return FALSE;
  g_set_error_literal (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_CORRUPT, "The cache is damaged");
  return TRUE;
}

static gboolean
open_cache (LtLibrary *self, const char *library_path, GError **error)
{
  g_autofree char *path = path_of (self, "cache.db");
  int unread;
  g_autoptr (GError) failed = NULL;

  if (is_marked (self, error))
    return FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS)
      && !dex_await (lt_thread_run ("lt-database", make_cache, g_strdup (path), g_free), error))
    return FALSE;
  self->cache = dex_await_object (lt_database_open (path, lt_schema_cache, FALSE), error);
  if (self->cache == NULL)
    return FALSE;
  if (!dex_await (lt_database_read (self->cache, attach, g_strdup (library_path), g_free), error))
    return FALSE;
  unread = dex_await_int (lt_database_write (self->cache, agree, NULL, NULL), &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  self->unread = unread;
  self->reader = dex_await_object (lt_database_open (path, NULL, TRUE), error);
  return self->reader != NULL
         && dex_await (lt_database_read (self->reader, attach, g_strdup (library_path), g_free), error);
}

/* From the first moment on nobody else reaches the connections. The writing one is the last: it
 * folds the journal into the file. */
static void
close_cache (LtLibrary *self)
{
  g_autoptr (LtDatabase) reader = g_steal_pointer (&self->reader);
  g_autoptr (LtDatabase) cache = g_steal_pointer (&self->cache);

  if (reader != NULL)
    dex_await (lt_database_close (reader), NULL);
  if (cache != NULL)
    dex_await (lt_database_close (cache), NULL);
}

static gboolean
can_be_set_aside (const GError *error)
{
  return g_error_matches (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_CORRUPT)
         || g_error_matches (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_NEWER);
}

/* Makes or migrates library.db; the cache's connection attaches it afterwards. */
static gboolean
prepare_library (const char *path, GError **error)
{
  g_autoptr (LtDatabase) database =
      dex_await_object (lt_database_open (path, lt_schema_library, FALSE), error);

  return database != NULL && dex_await (lt_database_close (database), error);
}

static DexFuture *
open_fiber (gpointer data)
{
  g_autoptr (LtLibrary) self = g_object_new (LT_TYPE_LIBRARY, NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_strdup (data);
  path = path_of (self, "library.db");
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return dex_future_new_reject (G_FILE_ERROR, g_file_error_from_errno (errno),
                                  _ ("The folder “%s” cannot be made: %s"), self->folder,
                                  g_strerror (errno));
  if (!prepare_library (path, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!open_cache (self, path, &error))
    {
      close_cache (self);
      if (!can_be_set_aside (error) || !set_aside (self, error))
        return dex_future_new_for_error (g_steal_pointer (&error));
      g_clear_error (&error);
      if (!open_cache (self, path, &error))
        {
          close_cache (self);
          return dex_future_new_for_error (g_steal_pointer (&error));
        }
    }
  self->pool = lt_story_pool_new (self->reader);
  return dex_future_new_take_object (g_steal_pointer (&self));
}

/**
 * lt_library_open:
 * @folder: the profile folder; made when it does not exist
 *
 * Opens the library. A cache that is damaged is set aside (lt_library_get_notice()); a `library.db`
 * that is damaged or newer is refused with %LT_DATABASE_ERROR, and left as it is.
 *
 * Returns: (transfer full): a future of the #LtLibrary
 */
DexFuture *
lt_library_open (const char *folder)
{
  dex_return_error_if_fail (folder != NULL);

  return lt_spawn (open_fiber, g_strdup (folder), g_free);
}

static DexFuture *
close_fiber (gpointer data)
{
  close_cache (data);
  return dex_future_new_true ();
}

/**
 * lt_library_close:
 *
 * Closes both files after what was asked for is done. Afterwards every call is rejected.
 *
 * Returns: (transfer full): a future that resolves when they are closed
 */
DexFuture *
lt_library_close (LtLibrary *self)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));

  return lt_spawn (close_fiber, g_object_ref (self), g_object_unref);
}

/**
 * lt_library_get_unread:
 *
 * Returns: how many stories are unread
 */
int
lt_library_get_unread (LtLibrary *self)
{
  g_return_val_if_fail (LT_IS_LIBRARY (self), 0);

  return self->unread;
}

/**
 * lt_library_get_notice:
 *
 * Returns: (nullable): what a person should know about how it was opened
 */
const char *
lt_library_get_notice (LtLibrary *self)
{
  g_return_val_if_fail (LT_IS_LIBRARY (self), NULL);

  return self->notice;
}

/**
 * lt_library_get_pool:
 *
 * Returns: (transfer none): the items that live
 */
LtStoryPool *
lt_library_get_pool (LtLibrary *self)
{
  return self->pool;
}

/**
 * lt_library_is_open:
 *
 * Returns: whether it can be read and written
 */
gboolean
lt_library_is_open (LtLibrary *self)
{
  return self->reader != NULL;
}

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  LtLibrary *self = data;
  g_autofree char *mark = path_of (self, DAMAGE_MARK);
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (g_error_matches (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_CORRUPT))
    g_file_set_contents (mark, "", 0, NULL);
  return NULL;
}

static DexFuture *
watch (LtLibrary *self, DexFuture *future)
{
  return lt_guard (dex_future_catch (future, failed_cb, g_object_ref (self), g_object_unref));
}

static DexFuture *
refuse (gpointer data, GDestroyNotify destroy)
{
  if (destroy != NULL)
    destroy (data);
  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CLOSED, "The library is closed");
}

/**
 * lt_library_read:
 * @data: (transfer full): freed by @destroy on the database's thread
 *
 * Reads beside whatever is written. A damaged file is remembered for the next opening.
 *
 * Returns: (transfer full): as lt_database_read()
 */
DexFuture *
lt_library_read (LtLibrary *self, LtDatabaseFunc func, gpointer data, GDestroyNotify destroy)
{
  if (self->reader == NULL)
    return refuse (data, destroy);
  return watch (self, lt_database_read (self->reader, func, data, destroy));
}

/**
 * lt_library_write:
 * @data: (transfer full): freed by @destroy on the database's thread
 *
 * Writes in a transaction. A damaged file is remembered for the next opening.
 *
 * Returns: (transfer full): as lt_database_write()
 */
DexFuture *
lt_library_write (LtLibrary *self, LtDatabaseFunc func, gpointer data, GDestroyNotify destroy)
{
  if (self->cache == NULL)
    return refuse (data, destroy);
  return watch (self, lt_database_write (self->cache, func, data, destroy));
}

/**
 * lt_library_set_unread:
 *
 * Takes the count that a write came to.
 */
void
lt_library_set_unread (LtLibrary *self, int unread)
{
  if (self->unread == unread)
    return;
  self->unread = unread;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD]);
}

/**
 * lt_library_emit_changed:
 *
 * Tells the lists to read their rows again.
 */
void
lt_library_emit_changed (LtLibrary *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * lt_library_emit_story_changed:
 *
 * Reads the living item of @row again and tells everybody else.
 */
void
lt_library_emit_story_changed (LtLibrary *self, gint64 row)
{
  lt_story_pool_refresh (self->pool, row);
  g_signal_emit (self, signals[STORY_CHANGED], 0, row);
}
