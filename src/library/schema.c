/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/*
 * Two files. `library.db` holds what a person made and cannot be had again: feeds, read and saved
 * states by (feed, story id), and each saved story whole. `cache.db` holds what can be synced again.
 *
 * The list asks for thousands of row ids by read and saved, in time order. So the cache mirrors both
 * flags in its `story` table, where a partial index answers the query alone, instead of joining the
 * other file for each row. `library.db` stays the truth: the one writing connection has it attached
 * as `person` and changes both in one transaction. SQLite commits two WAL files one after the other,
 * so a kill between them may leave the mirror behind. Each change raises a serial in both files; when
 * the two differ at opening, or the cache is new, the mirror is written anew from the truth.
 *
 * The search index is kept by story-words.c and not by triggers: a statement with triggers opens a
 * savepoint, at which FTS5 writes out what it has gathered. So a page of 100 stories became 100
 * segments to be merged, and a walk of 10,000 items took 6 s of CPU in SQLite instead of 1.9.
 *
 * Measured on 10,000 items of 4.3 KB, the writing thread's CPU and the whole file (pages of 4 KB, and
 * the words stored beside the index, since FTS5 wanted them back to forget a row):
 *
 *     index                              CPU     file
 *     none                               0.4 s    94 MB
 *     automerge 4, the default           2.7 s   119 MB
 *     automerge 16 (taken)               1.9 s   118 MB   prefix of two letters 11 ms
 *     detail = column, automerge 8       2.4 s   106 MB   no phrases
 *     prefix = '2'                       3.3 s   131 MB   prefix of two letters  5 ms
 *     prefix = '2 3'                     4.6 s   147 MB
 *
 * It forgets by row id now (`contentless_delete`), and its leaves are as large as the cache's pages: an
 * eighth less CPU, a file of 91 MB instead of 133, and 207 MB through the journal instead of 287, which
 * the thread waits for on the disk. Searches take what they took.
 *
 * `story` is narrow, so that hydrating a page of rows reads few pages of the file; the item's bytes
 * and the discussion stand in tables of their own under the same row.
 */

#include "library/schema.h"

const char *const lt_schema_library[] = {
  "CREATE TABLE feed ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  address TEXT NOT NULL UNIQUE,"
  "  subscribed INTEGER NOT NULL"
  ") STRICT;"

  "CREATE TABLE state ("
  "  feed INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  read INTEGER NOT NULL,"
  "  saved INTEGER NOT NULL,"
  "  changed INTEGER NOT NULL,"
  "  PRIMARY KEY (feed, id)"
  ") STRICT, WITHOUT ROWID;"

  /* A saved story whole. */
  "CREATE TABLE kept ("
  "  feed INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  published INTEGER NOT NULL,"
  "  base TEXT NOT NULL,"
  "  item BLOB NOT NULL,"
  "  discussion_path TEXT,"
  "  discussion BLOB,"
  "  PRIMARY KEY (feed, id)"
  ") STRICT;"
  "CREATE TABLE kept_file ("
  "  feed INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  reference TEXT NOT NULL,"
  "  path TEXT NOT NULL,"
  "  PRIMARY KEY (feed, id, reference)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX kept_file_path ON kept_file (path);"
  "CREATE TABLE kept_media ("
  "  path TEXT NOT NULL PRIMARY KEY,"
  "  bytes BLOB NOT NULL"
  ") STRICT;"

  "CREATE TABLE serial ("
  "  one INTEGER PRIMARY KEY CHECK (one = 1),"
  "  value INTEGER NOT NULL"
  ") STRICT;"
  "INSERT INTO serial VALUES (1, 0);",

  /* How far a person read; the place is the reader's own figure. */
  "CREATE TABLE place ("
  "  feed INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  place INTEGER NOT NULL,"
  "  changed INTEGER NOT NULL,"
  "  PRIMARY KEY (feed, id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX place_changed ON place (changed);",
  NULL
};

