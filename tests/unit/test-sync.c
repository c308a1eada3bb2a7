/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/sync.h"

#include "feed-server.h"
#include "library-fixture.h"
#include "run-fiber.h"

#include "library/story-list.h"

#define HOUR 3600
#define DAY (24 * HOUR)

/* A profile, a published folder, and what brings one into the other. */
typedef struct
{
  char *folder;
  FeedServer *server;
  LtHttpClient *client;
  LtLibrary *library;
  LtSync *sync;
  char *address;
  gint64 feed;
  gint64 now;
} Fixture;

static void
await_fixture (Fixture *self)
{
  self->library = await_library (self->folder);
  self->feed = await_int64 (lt_library_subscribe (self->library, self->address));
  self->sync = lt_sync_new (self->library, self->client, self->feed, self->address);
}

static void
fixture_init (Fixture *self)
{
  self->now = lt_time_now ();
  self->folder = make_folder ();
  self->server = feed_server_new ();
  self->address = feed_server_address (self->server, "/feed.json");
  self->client = lt_http_client_new ("llm-tracker-test/1");
  lt_http_client_set_pace (self->client, 0.01);
  await_fixture (self);
}

static void
await_end (Fixture *self)
{
  lt_sync_cancel (self->sync);
  await_done (lt_sleep (20));
  g_assert_finalize_object (self->sync);
  await_close (self->library);
}

static void
fixture_clear (Fixture *self)
{
  await_end (self);
  g_clear_object (&self->client);
  feed_server_free (self->server);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->address);
}

static LtFeed *
make_feed (gint64 edition, const char *next)
{
  LtFeed *feed = lt_feed_new ();

  feed->title = g_strdup ("Invented news");
  feed->extended = TRUE;
  feed->version = 1;
  feed->archive_id = g_strdup ("archive-a");
  feed->edition = edition;
  feed->next_url = g_strdup (next);
  return feed;
}

/* Story "s-N" of edition N, N hours younger than @oldest. */
static void
add_story (LtFeed *feed, guint number, gint64 oldest)
{
  g_autofree char *id = g_strdup_printf ("s-%u", number);

  g_ptr_array_add (feed->items, make_story (id, number, oldest + (gint64) number * HOUR));
}

static void
put_feed (Fixture *self, const char *path, LtFeed *feed)
{
  feed_server_put (self->server, path, lt_feed_write (feed));
}

/* @n stories in pages of @per_page: feed.json, archive/1.json (the oldest) and so on. */
static void
publish_archive (Fixture *self, guint n, guint per_page, const char *archive_id)
{
  gint64 oldest = self->now - (gint64) n * HOUR;
  guint number = n;
  guint page = (n + per_page - 1) / per_page - 1;
  g_autofree char *path = g_strdup ("/feed.json");

  while (number > 0)
    {
      g_autofree char *next = page > 0 ? g_strdup_printf ("%s%u.json", number == n ? "archive/" : "", page) : NULL;
      g_autoptr (LtFeed) feed = make_feed (n, next);

      g_set_str (&feed->archive_id, archive_id);
      for (guint i = 0; i < per_page && number > 0; i++)
        add_story (feed, number--, oldest);
      put_feed (self, path, feed);
      g_free (path);
      path = g_strdup_printf ("/archive/%u.json", page--);
    }
}

static void
await_run (Fixture *self)
{
  await_done (lt_sync_run (self->sync));
  g_assert_null (lt_sync_get_error (self->sync));
}

/* Runs into an error of @code. */
static void
await_failure (Fixture *self, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dex_await (lt_sync_run (self->sync), &error));
  g_assert_error (error, LT_HTTP_ERROR, code);
  g_assert_error ((GError *) lt_sync_get_error (self->sync), LT_HTTP_ERROR, code);
  g_assert_cmpint (lt_sync_get_phase (self->sync), ==, LT_SYNC_IDLE);
}

static void
await_files (Fixture *self)
{
  for (guint i = 0; i < 3000 && lt_sync_get_phase (self->sync) != LT_SYNC_IDLE; i++)
    await_done (lt_sleep (1));
  g_assert_cmpint (lt_sync_get_phase (self->sync), ==, LT_SYNC_IDLE);
}

