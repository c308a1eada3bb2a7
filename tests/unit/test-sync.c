/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/sync.h"

#include "sync-fixture.h"

static void
walk_body (Fixture *self)
{
  g_autoptr (LtFeedRecord) record = NULL;

  publish_archive (self, 230, 50, "archive-a");
  await_run (self);
  g_assert_cmpuint (await_count (self), ==, 230);
  g_assert_cmpint (lt_sync_get_stories (self->sync), ==, 230);
  g_assert_cmpuint (self->server->log->len, ==, 5);
  record = await_record (self);
  g_assert_cmpint (record->edition, ==, 230);
  g_assert_cmpstr (record->archive_id, ==, "archive-a");
  g_assert_cmpstr (record->title, ==, "Invented news");
  g_assert_null (record->next_url);
  g_assert_cmpint (record->synced, >=, self->now);

  /* Nothing new: one request, no body. */
  feed_server_forget (self->server);
  await_run (self);
  await_files (self);
  g_assert_cmpuint (self->server->log->len, ==, 1);
  g_assert_cmpuint (self->server->bytes, ==, 0);

  /* Some new: down to what is held, and no further. */
  publish_archive (self, 260, 50, "archive-a");
  feed_server_forget (self->server);
  await_run (self);
  g_assert_cmpuint (self->server->log->len, ==, 1);
  g_assert_cmpint (lt_sync_get_stories (self->sync), ==, 30);
  g_assert_cmpuint (await_count (self), ==, 260);
}

/* The first page shows while the next ones are still to come. */
static void
first_page_body (Fixture *self)
{
  DexFuture *run;
  LtStoryList *list = lt_story_list_new (self->library);
  gboolean seen = FALSE;

  publish_archive (self, 230, 10, "archive-a");
  run = lt_sync_run (self->sync);
  while (dex_future_is_pending (run))
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

      seen |= n > 0 && n < 230;
      await_done (lt_sleep (1));
    }
  await_done (run);
  g_assert_true (seen);
  g_object_unref (list);
}

static void
limits_body (Fixture *self)
{
  g_autoptr (LtFeedRecord) record = NULL;
  g_autoptr (LtFeedRecord) last = NULL;

  publish_archive (self, 460, 50, "archive-a");
  lt_sync_set_first_walk (self->sync, 0, 120);
  await_run (self);
  g_assert_cmpuint (await_count (self), ==, 120);
  record = await_record (self);
  g_assert_true (g_str_has_suffix (record->next_url, "/archive/8.json")); /* taken in part */

  /* A later walk is no first one: the rest is older. */
  await_run (self);
  g_assert_cmpuint (await_count (self), ==, 120);

  await_done (lt_sync_load_older (self->sync));
  g_assert_cmpuint (await_count (self), ==, 250); /* by pages, at least 100 more */
  for (guint i = 0; i < 3; i++)
    await_done (lt_sync_load_older (self->sync));
  g_assert_cmpuint (await_count (self), ==, 460);
  last = await_record (self);
  g_assert_null (last->next_url);
  g_assert_cmpint (last->edition, ==, 460);
}

static void
days_body (Fixture *self)
{
  publish_archive (self, 460, 50, "archive-a"); /* an hour apart */
  lt_sync_set_first_walk (self->sync, 5, 0);
  await_run (self);
  g_assert_cmpuint (await_count (self), ==, 150); /* the page in which the fifth day ends is the last */
}

/* The server dies in the middle; what came stays, and the next walk brings the rest. */
static void
interrupted_body (Fixture *self)
{
  g_autoptr (LtFeedRecord) record = NULL;

  publish_archive (self, 230, 50, "archive-a");
  self->server->dies_after = 2;
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (dex_await (lt_sync_run (self->sync), &error));
    g_assert_cmpuint (error->domain, ==, LT_HTTP_ERROR);
    g_assert_true (lt_sync_get_offline (self->sync));
  }
  g_assert_cmpuint (await_count (self), ==, 100);
  record = await_record (self);
  g_assert_cmpint (record->edition, ==, 0);
  g_assert_cmpint (record->synced, ==, 0);
  g_assert_null (record->etag);

  self->server->dies_after = -1;
  await_run (self);
  g_assert_false (lt_sync_get_offline (self->sync));
  g_assert_cmpuint (await_count (self), ==, 230);
}

