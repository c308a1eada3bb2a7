/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* An archive outlives the program that wrote it: an older one is brought up to date, a newer one is left alone. */
#include "base/connection.h"
#include "backend/archive.h"
#include "run-fiber.h"
#include "story/feed.h"

#include <glib/gstdio.h>
#include <string.h>

#define ITEM(id, title, edition)                                                                        \
  "CAST ('{\"id\":\"" id "\",\"title\":\"" title "\",\"content_html\":\"<p>Kept.</p>\","                \
  "\"date_published\":\"2026-06-25T08:00:00Z\",\"_llmtracker\":{\"version\":1,\"edition\":" edition "," \
  "\"revision\":1,\"changes\":[{\"at\":\"2026-06-25T09:00:00Z\",\"what\":\"Published\"}]}}' AS BLOB)"
#define DISCUSSION(id, comments) "CAST ('{\"version\":1,\"item\":\"" id "\",\"comments\":[" comments "]}' AS BLOB)"
#define COMMENT(id, rest) "{\"id\":\"" id "\",\"source\":\"hackernews\"," rest "}"

/* What the first version wrote, word for word, and what it left in its file. Never to be brought up to date. */
static const char version_one[] =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE stories ("
    "  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, edition INTEGER NOT NULL, published INTEGER NOT NULL,"
    "  archived INTEGER NOT NULL DEFAULT 0, discussion TEXT, item BLOB NOT NULL) STRICT;"
    "CREATE INDEX stories_by_edition ON stories (archived, edition DESC);"
    "CREATE TABLE archived ("
    "  page INTEGER NOT NULL, edition INTEGER NOT NULL, id TEXT NOT NULL, item BLOB NOT NULL,"
    "  PRIMARY KEY (page, edition DESC)) STRICT;"
    "CREATE INDEX archived_by_id ON archived (id);"
    "CREATE TABLE discussions ("
    "  path TEXT PRIMARY KEY, story TEXT NOT NULL, replaced INTEGER NOT NULL DEFAULT 0, bytes BLOB NOT NULL) STRICT;"
    "CREATE INDEX discussions_by_story ON discussions (story);"
    "CREATE TABLE media (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
    "CREATE TABLE media_use (story TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (story, path)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE deleted (id TEXT PRIMARY KEY, at INTEGER NOT NULL, merged_into TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE threads ("
    "  id TEXT PRIMARY KEY, state INTEGER NOT NULL, comments INTEGER NOT NULL, date INTEGER NOT NULL,"
    "  looked INTEGER NOT NULL, link TEXT) STRICT, WITHOUT ROWID;"
    "PRAGMA user_version = 1;"

    "INSERT INTO meta VALUES ('archive_id', 'old-one'), ('edition', '4'), ('updated', '1782379000');"
    "INSERT INTO archived VALUES (1, 1, 'hn-1', " ITEM ("hn-1", "Otters", "1") ");"
                                                                               "INSERT INTO stories (id, edition, published, archived, discussion, item) VALUES"
                                                                               "  ('hn-1', 1, 1782374400, 1, 'discussions/hn-1-0000000000000001.json', " ITEM ("hn-1", "Otters", "1") "),"
                                                                                                                                                                                      "  ('hn-2', 4, 1782374400, 0, 'discussions/hn-2-0000000000000003.json', " ITEM ("hn-2", "Ferries", "4") ");"
                                                                                                                                                                                                                                                                                              "INSERT INTO discussions VALUES"
                                                                                                                                                                                                                                                                                              "  ('discussions/hn-1-0000000000000001.json', 'hn-1', 0, " DISCUSSION ("hn-1", COMMENT ("hn-11", "\"author\":\"ada\",\"text\":\"Well put.\"") "," COMMENT ("hn-12", "\"text\":\"\",\"counted\":false,\"excluded\":\"removed\"")) "),"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                               "  ('discussions/hn-2-0000000000000002.json', 'hn-2', 1782378000, " DISCUSSION ("hn-2", COMMENT ("hn-20", "\"text\":\"Once.\"")) "),"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                "  ('discussions/hn-2-0000000000000003.json', 'hn-2', 0, " DISCUSSION ("hn-2", COMMENT ("hn-21", "\"text\":\"Now.\"")) ");"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "INSERT INTO media VALUES ('media/0123.gif', X'474946');"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "INSERT INTO media_use VALUES ('hn-2', 'media/0123.gif');"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "INSERT INTO deleted (id, at) VALUES ('hn-3', 1782378500);"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "INSERT INTO threads VALUES ('hn-1', 0, 2, 1782374400, 1782375000, 'otters.example/raft'),"
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       "  ('hn-2', 0, 1, 1782374400, 1782379000, NULL), ('hn-3', 2, 0, 1782374400, 1782378500, NULL);";

static void
write_file (const char *path,
            const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtConnection) connection = lt_connection_open (path, FALSE, &error);

  g_assert_no_error (error);
  lt_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
}

