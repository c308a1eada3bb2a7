/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/*
 * What is shown is always read from the cache. So a saved story survives a lost cache by being put
 * back into the new one when the library is opened: one way to read, whatever happened.
 */

#include "library/kept-stories.h"

#include "base/statement.h"
#include "library/story-table.h"
#include "library/story-words.h"
#include "story/feed.h"

static gboolean
run_on_row (LtConnection *connection, const char *sql, gint64 row, GError **error)
{
  return lt_run_with_ints (connection, sql, &row, 1, error);
}

static gboolean
run_on_story (LtConnection *connection, const char *sql, gint64 feed, const char *id, GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, feed);
  lt_statement_bind_text (statement, 2, id);
  return lt_statement_run (statement, error);
}

static gboolean
is_saved (LtConnection *connection, gint64 row)
{
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT saved FROM story WHERE row = ?1", NULL);
  gboolean saved = FALSE;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  saved = lt_statement_step (statement, NULL) && lt_statement_column_int (statement, 0) != 0;
  lt_statement_reset (statement);
  return saved;
}

/**
 * lt_kept_stories_update:
 *
 * Keeps the story at @row whole: item, discussion, pictures as far as they are here. Does nothing
 * when it is not saved.
 */
gboolean
lt_kept_stories_update (LtConnection *connection, gint64 row, GError **error)
{
  if (!is_saved (connection, row))
    return TRUE;
  return run_on_row (connection,
                     "INSERT OR REPLACE INTO person.kept"
                     " (feed, id, published, base, item, discussion_path, discussion)"
                     " SELECT s.feed, s.id, s.published, i.base, i.bytes, d.path, d.bytes"
                     " FROM story AS s JOIN item AS i ON i.row = s.row"
                     " LEFT JOIN discussion AS d ON d.row = s.row WHERE s.row = ?1",
                     row, error)
         && run_on_row (connection,
                        "DELETE FROM person.kept_file WHERE (feed, id) ="
                        " (SELECT feed, id FROM story WHERE row = ?1)",
                        row, error)
         && run_on_row (connection,
                        "INSERT INTO person.kept_file (feed, id, reference, path)"
                        " SELECT s.feed, s.id, f.reference, f.path"
                        " FROM file AS f JOIN story AS s ON s.row = f.row"
                        " WHERE f.row = ?1 AND f.kind = 1 AND f.path IS NOT NULL",
                        row, error)
         && run_on_row (connection,
                        "INSERT OR IGNORE INTO person.kept_media (path, bytes)"
                        " SELECT m.path, m.bytes FROM file AS f JOIN media AS m ON m.path = f.path"
                        " WHERE f.row = ?1 AND f.kind = 1",
                        row, error);
}

/**
 * lt_kept_stories_remove:
 *
 * Gives up the copy of a story that is saved no longer, or was deleted by its publisher.
 */
gboolean
lt_kept_stories_remove (LtConnection *connection, gint64 feed, const char *id, GError **error)
{
  return run_on_story (connection, "DELETE FROM person.kept WHERE feed = ?1 AND id = ?2", feed, id, error)
         && run_on_story (connection, "DELETE FROM person.kept_file WHERE feed = ?1 AND id = ?2", feed, id, error)
         && lt_run_with_ints (connection,
                              "DELETE FROM person.kept_media WHERE NOT EXISTS (SELECT 1"
                              " FROM person.kept_file WHERE kept_file.path = kept_media.path)",
                              NULL, 0, error);
}

/* A kept story that is read back. */
typedef struct
{
  gint64 feed;
  char *id;
  gint64 published;
  char *base;
  GBytes *item;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *self = data;

  g_free (self->id);
  g_free (self->base);
  g_bytes_unref (self->item);
  g_free (self);
}

