/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/library.h"

#include "library-fixture.h"

#include "base/connection.h"
#include "story/story-item.h"

static DexFuture *
subscribe_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autoptr (GPtrArray) feeds = NULL;

  g_assert_cmpint (await_int64 (lt_library_subscribe (library, ADDRESS)), ==, feed);
  g_assert_cmpint (await_int64 (lt_library_subscribe (library, "unix:")), !=, feed);

  await_drafts (library, feed, 5);
  await_done (lt_library_unsubscribe (library, feed));
  g_assert_false (await_is_held (library, "s-0"));
  feeds = dex_await_boxed (lt_library_list_feeds (library), NULL);
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpstr (((LtFeedRecord *) feeds->pdata[0])->address, ==, "unix:");
  g_assert_cmpint (((LtFeedRecord *) feeds->pdata[0])->synced, ==, 0);
  g_assert_cmpint (await_int64 (lt_library_subscribe (library, ADDRESS)), ==, feed);
  await_close (library);
  return NULL;
}

static DexFuture *
open_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autoptr (GError) error = NULL;
  g_autoptr (LtOpenStory) story = NULL;

  await_drafts (library, feed, 3);
  g_assert_cmpint (lt_library_get_unread (library), ==, 3);
  story = await_story (library, "s-1");
  g_assert_cmpstr (story->story->title, ==, "Title of s-1");
  g_assert_cmpstr (story->feed_address, ==, ADDRESS);
  g_assert_cmpint (story->feed, ==, feed);
  g_assert_null (story->discussion);
  g_assert_cmpint (story->row, ==, (1790000000 - 3600) * (gint64) LT_ROWS_A_SECOND);
  g_assert_cmpint (await_row (library, ADDRESS "#s-1"), ==, story->row);
  g_assert_false (await_is_held (library, "https://other.example/#s-1"));
  g_assert_false (await_is_held (library, "s-9"));

  g_assert_false (dex_await (lt_library_open_story (library, 7), &error));
  g_assert_error (error, LT_LIBRARY_ERROR, LT_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dex_await (lt_library_read_media (library, "media/none.png"), &error));
  g_assert_error (error, LT_LIBRARY_ERROR, LT_LIBRARY_ERROR_NOT_CACHED);
  g_clear_error (&error);

  await_done (lt_library_close (library));
  g_assert_false (dex_await (lt_library_open_story (library, 7), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  await_close (library);
  return NULL;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static DexFuture *
states_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  gint64 rows[2];
  guint told = 0;
  g_autoptr (LtStoryItem) item = NULL;
  DexFuture *future;

  await_drafts (library, feed, 3);
  rows[0] = await_row (library, "s-0");
  rows[1] = await_row (library, "s-2");
  item = lt_story_pool_get (library->pool, rows[0]);
  g_assert_true (lt_story_item_get_loading (item));
  await_settled (library);
  g_assert_false (lt_story_item_get_loading (item));
  g_assert_cmpstr (lt_story_item_get_title (item), ==, "Title of s-0");
  g_assert_cmpstr (lt_story_item_get_places (item), ==, "HN");
  g_assert_cmpint (lt_story_item_get_comments (item), ==, 12);
  g_assert_cmpint (lt_story_item_get_cached (item), ==, LT_CACHED_WHOLE);

  g_signal_connect_swapped (library, "story-changed", G_CALLBACK (count_cb), &told);
  future = lt_library_set_read (library, rows, 2, TRUE);
  g_assert_true (lt_story_item_get_read (item)); /* at once */
  g_assert_cmpuint (told, ==, 0);
  await_done (future);
  g_assert_cmpuint (told, ==, 2);
  g_assert_cmpint (lt_library_get_unread (library), ==, 1);
  /* Nobody waits for this one; it is stored all the same. */
  dex_unref (lt_library_set_saved (library, rows, 1, TRUE));
  g_assert_true (lt_story_item_get_saved (item));
  await_settled (library);
  g_assert_true (lt_story_item_get_saved (item));
  g_assert_true (lt_story_item_get_read (item));
  g_clear_object (&item);
  g_signal_handlers_disconnect_by_data (library, &told);
  await_close (library);

  library = await_library (folder);
  g_assert_cmpint (lt_library_get_unread (library), ==, 1);
  {
    g_autoptr (LtOpenStory) story = await_story (library, "s-0");

    g_assert_true (story->read);
    g_assert_true (story->saved);
  }
  await_close (library);
  return NULL;
}

/* What cannot be stored is taken back where it was shown. */
static DexFuture *
take_back_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (LtConnection) other = lt_connection_open (path, FALSE, NULL);
  g_autoptr (LtStoryItem) item = NULL;
  g_autoptr (GError) error = NULL;
  gint64 row;

  await_drafts (library, feed, 1);
  row = await_row (library, "s-0");
  item = lt_story_pool_get (library->pool, row);
  await_settled (library);
  g_assert_true (lt_connection_exec (other,
                                     "CREATE TRIGGER no BEFORE INSERT ON state BEGIN"
                                     " SELECT raise (ABORT, 'no'); END",
                                     NULL));
  g_assert_false (dex_await (lt_library_set_read (library, &row, 1, TRUE), &error));
  g_assert_error (error, LT_DATABASE_ERROR, LT_DATABASE_ERROR_FAILED);
  await_settled (library);
  g_assert_false (lt_story_item_get_read (item));
  g_assert_cmpint (lt_library_get_unread (library), ==, 1);
  g_clear_object (&item);
  await_close (library);
  return NULL;
}

