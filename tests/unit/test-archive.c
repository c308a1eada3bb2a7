/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/edition.h"
#include "run-fiber.h"

#include <glib/gstdio.h>

#define TIME G_GINT64_CONSTANT (1782374400)

/* The smallest picture: enough for its kind and its size to be told. */
static const guint8 picture[] = "GIF89a\1\0\1\0\0\0\0;";

static LtStory *
make_story (int number)
{
  g_autofree char *id = g_strdup_printf ("hn-%d", number);
  LtStory *self = lt_story_new (id);

  self->extended = TRUE;
  self->title = g_strdup_printf ("Story %d", number);
  self->content_html = g_strdup ("<p>a</p>");
  self->published = TIME + number;

  return self;
}

static LtDiscussion *
make_discussion (const char *item,
                 const char *text)
{
  LtDiscussion *self = lt_discussion_new (item);
  LtComment *comment = lt_comment_new ("hn-c1", "hackernews");

  g_set_str (&comment->text, text);
  g_ptr_array_add (self->comments, comment);

  return self;
}

static void
store (LtArchive *archive,
       int number,
       const char *text,
       GPtrArray *gone)
{
  g_autoptr (LtStory) story = make_story (number);
  g_autoptr (LtDiscussion) discussion = make_discussion (story->id, text);
  g_autoptr (LtThreadRecord) record = lt_thread_record_new (story->id, LT_THREAD_MADE);
  g_autoptr (GPtrArray) media = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (LtStory) previous = dex_await_boxed (lt_archive_load_story (archive, story->id), NULL);
  gint64 before = lt_archive_get_edition (archive);
  LtPublishing publishing = {
    .story = story,
    .discussion = discussion,
    .media = media,
    .gone = gone,
    .records = records,
    .basis = previous != NULL ? previous->edition : 0,
  };

  g_ptr_array_add (media, g_bytes_new_static (picture, sizeof picture - 1));
  g_ptr_array_add (records, record);
  record->comments = 12;
  g_assert_cmpint (dex_await_int64 (lt_archive_store (archive, &publishing), &error), ==, before + 1);
  g_assert_no_error (error);
  g_assert_cmpint (lt_archive_get_edition (archive), ==, before + 1);
}

static LtArchivePage *
load_page (LtArchive *archive,
           int number)
{
  g_autoptr (GError) error = NULL;
  LtArchivePage *page = dex_await_boxed (lt_archive_load_page (archive, number), &error);

  g_assert_no_error (error);
  return page;
}

static LtStory *
item_at (LtArchivePage *page,
         guint position)
{
  LtStory *story = lt_feed_read_item (g_ptr_array_index (page->items, position), NULL);

  g_assert_nonnull (story);
  return story;
}

static LtArchive *
open_archive (const char *path)
{
  g_autoptr (GError) error = NULL;
  LtArchive *archive = dex_await_object (lt_archive_open (path, FALSE), &error);

  g_assert_no_error (error);
  return archive;
}

static void
close_archive (LtArchive *archive)
{
  g_autoptr (GError) error = NULL;

  dex_await (lt_archive_close (archive), &error);
  g_assert_no_error (error);
  g_object_unref (archive);
}

static DexFuture *
pages_fiber (gpointer path)
{
  LtArchive *archive = open_archive (path);
  g_autoptr (LtArchivePage) front = NULL;
  g_autoptr (LtArchivePage) newest = NULL;
  g_autoptr (LtArchivePage) oldest = NULL;
  g_autoptr (LtStory) first = NULL;
  g_autoptr (GBytes) closed = NULL;

  for (int i = 1; i <= 170; i++)
    store (archive, i, "a", NULL);

  front = load_page (archive, 0);
  g_assert_cmpuint (front->items->len, ==, LT_FEED_FRONT_ITEMS);
  g_assert_cmpint (front->next, ==, 2);
  g_assert_cmpint (front->edition, ==, 170);
  first = item_at (front, 0);
  g_assert_cmpstr (first->id, ==, "hn-170");
  g_assert_cmpint (first->edition, ==, 170);

  newest = load_page (archive, 2);
  oldest = load_page (archive, 1);
  g_assert_cmpuint (newest->items->len, ==, 20);
  g_assert_cmpint (newest->next, ==, 1);
  g_assert_cmpuint (oldest->items->len, ==, LT_FEED_ARCHIVE_ITEMS);
  g_assert_cmpint (oldest->next, ==, 0);
  g_assert_cmpint (oldest->edition, ==, 100);
  g_assert_cmpint (oldest->updated, ==, 0);

  /* A revision goes to the front; the copy on the closed page stays, that on the open one goes. */
  closed = g_bytes_ref (g_ptr_array_index (oldest->items, 95));
  store (archive, 5, "b", NULL);
  store (archive, 110, "b", NULL);
  lt_archive_page_unref (g_steal_pointer (&oldest));
  lt_archive_page_unref (g_steal_pointer (&newest));
  oldest = load_page (archive, 1);
  newest = load_page (archive, 2);
  g_assert_cmpuint (oldest->items->len, ==, 100);
  g_assert_true (g_bytes_equal (closed, g_ptr_array_index (oldest->items, 95)));
  g_assert_cmpuint (newest->items->len, ==, 21);

  close_archive (archive);
  return dex_future_new_for_boolean (TRUE);
}

