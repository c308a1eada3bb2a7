/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/library-private.h"

#include "base/datetime.h"
#include "base/future.h"
#include "base/statement.h"
#include "library/kept-stories.h"
#include "library/story-table.h"

#include <string.h>

/* A feed names each deletion for 90 days; ours are remembered longer, so that none is carried out twice. */
#define REMEMBER_SECONDS (G_GINT64_CONSTANT (120) * 24 * 60 * 60)
/* Each comment is looked for in all stored discussions (20 ms for 100 MB). What is over waits for
 * the next walk. */
#define MAX_COMMENTS_A_WALK 100

/* Deletions of one page, shared by the fiber and the database's thread. */
typedef struct
{
  LtLibrary *library; /* used by the fiber only */
  gint64 feed;
  LtFeed *page;
  guint comments; /* looked for */
  guint removed;
  GArray *rows; /* gint64: stories that changed */
  int unread;
} Deletions;

static void
clear_deletions (gpointer data)
{
  Deletions *self = data;

  lt_feed_unref (self->page);
  g_array_unref (self->rows);
}

static void
deletions_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_deletions);
}

static void
fiber_data_free (gpointer data)
{
  Deletions *self = data;

  g_object_unref (self->library);
  deletions_unref (self);
}

/* The first column of one row of (feed, id), or 0. */
static gint64
find_one (LtConnection *connection, const char *sql, gint64 feed, const char *id)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, NULL);
  gint64 found = 0;

  if (statement == NULL)
    return 0;
  lt_statement_bind_int (statement, 1, feed);
  lt_statement_bind_text (statement, 2, id);
  if (lt_statement_step (statement, NULL))
    found = lt_statement_column_int (statement, 0);
  lt_statement_reset (statement);
  return found;
}

static gboolean
run (LtConnection *connection, const char *sql, gint64 feed, const char *id, const char *other, GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, feed);
  lt_statement_bind_text (statement, 2, id);
  if (other != NULL)
    lt_statement_bind_text (statement, 3, other);
  return lt_statement_run (statement, error);
}

#define FIND_ROW "SELECT row FROM story WHERE feed = ?1 AND id = ?2"

/* FEED.md: read and saved move to the story that it was merged into. */
static gboolean
move_state (LtConnection *connection, gint64 feed, const char *id, const char *into, GError **error)
{
  gint64 row;

  if (!run (connection,
            "INSERT INTO person.state (feed, id, read, saved, changed)"
            " SELECT feed, ?3, read, saved, changed FROM person.state WHERE feed = ?1 AND id = ?2"
            " ON CONFLICT (feed, id) DO UPDATE SET read = max (read, excluded.read),"
            "   saved = max (saved, excluded.saved)",
            feed, id, into, error))
    return FALSE;
  row = find_one (connection, FIND_ROW, feed, into);
  if (row == 0)
    return TRUE;
  return lt_run_with_ints (
             connection,
             "UPDATE story SET (read, saved) = (SELECT coalesce (max (t.read), 0),"
             "   coalesce (max (t.saved), 0) FROM person.state AS t"
             "   WHERE t.feed = story.feed AND t.id = story.id) WHERE row = ?1",
             &row, 1, error)
         && lt_kept_stories_update (connection, row, error);
}

static gboolean
delete_story (LtConnection *connection, Deletions *deletions, const LtDeletion *deletion, gint64 row, GError **error)
{
  gint64 feed = deletions->feed;

  if (deletion->merged_into != NULL
      && !move_state (connection, feed, deletion->id, deletion->merged_into, error))
    return FALSE;
  if (!run (connection, "DELETE FROM person.state WHERE feed = ?1 AND id = ?2", feed, deletion->id, NULL, error)
      || !lt_kept_stories_remove (connection, feed, deletion->id, error))
    return FALSE;
  if (row == 0)
    return TRUE;
  deletions->removed++;
  return lt_story_table_remove (connection, row, error);
}

static void
remove_voices (LtStory *story, const char *comment)
{
  for (guint i = story->voices != NULL ? story->voices->len : 0; i > 0; i--)
    if (g_strcmp0 (((LtVoice *) story->voices->pdata[i - 1])->comment_id, comment) == 0)
      g_ptr_array_remove_index (story->voices, i - 1);
  for (guint i = story->claims != NULL ? story->claims->len : 0; i > 0; i--)
    if (g_strcmp0 (((LtClaim *) story->claims->pdata[i - 1])->source, comment) == 0)
      g_ptr_array_remove_index (story->claims, i - 1);
}

static gboolean
blank_in_item (LtConnection *connection, gint64 row, const char *comment, GError **error)
{
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT base, bytes FROM item WHERE row = ?1", error);
  g_autofree char *base = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LtStory) story = NULL;
  g_autoptr (LtStoryDraft) draft = NULL;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  if (!lt_statement_step (statement, error))
    return error == NULL || *error == NULL;
  base = lt_statement_dup_text (statement, 0);
  bytes = lt_statement_column_bytes (statement, 1);
  lt_statement_reset (statement);
  story = lt_feed_read_item (bytes, NULL);
  if (story == NULL)
    return TRUE;
  remove_voices (story, comment);
  draft = lt_story_draft_new (story, base, 0);
  return lt_story_table_write_content (connection, row, draft, error);
}

static void
blank (LtComment *comment)
{
  g_set_str (&comment->text, "");
  g_clear_pointer (&comment->author, g_free);
  comment->stance = LT_STANCE_UNCLEAR;
  comment->confidence = 0;
  comment->counted = FALSE;
  comment->excluded = LT_EXCLUDED_REMOVED;
}