static void
assert_refused (const char *path,
                gboolean read_only,
                LtDatabaseError code,
                const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtArchive) archive = dex_await_object (lt_archive_open (path, read_only), &error);

  g_assert_null (archive);
  g_assert_error (error, LT_DATABASE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, said));
}

static void
assert_story (LtArchive *archive,
              const char *id,
              const char *title,
              const char *comment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtStory) story = dex_await_boxed (lt_archive_load_story (archive, id), &error);
  g_autoptr (LtDiscussion) discussion = dex_await_boxed (lt_archive_load_discussion (archive, id), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (story->title, ==, title);
  g_assert_cmpint (story->revision, ==, 1);
  g_assert_cmpstr (((LtComment *) g_ptr_array_index (discussion->comments, 0))->text, ==, comment);
}

static void
assert_file (LtArchive *archive,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dex_await_boxed (lt_archive_load_file (archive, path), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 0);
}

static void
assert_pages (LtArchive *archive)
{
  g_autoptr (LtArchivePage) front = dex_await_boxed (lt_archive_load_page (archive, 0), NULL);
  g_autoptr (LtArchivePage) page = dex_await_boxed (lt_archive_load_page (archive, 1), NULL);

  g_assert_cmpuint (front->items->len, ==, 1);
  g_assert_cmpint (front->next, ==, 1);
  g_assert_cmpint (front->edition, ==, 4);
  g_assert_cmpuint (front->deleted->len, ==, 1);
  g_assert_cmpuint (page->items->len, ==, 1);
}

/* What the watch needs and the first version did not keep is made of what it did keep. */
static void
assert_watched (LtArchive *archive)
{
  static const char *const ids[] = { "hn-11", "hn-12", "hn-20", "hn-21", "hn-1", NULL };
  g_autoptr (GHashTable) threads = dex_await_boxed (lt_archive_list_threads (archive), NULL);
  g_autoptr (GHashTable) owners = dex_await_boxed (lt_archive_find_owners (archive, ids), NULL);
  g_autoptr (LtHolding) holding = dex_await_boxed (lt_archive_load_holding (archive, "hn-2"), NULL);
  LtThreadRecord *record = g_hash_table_lookup (threads, "hn-1");

  g_assert_cmpuint (g_hash_table_size (threads), ==, 3);
  g_assert_cmpint (record->looked, ==, 1782375000);
  g_assert_cmpint (record->read, ==, 1782375000);
  g_assert_cmpstr (record->link, ==, "otters.example/raft");
  g_assert_cmpuint (g_hash_table_size (owners), ==, 3);
  g_assert_cmpstr (g_hash_table_lookup (owners, "hn-11"), ==, "hn-1");
  g_assert_cmpstr (g_hash_table_lookup (owners, "hn-21"), ==, "hn-2");
  g_assert_cmpstr (holding->story->id, ==, "hn-2");
  g_assert_cmpuint (holding->threads->len, ==, 1);
}

static void
assert_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtArchive) archive = dex_await_object (lt_archive_open (path, FALSE), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lt_archive_get_archive_id (archive), ==, "old-one");
  g_assert_cmpint (lt_archive_get_edition (archive), ==, 4);
  assert_story (archive, "hn-1", "Otters", "Well put.");
  assert_story (archive, "hn-2", "Ferries", "Now.");
  assert_file (archive, "discussions/hn-2-0000000000000002.json");
  assert_file (archive, "media/0123.gif");
  assert_pages (archive);
  assert_watched (archive);
  dex_await (lt_archive_close (archive), NULL);
}

static DexFuture *
older_fiber (gpointer path)
{
  write_file (path, version_one);

  /* Who only looks does not change it. */
  assert_refused (path, TRUE, LT_DATABASE_ERROR_OLDER, "older version");
  assert_whole (path);
  assert_whole (path);

  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
newer_fiber (gpointer path)
{
  write_file (path, version_one);
  write_file (path, "PRAGMA user_version = 99");
  assert_refused (path, FALSE, LT_DATABASE_ERROR_NEWER, "newer version");
  assert_refused (path, TRUE, LT_DATABASE_ERROR_NEWER, "newer version");

  /* Nothing was touched: the version that knows it finds it as it was. */
  write_file (path, "PRAGMA user_version = 1");
  assert_whole (path);

  return dex_future_new_for_boolean (TRUE);
}

static void
on_file (DexFiberFunc func)
{
  g_autofree char *folder = g_dir_make_tmp ("lt-archive-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "archive.db", NULL);
  static const char *const endings[] = { "", "-wal", "-shm" };

  run_fiber (func, path);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_older (void)
{
  on_file (older_fiber);
}

static void
test_newer (void)
{
  on_file (newer_fiber);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/archive-versions/older", test_older);
  g_test_add_func ("/archive-versions/newer", test_newer);

  return g_test_run ();
}
