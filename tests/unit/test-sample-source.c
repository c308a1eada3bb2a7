/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/datetime.h"
#include "sources/article-source.h"
#include "sources/sample-source.h"

#include "run-fiber.h"

static DexFuture *
sample_fiber (gpointer data)
{
  LtSource *source = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refs = dex_await_boxed (lt_source_discover (source), &error);
  guint n_comments = 0;
  guint n_nested = 0;
  guint n_full = 0;
  guint n_pictures = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (refs->len, >=, 8);
  for (guint i = 0; i < refs->len; i++)
    {
      LtThreadRef *ref = g_ptr_array_index (refs, i);
      g_autoptr (LtThread) thread = dex_await_boxed (lt_source_fetch_thread (source, ref->id), &error);
      g_autoptr (LtFetchedArticle) article = NULL;
      g_autofree char *id = NULL;

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (thread->post->id, "sample-"));
      g_assert_cmpstr (thread->post->source, ==, "sample");
      g_assert_cmpint (ref->rank, ==, (int) i);
      g_assert_cmpint (thread->post->date, ==, ref->date);
      g_assert_cmpint (thread->post->date, <, lt_time_now ());
      g_assert_cmpint (thread->post->date, >, lt_time_now () - 7 * 24 * 3600);
      id = lt_source_id_for_url (source, thread->post->url);
      g_assert_cmpstr (id, ==, ref->id);

      n_comments += thread->comments->len;
      for (guint j = 0; j < thread->comments->len; j++)
        n_nested += ((LtComment *) g_ptr_array_index (thread->comments, j))->depth > 0 ? 1 : 0;

      article = dex_await_boxed (lt_source_fetch_article (source, ref->link), &error);
      g_assert_no_error (error);
      n_full += g_str_equal (article->state, "full") ? 1 : 0;
      if (article->article != NULL && article->article->image != NULL)
        {
          g_autoptr (GBytes) picture = dex_await_boxed (lt_source_fetch_picture (source, article->article->image), &error);

          g_assert_no_error (error);
          g_assert_nonnull (picture);
          n_pictures++;
        }
    }
  g_assert_cmpuint (n_comments, >=, 150);
  g_assert_cmpuint (n_nested, >=, 30);
  g_assert_cmpuint (n_full, >=, 5);
  g_assert_cmpuint (n_pictures, >=, 2);

  g_assert_null (dex_await_boxed (lt_source_fetch_thread (source, "sample-999999"), &error));
  g_assert_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD);
  g_clear_error (&error);
  g_assert_null (dex_await_boxed (lt_source_fetch_picture (source, "https://nowhere.example/x.png"), &error));
  g_assert_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE);

  return dex_future_new_true ();
}

static void
test_sample (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("LT_TEST_DATA_DIR"), "sample", NULL);
  LtSampleSource *source = lt_sample_source_new (folder);

  run_fiber (sample_fiber, source);
  run_for (10);
  g_assert_finalize_object (source);
}

static DexFuture *
nowhere_fiber (gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dex_await_boxed (lt_source_discover (data), &error));
  g_assert_nonnull (error);

  return dex_future_new_true ();
}

static void
test_nowhere (void)
{
  LtSampleSource *source = lt_sample_source_new ("/nowhere");

  run_fiber (nowhere_fiber, source);
  g_assert_null (lt_source_id_for_url (LT_SOURCE (source), "https://discussion.example/abc"));
  g_assert_null (lt_source_id_for_url (LT_SOURCE (source), "https://other.example/101"));
  run_for (10);
  g_assert_finalize_object (source);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/sample-source/whole", test_sample);
  g_test_add_func ("/sample-source/nowhere", test_nowhere);

  return g_test_run ();
}