static DexFuture *
mark_all_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  gint64 row;
  guint notified = 0;
  g_autoptr (LtStoryItem) item = NULL;
  g_autoptr (GArray) rows = NULL;

  await_drafts (library, feed, 100);
  row = await_row (library, "s-5");
  await_done (lt_library_set_read (library, &row, 1, TRUE));
  item = lt_story_pool_get (library->pool, await_row (library, "s-7"));
  await_settled (library);
  g_signal_connect_swapped (library, "notify::unread", G_CALLBACK (count_cb), &notified);

  rows = dex_await_boxed (lt_library_mark_all_read (library), NULL);
  g_assert_cmpuint (rows->len, ==, 99);
  g_assert_cmpint (lt_library_get_unread (library), ==, 0);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_true (lt_story_item_get_read (item));

  await_done (lt_library_set_read (library, (gint64 *) rows->data, rows->len, FALSE));
  g_assert_cmpint (lt_library_get_unread (library), ==, 99);
  g_assert_cmpuint (notified, ==, 2);
  g_assert_false (lt_story_item_get_read (item));
  {
    g_autoptr (LtOpenStory) story = await_story (library, "s-5");

    g_assert_true (story->read);
  }
  g_clear_object (&item);
  g_signal_handlers_disconnect_by_data (library, &notified);
  await_close (library);
  return NULL;
}

/* Stores "whole" with a discussion and a picture that are here. */
static void
await_whole_story (LtLibrary *library, gint64 feed)
{
  g_autoptr (LtStory) story = make_story ("whole", 9, 1790000500);
  g_autoptr (LtDiscussion) discussion = make_discussion ("whole");
  g_autoptr (GBytes) bytes = lt_discussion_write (discussion);
  g_autoptr (GBytes) picture = make_picture (1);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_draft_unref);
  g_autoptr (GPtrArray) wanted = NULL;

  story->discussion_path = lt_discussion_path ("whole", bytes);
  story->image = make_picture_path (1);
  story->sentiment = make_sentiment ();
  add_voice (story, discussion);
  g_ptr_array_add (drafts, lt_story_draft_new (story, "http://localhost/feed.json", 1));
  await_done (lt_library_store_page (library, feed, drafts, FALSE));

  wanted = dex_await_boxed (lt_library_list_wanted (library, feed), NULL);
  g_assert_cmpuint (wanted->len, ==, 2);
  for (guint i = 0; i < wanted->len; i++)
    {
      const LtWantedFile *file = wanted->pdata[i];

      await_done (lt_library_store_file (library, file, file->reference,
                                         file->kind == LT_FILE_PICTURE ? picture : bytes));
    }
}

