/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/story-table.h"

#include "base/statement.h"
#include "library/schema.h"
#include "library/story-words.h"
#include "story/story-item.h"

#include <string.h>

/* A story whose comments grew by half since it was read says "Updated" (UX.md). */
#define GROWN_NUMERATOR 3
#define GROWN_DENOMINATOR 2

/* What is held of a story before it is stored again. */
typedef struct
{
  gint64 row;
  gint64 edition;
  gboolean read;
  gboolean saved;
  gboolean updated;
  gint64 seen_comments;
} Held;

/**
 * lt_run_with_ints:
 * @values: bound to ?1, ?2, …
 *
 * Runs a statement that has no answer.
 */
gboolean
lt_run_with_ints (LtConnection *connection, const char *sql, const gint64 *values, guint n_values, GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_values; i++)
    lt_statement_bind_int (statement, (int) i + 1, values[i]);
  return lt_statement_run (statement, error);
}

static gboolean
run_on_row (LtConnection *connection, const char *sql, gint64 row, GError **error)
{
  return lt_run_with_ints (connection, sql, &row, 1, error);
}

/* @held->row is 0 when the story is not held. */
static gboolean
find_held (LtConnection *connection, gint64 feed, const char *id, Held *held, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection,
      "SELECT row, edition, read, saved, updated, seen_comments FROM story"
      " WHERE feed = ?1 AND id = ?2",
      error);
  g_autoptr (GError) failed = NULL;

  memset (held, 0, sizeof *held);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, feed);
  lt_statement_bind_text (statement, 2, id);
  if (lt_statement_step (statement, &failed))
    {
      held->row = lt_statement_column_int (statement, 0);
      held->edition = lt_statement_column_int (statement, 1);
      held->read = lt_statement_column_int (statement, 2) != 0;
      held->saved = lt_statement_column_int (statement, 3) != 0;
      held->updated = lt_statement_column_int (statement, 4) != 0;
      held->seen_comments = lt_statement_column_int (statement, 5);
    }
  lt_statement_reset (statement);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return failed == NULL && (error == NULL || *error == NULL);
}

/* The first free row of the story's second; of the next ones when a feed has thousands in one. */
static gboolean
choose_row (LtConnection *connection, gint64 published, gint64 *row, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT max (row) FROM story WHERE row BETWEEN ?1 AND ?2", error);

  if (statement == NULL)
    return FALSE;
  for (gint64 second = published;; second++)
    {
      gint64 first = second * LT_ROWS_A_SECOND;
      gint64 last = first + LT_ROWS_A_SECOND - 1;
      gboolean free_row = FALSE;

      lt_statement_bind_int (statement, 1, MAX (first, 1));
      lt_statement_bind_int (statement, 2, last);
      if (!lt_statement_step (statement, error))
        return FALSE;
      if (lt_statement_column_is_null (statement, 0))
        *row = MAX (first, 1);
      else
        *row = lt_statement_column_int (statement, 0) + 1;
      free_row = *row <= last;
      lt_statement_reset (statement);
      if (free_row)
        return TRUE;
    }
}

/* Read and saved as the person left them, from the file that is the truth. */
static gboolean
find_state (LtConnection *connection, gint64 feed, const char *id, Held *held, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT read, saved FROM person.state WHERE feed = ?1 AND id = ?2", error);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, feed);
  lt_statement_bind_text (statement, 2, id);
  if (lt_statement_step (statement, &failed))
    {
      held->read = lt_statement_column_int (statement, 0) != 0;
      held->saved = lt_statement_column_int (statement, 1) != 0;
    }
  lt_statement_reset (statement);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* ?12 to ?20. */
static void
bind_sentiment (LtStatement *statement, const LtSentiment *sentiment)
{
  for (int side = 0; side < LT_N_SIDES; side++)
    {
      if (sentiment != NULL)
        lt_statement_bind_int (statement, 12 + side, sentiment->share.of[side]);
      if (sentiment != NULL && sentiment->has_margin)
        lt_statement_bind_int (statement, 15 + side, sentiment->margin.of[side]);
    }
  if (sentiment == NULL)
    return;
  lt_statement_bind_int (statement, 18, sentiment->n);
  lt_statement_bind_int (statement, 19, sentiment->lead);
  lt_statement_bind_double (statement, 20, sentiment->sure);
}

static gboolean
write_summary (LtConnection *connection, gint64 feed, LtStoryDraft *draft, const Held *held, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection,
      "INSERT INTO story (row, feed, id, edition, published, read, saved, updated, cached, title,"
      "   places, comments, seen_comments, positive, neutral, critical, positive_margin,"
      "   neutral_margin, critical_margin, counted, lead, sure)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9, ?10, ?11, ?21, ?12, ?13, ?14, ?15, ?16, ?17,"
      "   ?18, ?19, ?20)"
      " ON CONFLICT (row) DO UPDATE SET edition = ?4, updated = ?8, title = ?9, places = ?10,"
      "   comments = ?11, positive = ?12, neutral = ?13, critical = ?14, positive_margin = ?15,"
      "   neutral_margin = ?16, critical_margin = ?17, counted = ?18, lead = ?19, sure = ?20",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, held->row);
  lt_statement_bind_int (statement, 2, feed);
  lt_statement_bind_text (statement, 3, draft->id);
  lt_statement_bind_int (statement, 4, draft->edition);
  lt_statement_bind_int (statement, 5, draft->published);
  lt_statement_bind_int (statement, 6, held->read);
  lt_statement_bind_int (statement, 7, held->saved);
  lt_statement_bind_int (statement, 8, held->updated);
  lt_statement_bind_text (statement, 9, draft->title);
  lt_statement_bind_text (statement, 10, draft->places);
  lt_statement_bind_int (statement, 11, draft->comments);
  bind_sentiment (statement, draft->sentiment);
  lt_statement_bind_int (statement, 21, held->seen_comments);
  return lt_statement_run (statement, error);
}

