/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/story-list.h"

#include "library-fixture.h"

#include "base/statement.h"
#include "library/search-words.h"
#include "library/story-index.h"

/* Follows a list model as a view does: keeps what it was told, and checks each change against it. */
typedef struct
{
  GListModel *model;
  GArray *rows; /* gint64: as told */
  guint changes;
  guint asked; /* get_item calls of this observer */
  gulong handler;
} Observer;

static gint64
row_of (Observer *self, guint position)
{
  g_autoptr (LtStoryItem) item = g_list_model_get_item (self->model, position);

  self->asked++;
  return lt_story_item_get_row (item);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Observer *self)
{
  g_assert_true (removed == 0 || added == 0); /* both at once would ask for every item */
  g_assert_true (removed > 0 || added > 0);
  self->changes++;
  if (removed > 0)
    g_array_remove_range (self->rows, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 row = lt_story_list_get_row (LT_STORY_LIST (model), position + i);

      g_array_insert_val (self->rows, position + i, row);
    }
  g_assert_cmpuint (self->rows->len, ==, g_list_model_get_n_items (model));
  if (added > 0)
    g_assert_cmpint (row_of (self, position), ==, g_array_index (self->rows, gint64, position));
  if (position > 0)
    g_assert_cmpint (lt_story_list_get_row (LT_STORY_LIST (model), position - 1), ==,
                     g_array_index (self->rows, gint64, position - 1));
}

static void
observe (Observer *self, LtStoryList *list)
{
  self->model = G_LIST_MODEL (list);
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->handler = g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
observer_clear (Observer *self)
{
  g_signal_handler_disconnect (self->model, self->handler);
  g_array_unref (self->rows);
}

static void
await_loaded (LtStoryList *list)
{
  for (guint i = 0; i < 2000 && lt_story_list_get_loading (list); i++)
    await_done (lt_sleep (1));
  g_assert_false (lt_story_list_get_loading (list));
}

static void
await_length (LtStoryList *list, guint length)
{
  for (guint i = 0; i < 2000 && g_list_model_get_n_items (G_LIST_MODEL (list)) != length; i++)
    await_done (lt_sleep (1));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, length);
}

static GArray *
random_rows (GRand *random, guint most)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 row = most; row > 0; row--)
    if (g_rand_boolean (random))
      g_array_append_val (rows, row);
  return rows;
}

static void
assert_equal (LtStoryIndex *index, GArray *rows)
{
  g_assert_cmpuint (lt_story_index_get_length (index), ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);

      g_assert_cmpint (lt_story_index_get (index, i), ==, row);
      g_assert_cmpuint (lt_story_index_find (index, row), ==, i);
    }
}

/* Random arrays into one another: after each step the index is what a follower made of the steps. */
static void
test_index (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (LtStoryIndex) index = lt_story_index_new ();
  g_autoptr (GArray) follower = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GArray) rows = random_rows (random, (guint) g_rand_int_range (random, 0, 40));
      guint position;
      guint removed;
      guint added;

      lt_story_index_begin (index, g_array_ref (rows));
      while (lt_story_index_step (index, &position, &removed, &added))
        {
          g_autoptr (GArray) copy = lt_story_index_dup_rows (index);

          g_assert_true ((removed == 0) != (added == 0));
          if (removed > 0)
            g_array_remove_range (follower, position, removed);
          for (guint i = 0; i < added; i++)
            {
              gint64 row = lt_story_index_get (index, position + i);

              g_array_insert_val (follower, position + i, row);
            }
          assert_equal (index, follower);
          g_assert_cmpmem (copy->data, copy->len * sizeof (gint64), follower->data,
                           follower->len * sizeof (gint64));
        }
      assert_equal (index, rows);
      g_assert_cmpuint (lt_story_index_find (index, 1000), ==, G_MAXUINT);
    }
}

/* Another query's answer is two steps, not thousands. */
static void
test_index_replace (void)
{
  g_autoptr (LtStoryIndex) index = lt_story_index_new ();
  GArray *even = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *odd = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint position;
  guint removed;
  guint added;

  for (gint64 row = 20000; row > 0; row -= 2)
    {
      gint64 next = row - 1;

      g_array_append_val (even, row);
      g_array_append_val (odd, next);
    }
  lt_story_index_begin (index, even);
  g_assert_true (lt_story_index_step (index, &position, &removed, &added));
  g_assert_cmpuint (added, ==, 10000);
  g_assert_false (lt_story_index_step (index, &position, &removed, &added));
  lt_story_index_begin (index, odd);
  g_assert_true (lt_story_index_step (index, &position, &removed, &added));
  g_assert_cmpuint (removed, ==, 10000);
  g_assert_true (lt_story_index_step (index, &position, &removed, &added));
  g_assert_cmpuint (added, ==, 10000);
  g_assert_false (lt_story_index_step (index, &position, &removed, &added));
}