static void
assert_whole (LtLibrary *library)
{
  g_autoptr (LtOpenStory) story = await_story (library, "whole");
  g_autoptr (GBytes) expected = make_picture (1);
  g_autoptr (GBytes) picture = NULL;
  g_autofree char *path = make_picture_path (1);

  g_assert_nonnull (story->discussion);
  g_assert_cmpuint (story->discussion->comments->len, ==, 3);
  g_assert_true (lt_voice_verify (story->story->voices->pdata[0], story->discussion));
  g_assert_cmpstr (g_hash_table_lookup (story->media, path), ==, path);
  picture = dex_await_boxed (lt_library_read_media (library, path), NULL);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
remove_cache (const char *folder)
{
  static const char *const names[] = { "cache.db", "cache.db-wal", "cache.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
}

static DexFuture *
saved_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autoptr (LtStoryItem) item = NULL;
  gint64 row;

  await_drafts (library, feed, 3);
  await_whole_story (library, feed);
  row = await_row (library, "whole");
  await_done (lt_library_set_saved (library, &row, 1, TRUE));
  row = await_row (library, "s-2");
  await_done (lt_library_set_read (library, &row, 1, TRUE));
  assert_whole (library);
  await_close (library);

  remove_cache (folder);
  library = await_library (folder);
  g_assert_null (lt_library_get_notice (library));
  assert_whole (library);
  g_assert_false (await_is_held (library, "s-0"));
  item = lt_story_pool_get (library->pool, await_row (library, "whole"));
  await_settled (library);
  g_assert_true (lt_story_item_get_saved (item));
  g_assert_cmpint (lt_story_item_get_cached (item), ==, LT_CACHED_WHOLE);
  g_assert_cmpint (lt_sentiment_mood (lt_story_item_get_sentiment (item)), ==, LT_MOOD_MOSTLY);
  g_clear_object (&item);

  /* States outlive the cache as well, for stories that come back. */
  await_drafts (library, feed, 3);
  g_assert_cmpint (lt_library_get_unread (library), ==, 3);
  await_close (library);

  /* Given up, it is a story like any other. */
  library = await_library (folder);
  row = await_row (library, "whole");
  await_done (lt_library_set_saved (library, &row, 1, FALSE));
  await_close (library);
  remove_cache (folder);
  library = await_library (folder);
  g_assert_false (await_is_held (library, "whole"));
  await_close (library);
  return NULL;
}

static void
assert_place (LtLibrary *library, const char *id, gint64 place)
{
  g_autoptr (LtOpenStory) story = await_story (library, id);

  g_assert_cmpint (story->place, ==, place);
}

/* How far a story was read outlives the cache, too; the beginning is no place. */
static DexFuture *
place_fiber (gpointer folder)
{
  const gint64 place = (G_GINT64_CONSTANT (1) << 52) + 1;
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));

  await_drafts (library, feed, 3);
  assert_place (library, "s-1", 0);
  await_done (lt_library_set_place (library, await_row (library, "s-1"), 5));
  await_done (lt_library_set_place (library, await_row (library, "s-1"), place));
  await_done (lt_library_set_place (library, await_row (library, "s-2"), 7));
  await_done (lt_library_set_place (library, await_row (library, "s-2"), 0));
  await_close (library);

  remove_cache (folder);
  library = await_library (folder);
  await_drafts (library, feed, 3);
  assert_place (library, "s-0", 0);
  assert_place (library, "s-1", place);
  assert_place (library, "s-2", 0);
  await_close (library);
  return NULL;
}

static DexFuture *
revise_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autoptr (LtStory) newer = make_story ("s-1", 50, 1);
  g_autoptr (LtStory) older = make_story ("s-0", 0, 1);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_draft_unref);
  g_autoptr (LtPageStore) store = NULL;
  g_autoptr (LtOpenStory) story = NULL;
  g_autoptr (LtStoryItem) item = NULL;
  gint64 row;

  await_drafts (library, feed, 3);
  row = await_row (library, "s-1");
  await_done (lt_library_set_read (library, &row, 1, TRUE));
  item = lt_story_pool_get (library->pool, row);
  await_settled (library);
  g_assert_false (lt_story_item_get_updated (item));

  ((LtPlace *) newer->discussions->pdata[0])->comments = 18; /* half as many again */
  g_set_str (&older->title, "Older");
  g_ptr_array_add (drafts, lt_story_draft_new (newer, "http://localhost/feed.json", 1));
  g_ptr_array_add (drafts, lt_story_draft_new (older, "http://localhost/feed.json", 1));
  store = dex_await_boxed (lt_library_store_page (library, feed, drafts, FALSE), NULL);
  g_assert_cmpint (store->added, ==, 0);
  g_assert_cmpint (store->revised, ==, 1);
  g_assert_cmpint (store->known, ==, 2);
  g_assert_cmpint (await_row (library, "s-1"), ==, row); /* its date never changes its row */
  await_settled (library);
  g_assert_true (lt_story_item_get_read (item));
  g_assert_true (lt_story_item_get_updated (item));
  story = await_story (library, "s-0");
  g_assert_cmpstr (story->story->title, ==, "Title of s-0");

  await_done (lt_library_set_read (library, &row, 1, TRUE));
  await_settled (library);
  g_assert_false (lt_story_item_get_updated (item));
  g_clear_object (&item);
  await_close (library);
  return NULL;
}

