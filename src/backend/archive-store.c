/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/archive-private.h"

#include "base/datetime.h"
#include "net/picture.h"

#include <glib/gi18n-lib.h>

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
                const LtPublishing *store,
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
              const LtPublishing *store,
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
           const LtPublishing *store,
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

static gboolean
has_lost_thread (const LtPublishing *store)
{
  for (guint i = 0; i < store->records->len; i++)
    if (((LtThreadRecord *) g_ptr_array_index (store->records, i))->state == LT_THREAD_GONE)
      return TRUE;

  return FALSE;
}

/* What was deleted at its source leaves every copy in this same publication. */
static gboolean
put_gone (LtConnection *connection,
          const LtPublishing *store,
          gint64 now,
          GError **error)
{
  const char *id = store->story->id;

  if ((store->gone == NULL || store->gone->len == 0) && !has_lost_thread (store))
    return TRUE;

  for (guint i = 0; store->gone != NULL && i < store->gone->len; i++)
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

static gboolean
put_records (LtConnection *connection,
             GPtrArray *records,
             GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      const LtThreadRecord *record = g_ptr_array_index (records, i);

      if (!lt_archive_thread_put (connection, record, error)
          || (record->state == LT_THREAD_GONE && !run (connection, "DELETE FROM missing WHERE id = ?1", record->id, 0, error)))
        return FALSE;
    }

  return TRUE;
}

/* Takes a story out of every page. */
static gboolean
take_out (LtConnection *connection,
          const char *id,
          GError **error)
{
  return run (connection, "DELETE FROM stories WHERE id = ?1", id, 0, error)
         && run (connection, "DELETE FROM archived WHERE id = ?1", id, 0, error)
         && run (connection, "DELETE FROM discussions WHERE story = ?1", id, 0, error)
         && run (connection, "DELETE FROM media_use WHERE story = ?1", id, 0, error)
         && run (connection, "DELETE FROM comments WHERE story = ?1", id, 0, error);
}

/* A story that became part of another says so for 90 days, and so does what had become part of it. */
static gboolean
withdraw (LtConnection *connection,
          const LtPublishing *store,
          gint64 now,
          GError **error)
{
  LtStatement *statement;

  if (store->withdrawn == NULL)
    return TRUE;
  if (!take_out (connection, store->withdrawn, error))
    return FALSE;

  statement = lt_connection_prepare (connection, "UPDATE deleted SET merged_into = ?2 WHERE merged_into = ?1", error);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, store->withdrawn);
  lt_statement_bind_text (statement, 2, store->story->id);
  if (!lt_statement_run (statement, error))
    return FALSE;

  statement = lt_connection_prepare (connection, "INSERT OR REPLACE INTO deleted (id, at, merged_into) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_text (statement, 1, store->withdrawn);
  lt_statement_bind_int (statement, 2, now);
  lt_statement_bind_text (statement, 3, store->story->id);

  return lt_statement_run (statement, error);
}

static gboolean
set_changed (const char *id,
             GError **error)
{
  g_set_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_CHANGED, _ ("“%s” changed while its story was made."), id);
  return FALSE;
}

/* Is the story's edition still this one? 0: there is no such story. */
static gboolean
is_at (LtConnection *connection,
       const char *id,
       gint64 basis,
       GError **error)
{
  g_autofree char *edition = NULL;

  if (!lt_archive_find_text (connection, "SELECT edition FROM stories WHERE id = ?1", id, &edition, error))
    return FALSE;

  return (edition != NULL ? g_ascii_strtoll (edition, NULL, 10) : 0) == basis || set_changed (id, error);
}

/* No thread may have become part of another story meanwhile. */
static gboolean
are_free (LtConnection *connection,
          const LtPublishing *store,
          GError **error)
{
  for (guint i = 0; i < store->records->len; i++)
    {
      const LtThreadRecord *record = g_ptr_array_index (store->records, i);
      g_autofree char *story = NULL;

      if (!lt_archive_find_text (connection, "SELECT story FROM threads WHERE id = ?1 AND state = 0",
                                 record->id, &story, error))
        return FALSE;
      if (story != NULL && !g_str_equal (story, store->story->id) && g_strcmp0 (story, store->withdrawn) != 0)
        return set_changed (record->id, error);
    }

  return TRUE;
}

static gboolean
is_alone (LtConnection *connection,
          const LtPublishing *store,
          GError **error)
{
  g_autofree char *same = NULL;

  if (store->search == NULL)
    return TRUE;
  if (!lt_archive_find_same (connection, store->search, &same, error))
    return FALSE;

  return same == NULL || set_changed (same, error);
}

static gboolean
is_as_it_was (LtConnection *connection,
              const LtPublishing *store,
              GError **error)
{
  return is_at (connection, store->story->id, store->basis, error)
         && (store->withdrawn == NULL || is_at (connection, store->withdrawn, store->withdrawn_basis, error))
         && are_free (connection, store, error)
         && is_alone (connection, store, error);
}

/**
 * lt_archive_store_write:
 * @edition: (out): the edition that this publication made
 *
 * Stores a story with all that belongs to it. Inside one transaction: a reader sees all or nothing.
 */
gboolean
lt_archive_store_write (LtConnection *connection,
                        const LtPublishing *store,
                        gint64 *edition,
                        GError **error)
{
  gint64 now = lt_time_now ();

  if (!is_as_it_was (connection, store, error)
      || !withdraw (connection, store, now, error)
      || !lt_archive_edition_raise (connection, now, edition, error))
    return FALSE;

  store->story->edition = *edition;

  return put_discussion (connection, store, now, error)
         && put_comments (connection, store, error)
         && put_media (connection, store, error)
         && put_item (connection, store->story, error)
         && run (connection, "DELETE FROM deleted WHERE id = ?1", store->story->id, 0, error)
         && drop_open_copy (connection, store->story->id, error)
         && put_gone (connection, store, now, error)
         && put_records (connection, store->records, error)
         && lt_archive_turn_pages (connection, error)
         && clean_up (connection, now, error);
}

static gboolean
has_record (GPtrArray *records,
            const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (((LtThreadRecord *) g_ptr_array_index (records, i))->id, id))
      return TRUE;

  return FALSE;
}

/* Has the story no thread but these? */
static gboolean
has_no_other (LtConnection *connection,
              const char *story,
              GPtrArray *records,
              GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "SELECT id FROM threads WHERE story = ?1 AND state = 0", error);
  g_autoptr (GError) failure = NULL;
  gboolean other = FALSE;

  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, story);
  while (!other && lt_statement_step (statement, &failure))
    other = !has_record (records, lt_statement_column_text (statement, 0));
  lt_statement_reset (statement);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return !other || set_changed (story, error);
}

/**
 * lt_archive_remove_write:
 * @story: its id
 * @records: its threads, gone
 *
 * Takes a story out of every page, and says so for 90 days.
 */
gboolean
lt_archive_remove_write (LtConnection *connection,
                         const char *story,
                         GPtrArray *records,
                         gint64 *edition,
                         GError **error)
{
  gint64 now = lt_time_now ();

  return has_no_other (connection, story, records, error)
         && lt_archive_edition_raise (connection, now, edition, error)
         && take_out (connection, story, error)
         && run (connection, "INSERT OR REPLACE INTO deleted (id, at) VALUES (?1, ?2)", story, now, error)
         && put_records (connection, records, error)
         && clean_up (connection, now, error);
}
