/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* Stories that rest on several discussions, as the archive keeps them. */
#include "backend/archive.h"
#include "backend/matter.h"
#include "run-fiber.h"

#include <glib/gstdio.h>

#define TIME G_GINT64_CONSTANT (1782374400)
#define DAY (24 * 3600)

/* A publication, and what it borrows. */
typedef struct
{
  LtPublishing publishing;
  LtStory *story;
  LtDiscussion *discussion;
  GPtrArray *records;
  LtSearch *search;
} Made;

static void
made_init (Made *self,
           const char *id,
           int days)
{
  *self = (Made) { .story = lt_story_new (id), .discussion = lt_discussion_new (id) };
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_record_free);
  self->story->extended = TRUE;
  self->story->title = g_strdup (id);
  self->story->content_html = g_strdup ("<p>a</p>");
  self->story->published = TIME + days * DAY;
  self->publishing = (LtPublishing) { .story = self->story, .discussion = self->discussion, .records = self->records };
}

static void
made_clear (Made *self)
{
  lt_story_unref (self->story);
  lt_discussion_unref (self->discussion);
  g_ptr_array_unref (self->records);
  lt_search_unref (self->search);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

/* A discussion that the story rests on, with one comment. */
static LtThreadRecord *
add_thread (Made *self,
            const char *id,
            const char *title,
            const char *link,
            int days)
{
  LtThreadRecord *record = lt_thread_record_new (id, LT_THREAD_MADE);
  g_autofree char *comment_id = g_strconcat (id, "-c", NULL);
  LtComment *comment = lt_comment_new (comment_id, "hackernews");
  LtPost *post = lt_post_new (NULL, "hackernews");

  record->words = lt_matter_words (title);
  record->link = g_strdup (link);
  record->date = TIME + days * DAY;
  if (!g_str_equal (id, self->story->id))
    record->story = g_strdup (self->story->id);
  g_ptr_array_add (self->records, record);

  post->url = g_strconcat ("https://talk.example/item?id=", id, NULL);
  post->link = g_strdup (link);
  comment->post = self->discussion->posts->len;
  g_set_str (&comment->text, "Well said.");
  g_ptr_array_add (self->discussion->posts, post);
  g_ptr_array_add (self->discussion->comments, comment);

  return record;
}

static gint64
store (LtArchive *archive,
       Made *made)
{
  g_autoptr (GError) error = NULL;
  gint64 edition = dex_await_int64 (lt_archive_store (archive, &made->publishing), &error);

  g_assert_no_error (error);
  return edition;
}

static void
assert_refused (LtArchive *archive,
                Made *made)
{
  g_autoptr (GError) error = NULL;
  gint64 before = lt_archive_get_edition (archive);

  dex_await_int64 (lt_archive_store (archive, &made->publishing), &error);
  g_assert_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_CHANGED);
  g_assert_cmpint (lt_archive_get_edition (archive), ==, before);
}

/* "story: thread thread"; "none" */
static char *
holding_of (LtArchive *archive,
            const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHolding) holding = dex_await_boxed (lt_archive_load_holding (archive, id), &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_string_append (text, holding->story != NULL ? holding->story->id : "none");
  for (guint i = 0; i < holding->threads->len; i++)
    g_string_append_printf (text, " %s", ((LtThreadRecord *) g_ptr_array_index (holding->threads, i))->id);

  return g_string_free_and_steal (text);
}

static void
assert_holding (LtArchive *archive,
                const char *id,
                const char *expected)
{
  g_autofree char *found = holding_of (archive, id);

  g_assert_cmpstr (found, ==, expected);
}

static LtSearch *
make_search (Made *made)
{
  LtSearch *search = lt_search_new (NULL);

  for (guint i = 0; i < made->records->len; i++)
    g_ptr_array_add (search->records, lt_thread_record_copy (g_ptr_array_index (made->records, i)));

  return search;
}