static gboolean
write_item (LtConnection *connection, gint64 row, LtStoryDraft *draft, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection,
      "INSERT INTO item (row, base, bytes) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (row) DO UPDATE SET base = ?2, bytes = ?3",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  lt_statement_bind_text (statement, 2, draft->base);
  lt_statement_bind_bytes (statement, 3, draft->bytes);
  return lt_statement_run (statement, error);
}

/* A file of the same address that another story brought is here already. */
static gboolean
write_file (LtConnection *connection, gint64 row, const LtFileReference *file, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection,
      "INSERT INTO file (row, reference, url, kind, path) VALUES (?1, ?2, ?3, ?4,"
      "   CASE ?4 WHEN 1 THEN"
      "     (SELECT path FROM file WHERE url = ?3 AND path IS NOT NULL AND kind = 1 LIMIT 1) END)"
      " ON CONFLICT (row, reference) DO UPDATE SET url = ?3, tries = 0",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  lt_statement_bind_text (statement, 2, file->reference);
  lt_statement_bind_text (statement, 3, file->url);
  lt_statement_bind_int (statement, 4, file->kind);
  return lt_statement_run (statement, error);
}

static gboolean
is_wanted (LtStoryDraft *draft, const char *reference)
{
  for (guint i = 0; i < draft->files->len; i++)
    if (strcmp (((LtFileReference *) draft->files->pdata[i])->reference, reference) == 0)
      return TRUE;
  return FALSE;
}