static gboolean
is_found (LtArchive *archive,
          const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dex_await_boxed (lt_archive_load_file (archive, path), &error);

  if (bytes == NULL)
    g_assert_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND);

  return bytes != NULL;
}

static char *
discussion_of (LtArchive *archive,
               const char *id)
{
  g_autoptr (LtStory) story = dex_await_boxed (lt_archive_load_story (archive, id), NULL);

  g_assert_nonnull (story);
  return g_strdup (story->discussion_path);
}

static DexFuture *
deletions_fiber (gpointer path)
{
  LtArchive *archive = open_archive (path);
  g_autoptr (LtThreadRecord) record = lt_thread_record_new ("hn-1", LT_THREAD_GONE);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (LtArchivePage) page = NULL;
  g_autoptr (GHashTable) threads = NULL;
  LtDeletion *deletion;

  for (int i = 1; i <= 60; i++)
    store (archive, i, "a", NULL);
  first = discussion_of (archive, "hn-1");

  /* A replaced discussion stays for a day. */
  store (archive, 1, "b", NULL);
  second = discussion_of (archive, "hn-1");
  g_assert_cmpstr (first, !=, second);
  g_assert_true (is_found (archive, first) && is_found (archive, second));

  /* A deletion takes the older ones with it. */
  g_ptr_array_add (gone, g_strdup ("hn-c1"));
  store (archive, 1, "", gone);
  third = discussion_of (archive, "hn-1");
  g_assert_false (is_found (archive, first) || is_found (archive, second));
  g_assert_true (is_found (archive, third));
  page = load_page (archive, 0);
  g_assert_cmpuint (page->deleted->len, ==, 1);
  deletion = g_ptr_array_index (page->deleted, 0);
  g_assert_cmpstr (deletion->id, ==, "hn-c1");

  g_ptr_array_add (records, record);
  g_assert_cmpint (dex_await_int64 (lt_archive_remove (archive, "hn-1", records), NULL), ==, 63);
  g_assert_false (is_found (archive, third));
  g_assert_null (dex_await_boxed (lt_archive_load_story (archive, "hn-1"), NULL));
  lt_archive_page_unref (g_steal_pointer (&page));
  page = load_page (archive, 0);
  g_assert_cmpuint (page->deleted->len, ==, 2);
  g_assert_cmpint (page->edition, ==, 63);

  threads = dex_await_boxed (lt_archive_list_threads (archive), NULL);
  g_assert_cmpuint (g_hash_table_size (threads), ==, 60);
  g_assert_cmpint (((LtThreadRecord *) g_hash_table_lookup (threads, "hn-1"))->state, ==, LT_THREAD_GONE);
  g_assert_cmpint (((LtThreadRecord *) g_hash_table_lookup (threads, "hn-2"))->comments, ==, 12);

  close_archive (archive);
  return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
reopen_fiber (gpointer path)
{
  LtArchive *archive = open_archive (path);
  g_autofree char *id = g_strdup (lt_archive_get_archive_id (archive));

  store (archive, 1, "a", NULL);
  close_archive (archive);

  archive = open_archive (path);
  g_assert_cmpstr (lt_archive_get_archive_id (archive), ==, id);
  g_assert_cmpint (lt_archive_get_edition (archive), ==, 1);
  close_archive (archive);

  return dex_future_new_for_boolean (TRUE);
}

/* Each on an archive of its own. */
static void
on_archive (DexFiberFunc func)
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
test_pages (void)
{
  on_archive (pages_fiber);
}

static void
test_deletions (void)
{
  on_archive (deletions_fiber);
}

static void
test_reopen (void)
{
  on_archive (reopen_fiber);
}

static LtArchivePage *
make_page (int number)
{
  LtArchivePage *page = lt_archive_page_new ();
  g_autoptr (LtStory) story = make_story (1);

  story->url = g_strdup ("https://talk.example/1");
  story->image = g_strdup ("media/a.gif");
  story->image_alt = g_strdup ("A picture");
  story->discussion_path = g_strdup ("discussions/hn-1-0123456789abcdef.json");
  story->discussion_size = 10;
  story->analyst = lt_analyst_new ("Ada", "AI", NULL);
  story->analyst->avatar = g_strdup ("media/b.gif");
  page->number = number;
  page->next = 4;
  page->edition = 9;
  g_ptr_array_add (page->items, lt_feed_write_item (story));
  g_ptr_array_add (page->items, g_bytes_new_static ("broken", 6));

  return page;
}

static void
test_addresses (void)
{
  static const struct
  {
    int number;
    const char *base;
    const char *url;
    const char *image;
    const char *next;
  } cases[] = {
    { 0, NULL, "stories/hn-1.html", "media/a.gif", "archive/4.json" },
    { 5, NULL, "../stories/hn-1.html", "../media/a.gif", "../archive/4.json" },
    { 0, "https://e.example/x/", "https://e.example/x/stories/hn-1.html", "https://e.example/x/media/a.gif", "https://e.example/x/archive/4.json" },
    { 5, "https://e.example/x/", "https://e.example/x/stories/hn-1.html", "https://e.example/x/media/a.gif", "https://e.example/x/archive/4.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtArchivePage) page = make_page (cases[i].number);
      LtEditionOptions options = { .base_url = cases[i].base, .web_pages = TRUE, .media = TRUE, .title = "T" };
      g_autoptr (LtFeed) feed = NULL;
      LtStory *story;

      feed = lt_edition_feed (page, &options);
      g_assert_cmpuint (feed->items->len, ==, 1);
      story = g_ptr_array_index (feed->items, 0);
      g_assert_cmpstr (story->url, ==, cases[i].url);
      g_assert_cmpstr (story->image, ==, cases[i].image);
      g_assert_cmpstr (feed->next_url, ==, cases[i].next);
      g_assert_true (g_str_has_suffix (story->discussion_path, "discussions/hn-1-0123456789abcdef.json"));
      g_assert_cmpint (feed->feed_url != NULL, ==, cases[i].base != NULL);
    }
}

static void
test_left_out (void)
{
  g_autoptr (LtArchivePage) page = make_page (0);
  g_autoptr (GHashTable) discussions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lt_edition_file_free);
  LtEditionOptions options = { .title = "T", .discussions = discussions };
  g_autoptr (LtFeed) none = NULL;
  g_autoptr (LtFeed) other = NULL;
  LtStory *story;

  none = lt_edition_feed (page, &options);
  story = g_ptr_array_index (none->items, 0);
  g_assert_null (story->discussion_path);
  g_assert_null (story->image);
  g_assert_null (story->image_alt);
  g_assert_cmpstr (story->analyst->avatar, ==, "media/b.gif");
  g_assert_cmpstr (story->url, ==, "https://talk.example/1");

  g_hash_table_insert (discussions, g_strdup ("discussions/hn-1-0123456789abcdef.json"), lt_edition_file_new ("discussions/other.json", 4));
  other = lt_edition_feed (page, &options);
  story = g_ptr_array_index (other->items, 0);
  g_assert_cmpstr (story->discussion_path, ==, "discussions/other.json");
  g_assert_cmpint (story->discussion_size, ==, 4);
}

static void
add_comment (LtDiscussion *discussion,
             const char *id,
             const char *parent)
{
  LtComment *comment = lt_comment_new (id, "hackernews");

  comment->parent = g_strdup (parent);
  g_ptr_array_add (discussion->comments, comment);
}

static void
test_quoted (void)
{
  g_autoptr (LtStory) story = make_story (1);
  g_autoptr (LtDiscussion) all = lt_discussion_new ("hn-1");
  g_autoptr (LtDiscussion) quoted = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);
  LtVoice *voice = lt_voice_new ();

  add_comment (all, "a", NULL);
  add_comment (all, "b", "a");
  add_comment (all, "c", "b");
  add_comment (all, "d", "c");
  add_comment (all, "e", "c");
  add_comment (all, "f", NULL);
  add_comment (all, "g", "f");
  add_comment (all, "h", NULL);

  voice->comment_id = g_strdup ("c");
  voice->reply_id = g_strdup ("e");
  g_ptr_array_add (story->voices, voice);
  lt_story_add_claim (story, "summary", "g", NULL);
  lt_story_add_claim (story, "summary", "article", NULL);

  quoted = lt_edition_quoted (story, all);
  for (guint i = 0; i < quoted->comments->len; i++)
    g_string_append (ids, ((LtComment *) g_ptr_array_index (quoted->comments, i))->id);
  g_assert_cmpstr (ids->str, ==, "abcefg");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/archive/pages", test_pages);
  g_test_add_func ("/archive/deletions", test_deletions);
  g_test_add_func ("/archive/reopen", test_reopen);
  g_test_add_func ("/edition/addresses", test_addresses);
  g_test_add_func ("/edition/left-out", test_left_out);
  g_test_add_func ("/edition/quoted", test_quoted);

  return g_test_run ();
}