static guint
await_count (Fixture *self)
{
  LtStoryList *list = lt_story_list_new (self->library);
  guint count;

  while (lt_story_list_get_loading (list))
    await_done (lt_sleep (1));
  count = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_object_unref (list);
  return count;
}

static LtFeedRecord *
await_record (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  LtFeedRecord *record = dex_await_boxed (lt_library_get_feed (self->library, self->feed), &error);

  g_assert_no_error (error);
  return record;
}

static void
await_synced_ago (Fixture *self, gint64 ago)
{
  g_autoptr (LtFeedRecord) record = await_record (self);

  record->synced = self->now - ago;
  await_done (lt_library_end_walk (self->library, record));
}

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

  publish_archive (self, 230, 50, "archive-a");
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

static char *
put_discussion (Fixture *self, LtStory *story)
{
  g_autoptr (LtDiscussion) discussion = make_discussion (story->id);
  g_autoptr (GBytes) bytes = lt_discussion_write (discussion);
  g_autofree char *path = NULL;

  story->discussion_path = lt_discussion_path (story->id, bytes);
  add_voice (story, discussion);
  path = g_strconcat ("/", story->discussion_path, NULL);
  feed_server_put (self->server, path, g_bytes_ref (bytes));
  return g_steal_pointer (&path);
}

static char *
put_picture (Fixture *self, LtStory *story, guint8 salt)
{
  char *path;

  story->image = make_picture_path (salt);
  path = g_strconcat ("/", story->image, NULL);
  feed_server_put (self->server, path, make_picture (salt));
  return path;
}

static void
files_body (Fixture *self)
{
  g_autoptr (LtFeed) feed = make_feed (9, NULL);
  g_autofree char *discussion = NULL;
  g_autofree char *picture = NULL;
  g_autofree char *request = NULL;

  for (guint i = 9; i > 0; i--)
    {
      add_story (feed, i, self->now - DAY);
      g_free (discussion);
      g_free (picture);
      discussion = put_discussion (self, feed->items->pdata[9 - i]);
      picture = put_picture (self, feed->items->pdata[9 - i], 7); /* one for all, like an avatar */
    }
  put_feed (self, "/feed.json", feed);
  await_run (self);
  await_files (self);
  g_assert_cmpint (lt_sync_get_total (self->sync), ==, 10);
  g_assert_cmpint (lt_sync_get_done (self->sync), ==, 10);
  request = g_strconcat ("GET ", picture, NULL);
  g_assert_cmpuint (feed_server_count (self->server, request), ==, 1);
  g_assert_cmpuint (self->server->log->len, ==, 11);

  /* No server, no network: everything is there. */
  await_end (self);
  soup_server_disconnect (self->server->server);
  await_fixture (self);
  await_failure (self, LT_HTTP_ERROR_UNREACHABLE);
  g_assert_true (lt_sync_get_offline (self->sync));
  g_assert_cmpint (lt_sync_get_synced (self->sync), >=, self->now);
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);
      g_autoptr (LtOpenStory) story = await_story (self->library, id);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_nonnull (story->discussion);
      g_assert_true (lt_voice_verify (story->story->voices->pdata[0], story->discussion));
      bytes = dex_await_boxed (lt_library_read_media (self->library, g_hash_table_lookup (story->media, story->story->image)), NULL);
      g_assert_nonnull (bytes);
    }
}