static void
cancel_body (Fixture *self)
{
  publish_archive (self, 500, 20, "archive-a");
  lt_sync_set_first_walk (self->sync, 0, 0);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (GError) error = NULL;
      DexFuture *run = lt_sync_run (self->sync);

      g_assert_cmpint (lt_sync_get_phase (self->sync), ==, LT_SYNC_CONNECTING);
      await_done (lt_sleep (i * 3));
      lt_sync_cancel (self->sync);
      g_assert_cmpint (lt_sync_get_phase (self->sync), ==, LT_SYNC_IDLE);
      if (!dex_await (run, &error))
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  await_run (self);
  g_assert_cmpuint (await_count (self), ==, 500);
}

/* Two ask; one walk is made. */
static void
shared_body (Fixture *self)
{
  DexFuture *first;
  DexFuture *second;

  publish_archive (self, 30, 50, "archive-a");
  first = lt_sync_run (self->sync);
  second = lt_sync_run (self->sync);
  await_done (first);
  await_done (second);
  g_assert_cmpuint (self->server->log->len, ==, 1);
}

static void
archive_body (Fixture *self)
{
  gint64 rows[2];

  publish_archive (self, 120, 50, "archive-a");
  await_run (self);
  rows[0] = await_row (self->library, "s-110");
  rows[1] = await_row (self->library, "s-3");
  await_done (lt_library_set_read (self->library, rows, 2, TRUE));
  await_done (lt_library_set_saved (self->library, rows, 1, TRUE));

  /* Restored from a backup of 60 stories: lower editions, another id. States stay by id. */
  g_hash_table_remove_all (self->server->files);
  publish_archive (self, 60, 50, "archive-b");
  await_run (self);
  g_assert_cmpuint (await_count (self), ==, 61); /* the saved one outlives its archive */
  {
    g_autoptr (LtOpenStory) kept = await_story (self->library, "s-110");
    g_autoptr (LtOpenStory) again = await_story (self->library, "s-3");
    g_autoptr (LtFeedRecord) record = await_record (self);

    g_assert_true (kept->saved);
    g_assert_true (again->read);
    g_assert_cmpint (record->edition, ==, 60);
    g_assert_cmpstr (record->archive_id, ==, "archive-b");
  }

  /* A lower edition under the same id is the same case. */
  publish_archive (self, 40, 50, "archive-b");
  await_run (self);
  g_assert_cmpuint (await_count (self), ==, 41);
}

/* Away for more than 90 days, tombstones are gone: what is not met is dropped. */
static void
long_away_body (Fixture *self)
{
  g_autoptr (LtFeed) feed = make_feed (61, NULL);
  gint64 row;

  publish_archive (self, 60, 60, "archive-a");
  await_run (self);
  row = await_row (self->library, "s-10");
  await_done (lt_library_set_saved (self->library, &row, 1, TRUE));
  for (guint i = 61; i > 0; i--)
    if (i != 10 && i != 20)
      add_story (feed, i, self->now - 60 * HOUR);
  put_feed (self, "/feed.json", feed);

  await_synced_ago (self, 89 * DAY);
  await_run (self);
  g_assert_true (await_is_held (self->library, "s-20"));
  await_synced_ago (self, 91 * DAY);
  await_run (self);
  g_assert_false (await_is_held (self->library, "s-20"));
  g_assert_true (await_is_held (self->library, "s-10"));
  g_assert_cmpuint (await_count (self), ==, 60);
}

static void
loop_body (Fixture *self)
{
  g_autoptr (LtFeed) first = make_feed (2, "archive/1.json");
  g_autoptr (LtFeed) second = make_feed (2, "../feed.json");

  add_story (first, 2, self->now - DAY);
  add_story (second, 1, self->now - DAY);
  put_feed (self, "/feed.json", first);
  put_feed (self, "/archive/1.json", second);
  await_run (self);
  g_assert_cmpuint (self->server->log->len, ==, 2);
  g_assert_cmpuint (await_count (self), ==, 2);
}