static void
test_words (void)
{
  static const struct
  {
    const char *typed;
    const char *match;
  } cases[] = {
    { "model", "\"model\"*" },
    { "open model", "\"open\" AND \"model\"*" },
    { "open model ", "\"open\" AND \"model\"" },
    { "m", "title : \"m\"*" },
    { "say \"hi\"", "\"say\" AND \"\"\"hi\"\"\"*" },
    { "a AND b*", "\"a\" AND \"AND\" AND \"b*\"*" },
    { "title:x -y NEAR(", "\"title:x\" AND \"-y\" AND \"NEAR(\"*" },
    { "c++ ** (", "\"c++\"*" }, /* what has no letter is no word */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *match = lt_search_words_to_match (cases[i].typed);

      g_assert_cmpstr (match, ==, cases[i].match);
    }
  g_assert_null (lt_search_words_to_match (NULL));
  g_assert_null (lt_search_words_to_match (""));
  g_assert_null (lt_search_words_to_match (" \t* ( \" "));
}

static DexFuture *
follow_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  LtStoryList *list = lt_story_list_new (library);
  Observer observer = { 0 };
  g_autoptr (LtStoryItem) first = NULL;
  g_autoptr (LtStoryItem) again = NULL;

  observe (&observer, list);
  g_assert_true (lt_story_list_get_loading (list));
  g_assert_true (g_list_model_get_item_type (observer.model) == LT_TYPE_STORY_ITEM);
  await_loaded (list);
  g_assert_cmpuint (observer.changes, ==, 0);

  await_drafts (library, feed, 300);
  await_length (list, 300);
  first = g_list_model_get_item (observer.model, 10);
  g_assert_true (lt_story_item_get_loading (first));
  await_settled (library);
  g_assert_cmpstr (lt_story_item_get_story_id (first), ==, "s-10");
  g_assert_null (g_list_model_get_item (observer.model, 300));
  g_assert_cmpint (lt_story_list_get_row (list, 300), ==, 0);

  /* Stories above: the same item, further down, one change. */
  observer.changes = 0;
  {
    g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_draft_unref);

    for (guint i = 0; i < 5; i++)
      {
        g_autofree char *id = g_strdup_printf ("new-%u", i);
        g_autoptr (LtStory) story = make_story (id, 1000, 1790000001 + i);

        g_ptr_array_add (drafts, lt_story_draft_new (story, "http://localhost/feed.json", 1));
      }
    await_done (lt_library_store_page (library, feed, drafts, FALSE));
  }
  await_length (list, 305);
  g_assert_cmpuint (observer.changes, ==, 1);
  again = g_list_model_get_item (observer.model, 15);
  g_assert_true (first == again);
  g_assert_cmpuint (lt_story_list_find (list, lt_story_item_get_row (first)), ==, 15);
  g_assert_cmpuint (lt_story_list_find (list, 12345), ==, G_MAXUINT);

  observer_clear (&observer);
  g_clear_object (&first);
  g_clear_object (&again);
  g_assert_finalize_object (list);
  await_close (library);
  return NULL;
}

static DexFuture *
filter_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  LtStoryList *list = lt_story_list_new (library);
  gint64 rows[2];

  await_drafts (library, feed, 10);
  rows[0] = await_row (library, "s-3");
  rows[1] = await_row (library, "s-4");
  await_done (lt_library_set_read (library, rows, 2, TRUE));
  lt_story_list_set_filter (list, LT_FILTER_UNREAD, NULL);
  g_assert_cmpint (lt_story_list_get_filter (list), ==, LT_FILTER_UNREAD);
  await_loaded (list);
  await_length (list, 8);

  /* Read while it is shown, it stays, also when others come; until the filter is set again. */
  rows[0] = await_row (library, "s-0");
  await_done (lt_library_set_read (library, rows, 1, TRUE));
  await_drafts (library, feed, 12);
  await_length (list, 10);
  g_assert_cmpuint (lt_story_list_find (list, rows[0]), ==, 0);
  lt_story_list_set_filter (list, LT_FILTER_UNREAD, NULL);
  await_length (list, 9);
  g_assert_cmpuint (lt_story_list_find (list, rows[0]), ==, G_MAXUINT);

  lt_story_list_set_filter (list, LT_FILTER_SAVED, NULL);
  await_length (list, 0);
  await_done (lt_library_set_saved (library, rows, 2, TRUE));
  lt_story_list_set_filter (list, LT_FILTER_SAVED, NULL);
  await_length (list, 2);
  /* Deleted, it cannot stay. */
  await_done (lt_library_set_saved (library, rows, 2, FALSE));
  await_done (lt_library_unsubscribe (library, feed));
  await_length (list, 0);

  g_assert_finalize_object (list);
  await_close (library);
  return NULL;
}