static void
check_found (LtArchive *archive)
{
  static const struct
  {
    const char *title;
    const char *link;
    int days;
    const char *story;
  } cases[] = {
    { "Another title", "https://fernmind.example/news/a-1", 2, "hn-1" },
    { "Another title", "https://fernmind.example/news/a-1", -2, "hn-1" },
    { "Another title", "https://fernmind.example/news/a-1", 9, NULL },
    { "Another title", "https://fernmind.example/news/a-2", 2, NULL },
    /* Of two that are about the same the older one. */
    { "Another title", "https://mossy.example/news/b-1", 2, "hn-2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Made) made = { { NULL } };
      g_autoptr (LtHolding) found = NULL;
      g_autoptr (GError) error = NULL;

      made_init (&made, "hn-9", cases[i].days);
      add_thread (&made, "hn-9", cases[i].title, cases[i].link, cases[i].days);
      made.search = make_search (&made);
      found = dex_await_boxed (lt_archive_load_same (archive, made.search), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (found->story != NULL ? found->story->id : NULL, ==, cases[i].story);
    }
}

static void
publish_one (LtArchive *archive,
             const char *id,
             const char *link,
             int days)
{
  g_auto (Made) made = { { NULL } };

  made_init (&made, id, days);
  add_thread (&made, id, id, link, days);
  store (archive, &made);
}

static DexFuture *
find_fiber (gpointer data)
{
  LtArchive *archive = dex_await_object (lt_archive_open (data, FALSE), NULL);

  publish_one (archive, "hn-3", "https://mossy.example/news/b-1", 1);
  publish_one (archive, "hn-2", "https://mossy.example/news/b-1", 0);
  publish_one (archive, "hn-1", "https://fernmind.example/news/a-1", 0);
  check_found (archive);
  assert_holding (archive, "hn-1", "hn-1 hn-1");
  assert_holding (archive, "hn-7", "none");

  dex_await (lt_archive_close (archive), NULL);
  g_assert_finalize_object (archive);

  return dex_future_new_true ();
}

/* What is stored rests on what was there when it was made. */
static DexFuture *
changed_fiber (gpointer data)
{
  LtArchive *archive = dex_await_object (lt_archive_open (data, FALSE), NULL);
  g_auto (Made) first = { { NULL } };
  g_auto (Made) same = { { NULL } };
  g_auto (Made) taken = { { NULL } };

  made_init (&first, "hn-1", 0);
  add_thread (&first, "hn-1", "A title", "https://fernmind.example/news/a-1", 0);
  store (archive, &first);
  assert_refused (archive, &first);
  first.publishing.basis = 1;
  g_assert_cmpint (store (archive, &first), ==, 2);
  assert_refused (archive, &first);

  /* Somebody published the same matter meanwhile. */
  made_init (&same, "hn-2", 1);
  add_thread (&same, "hn-2", "Another title", "https://fernmind.example/news/a-1", 1);
  same.search = make_search (&same);
  same.publishing.search = same.search;
  assert_refused (archive, &same);
  assert_holding (archive, "hn-2", "none");

  /* A thread became part of another story meanwhile. */
  made_init (&taken, "hn-3", 1);
  add_thread (&taken, "hn-3", "A third title", "https://mossy.example/news/b-1", 1);
  add_thread (&taken, "hn-1", "A title", "https://fernmind.example/news/a-1", 0);
  assert_refused (archive, &taken);
  assert_holding (archive, "hn-3", "none");

  dex_await (lt_archive_close (archive), NULL);
  g_assert_finalize_object (archive);

  return dex_future_new_true ();
}

static const LtDeletion *
find_deletion (LtArchivePage *page,
               const char *id)
{
  for (guint i = 0; i < page->deleted->len; i++)
    {
      const LtDeletion *deletion = g_ptr_array_index (page->deleted, i);

      if (g_str_equal (deletion->id, id))
        return deletion;
    }

  return NULL;
}

/* hn-3 becomes part of hn-2, and that of hn-1: who knew the first is led to the last. */
static void
withdraw (LtArchive *archive,
          const char *story,
          const char *withdrawn,
          const char *const *threads)
{
  g_autoptr (LtHolding) into = dex_await_boxed (lt_archive_load_holding (archive, story), NULL);
  g_autoptr (LtHolding) away = dex_await_boxed (lt_archive_load_holding (archive, withdrawn), NULL);
  g_auto (Made) made = { { NULL } };

  made_init (&made, story, 0);
  for (guint i = 0; threads[i] != NULL; i++)
    add_thread (&made, threads[i], threads[i], NULL, 0);
  made.publishing.basis = into->story->edition;
  made.publishing.withdrawn = withdrawn;
  made.publishing.withdrawn_basis = away->story->edition - 1;
  assert_refused (archive, &made);
  made.publishing.withdrawn_basis += 1;
  store (archive, &made);
}

static DexFuture *
withdraw_fiber (gpointer data)
{
  static const char *const two[] = { "hn-2", "hn-3", NULL };
  static const char *const three[] = { "hn-1", "hn-2", "hn-3", NULL };
  static const char *const names[] = { "hn-3", "hn-3-c", NULL };
  LtArchive *archive = dex_await_object (lt_archive_open (data, FALSE), NULL);
  g_autoptr (LtArchivePage) page = NULL;
  g_autoptr (GHashTable) owners = NULL;

  publish_one (archive, "hn-1", NULL, 0);
  publish_one (archive, "hn-2", NULL, 0);
  publish_one (archive, "hn-3", NULL, 0);
  withdraw (archive, "hn-2", "hn-3", two);
  assert_holding (archive, "hn-3", "hn-2 hn-2 hn-3");
  withdraw (archive, "hn-1", "hn-2", three);
  assert_holding (archive, "hn-3", "hn-1 hn-1 hn-2 hn-3");

  page = dex_await_boxed (lt_archive_load_page (archive, 0), NULL);
  g_assert_cmpuint (page->items->len, ==, 1);
  g_assert_cmpuint (page->deleted->len, ==, 2);
  g_assert_cmpstr (find_deletion (page, "hn-2")->merged_into, ==, "hn-1");
  g_assert_cmpstr (find_deletion (page, "hn-3")->merged_into, ==, "hn-1");
  owners = dex_await_boxed (lt_archive_find_owners (archive, names), NULL);
  g_assert_cmpstr (g_hash_table_lookup (owners, "hn-3"), ==, "hn-1");
  g_assert_cmpstr (g_hash_table_lookup (owners, "hn-3-c"), ==, "hn-1");

  dex_await (lt_archive_close (archive), NULL);
  g_assert_finalize_object (archive);

  return dex_future_new_true ();
}

/* The first thread goes: the story stays, without what older copies showed of it, until the last has gone. */
static DexFuture *
lose_fiber (gpointer data)
{
  LtArchive *archive = dex_await_object (lt_archive_open (data, FALSE), NULL);
  g_auto (Made) both = { { NULL } };
  g_auto (Made) rest = { { NULL } };
  g_autoptr (LtArchivePage) page = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autofree char *path = NULL;
  LtThreadRecord *lost;

  made_init (&both, "hn-1", 0);
  add_thread (&both, "hn-1", "A title", "https://fernmind.example/news/a-1", 0);
  add_thread (&both, "hn-2", "A title", "https://fernmind.example/news/a-1", 1);
  store (archive, &both);
  path = g_strdup (both.story->discussion_path);

  made_init (&rest, "hn-1", 0);
  add_thread (&rest, "hn-2", "A title", "https://fernmind.example/news/a-1", 1);
  lost = lt_thread_record_new ("hn-1", LT_THREAD_GONE);
  g_ptr_array_add (rest.records, lost);
  rest.publishing.basis = 1;
  store (archive, &rest);

  assert_holding (archive, "hn-1", "hn-1 hn-2");
  old = dex_await_boxed (lt_archive_load_file (archive, path), NULL);
  g_assert_null (old);
  page = dex_await_boxed (lt_archive_load_page (archive, 0), NULL);
  g_assert_cmpuint (page->deleted->len, ==, 0);
  g_clear_pointer (&page, lt_archive_page_unref);

  dex_await (lt_archive_remove (archive, "hn-1", rest.records), NULL);
  page = dex_await_boxed (lt_archive_load_page (archive, 0), NULL);
  g_assert_cmpuint (page->items->len, ==, 0);
  g_assert_nonnull (find_deletion (page, "hn-1"));

  dex_await (lt_archive_close (archive), NULL);
  g_assert_finalize_object (archive);

  return dex_future_new_true ();
}

/* What was read before a thread joined another story says nothing of whose it is, and takes nothing away. */
static DexFuture *
stale_fiber (gpointer data)
{
  static const char *const two[] = { "hn-1", "hn-2", NULL };
  LtArchive *archive = dex_await_object (lt_archive_open (data, FALSE), NULL);
  g_autoptr (LtThreadRecord) record = lt_thread_record_new ("hn-2", LT_THREAD_MADE);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  publish_one (archive, "hn-1", NULL, 0);
  publish_one (archive, "hn-2", NULL, 0);
  withdraw (archive, "hn-1", "hn-2", two);

  record->looked = TIME;
  g_assert_true (dex_await (lt_archive_note_thread (archive, record), NULL));
  assert_holding (archive, "hn-2", "hn-1 hn-1 hn-2");

  record->state = LT_THREAD_GONE;
  g_ptr_array_add (records, record);
  g_assert_false (dex_await (lt_archive_remove (archive, "hn-1", records), &error));
  g_assert_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_CHANGED);
  assert_holding (archive, "hn-1", "hn-1 hn-1 hn-2");

  dex_await (lt_archive_close (archive), NULL);
  g_assert_finalize_object (archive);

  return dex_future_new_true ();
}

static void
run_in_folder (gconstpointer fiber)
{
  g_autofree char *folder = g_dir_make_tmp ("lt-matter-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "archive.db", NULL);

  run_fiber ((DexFiberFunc) fiber, path);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_data_func ("/archive-matter/find", find_fiber, run_in_folder);
  g_test_add_data_func ("/archive-matter/changed", changed_fiber, run_in_folder);
  g_test_add_data_func ("/archive-matter/withdraw", withdraw_fiber, run_in_folder);
  g_test_add_data_func ("/archive-matter/lose", lose_fiber, run_in_folder);
  g_test_add_data_func ("/archive-matter/stale", stale_fiber, run_in_folder);

  return g_test_run ();
}