static void
await_revised (LtLibrary *library, gint64 feed, LtStory *story)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_draft_unref);

  g_ptr_array_add (drafts, lt_story_draft_new (story, "http://localhost/feed.json", 1));
  await_done (lt_library_store_page (library, feed, drafts, FALSE));
  await_settled (library);
}

/* Figures and voices change with every round; a read story says that it changed when its text did. */
static DexFuture *
text_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autoptr (LtStory) story = make_story ("s-1", 50, 1);
  g_autoptr (LtDiscussion) discussion = make_discussion ("s-1");
  g_autoptr (LtStoryItem) item = NULL;
  gint64 row;

  await_drafts (library, feed, 3);
  row = await_row (library, "s-1");
  await_done (lt_library_set_read (library, &row, 1, TRUE));
  item = lt_story_pool_get (library->pool, row);

  add_voice (story, discussion);
  story->sentiment = make_sentiment ();
  await_revised (library, feed, story);
  g_assert_false (lt_story_item_get_updated (item));
  g_assert_nonnull (lt_story_item_get_sentiment (item));

  story->edition++;
  g_set_str (&story->content_html, "<h2>Heading</h2><p>Another body.</p>");
  await_revised (library, feed, story);
  g_assert_true (lt_story_item_get_updated (item));
  g_clear_object (&item);
  await_close (library);
  return NULL;
}

/* Thousands of stories of one second, and times from outside of any calendar. */
static DexFuture *
rows_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_draft_unref);
  gint64 times[] = { G_MAXINT64, G_MININT64, 0 };

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *id = g_strdup_printf ("same-%u", i);
      g_autoptr (LtStory) story = make_story (id, 1, 1700000000);

      g_ptr_array_add (drafts, lt_story_draft_new (story, "http://localhost/feed.json", 1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *id = g_strdup_printf ("odd-%u", i);
      g_autoptr (LtStory) story = make_story (id, 1, times[i]);

      story->modified = 0;
      g_ptr_array_add (drafts, lt_story_draft_new (story, "http://localhost/feed.json", 77));
    }
  await_done (lt_library_store_page (library, feed, drafts, FALSE));
  g_assert_cmpint (await_row (library, "same-0"), ==, G_GINT64_CONSTANT (1700000000) * LT_ROWS_A_SECOND);
  g_assert_cmpint (await_row (library, "same-4999") / LT_ROWS_A_SECOND, ==, 1700000001);
  g_assert_cmpint (await_row (library, "odd-0"), ==, LT_LAST_SECOND * LT_ROWS_A_SECOND);
  g_assert_cmpint (await_row (library, "odd-1"), ==, 1);
  g_assert_cmpint (await_row (library, "odd-2"), ==, 77 * LT_ROWS_A_SECOND);
  await_close (library);
  return NULL;
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/library/subscribe", subscribe_fiber, run_in_folder);
  g_test_add_data_func ("/library/open-story", open_fiber, run_in_folder);
  g_test_add_data_func ("/library/states", states_fiber, run_in_folder);
  g_test_add_data_func ("/library/taken-back", take_back_fiber, run_in_folder);
  g_test_add_data_func ("/library/mark-all-read", mark_all_fiber, run_in_folder);
  g_test_add_data_func ("/library/saved-outlive-cache", saved_fiber, run_in_folder);
  g_test_add_data_func ("/library/place", place_fiber, run_in_folder);
  g_test_add_data_func ("/library/revision", revise_fiber, run_in_folder);
  g_test_add_data_func ("/library/revised-text", text_fiber, run_in_folder);
  g_test_add_data_func ("/library/rows", rows_fiber, run_in_folder);
  return g_test_run ();
}