/* Files that are not what their name says, or come from elsewhere. */
static void
refused_body (Fixture *self)
{
  g_autoptr (LtFeed) feed = make_feed (4, NULL);
  FeedServer *other = feed_server_new ();
  g_autofree char *wrong_discussion = NULL;
  g_autofree char *wrong_picture = NULL;
  g_autofree char *elsewhere = feed_server_address (other, "/media/a.png");
  g_autofree char *page_elsewhere = feed_server_address (other, "/archive/1.json");
  LtStory *story;

  for (guint i = 4; i > 0; i--)
    add_story (feed, i, self->now - DAY);
  g_set_str (&feed->next_url, page_elsewhere);
  story = feed->items->pdata[0];
  wrong_discussion = put_discussion (self, story);
  feed_server_put (self->server, wrong_discussion, g_bytes_new_static ("{}", 2));
  story = feed->items->pdata[1];
  wrong_picture = put_picture (self, story, 1);
  feed_server_put (self->server, wrong_picture, make_picture (2));
  story = feed->items->pdata[2];
  story->image = g_strdup (elsewhere);
  feed_server_put (other, "/media/a.png", make_picture (3));
  story = feed->items->pdata[3];
  story->image = g_strdup ("media/page.png");
  feed_server_put (self->server, "/media/page.png", g_bytes_new_static ("<html>", 6));
  put_feed (self, "/feed.json", feed);

  await_run (self);
  await_files (self);
  g_assert_cmpuint (other->log->len, ==, 0);
  for (guint i = 1; i <= 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i);
      g_autoptr (LtOpenStory) opened = await_story (self->library, id);

      g_assert_null (opened->discussion);
      g_assert_cmpuint (g_hash_table_size (opened->media), ==, 0);
    }

  /* Twice more, then no longer. */
  for (guint i = 0; i < 4; i++)
    {
      await_run (self);
      await_files (self);
    }
  g_assert_cmpuint (feed_server_count (self->server, "GET /media/page.png"), ==, 3);
  feed_server_free (other);
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
deletion_body (Fixture *self)
{
  g_autoptr (LtFeed) feed = make_feed (5, NULL);
  g_autoptr (LtFeed) later = make_feed (6, NULL);
  gint64 rows[2];

  for (guint i = 5; i > 0; i--)
    {
      add_story (feed, i, self->now - DAY);
      g_free (put_discussion (self, feed->items->pdata[5 - i]));
    }
  put_feed (self, "/feed.json", feed);
  await_run (self);
  await_files (self);
  rows[0] = await_row (self->library, "s-5");
  rows[1] = await_row (self->library, "s-4");
  await_done (lt_library_set_saved (self->library, rows, 2, TRUE));
  await_done (lt_library_set_read (self->library, rows, 1, TRUE));

  g_ptr_array_add (later->deleted, lt_deletion_new ("s-5", self->now, "s-2"));
  g_ptr_array_add (later->deleted, lt_deletion_new ("s-3", self->now, NULL));
  g_ptr_array_add (later->deleted, lt_deletion_new ("hn-s-4-0", self->now, NULL));
  add_story (later, 1, self->now - DAY);
  put_feed (self, "/feed.json", later);
  await_run (self);
  g_assert_false (await_is_held (self->library, "s-5"));
  g_assert_false (await_is_held (self->library, "s-3"));

  /* Also after the cache is gone: saved copies obey as well. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LtOpenStory) merged = NULL;
      g_autoptr (LtOpenStory) blanked = await_story (self->library, "s-4");
      LtComment *comment = lt_discussion_find (blanked->discussion, "hn-s-4-0");

      g_assert_cmpuint (blanked->story->voices->len, ==, 0);
      g_assert_cmpstr (comment->text, ==, "");
      g_assert_null (comment->author);
      g_assert_cmpint (comment->excluded, ==, LT_EXCLUDED_REMOVED);
      g_assert_false (await_is_held (self->library, "s-5"));
      merged = await_story (self->library, "s-2");
      g_assert_true (merged->read);
      g_assert_true (merged->saved);
      if (i == 0)
        {
          g_autofree char *cache = g_build_filename (self->folder, "cache.db", NULL);

          await_end (self);
          g_assert_cmpint (g_remove (cache), ==, 0);
          await_fixture (self);
        }
    }
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

    await_done (lt_sleep (20));
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

  /* Asked for a pause, it makes one. */
  self->server->status = 503;
  self->server->retry_after = "600";
  feed_server_forget (self->server);
  await_failure (self, LT_HTTP_ERROR_STATUS);
  await_failure (self, LT_HTTP_ERROR_STATUS);
  g_assert_cmpuint (self->server->log->len, ==, 1);
}