/* Forgets the files that the new revision does not name. */
static gboolean
prune_files (LtConnection *connection, gint64 row, LtStoryDraft *draft, GError **error)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT reference FROM file WHERE row = ?1", error);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  while (lt_statement_step (statement, &failed))
    if (!is_wanted (draft, lt_statement_column_text (statement, 0)))
      g_ptr_array_add (gone, lt_statement_dup_text (statement, 0));
  lt_statement_reset (statement);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }

  for (guint i = 0; i < gone->len; i++)
    {
      statement = lt_connection_prepare (
          connection, "DELETE FROM file WHERE row = ?1 AND reference = ?2", error);
      if (statement == NULL)
        return FALSE;
      lt_statement_bind_int (statement, 1, row);
      lt_statement_bind_text (statement, 2, gone->pdata[i]);
      if (!lt_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (LtConnection *connection, gint64 feed, LtStoryDraft *draft, const Held *held, GError **error)
{
  if (!write_summary (connection, feed, draft, held, error)
      || !write_item (connection, held->row, draft, error))
    return FALSE;
  for (guint i = 0; i < draft->files->len; i++)
    if (!write_file (connection, held->row, draft->files->pdata[i], error))
      return FALSE;
  return lt_story_table_update_cached (connection, held->row, error);
}

/* @item: (out): NULL when none is stored. */
static gboolean
find_item (LtConnection *connection, gint64 row, GBytes **item, GError **error)
{
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT bytes FROM item WHERE row = ?1", error);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  if (lt_statement_step (statement, &failed))
    *item = lt_statement_column_bytes (statement, 0);
  lt_statement_reset (statement);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* UX.md: a read story that changed says so when its text did, or when its comments grew by half. */
static gboolean
is_updated (LtStoryDraft *draft, const Held *held, GBytes *item)
{
  if (!held->read || held->updated)
    return held->updated;
  if (held->seen_comments > 0
      && (gint64) draft->comments * GROWN_DENOMINATOR >= held->seen_comments * GROWN_NUMERATOR)
    return TRUE;
  return item != NULL && !lt_story_draft_same_body (draft, item);
}

static gboolean
revise (LtConnection *connection, gint64 feed, LtStoryDraft *draft, gboolean force, Held *held, LtStored *outcome, GError **error)
{
  g_autoptr (GBytes) item = NULL;

  *outcome = LT_STORED_SAME;
  if (draft->extended && !force && draft->edition <= held->edition)
    return TRUE;
  if (!find_item (connection, held->row, &item, error))
    return FALSE;
  if (draft->edition == held->edition && item != NULL && g_bytes_equal (item, draft->bytes))
    return TRUE;

  held->updated = is_updated (draft, held, item);
  *outcome = LT_STORED_REVISED;
  return prune_files (connection, held->row, draft, error)
         && write_all (connection, feed, draft, held, error);
}

/**
 * lt_story_table_store:
 * @force: take the draft whatever edition is held: the feed was restored or replaced
 * @outcome: (out): what it was to us
 * @row: (out): where it is
 *
 * Stores a story, or its newer edition under the row that it has; its words are the caller's
 * (lt_story_words_write()), after all stories of a page. States come from `person.state`
 * when it is new. A plain feed's story is compared by its bytes.
 */
gboolean
lt_story_table_store (LtConnection *connection, gint64 feed, LtStoryDraft *draft, gboolean force, LtStored *outcome, gint64 *row, GError **error)
{
  Held held;

  if (!find_held (connection, feed, draft->id, &held, error))
    return FALSE;
  if (held.row != 0)
    {
      *row = held.row;
      return revise (connection, feed, draft, force, &held, outcome, error);
    }

  *outcome = LT_STORED_NEW;
  if (!choose_row (connection, draft->published, &held.row, error)
      || !find_state (connection, feed, draft->id, &held, error))
    return FALSE;
  *row = held.row;
  held.seen_comments = held.read ? MAX (draft->comments, 0) : 0;
  return write_all (connection, feed, draft, &held, error);
}

/**
 * lt_story_table_update_cached:
 *
 * Writes down whether everything of a story is here.
 */
gboolean
lt_story_table_update_cached (LtConnection *connection, gint64 row, GError **error)
{
  G_STATIC_ASSERT (LT_CACHED_NOT == 0 && LT_CACHED_PARTLY == 1 && LT_CACHED_WHOLE == 2);
  return run_on_row (connection,
                     "UPDATE story SET cached ="
                     " (SELECT CASE count (*) - count (path) WHEN 0 THEN 2 WHEN count (*) THEN 0"
                     "   ELSE 1 END FROM file WHERE file.row = ?1)"
                     " WHERE row = ?1",
                     row, error);
}

/**
 * lt_story_table_write_content:
 *
 * Writes the item's bytes and its words alone: what the list shows of it stays.
 */
gboolean
lt_story_table_write_content (LtConnection *connection, gint64 row, LtStoryDraft *draft, GError **error)
{
  return write_item (connection, row, draft, error)
         && lt_story_words_write (connection, row, draft, error);
}

/**
 * lt_story_table_remove:
 *
 * Removes a story and all that hangs on its row from the cache. Its media go by
 * lt_story_table_remove_unused_media().
 */
gboolean
lt_story_table_remove (LtConnection *connection, gint64 row, GError **error)
{
  return lt_story_words_remove (connection, row, error)
         && run_on_row (connection, "DELETE FROM item WHERE row = ?1", row, error)
         && run_on_row (connection, "DELETE FROM discussion WHERE row = ?1", row, error)
         && run_on_row (connection, "DELETE FROM file WHERE row = ?1", row, error)
         && run_on_row (connection, "DELETE FROM story WHERE row = ?1", row, error);
}

/**
 * lt_story_table_remove_unused_media:
 *
 * Removes the media that no story names any more.
 */
gboolean
lt_story_table_remove_unused_media (LtConnection *connection, GError **error)
{
  return lt_run_with_ints (connection,
                           "DELETE FROM media WHERE NOT EXISTS"
                           " (SELECT 1 FROM file WHERE file.path = media.path)",
                           NULL, 0, error);
}

/**
 * lt_story_table_count_unread:
 *
 * Counts by the partial index alone.
 */
gboolean
lt_story_table_count_unread (LtConnection *connection, int *unread, GError **error)
{
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT count (*) FROM story WHERE read = 0", error);

  if (statement == NULL || !lt_statement_step (statement, error))
    return FALSE;
  *unread = (int) lt_statement_column_int (statement, 0);
  lt_statement_reset (statement);
  return TRUE;
}

/**
 * lt_story_table_raise_serial:
 *
 * Marks a change of states in both files (schema.c).
 */
gboolean
lt_story_table_raise_serial (LtConnection *connection, GError **error)
{
  return lt_run_with_ints (connection, "UPDATE person.serial SET value = value + 1", NULL, 0, error)
         && lt_run_with_ints (connection,
                              "UPDATE mirror SET serial = (SELECT value FROM person.serial)", NULL, 0,
                              error);
}
