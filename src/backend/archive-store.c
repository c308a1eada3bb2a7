/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/archive-private.h"

#include "base/datetime.h"
#include "base/statement.h"
#include "net/picture.h"

/* FEED.md: a discussion that was replaced stays for a day, a tombstone for 90. */
#define REPLACED_SECONDS (24 * 3600)
#define TOMBSTONE_SECONDS (90 * 24 * 3600)

/* Runs a statement whose first parameter is a text and whose second, if it has one, a number. */
static gboolean
run (LtConnection *connection,
     const char *sql,
     const char *text,
     gint64 number,
     GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  if (text != NULL)
    lt_statement_bind_text (statement, 1, text);
  if (number != 0)
    lt_statement_bind_int (statement, 2, number);

  return lt_statement_run (statement, error);
}

static gboolean
put_discussion (LtConnection *connection,
                LtArchiveStore *store,
                gint64 now,
                GError **error)
{
  LtStory *story = store->story;
  g_autoptr (GBytes) bytes = lt_discussion_write (store->discussion);
  LtStatement *statement;

  g_free (story->discussion_path);
  story->discussion_path = lt_discussion_path (story->id, bytes);
  story->discussion_size = (gint64) g_bytes_get_size (bytes);

  if (!run (connection, "UPDATE discussions SET replaced = ?2 WHERE story = ?1 AND replaced = 0", story->id, now, error))
    return FALSE;

  statement = lt_connection_prepare (connection, "INSERT OR REPLACE INTO discussions (path, story, bytes) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, story->discussion_path);
  lt_statement_bind_text (statement, 2, story->id);
  lt_statement_bind_bytes (statement, 3, bytes);

  return lt_statement_run (statement, error);
}

/* Whose an id is, for what the sources say of it later. */
static gboolean
put_comments (LtConnection *connection,
              LtArchiveStore *store,
              GError **error)
{
  if (!run (connection, "DELETE FROM comments WHERE story = ?1", store->story->id, 0, error))
    return FALSE;

  for (guint i = 0; i < store->discussion->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (store->discussion->comments, i);
      LtStatement *statement;

      if (comment->excluded == LT_EXCLUDED_REMOVED)
        continue;

      statement = lt_connection_prepare (connection, "INSERT OR REPLACE INTO comments (id, story) VALUES (?1, ?2)", error);
      if (statement == NULL)
        return FALSE;
      lt_statement_bind_text (statement, 1, comment->id);
      lt_statement_bind_text (statement, 2, store->story->id);
      if (!lt_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_medium (LtConnection *connection,
            const char *story,
            GBytes *bytes,
            GError **error)
{
  g_autofree char *path = lt_picture_path (bytes);
  LtStatement *statement = lt_connection_prepare (connection, "INSERT OR IGNORE INTO media (path, bytes) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, path);
  lt_statement_bind_bytes (statement, 2, bytes);
  if (!lt_statement_run (statement, error))
    return FALSE;

  statement = lt_connection_prepare (connection, "INSERT OR IGNORE INTO media_use (story, path) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, story);
  lt_statement_bind_text (statement, 2, path);

  return lt_statement_run (statement, error);
}

static gboolean
put_media (LtConnection *connection,
           LtArchiveStore *store,
           GError **error)
{
  if (!run (connection, "DELETE FROM media_use WHERE story = ?1", store->story->id, 0, error))
    return FALSE;

  for (guint i = 0; store->media != NULL && i < store->media->len; i++)
    if (!put_medium (connection, store->story->id, g_ptr_array_index (store->media, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
put_item (LtConnection *connection,
          LtStory *story,
          GError **error)
{
  g_autoptr (GBytes) item = lt_feed_write_item (story);
  LtStatement *statement = lt_connection_prepare (connection,
                                                  "INSERT INTO stories (id, edition, published, discussion, item)"
                                                  " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET"
                                                  " edition = ?2, archived = 0, discussion = ?4, item = ?5",
                                                  error);

  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, story->id);
  lt_statement_bind_int (statement, 2, story->edition);
  lt_statement_bind_int (statement, 3, story->published);
  lt_statement_bind_text (statement, 4, story->discussion_path);
  lt_statement_bind_bytes (statement, 5, item);

  return lt_statement_run (statement, error);
}

/* What was deleted at its source leaves every copy in this same publication. */
static gboolean
put_gone (LtConnection *connection,
          LtArchiveStore *store,
          gint64 now,
          GError **error)
{
  const char *id = store->story->id;

  if (store->gone == NULL || store->gone->len == 0)
    return TRUE;

  for (guint i = 0; i < store->gone->len; i++)
    if (!run (connection, "INSERT OR REPLACE INTO deleted (id, at) VALUES (?1, ?2)",
              g_ptr_array_index (store->gone, i), now, error)
        || !run (connection, "DELETE FROM missing WHERE id = ?1", g_ptr_array_index (store->gone, i), 0, error))
      return FALSE;

  return run (connection, "DELETE FROM archived WHERE id = ?1", id, 0, error)
         && run (connection, "DELETE FROM discussions WHERE story = ?1 AND replaced != 0", id, 0, error);
}

/* The open page may still change, so a copy there goes when the story is written again. */
static gboolean
drop_open_copy (LtConnection *connection,
                const char *id,
                GError **error)
{
  return run (connection,
              "DELETE FROM archived WHERE id = ?1 AND page = (SELECT max (page) FROM archived)", id, 0, error);
}

static gboolean
clean_up (LtConnection *connection,
          gint64 now,
          GError **error)
{
  return run (connection, "DELETE FROM discussions WHERE replaced != 0 AND replaced < ?2", NULL, now - REPLACED_SECONDS, error)
         && run (connection, "DELETE FROM deleted WHERE at < ?2", NULL, now - TOMBSTONE_SECONDS, error)
         && run (connection, "DELETE FROM media WHERE path NOT IN (SELECT path FROM media_use)", NULL, 0, error);
}

/**
 * lt_archive_store_write:
 * @edition: (out): the edition that this publication made
 *
 * Stores a story with all that belongs to it. Inside one transaction: a reader sees all or nothing.
 */
gboolean
lt_archive_store_write (LtConnection *connection,
                        LtArchiveStore *store,
                        gint64 *edition,
                        GError **error)
{
  gint64 now = lt_time_now ();

  if (!lt_archive_edition_raise (connection, now, edition, error))
    return FALSE;

  store->story->edition = *edition;

  return put_discussion (connection, store, now, error)
         && put_comments (connection, store, error)
         && put_media (connection, store, error)
         && put_item (connection, store->story, error)
         && drop_open_copy (connection, store->story->id, error)
         && put_gone (connection, store, now, error)
         && lt_archive_thread_put (connection, store->record, error)
         && lt_archive_turn_pages (connection, error)
         && clean_up (connection, now, error);
}

/**
 * lt_archive_remove_write:
 * @record: the thread, gone; its id is that of the story
 *
 * Takes a story out of every page, and says so for 90 days.
 */
gboolean
lt_archive_remove_write (LtConnection *connection,
                         const LtThreadRecord *record,
                         gint64 *edition,
                         GError **error)
{
  gint64 now = lt_time_now ();
  const char *id = record->id;

  return lt_archive_edition_raise (connection, now, edition, error)
         && run (connection, "DELETE FROM stories WHERE id = ?1", id, 0, error)
         && run (connection, "DELETE FROM archived WHERE id = ?1", id, 0, error)
         && run (connection, "DELETE FROM discussions WHERE story = ?1", id, 0, error)
         && run (connection, "DELETE FROM media_use WHERE story = ?1", id, 0, error)
         && run (connection, "DELETE FROM comments WHERE story = ?1", id, 0, error)
         && run (connection, "DELETE FROM missing WHERE id = ?1", id, 0, error)
         && run (connection, "INSERT OR REPLACE INTO deleted (id, at) VALUES (?1, ?2)", id, now, error)
         && lt_archive_thread_put (connection, record, error)
         && clean_up (connection, now, error);
}
