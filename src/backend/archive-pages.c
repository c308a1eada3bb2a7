/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/archive-private.h"

#include "base/datetime.h"

/* What a page may hold besides its items: head, tombstones, addresses that grow when they are made absolute. */
#define HEAD_BYTES (512 * 1024)
#define ITEMS_BYTES (LT_FEED_PAGE_BYTES - HEAD_BYTES)

/* What a step of SQLite said at the end of rows. */
static gboolean
ended (GError **failure,
       GError **error)
{
  if (*failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (failure));
  return FALSE;
}

/* The editions of the stories that have no room on feed.json, the lowest first. */
static gboolean
find_leaving (LtConnection *connection,
              GArray *editions,
              GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection,
                                                  "SELECT edition, length (item) FROM stories WHERE archived = 0"
                                                  " ORDER BY edition DESC",
                                                  error);
  g_autoptr (GError) failure = NULL;
  gint64 bytes = 0;
  guint n = 0;

  if (statement == NULL)
    return FALSE;

  while (lt_statement_step (statement, &failure))
    {
      gint64 edition = lt_statement_column_int (statement, 0);

      bytes += lt_statement_column_int (statement, 1);
      if (++n > LT_FEED_FRONT_ITEMS || (n > 1 && bytes > ITEMS_BYTES))
        g_array_prepend_val (editions, edition);
    }
  lt_statement_reset (statement);

  return ended (&failure, error);
}

/* The page that a story of this size goes to: the newest, or a new one when that is full. */
static gboolean
find_page (LtConnection *connection,
           gint64 size,
           int *page,
           GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection,
                                                  "SELECT page, count (*), total (length (item)) FROM archived"
                                                  " WHERE page = (SELECT max (page) FROM archived) GROUP BY page",
                                                  error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  *page = 1;
  if (lt_statement_step (statement, &failure))
    {
      *page = (int) lt_statement_column_int (statement, 0);
      if (lt_statement_column_int (statement, 1) >= LT_FEED_ARCHIVE_ITEMS
          || lt_statement_column_double (statement, 2) + (double) size > ITEMS_BYTES)
        *page += 1;
    }
  lt_statement_reset (statement);

  return ended (&failure, error);
}

static gboolean
move_story (LtConnection *connection,
            gint64 edition,
            GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "SELECT length (item) FROM stories WHERE edition = ?1", error);
  gint64 size;
  int page;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, edition);
  if (!lt_statement_step (statement, error))
    return FALSE;
  size = lt_statement_column_int (statement, 0);
  lt_statement_reset (statement);

  if (!find_page (connection, size, &page, error))
    return FALSE;

  statement = lt_connection_prepare (connection,
                                     "INSERT INTO archived (page, edition, id, item)"
                                     " SELECT ?1, edition, id, item FROM stories WHERE edition = ?2",
                                     error);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, page);
  lt_statement_bind_int (statement, 2, edition);
  if (!lt_statement_run (statement, error))
    return FALSE;

  statement = lt_connection_prepare (connection, "UPDATE stories SET archived = 1 WHERE edition = ?1", error);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, edition);

  return lt_statement_run (statement, error);
}

gboolean
lt_archive_turn_pages (LtConnection *connection,
                       GError **error)
{
  g_autoptr (GArray) editions = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_leaving (connection, editions, error))
    return FALSE;

  for (guint i = 0; i < editions->len; i++)
    if (!move_story (connection, g_array_index (editions, gint64, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
read_items (LtConnection *connection,
            LtArchivePage *page,
            GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection,
                                                  page->number == 0
                                                      ? "SELECT edition, item FROM stories WHERE archived = 0 ORDER BY edition DESC"
                                                      : "SELECT edition, item FROM archived WHERE page = ?1 ORDER BY edition DESC",
                                                  error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  if (page->number != 0)
    lt_statement_bind_int (statement, 1, page->number);
  while (lt_statement_step (statement, &failure))
    {
      page->edition = MAX (page->edition, lt_statement_column_int (statement, 0));
      g_ptr_array_add (page->items, lt_statement_column_bytes (statement, 1));
    }
  lt_statement_reset (statement);

  return ended (&failure, error);
}

static gboolean
read_deleted (LtConnection *connection,
              LtArchivePage *page,
              GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "SELECT id, at, merged_into FROM deleted ORDER BY at, id", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  while (lt_statement_step (statement, &failure))
    g_ptr_array_add (page->deleted,
                     lt_deletion_new (lt_statement_column_text (statement, 0),
                                      lt_statement_column_int (statement, 1),
                                      lt_statement_column_text (statement, 2)));
  lt_statement_reset (statement);

  return ended (&failure, error);
}

/* The archive page below this one that has something on it: deletions may have emptied some. */
static gboolean
find_next (LtConnection *connection,
           LtArchivePage *page,
           GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "SELECT max (page) FROM archived WHERE ?1 = 0 OR page < ?1", error);

  if (statement == NULL)
    return FALSE;

  lt_statement_bind_int (statement, 1, page->number);
  if (!lt_statement_step (statement, error))
    return FALSE;

  page->next = (int) lt_statement_column_int (statement, 0);
  lt_statement_reset (statement);

  return TRUE;
}

static gboolean
read_head (LtConnection *connection,
           LtArchivePage *page,
           GError **error)
{
  g_autofree char *updated = NULL;

  if (page->number != 0)
    return TRUE;

  if (!lt_archive_edition_get (connection, &page->edition, error)
      || !lt_archive_meta_get (connection, "updated", &updated, error))
    return FALSE;

  page->updated = updated != NULL ? g_ascii_strtoll (updated, NULL, 10) : LT_NO_TIME;
  return read_deleted (connection, page, error);
}

gboolean
lt_archive_page_read (LtConnection *connection,
                      LtArchivePage *page,
                      GError **error)
{
  return read_items (connection, page, error)
         && find_next (connection, page, error)
         && read_head (connection, page, error)
         && lt_archive_meta_get (connection, "archive_id", &page->archive_id, error);
}