static void
put_plain (Fixture *self, const char *path, guint from, guint n, const char *next)
{
  g_autoptr (GString) json = g_string_new ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Plain\"");

  if (next != NULL)
    g_string_append_printf (json, ", \"next_url\": \"%s\"", next);
  g_string_append (json, ", \"items\": [");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"id\": \"https://plain.example/%u\", \"content_text\": \"Text %u\", \"title\": \"Plain %u\"}",
                            i > 0 ? ", " : "", from - i, from - i, from - i);
  g_string_append (json, "]}");
  feed_server_put (self->server, path, g_string_free_to_bytes (g_steal_pointer (&json)));
}

/* A feed that knows nothing of editions: by ETag, and down to what is held. */
static void
plain_body (Fixture *self)
{
  LtStoryList *list;

  put_plain (self, "/feed.json", 60, 20, "2.json");
  put_plain (self, "/2.json", 40, 20, "3.json");
  put_plain (self, "/3.json", 20, 20, NULL);
  await_run (self);
  g_assert_cmpuint (await_count (self), ==, 60);
  await_run (self);
  g_assert_cmpuint (self->server->log->len, ==, 4);

  put_plain (self, "/feed.json", 65, 20, "2.json");
  feed_server_forget (self->server);
  await_run (self);
  g_assert_cmpuint (self->server->log->len, ==, 1);
  g_assert_cmpint (lt_sync_get_stories (self->sync), ==, 5);
  g_assert_cmpuint (await_count (self), ==, 65);

  /* Without dates, a page keeps its order. */
  list = lt_story_list_new (self->library);
  while (lt_story_list_get_loading (list))
    await_done (lt_sleep (1));
  {
    g_autoptr (LtStoryItem) item = g_list_model_get_item (G_LIST_MODEL (list), 0);

    await_settled (self->library);
    g_assert_cmpstr (lt_story_item_get_title (item), ==, "Plain 65");
  }
  g_object_unref (list);
}

static void
errors_body (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtFeed) feed = NULL;

  await_failure (self, LT_HTTP_ERROR_STATUS);
  g_assert_false (lt_sync_get_offline (self->sync));
  feed_server_put (self->server, "/feed.json", g_bytes_new_static ("<html>", 6));
  g_assert_false (dex_await (lt_sync_run (self->sync), &error));
  g_assert_error (error, LT_FEED_ERROR, LT_FEED_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_null (dex_await_boxed (lt_sync_probe (self->client, self->address), &error));
  g_assert_error (error, LT_FEED_ERROR, LT_FEED_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_null (dex_await_boxed (lt_sync_probe (self->client, "news"), &error));
  g_assert_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED);
  g_clear_error (&error);

  publish_archive (self, 3, 5, "archive-a");
  feed = dex_await_boxed (lt_sync_probe (self->client, self->address), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feed->items->len, ==, 3);
  g_assert_cmpuint (await_count (self), ==, 0);

  self->server->status = 401;
  await_failure (self, LT_HTTP_ERROR_DENIED);

  /* Asked for a pause, it makes one. */
  self->server->status = 503;
  self->server->retry_after = "600";
  feed_server_forget (self->server);
  await_failure (self, LT_HTTP_ERROR_STATUS);
  await_failure (self, LT_HTTP_ERROR_STATUS);
  g_assert_cmpuint (self->server->log->len, ==, 1);
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sync/walk", walk_body, run_body);
  g_test_add_data_func ("/sync/first-page", first_page_body, run_body);
  g_test_add_data_func ("/sync/first-walk-limits", limits_body, run_body);
  g_test_add_data_func ("/sync/first-walk-days", days_body, run_body);
  g_test_add_data_func ("/sync/interrupted", interrupted_body, run_body);
  g_test_add_data_func ("/sync/cancelled", cancel_body, run_body);
  g_test_add_data_func ("/sync/shared", shared_body, run_body);
  g_test_add_data_func ("/sync/another-archive", archive_body, run_body);
  g_test_add_data_func ("/sync/long-away", long_away_body, run_body);
  g_test_add_data_func ("/sync/loop", loop_body, run_body);
  g_test_add_data_func ("/sync/plain", plain_body, run_body);
  g_test_add_data_func ("/sync/errors", errors_body, run_body);
  return g_test_run ();
}
