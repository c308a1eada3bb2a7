/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/sync.h"

#include "sync-fixture.h"

/* What follows the items: discussions, media, deletions, status. */

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

/* What a person did to a story waits for the one that it was merged into, and goes on to the one that this is merged into. */
static void
merged_body (Fixture *self)
{
  g_autoptr (LtFeed) first = make_feed (5, NULL);
  g_autoptr (LtFeed) second = make_feed (6, NULL);
  g_autoptr (LtFeed) third = make_feed (7, NULL);
  g_autoptr (LtOpenStory) merged = NULL;
  gint64 row;

  add_story (first, 5, self->now - DAY);
  put_feed (self, "/feed.json", first);
  await_run (self);
  row = await_row (self->library, "s-5");
  await_done (lt_library_set_saved (self->library, &row, 1, TRUE));

  g_ptr_array_add (second->deleted, lt_deletion_new ("s-5", self->now, "s-6"));
  put_feed (self, "/feed.json", second);
  await_run (self);
  g_assert_false (await_is_held (self->library, "s-5"));

  g_ptr_array_add (third->deleted, lt_deletion_new ("s-5", self->now, "s-7"));
  g_ptr_array_add (third->deleted, lt_deletion_new ("s-6", self->now, "s-7"));
  add_story (third, 7, self->now - DAY);
  put_feed (self, "/feed.json", third);
  await_run (self);
  merged = await_story (self->library, "s-7");
  g_assert_true (merged->saved);
  g_assert_false (merged->read);
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
  await_alone (own);
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
  await_settled (self->library);
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

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sync-files/files", files_body, run_body);
  g_test_add_data_func ("/sync-files/refused", refused_body, run_body);
  g_test_add_data_func ("/sync-files/deletions", deletion_body, run_body);
  g_test_add_data_func ("/sync-files/merged", merged_body, run_body);
  g_test_add_data_func ("/sync-files/status", status_body, run_body);
  g_test_add_data_func ("/sync-files/reference", reference_body, run_body);
  return g_test_run ();
}