static GPtrArray *
list_missing (LtConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (kept_free);
  LtStatement *statement = lt_connection_prepare (
      connection,
      "SELECT feed, id, published, base, item FROM person.kept AS k WHERE NOT EXISTS"
      " (SELECT 1 FROM story AS s WHERE s.feed = k.feed AND s.id = k.id)",
      error);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return NULL;
  while (lt_statement_step (statement, &failed))
    {
      Kept *kept = g_new (Kept, 1);

      kept->feed = lt_statement_column_int (statement, 0);
      kept->id = lt_statement_dup_text (statement, 1);
      kept->published = lt_statement_column_int (statement, 2);
      kept->base = lt_statement_dup_text (statement, 3);
      kept->item = lt_statement_column_bytes (statement, 4);
      g_ptr_array_add (missing, kept);
    }
  lt_statement_reset (statement);
  if (failed == NULL)
    return g_steal_pointer (&missing);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
restore_files (LtConnection *connection, gint64 row, GError **error)
{
  return run_on_row (connection,
                     "INSERT OR REPLACE INTO discussion (row, path, bytes)"
                     " SELECT s.row, k.discussion_path, k.discussion FROM story AS s"
                     " JOIN person.kept AS k ON k.feed = s.feed AND k.id = s.id"
                     " WHERE s.row = ?1 AND k.discussion IS NOT NULL",
                     row, error)
         && run_on_row (connection,
                        "INSERT OR IGNORE INTO media (path, bytes) SELECT m.path, m.bytes"
                        " FROM story AS s JOIN person.kept_file AS f ON f.feed = s.feed AND f.id = s.id"
                        " JOIN person.kept_media AS m ON m.path = f.path WHERE s.row = ?1",
                        row, error)
         && run_on_row (connection,
                        "UPDATE file SET path = (SELECT f.path FROM person.kept_file AS f"
                        "   JOIN story AS s ON s.feed = f.feed AND s.id = f.id"
                        "   WHERE s.row = ?1 AND f.reference = file.reference)"
                        " WHERE row = ?1 AND kind = 1",
                        row, error)
         && run_on_row (connection,
                        "UPDATE file SET path = reference WHERE row = ?1 AND kind = 0"
                        " AND reference = (SELECT path FROM discussion WHERE row = ?1)",
                        row, error);
}

static gboolean
restore_story (LtConnection *connection, const Kept *kept, GError **error)
{
  g_autoptr (LtStory) story = lt_feed_read_item (kept->item, NULL);
  g_autoptr (LtStoryDraft) draft = NULL;
  LtStored outcome;
  gint64 row;

  /* Written by ourselves; one that a later version cannot read any more stays where it is. */
  if (story == NULL)
    return TRUE;
  g_set_str (&story->id, kept->id);
  story->published = kept->published;
  draft = lt_story_draft_new (story, kept->base, kept->published);
  return lt_story_table_store (connection, kept->feed, draft, FALSE, &outcome, &row, error)
         && lt_story_words_write (connection, row, draft, error)
         && restore_files (connection, row, error)
         && lt_story_table_update_cached (connection, row, error);
}

static gboolean
mirror_flags (LtConnection *connection, GError **error)
{
  return lt_run_with_ints (
      connection,
      "UPDATE story SET (read, saved) = (SELECT coalesce (max (t.read), 0), coalesce (max (t.saved), 0)"
      " FROM person.state AS t WHERE t.feed = story.feed AND t.id = story.id)",
      NULL, 0, error);
}

/**
 * lt_kept_stories_restore:
 *
 * Makes the cache agree with `library.db` after it was thrown away or a kill came between the two
 * commits: both flags, and the saved stories that it lacks.
 */
gboolean
lt_kept_stories_restore (LtConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) missing = NULL;

  if (!mirror_flags (connection, error))
    return FALSE;
  missing = list_missing (connection, error);
  if (missing == NULL)
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    if (!restore_story (connection, missing->pdata[i], error))
      return FALSE;
  return lt_run_with_ints (connection,
                           "UPDATE mirror SET serial = (SELECT value FROM person.serial)", NULL, 0,
                           error);
}
