/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "library/library-private.h"

#include "base/statement.h"
#include "library/schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
not_found (GError **error)
{
  g_set_error_literal (error, LT_LIBRARY_ERROR, LT_LIBRARY_ERROR_NOT_FOUND,
                       _ ("This story is not stored here."));
  return FALSE;
}

/* Steps once; a missing row is @error as well. */
static gboolean
step_to_row (LtStatement *statement, GError **error)
{
  g_autoptr (GError) failed = NULL;

  if (lt_statement_step (statement, &failed))
    return TRUE;
  if (failed == NULL)
    return not_found (error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
read_story (LtConnection *connection, LtOpenStory *story, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  LtStatement *statement = lt_connection_prepare (
      connection,
      "SELECT s.feed, s.read, s.saved, i.bytes, f.address, p.place FROM story AS s"
      " JOIN item AS i ON i.row = s.row LEFT JOIN person.feed AS f ON f.id = s.feed"
      " LEFT JOIN person.place AS p ON p.feed = s.feed AND p.id = s.id"
      " WHERE s.row = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, story->row);
  if (!step_to_row (statement, error))
    return FALSE;
  story->feed = lt_statement_column_int (statement, 0);
  story->read = lt_statement_column_int (statement, 1) != 0;
  story->saved = lt_statement_column_int (statement, 2) != 0;
  bytes = lt_statement_column_bytes (statement, 3);
  story->feed_address = lt_statement_dup_text (statement, 4);
  story->place = lt_statement_column_int (statement, 5);
  lt_statement_reset (statement);
  story->story = lt_feed_read_item (bytes, error);
  return story->story != NULL;
}

static gboolean
read_discussion (LtConnection *connection, LtOpenStory *story, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failed = NULL;
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT bytes FROM discussion WHERE row = ?1", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, story->row);
  if (lt_statement_step (statement, &failed))
    bytes = lt_statement_column_bytes (statement, 0);
  lt_statement_reset (statement);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (bytes == NULL)
    return TRUE;
  /* It was readable when it came. A story without its discussion is still a story. */
  story->discussion = lt_discussion_read (bytes, NULL);
  if (story->discussion != NULL)
    lt_discussion_find (story->discussion, ""); /* makes the index before it is shared */
  return TRUE;
}

static gboolean
read_media_paths (LtConnection *connection, LtOpenStory *story, GError **error)
{
  g_autoptr (GError) failed = NULL;
  LtStatement *statement = lt_connection_prepare (
      connection,
      "SELECT reference, path FROM file WHERE row = ?1 AND kind = 1 AND path IS NOT NULL", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, story->row);
  while (lt_statement_step (statement, &failed))
    g_hash_table_insert (story->media, lt_statement_dup_text (statement, 0),
                         lt_statement_dup_text (statement, 1));
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* LtDatabaseFunc. */
static gboolean
open_story (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  g_autoptr (LtOpenStory) story = g_atomic_rc_box_new0 (LtOpenStory);

  story->row = *(gint64 *) data;
  story->media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!read_story (connection, story, error) || !read_discussion (connection, story, error)
      || !read_media_paths (connection, story, error))
    return FALSE;
  g_value_init (result, LT_TYPE_OPEN_STORY);
  g_value_take_boxed (result, g_steal_pointer (&story));
  return TRUE;
}

/**
 * lt_library_open_story:
 *
 * Reads a story with its discussion and the names of its cached media.
 *
 * Returns: (transfer full): a future of the #LtOpenStory; %LT_LIBRARY_ERROR_NOT_FOUND when it is gone
 */
DexFuture *
lt_library_open_story (LtLibrary *self, gint64 row)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));

  return lt_library_read (self, open_story, g_memdup2 (&row, sizeof row), g_free);
}

/* LtDatabaseFunc. @data: "ID" or "FEED#ID"; an id has no "#", an address may. */
static gboolean
find_story (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  const char *mark = strrchr (data, '#');
  g_autofree char *feed = mark != NULL ? g_strndup (data, (gsize) (mark - (char *) data)) : NULL;
  LtStatement *statement = lt_connection_prepare (
      connection,
      "SELECT row FROM story WHERE id = ?1 AND feed IN"
      " (SELECT id FROM person.feed WHERE ?2 IS NULL OR address = ?2) ORDER BY row DESC LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, mark != NULL ? mark + 1 : data);
  lt_statement_bind_text (statement, 2, feed);
  if (!step_to_row (statement, error))
    return FALSE;
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, lt_statement_column_int (statement, 0));
  lt_statement_reset (statement);
  return TRUE;
}

/**
 * lt_library_find_story:
 * @reference: a story's id, or `FEED#ID` with the address of the feed
 *
 * Returns: (transfer full): a future of the row as gint64; %LT_LIBRARY_ERROR_NOT_FOUND
 */
DexFuture *
lt_library_find_story (LtLibrary *self, const char *reference)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));
  dex_return_error_if_fail (reference != NULL);

  return lt_library_read (self, find_story, g_strdup (reference), g_free);
}

/* LtDatabaseFunc. @data: the path. */
static gboolean
read_media (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  g_autoptr (GError) failed = NULL;
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT bytes FROM media WHERE path = ?1", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, data);
  if (lt_statement_step (statement, &failed))
    {
      g_value_init (result, G_TYPE_BYTES);
      g_value_take_boxed (result, lt_statement_column_bytes (statement, 0));
      lt_statement_reset (statement);
      return TRUE;
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LT_LIBRARY_ERROR, LT_LIBRARY_ERROR_NOT_CACHED,
                         _ ("This picture is not stored here."));
  return FALSE;
}