static void
status_body (Fixture *self)
{
  g_autoptr (LtStatus) status = lt_status_new ();
  g_autoptr (LtStatus) got = NULL;
  g_autoptr (GError) error = NULL;
  LtSync *own;

  status->version = 1;
  status->state = LT_STATUS_WORKING;
  status->round_total = 7;
  feed_server_put (self->server, "/status.json", lt_status_write (status));
  got = dex_await_boxed (lt_sync_fetch_status (self->sync), &error);
  g_assert_no_error (error);
  g_assert_cmpint (got->round_total, ==, 7);
  g_assert_true (lt_sync_get_status (self->sync) == got);

  /* Only a backend of one's own is asked for a round. */
  publish_archive (self, 3, 5, "archive-a");
  await_done (lt_sync_refresh (self->sync));
  g_assert_cmpuint (feed_server_count (self->server, "POST /refresh"), ==, 0);
  own = lt_sync_new (self->library, self->client, await_int64 (lt_library_subscribe (self->library, "unix:")), self->address);
  await_done (lt_sync_refresh (own));
  g_assert_cmpuint (feed_server_count (self->server, "POST /refresh"), ==, 1);
  g_assert_cmpuint (await_count (self), ==, 6); /* the same id in two feeds is two stories */
  lt_sync_cancel (own);
  await_done (lt_sleep (20));
  g_assert_finalize_object (own);
}

/* The reference story, as published by others. */
static void
reference_body (Fixture *self)
{
  const char *shared = g_getenv ("LT_SHARED");
  g_autofree char *seed = shared != NULL ? g_build_filename (shared, "data", "seed", NULL) : NULL;
  static const char *const folders[] = { "", "media", "discussions" };
  g_autoptr (LtStoryItem) item = NULL;
  LtStoryList *list;

  if (seed == NULL || !g_file_test (seed, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("LT_SHARED has no reference story");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (seed, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (folder, name, NULL);
          g_autofree char *path = g_strjoin ("/", "", folders[i], name, NULL);
          char *contents = NULL;
          gsize size = 0;

          if (g_file_get_contents (file, &contents, &size, NULL))
            feed_server_put (self->server, i == 0 ? path + 1 : path, g_bytes_new_take (contents, size));
        }
    }
  await_run (self);
  await_files (self);
  list = lt_story_list_new (self->library);
  while (lt_story_list_get_loading (list))
    await_done (lt_sleep (1));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  await_done (lt_sleep (30));
  g_assert_cmpint (lt_story_item_get_cached (item), ==, LT_CACHED_WHOLE);
  {
    g_autoptr (LtOpenStory) story = await_story (self->library, lt_story_item_get_story_id (item));

    g_assert_cmpuint (g_hash_table_size (story->media), ==, 2);
    g_assert_cmpuint (story->story->voices->len, ==, 2);
    for (guint i = 0; i < 2; i++)
      g_assert_true (lt_voice_verify (story->story->voices->pdata[i], story->discussion));
  }
  g_clear_object (&item);
  g_object_unref (list);
}

typedef void (*Body) (Fixture *self);

static DexFuture *
body_fiber (gpointer body)
{
  Fixture fixture = { 0 };

  fixture_init (&fixture);
  ((Body) body) (&fixture);
  fixture_clear (&fixture);
  return NULL;
}

static void
run_body (gconstpointer body)
{
  run_fiber (body_fiber, (gpointer) body);
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
  g_test_add_data_func ("/sync/files", files_body, run_body);
  g_test_add_data_func ("/sync/refused", refused_body, run_body);
  g_test_add_data_func ("/sync/loop", loop_body, run_body);
  g_test_add_data_func ("/sync/deletions", deletion_body, run_body);
  g_test_add_data_func ("/sync/plain", plain_body, run_body);
  g_test_add_data_func ("/sync/errors", errors_body, run_body);
  g_test_add_data_func ("/sync/status", status_body, run_body);
  g_test_add_data_func ("/sync/reference", reference_body, run_body);
  return g_test_run ();
}
