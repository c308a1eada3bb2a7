/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/archive-private.h"

/* stories:     the newest copy of each story; `archived` once it has left feed.json.
 * archived:    the copies on archive pages. A story that is revised later goes back to feed.json, and its
 *              copy on a closed page stays, since closed pages do not change.
 * discussions: the files by their path; `replaced` is when a newer one took its place.
 * comments:    the living ones of the newest discussions, to know whose an id is.
 * threads:     each has its own schedule; `story` is whose it is part of. `words` are NULL until it is read again where
 *              an older program wrote it.
 * missing:     what was not there at the last look; when it is not there at the next, it is deleted.
 * media_use:   which story shows which medium; a medium that none shows goes.
 */
const char *const lt_archive_migrations[] = {
  "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE stories ("
  "  row INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  edition INTEGER NOT NULL,"
  "  published INTEGER NOT NULL,"
  "  archived INTEGER NOT NULL DEFAULT 0,"
  "  discussion TEXT,"
  "  item BLOB NOT NULL"
  ") STRICT;"
  "CREATE INDEX stories_by_edition ON stories (archived, edition DESC);"
  "CREATE TABLE archived ("
  "  page INTEGER NOT NULL,"
  "  edition INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  item BLOB NOT NULL,"
  "  PRIMARY KEY (page, edition DESC)"
  ") STRICT;"
  "CREATE INDEX archived_by_id ON archived (id);"
  "CREATE TABLE discussions ("
  "  path TEXT PRIMARY KEY,"
  "  story TEXT NOT NULL,"
  "  replaced INTEGER NOT NULL DEFAULT 0,"
  "  bytes BLOB NOT NULL"
  ") STRICT;"
  "CREATE INDEX discussions_by_story ON discussions (story);"
  "CREATE TABLE media (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
  "CREATE TABLE media_use ("
  "  story TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (story, path)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE deleted ("
  "  id TEXT PRIMARY KEY, at INTEGER NOT NULL, merged_into TEXT"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE threads ("
  "  id TEXT PRIMARY KEY,"
  "  state INTEGER NOT NULL,"
  "  comments INTEGER NOT NULL,"
  "  date INTEGER NOT NULL,"
  "  looked INTEGER NOT NULL,"
  "  link TEXT"
  ") STRICT, WITHOUT ROWID;",

  "ALTER TABLE threads ADD COLUMN read INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE threads ADD COLUMN again INTEGER NOT NULL DEFAULT 0;"
  "UPDATE threads SET read = looked;"
  "CREATE TABLE comments (id TEXT PRIMARY KEY, story TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE INDEX comments_by_story ON comments (story);"
  "INSERT OR IGNORE INTO comments (id, story)"
  "  SELECT json_extract (value, '$.id'), story FROM discussions, json_each (CAST (bytes AS TEXT), '$.comments')"
  "  WHERE replaced = 0 AND json_extract (value, '$.excluded') IS NOT 'removed';"
  "CREATE TABLE missing (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;",

  "ALTER TABLE threads ADD COLUMN canonical TEXT;"
  "ALTER TABLE threads ADD COLUMN words TEXT;"
  "ALTER TABLE threads ADD COLUMN story TEXT;"
  "UPDATE threads SET story = id;"
  "CREATE INDEX threads_by_story ON threads (story);"
  "CREATE INDEX stories_by_date ON stories (published);",
  NULL,
};

gboolean
lt_archive_meta_get (LtConnection *connection,
                     const char *key,
                     char **value,
                     GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "SELECT value FROM meta WHERE key = ?1", error);
  g_autoptr (GError) failure = NULL;

  *value = NULL;
  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, key);
  if (lt_statement_step (statement, &failure))
    *value = lt_statement_dup_text (statement, 0);
  lt_statement_reset (statement);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
lt_archive_meta_set (LtConnection *connection,
                     const char *key,
                     const char *value,
                     GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, key);
  lt_statement_bind_text (statement, 2, value);

  return lt_statement_run (statement, error);
}

gboolean
lt_archive_edition_get (LtConnection *connection,
                        gint64 *edition,
                        GError **error)
{
  g_autofree char *text = NULL;

  if (!lt_archive_meta_get (connection, "edition", &text, error))
    return FALSE;

  *edition = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

gboolean
lt_archive_edition_raise (LtConnection *connection,
                          gint64 now,
                          gint64 *edition,
                          GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *updated = g_strdup_printf ("%" G_GINT64_FORMAT, now);

  if (!lt_archive_edition_get (connection, edition, error))
    return FALSE;

  *edition += 1;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, *edition);

  return lt_archive_meta_set (connection, "edition", text, error)
         && lt_archive_meta_set (connection, "updated", updated, error);
}

static gboolean
write_thread (LtConnection *connection,
              const LtThreadRecord *record,
              const char *sql,
              GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, record->id);
  lt_statement_bind_int (statement, 2, record->state);
  lt_statement_bind_int (statement, 3, record->comments);
  lt_statement_bind_int (statement, 4, record->date);
  lt_statement_bind_int (statement, 5, record->looked);
  lt_statement_bind_text (statement, 6, record->link);
  lt_statement_bind_int (statement, 7, record->read);
  lt_statement_bind_int (statement, 8, record->again);
  lt_statement_bind_text (statement, 9, record->canonical);
  lt_statement_bind_text (statement, 10, record->words);
  lt_statement_bind_text (statement, 11, lt_thread_record_get_story (record));

  return lt_statement_run (statement, error);
}

#define INSERT_THREAD                                                                            \
  "INTO threads (id, state, comments, date, looked, link, read, again, canonical, words, story)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"

gboolean
lt_archive_thread_put (LtConnection *connection,
                       const LtThreadRecord *record,
                       GError **error)
{
  return write_thread (connection, record, "INSERT OR REPLACE " INSERT_THREAD, error);
}

gboolean
lt_archive_thread_note (LtConnection *connection,
                        const LtThreadRecord *record,
                        GError **error)
{
  return write_thread (connection, record,
                       "INSERT " INSERT_THREAD " ON CONFLICT (id) DO UPDATE SET state = ?2, comments = ?3, date = ?4, looked = ?5,"
                       " link = ?6, read = ?7, again = ?8, canonical = ?9, words = ?10",
                       error);
}