/**
 * lt_library_read_media:
 * @path: `media/<sha256>.<ext>`, as #LtOpenStory names it
 *
 * Returns: (transfer full): a future of the #GBytes; %LT_LIBRARY_ERROR_NOT_CACHED
 */
DexFuture *
lt_library_read_media (LtLibrary *self, const char *path)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));
  dex_return_error_if_fail (path != NULL);

  return lt_library_read (self, read_media, g_strdup (path), g_free);
}

#define FEED_COLUMNS                                                                            \
  "SELECT f.id, f.address, w.title, w.archive_id, coalesce (w.edition, 0), w.etag, w.next_url," \
  "   coalesce (w.synced, 0)"                                                                   \
  " FROM person.feed AS f LEFT JOIN walk AS w ON w.feed = f.id"

static LtFeedRecord *
read_record (LtStatement *statement)
{
  LtFeedRecord *record = g_new0 (LtFeedRecord, 1);

  record->id = lt_statement_column_int (statement, 0);
  record->address = lt_statement_dup_text (statement, 1);
  record->title = lt_statement_dup_text (statement, 2);
  record->archive_id = lt_statement_dup_text (statement, 3);
  record->edition = lt_statement_column_int (statement, 4);
  record->etag = lt_statement_dup_text (statement, 5);
  record->next_url = lt_statement_dup_text (statement, 6);
  record->synced = lt_statement_column_int (statement, 7);
  return record;
}

/* LtDatabaseFunc. */
static gboolean
get_feed (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, FEED_COLUMNS " WHERE f.id = ?1", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, *(gint64 *) data);
  if (!lt_statement_step (statement, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, LT_LIBRARY_ERROR, LT_LIBRARY_ERROR_NOT_FOUND,
                             _ ("This feed is not subscribed."));
      return FALSE;
    }
  g_value_init (result, LT_TYPE_FEED_RECORD);
  g_value_take_boxed (result, read_record (statement));
  lt_statement_reset (statement);
  return TRUE;
}

/* LtDatabaseFunc. */
static gboolean
list_feeds (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lt_feed_record_free);
  g_autoptr (GError) failed = NULL;
  LtStatement *statement = lt_connection_prepare (
      connection, FEED_COLUMNS " WHERE f.subscribed = 1 ORDER BY f.id", error);

  if (statement == NULL)
    return FALSE;
  while (lt_statement_step (statement, &failed))
    g_ptr_array_add (records, read_record (statement));
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&records));
  return TRUE;
}

/**
 * lt_library_get_feed:
 *
 * Returns: (transfer full): a future of the #LtFeedRecord; %LT_LIBRARY_ERROR_NOT_FOUND
 */
DexFuture *
lt_library_get_feed (LtLibrary *self, gint64 feed)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));

  return lt_library_read (self, get_feed, g_memdup2 (&feed, sizeof feed), g_free);
}

/**
 * lt_library_list_feeds:
 *
 * Returns: (transfer full): a future of a #GPtrArray of #LtFeedRecord, in the order of subscription
 */
DexFuture *
lt_library_list_feeds (LtLibrary *self)
{
  dex_return_error_if_fail (LT_IS_LIBRARY (self));

  return lt_library_read (self, list_feeds, NULL, NULL);
}

/* LtDatabaseFunc. */
static gboolean
find_oldest (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT coalesce (min (row), 0) / 4096 FROM story WHERE feed = ?1", error);

  G_STATIC_ASSERT (LT_ROWS_A_SECOND == 4096);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, *(gint64 *) data);
  if (!lt_statement_step (statement, error))
    return FALSE;
  g_value_init (result, G_TYPE_INT64);
  g_value_set_int64 (result, lt_statement_column_int (statement, 0));
  lt_statement_reset (statement);
  return TRUE;
}

/**
 * lt_library_find_oldest:
 *
 * Returns: (transfer full): a future of the time of the feed's oldest story as gint64, or 0
 */
DexFuture *
lt_library_find_oldest (LtLibrary *self, gint64 feed)
{
  return lt_library_read (self, find_oldest, g_memdup2 (&feed, sizeof feed), g_free);
}

/**
 * lt_wanted_file_free:
 *
 * Frees it.
 */
void
lt_wanted_file_free (LtWantedFile *self)
{
  g_free (self->reference);
  g_free (self->url);
  g_free (self);
}

/* LtDatabaseFunc. Two refusals are forgiven: a server may have been half way through a publication. */
static gboolean
list_wanted (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  g_autoptr (GPtrArray) wanted =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lt_wanted_file_free);
  g_autoptr (GError) failed = NULL;
  LtStatement *statement = lt_connection_prepare (
      connection,
      "SELECT max (f.row), f.reference, f.url, f.kind FROM file AS f JOIN story AS s ON s.row = f.row"
      " WHERE f.path IS NULL AND f.tries < 3 AND s.feed = ?1"
      " GROUP BY f.url, f.kind ORDER BY max (f.row) DESC, f.kind",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, *(gint64 *) data);
  while (lt_statement_step (statement, &failed))
    {
      LtWantedFile *file = g_new (LtWantedFile, 1);

      file->row = lt_statement_column_int (statement, 0);
      file->reference = lt_statement_dup_text (statement, 1);
      file->url = lt_statement_dup_text (statement, 2);
      file->kind = (int) lt_statement_column_int (statement, 3);
      g_ptr_array_add (wanted, file);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&wanted));
  return TRUE;
}

/**
 * lt_library_list_wanted:
 *
 * Returns: (transfer full): a future of a #GPtrArray of #LtWantedFile, those of new stories first
 */
DexFuture *
lt_library_list_wanted (LtLibrary *self, gint64 feed)
{
  return lt_library_read (self, list_wanted, g_memdup2 (&feed, sizeof feed), g_free);
}