static gboolean
blank_in_discussion (LtConnection *connection, gint64 row, const char *id, GError **error)
{
  LtStatement *statement =
      lt_connection_prepare (connection, "SELECT bytes FROM discussion WHERE row = ?1", error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) blanked = NULL;
  g_autoptr (LtDiscussion) discussion = NULL;
  LtComment *comment;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  if (!lt_statement_step (statement, error))
    return error == NULL || *error == NULL;
  bytes = lt_statement_column_bytes (statement, 0);
  lt_statement_reset (statement);
  discussion = lt_discussion_read (bytes, NULL);
  comment = discussion != NULL ? lt_discussion_find (discussion, id) : NULL;
  if (comment == NULL)
    return TRUE;
  blank (comment);
  blanked = lt_discussion_write (discussion);
  statement = lt_connection_prepare (connection, "UPDATE discussion SET bytes = ?2 WHERE row = ?1", error);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  lt_statement_bind_bytes (statement, 2, blanked);
  return lt_statement_run (statement, error);
}

/* The stories of the feed that name a comment, by the bytes of its quoted id. */
static GArray *
list_naming (LtConnection *connection, gint64 feed, const char *comment, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", comment);
  g_autoptr (GBytes) pattern = g_bytes_new (quoted, strlen (quoted));
  g_autoptr (GError) failed = NULL;
  LtStatement *statement = lt_connection_prepare (
      connection,
      "SELECT s.row FROM story AS s JOIN item AS i ON i.row = s.row"
      " LEFT JOIN discussion AS d ON d.row = s.row"
      " WHERE s.feed = ?1 AND (instr (i.bytes, ?2) > 0 OR instr (d.bytes, ?2) > 0)",
      error);

  if (statement == NULL)
    return NULL;
  lt_statement_bind_int (statement, 1, feed);
  lt_statement_bind_bytes (statement, 2, pattern);
  while (lt_statement_step (statement, &failed))
    {
      gint64 row = lt_statement_column_int (statement, 0);

      g_array_append_val (rows, row);
    }
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
delete_comment (LtConnection *connection, Deletions *deletions, const char *comment, GError **error)
{
  g_autoptr (GArray) rows = list_naming (connection, deletions->feed, comment, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      if (!blank_in_item (connection, row, comment, error)
          || !blank_in_discussion (connection, row, comment, error)
          || !lt_kept_stories_update (connection, row, error))
        return FALSE;
      g_array_append_val (deletions->rows, row);
    }
  deletions->comments++;
  return TRUE;
}

static gboolean
remember (LtConnection *connection, gint64 feed, const LtDeletion *deletion, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "INSERT OR REPLACE INTO deletion (feed, id, at) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, feed);
  lt_statement_bind_text (statement, 2, deletion->id);
  lt_statement_bind_int (statement, 3, lt_time_now ());
  return lt_statement_run (statement, error);
}

static gboolean
apply_one (LtConnection *connection, Deletions *deletions, const LtDeletion *deletion, GError **error)
{
  gint64 feed = deletions->feed;
  gint64 row;

  if (deletion->id == NULL
      || find_one (connection, "SELECT 1 FROM deletion WHERE feed = ?1 AND id = ?2", feed, deletion->id) != 0)
    return TRUE;
  row = find_one (connection, FIND_ROW, feed, deletion->id);
  if (row != 0
      || find_one (connection, "SELECT 1 FROM person.state WHERE feed = ?1 AND id = ?2", feed, deletion->id) != 0)
    return delete_story (connection, deletions, deletion, row, error)
           && remember (connection, feed, deletion, error);
  if (deletions->comments >= MAX_COMMENTS_A_WALK)
    return TRUE;
  return delete_comment (connection, deletions, deletion->id, error)
         && remember (connection, feed, deletion, error);
}

/* LtDatabaseFunc. */
static gboolean
apply (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  Deletions *deletions = data;
  gint64 old = lt_time_now () - REMEMBER_SECONDS;

  for (guint i = 0; i < deletions->page->deleted->len; i++)
    if (!apply_one (connection, deletions, deletions->page->deleted->pdata[i], error))
      return FALSE;
  return lt_run_with_ints (connection, "DELETE FROM deletion WHERE at < ?1", &old, 1, error)
         && (deletions->removed == 0 || lt_story_table_raise_serial (connection, error))
         && lt_story_table_count_unread (connection, &deletions->unread, error);
}

static DexFuture *
apply_fiber (gpointer data)
{
  Deletions *deletions = data;
  LtLibrary *library = deletions->library;
  g_autoptr (GError) error = NULL;

  if (!dex_await (lt_library_write (library, apply, g_atomic_rc_box_acquire (deletions),
                                    deletions_unref),
                  &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  lt_library_set_unread (library, deletions->unread);
  if (deletions->removed > 0)
    {
      lt_library_emit_changed (library);
      lt_story_pool_refresh_all (library->pool);
    }
  for (guint i = 0; i < deletions->rows->len; i++)
    lt_library_emit_story_changed (library, g_array_index (deletions->rows, gint64, i));
  return dex_future_new_true ();
}

/**
 * lt_library_apply_deletions:
 * @page: the feed's first page, which lists them
 *
 * Removes the stories that the publisher deleted, from what is saved too, and blanks deleted
 * comments with every voice and claim taken from them. Each is carried out once.
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_apply_deletions (LtLibrary *self, gint64 feed, LtFeed *page)
{
  Deletions *deletions;
  DexFuture *future;

  if (page->deleted == NULL || page->deleted->len == 0)
    return dex_future_new_true ();
  deletions = g_atomic_rc_box_new0 (Deletions);
  deletions->library = g_object_ref (self);
  deletions->feed = feed;
  deletions->page = lt_feed_ref (page);
  deletions->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  future = lt_spawn (apply_fiber, deletions, fiber_data_free);
  dex_future_disown (dex_ref (future));
  return future;
}