static DexFuture *
search_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  LtStoryList *list = lt_story_list_new (library);
  static const struct
  {
    const char *words;
    guint found;
  } cases[] = {
    { "s-1", 3 }, /* s-1, s-10, s-11: a prefix while it is typed */
    { "s-1 ", 1 },
    { "body invented", 12 },
    { "TITLE summ", 12 },
    { "absent", 0 },
    { "\"", 12 }, /* no word: no search */
    { "body\" OR \"x", 0 },
    { "NEAR(", 0 },
    { "title:body", 0 },
    { "t", 12 }, /* one letter: titles only */
    { "i", 0 },
    { "p", 0 },      /* tags are no words */
    { "-body", 12 }, /* punctuation is no operator */
  };
  gint64 row;

  await_drafts (library, feed, 12);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      lt_story_list_set_filter (list, LT_FILTER_ALL, cases[i].words);
      await_loaded (list);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, cases[i].found);
    }
  row = await_row (library, "s-1");
  await_done (lt_library_set_read (library, &row, 1, TRUE));
  lt_story_list_set_filter (list, LT_FILTER_UNREAD, "s-1");
  await_loaded (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);

  /* Typed quickly: only the last question is answered. */
  lt_story_list_set_filter (list, LT_FILTER_ALL, "absent");
  lt_story_list_set_filter (list, LT_FILTER_ALL, "s-2 ");
  await_loaded (list);
  await_settled (library);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  g_assert_finalize_object (list);
  await_close (library);
  return NULL;
}

static guint
await_found (LtStoryList *list, const char *words)
{
  lt_story_list_set_filter (list, LT_FILTER_ALL, words);
  await_loaded (list);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
await_revision (LtLibrary *library, gint64 feed, const char *id, gint64 edition, const char *text)
{
  g_autoptr (LtStory) story = make_story (id, edition, 1);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_draft_unref);

  g_set_str (&story->content_html, text);
  g_ptr_array_add (drafts, lt_story_draft_new (story, "http://localhost/feed.json", 1));
  await_done (lt_library_store_page (library, feed, drafts, FALSE));
}

/* The index knows a story by its last words only, and a story that went by none. */
static DexFuture *
forget_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  LtStoryList *list = lt_story_list_new (library);

  await_drafts (library, feed, 4);
  await_revision (library, feed, "s-1", 50, "Walrus");
  await_revision (library, feed, "s-2", 51, "Walrus");
  g_assert_cmpuint (await_found (list, "walrus "), ==, 2);
  g_assert_cmpuint (await_found (list, "heading "), ==, 2);
  await_revision (library, feed, "s-1", 52, "Otter");
  g_assert_cmpuint (await_found (list, "walrus "), ==, 1);
  g_assert_cmpuint (await_found (list, "otter "), ==, 1);
  g_assert_cmpuint (await_found (list, "title "), ==, 4);
  await_done (lt_library_unsubscribe (library, feed));
  g_assert_cmpuint (await_found (list, "otter "), ==, 0);
  g_assert_cmpuint (await_found (list, "title "), ==, 0);

  g_assert_finalize_object (list);
  await_close (library);
  return NULL;
}

static DexFuture *
unread_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  LtStoryList *list = lt_story_list_new (library);
  gint64 rows[3];

  await_drafts (library, feed, 5);
  await_length (list, 5);
  for (guint i = 0; i < 3; i++)
    rows[i] = lt_story_list_get_row (list, i + 1);
  await_done (lt_library_set_read (library, rows, 2, TRUE));
  g_assert_cmpint (await_int64 (lt_story_list_next_unread (list, 0)), ==, 0);
  g_assert_cmpint (await_int64 (lt_story_list_next_unread (list, 1)), ==, 3);
  /* Not stored yet, but shown. */
  dex_unref (lt_library_set_read (library, rows + 2, 1, TRUE));
  g_assert_cmpint (await_int64 (lt_story_list_next_unread (list, 1)), ==, 4);
  g_assert_cmpint (await_int64 (lt_story_list_next_unread (list, 5)), ==, -1);
  await_settled (library);

  g_assert_finalize_object (list);
  await_close (library);
  return NULL;
}

