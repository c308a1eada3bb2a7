/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/archive-private.h"

#include <glib/gi18n-lib.h>

LtThreadRecord *
lt_archive_thread_read (LtStatement *statement)
{
  LtThreadRecord *record = lt_thread_record_new (lt_statement_column_text (statement, 0),
                                                 (LtThreadState) lt_statement_column_int (statement, 1));

  record->comments = (int) lt_statement_column_int (statement, 2);
  record->date = lt_statement_column_int (statement, 3);
  record->looked = lt_statement_column_int (statement, 4);
  record->link = lt_statement_dup_text (statement, 5);
  record->read = lt_statement_column_int (statement, 6);
  record->again = (int) lt_statement_column_int (statement, 7);
  record->canonical = lt_statement_dup_text (statement, 8);
  record->words = lt_statement_dup_text (statement, 9);
  if (g_strcmp0 (lt_statement_column_text (statement, 10), record->id) != 0)
    record->story = lt_statement_dup_text (statement, 10);

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
  LtStatement *statement = lt_connection_prepare (connection, "SELECT " LT_THREAD_COLUMNS " FROM threads AS t", error);

  if (statement == NULL)
    return FALSE;

  while (lt_statement_step (statement, &failure))
    {
      LtThreadRecord *record = lt_archive_thread_read (statement);

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

GBytes *
lt_archive_find_bytes (LtConnection *connection,
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
  g_autoptr (GBytes) bytes = lt_archive_find_bytes (connection, "SELECT item FROM stories WHERE id = ?1", data, error);
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
  g_autoptr (GBytes) bytes = lt_archive_find_bytes (connection, "SELECT bytes FROM discussions WHERE story = ?1 AND replaced = 0", data, error);
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
  GBytes *bytes = lt_archive_find_bytes (connection,
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