const char *const lt_schema_cache[] = {
  "CREATE TABLE story ("
  "  row INTEGER PRIMARY KEY,"
  "  feed INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  edition INTEGER NOT NULL," /* 0: of a plain feed */
  "  published INTEGER NOT NULL,"
  "  read INTEGER NOT NULL," /* mirrors person.state */
  "  saved INTEGER NOT NULL,"
  "  updated INTEGER NOT NULL,"
  "  cached INTEGER NOT NULL," /* LtCached */
  "  title TEXT,"
  "  places TEXT,"
  "  comments INTEGER NOT NULL,"
  "  seen_comments INTEGER NOT NULL,"                      /* how many there were when it was read */
  "  positive INTEGER, neutral INTEGER, critical INTEGER," /* NULL: no estimate */
  "  positive_margin INTEGER, neutral_margin INTEGER, critical_margin INTEGER,"
  "  counted INTEGER,"
  "  lead INTEGER,"
  "  sure REAL,"
  "  UNIQUE (feed, id)"
  ") STRICT;"
  /* The three lists, each answered by its index alone, in the order wanted. */
  "CREATE INDEX story_all ON story (row);"
  "CREATE INDEX story_unread ON story (row) WHERE read = 0;"
  "CREATE INDEX story_saved ON story (row) WHERE saved = 1;"

  "CREATE TABLE item ("
  "  row INTEGER PRIMARY KEY,"
  "  base TEXT NOT NULL," /* the page that it came in: what its addresses are relative to */
  "  bytes BLOB NOT NULL"
  ") STRICT;"
  "CREATE TABLE discussion ("
  "  row INTEGER PRIMARY KEY,"
  "  path TEXT NOT NULL,"
  "  bytes BLOB NOT NULL"
  ") STRICT;"

  /* What a story needs besides its item; `path` is set once it is here. */
  "CREATE TABLE file ("
  "  row INTEGER NOT NULL,"
  "  reference TEXT NOT NULL," /* as the item writes it */
  "  url TEXT NOT NULL,"
  "  kind INTEGER NOT NULL,"
  "  path TEXT,"
  "  tries INTEGER NOT NULL DEFAULT 0,"
  "  PRIMARY KEY (row, reference)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX file_path ON file (path) WHERE path IS NOT NULL;"
  /* One file often serves many stories: the analyst's avatar is in each. */
  "CREATE INDEX file_url ON file (url, path);"
  "CREATE TABLE media ("
  "  path TEXT NOT NULL PRIMARY KEY," /* media/<sha256>.<ext> */
  "  bytes BLOB NOT NULL"
  ") STRICT;"

  "CREATE VIRTUAL TABLE search USING fts5 (title, body, voices, authors,"
  "  content = '', contentless_delete = 1,"
  "  tokenize = 'unicode61 remove_diacritics 2');"
  /* Up to 16 segments before they are merged; 4 MB gathered before one is written, so that a page
   * of a walk, some 1 MB, is one; and leaves that fit a page of the file (library.c) each. */
  "INSERT INTO search (search, rank) VALUES ('automerge', 16);"
  "INSERT INTO search (search, rank) VALUES ('hashsize', 4194304);"
  "INSERT INTO search (search, rank) VALUES ('pgsz', 16000);"

  /* How far each feed is synced: only a walk that ended writes here. */
  "CREATE TABLE walk ("
  "  feed INTEGER PRIMARY KEY,"
  "  title TEXT,"
  "  archive_id TEXT,"
  "  edition INTEGER NOT NULL,"
  "  etag TEXT,"
  "  next_url TEXT,"
  "  synced INTEGER NOT NULL"
  ") STRICT;"
  /* Deletions that were carried out: the feed repeats each for 90 days. */
  "CREATE TABLE deletion ("
  "  feed INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  at INTEGER NOT NULL,"
  "  PRIMARY KEY (feed, id)"
  ") STRICT, WITHOUT ROWID;"

  "CREATE TABLE mirror ("
  "  one INTEGER PRIMARY KEY CHECK (one = 1),"
  "  serial INTEGER NOT NULL"
  ") STRICT;"
  "INSERT INTO mirror VALUES (1, 0);",
  NULL
};