static DexFuture *
days_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  LtStoryList *list = lt_story_list_new (library);

  await_drafts (library, feed, 60); /* an hour apart */
  await_length (list, 60);
  for (guint i = 0; i < 60; i++)
    {
      gint64 published = lt_story_list_get_row (list, i) / LT_ROWS_A_SECOND;
      gint64 day = lt_story_list_get_day (list, i);
      g_autoptr (GDateTime) midnight = g_date_time_new_from_unix_local (day);

      g_assert_cmpint (day, <=, published);
      g_assert_cmpint (published - day, <, 24 * 60 * 60);
      g_assert_cmpint (g_date_time_get_hour (midnight), ==, 0);
      if (i > 0)
        g_assert_cmpint (day, <=, lt_story_list_get_day (list, i - 1));
    }

  g_assert_finalize_object (list);
  await_close (library);
  return NULL;
}

#define MANY 100000

/* LtDatabaseFunc. Rows alone: what a list of this length costs does not depend on what is in them. */
static gboolean
insert_many (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  return lt_connection_exec (connection,
                             "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                             " INSERT INTO story (row, feed, id, edition, published, read, saved, updated,"
                             "   cached, title, places, comments, seen_comments)"
                             " SELECT (1700000000 + i * 60) * 4096, 1, 'm-' || i, i, 1700000000 + i * 60,"
                             "   i % 2, 0, 0, 2, 'Title ' || i, 'HN', 3, 0 FROM n",
                             error);
}

/* A view of 205 rows on 100,000 stories: nothing is asked for that is not shown. */
static DexFuture *
many_fiber (gpointer folder)
{
  LtLibrary *library = await_library (folder);
  gint64 feed = await_int64 (lt_library_subscribe (library, ADDRESS));
  LtStoryList *list;
  Observer observer = { 0 };
  GListModel *model;
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);

  await_done (lt_database_write (library->cache, insert_many, NULL, NULL));
  list = lt_story_list_new (library);
  model = G_LIST_MODEL (list);
  await_length (list, MANY);
  for (guint i = 0; i < 205; i++)
    g_ptr_array_add (shown, g_list_model_get_item (model, i));
  await_settled (library);
  for (guint i = 0; i < shown->len; i++)
    g_assert_false (lt_story_item_get_loading (shown->pdata[i]));
  {
    g_autoptr (GArray) living = lt_story_pool_living (library->pool);

    g_assert_cmpuint (living->len, ==, 205);
  }

  observer.model = model;
  observe (&observer, list);
  for (guint i = 0; i < MANY; i++)
    {
      gint64 row = lt_story_list_get_row (list, i);

      g_array_append_val (observer.rows, row);
    }
  await_drafts (library, feed, 50);
  await_length (list, MANY + 50);
  g_assert_cmpuint (observer.asked, <=, 50);
  g_assert_cmpuint (observer.changes, <=, 50);
  g_ptr_array_set_size (shown, 0);
  {
    g_autoptr (GArray) living = lt_story_pool_living (library->pool);

    g_assert_cmpuint (living->len, ==, 0);
  }
  observer_clear (&observer);
  g_assert_finalize_object (list);
  await_close (library);
  return NULL;
}

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story-list/index", test_index);
  g_test_add_func ("/story-list/index-replace", test_index_replace);
  g_test_add_func ("/story-list/words", test_words);
  g_test_add_data_func ("/story-list/follow", follow_fiber, run_in_folder);
  g_test_add_data_func ("/story-list/filter", filter_fiber, run_in_folder);
  g_test_add_data_func ("/story-list/search", search_fiber, run_in_folder);
  g_test_add_data_func ("/story-list/forgotten-words", forget_fiber, run_in_folder);
  g_test_add_data_func ("/story-list/next-unread", unread_fiber, run_in_folder);
  g_test_add_data_func ("/story-list/days", days_fiber, run_in_folder);
  g_test_add_data_func ("/story-list/many", many_fiber, run_in_folder);
  return g_test_run ();
}
