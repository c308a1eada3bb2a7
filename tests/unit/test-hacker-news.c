/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/article-source.h"
#include "sources/hacker-news.h"

#include "run-fiber.h"

#include <string.h>

/* The replayed Hacker News, as a process of its own. */
typedef struct
{
  GSubprocess *process;
  guint port;
  LtHttpClient *client;
  LtHackerNews *source;
} Replay;

static void
connect_to (Replay *replay)
{
  g_autofree char *api = g_strdup_printf ("http://127.0.0.1:%u/v0/", replay->port);
  g_autofree char *search = g_strdup_printf ("http://127.0.0.1:%u/api/v1", replay->port);

  replay->client = lt_http_client_new ("LLMTracker/test");
  lt_http_client_set_pace (replay->client, 0.01);
  lt_http_client_set_allow_loopback (replay->client, TRUE);
  replay->source = lt_hacker_news_new (replay->client, api, search);
}

static gboolean
start (Replay *replay,
       const char *option,
       const char *value)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "replay", "replay.py", NULL);
  g_autofree char *threads = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;

  if (g_getenv ("LT_SHARED") == NULL)
    {
      g_test_skip ("LT_SHARED does not name the folder with the stored threads");
      return FALSE;
    }

  threads = g_build_filename (g_getenv ("LT_SHARED"), "data", NULL);

  replay->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                                      "python3", script, "--data", threads, "--preset", "real", "--timeout-s", "0.2",
                                      option, value, NULL);
  g_assert_nonnull (replay->process);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (replay->process));
  line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  g_assert_nonnull (line);
  replay->port = (guint) atoi (line);
  g_assert_cmpuint (replay->port, >, 0);

  connect_to (replay);

  return TRUE;
}

static void
stop (Replay *replay)
{
  if (replay->process != NULL)
    {
      g_subprocess_force_exit (replay->process);
      g_subprocess_wait (replay->process, NULL, NULL);
      g_clear_object (&replay->process);
    }
  run_for (20);
  g_assert_finalize_object (replay->source);
  g_assert_finalize_object (replay->client);
}

static GPtrArray *
discover (Replay *replay)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *refs = dex_await_boxed (lt_source_discover (LT_SOURCE (replay->source)), &error);

  g_assert_no_error (error);

  return refs;
}

static LtThread *
fetch (Replay *replay,
       const char *id)
{
  g_autoptr (GError) error = NULL;
  LtThread *thread = dex_await_boxed (lt_source_fetch_thread (LT_SOURCE (replay->source), id), &error);

  g_assert_no_error (error);

  return thread;
}

/* The thread with the most comments, up to a bound that keeps the test short. */
static const char *
find_large (GPtrArray *refs)
{
  LtThreadRef *best = NULL;

  for (guint i = 0; i < refs->len; i++)
    {
      LtThreadRef *ref = g_ptr_array_index (refs, i);

      if (ref->comments <= 150 && (best == NULL || ref->comments > best->comments))
        best = ref;
    }
  g_assert_nonnull (best);

  return best->id;
}

static DexFuture *
discover_fiber (gpointer data)
{
  Replay *replay = data;
  g_autoptr (GPtrArray) refs = discover (replay);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  LtSourceHealth *health = lt_source_dup_health (LT_SOURCE (replay->source));
  guint n_ranked = 0;

  g_assert_cmpuint (refs->len, >, 50);
  for (guint i = 0; i < refs->len; i++)
    {
      LtThreadRef *ref = g_ptr_array_index (refs, i);

      g_assert_true (g_hash_table_add (seen, ref->id));
      g_assert_true (g_str_has_prefix (ref->id, "hn-"));
      g_assert_nonnull (ref->title);
      g_assert_cmpint (ref->date, >, 0);
      n_ranked += ref->rank >= 0 ? 1 : 0;
    }
  g_assert_cmpuint (n_ranked, >, 20);
  g_assert_cmpint (health->state, ==, LT_SOURCE_OK);
  lt_source_health_free (health);

  return dex_future_new_true ();
}

typedef struct
{
  Replay *replay;
  char *id;
  LtThread *thread;
} Fetching;

static DexFuture *
fetch_large_fiber (gpointer data)
{
  Fetching *fetching = data;

  if (fetching->id == NULL)
    {
      g_autoptr (GPtrArray) refs = discover (fetching->replay);

      fetching->id = g_strdup (find_large (refs));
    }
  fetching->thread = fetch (fetching->replay, fetching->id);

  return dex_future_new_true ();
}

static DexFuture *
fallback_fiber (gpointer data)
{
  Replay *replay = data;
  g_autoptr (GPtrArray) refs = discover (replay);
  LtSourceHealth *health = lt_source_dup_health (LT_SOURCE (replay->source));

  g_assert_cmpuint (refs->len, >, 50);
  g_assert_cmpint (health->state, ==, LT_SOURCE_OK);
  g_assert_nonnull (health->message);
  lt_source_health_free (health);

  return dex_future_new_true ();
}

static void
assert_parents_first (LtThread *thread)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < thread->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (thread->comments, i);

      g_assert_true (comment->parent == NULL || g_hash_table_contains (seen, comment->parent));
      g_assert_true (g_hash_table_add (seen, comment->id));
      g_assert_true (g_utf8_validate (comment->text, -1, NULL));
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const LtComment *left = *(LtComment *const *) a;
  const LtComment *right = *(LtComment *const *) b;

  return strcmp (left->id, right->id);
}

/* Whichever service gave it: the same comments below the same parents, and their text byte for byte. */
static void
test_both_ways (void)
{
  Replay replay = { 0 };
  Fetching with = { &replay };
  Fetching without = { &replay };

  if (!start (&replay, "--seed", "1"))
    return;
  run_fiber (fetch_large_fiber, &with);
  stop (&replay);
  without.id = g_strdup (with.id);
  g_assert_true (start (&replay, "--fail-paths", "^/api/v1"));
  run_fiber (fallback_fiber, &replay);
  run_fiber (fetch_large_fiber, &without);
  stop (&replay);

  g_assert_cmpuint (with.thread->comments->len, >, 50);
  g_assert_cmpuint (with.thread->comments->len, ==, without.thread->comments->len);
  g_assert_true (with.thread->rank_known);
  g_assert_true (with.thread->complete);
  g_assert_true (without.thread->complete);
  assert_parents_first (with.thread);
  assert_parents_first (without.thread);
  g_assert_cmpstr (with.thread->post->title, ==, without.thread->post->title);
  g_assert_cmpint (with.thread->post->score, ==, without.thread->post->score);

  g_ptr_array_sort (with.thread->comments, compare_ids);
  g_ptr_array_sort (without.thread->comments, compare_ids);
  for (guint i = 0; i < with.thread->comments->len; i++)
    {
      LtComment *one = g_ptr_array_index (with.thread->comments, i);
      LtComment *other = g_ptr_array_index (without.thread->comments, i);

      g_assert_cmpstr (one->id, ==, other->id);
      g_assert_cmpstr (one->parent, ==, other->parent);
      g_assert_cmpstr (one->author, ==, other->author);
      g_assert_cmpstr (one->text, ==, other->text);
      g_assert_cmpint (one->excluded, ==, other->excluded);
      g_assert_cmpint (one->reply_count, ==, other->reply_count);
    }

  lt_thread_unref (with.thread);
  lt_thread_unref (without.thread);
  g_free (with.id);
  g_free (without.id);
}

static DexFuture *
index_only_fiber (gpointer data)
{
  Replay *replay = data;
  g_autoptr (GPtrArray) refs = discover (replay);
  g_autoptr (LtThread) thread = fetch (replay, find_large (refs));
  LtSourceHealth *health = lt_source_dup_health (LT_SOURCE (replay->source));

  g_assert_false (thread->rank_known);
  g_assert_cmpuint (thread->comments->len, >, 10);
  g_assert_nonnull (health->message);
  lt_source_health_free (health);

  return dex_future_new_true ();
}

static void
test_index_only (void)
{
  Replay replay = { 0 };

  if (!start (&replay, "--fail-paths", "^/v0"))
    return;

  run_fiber (index_only_fiber, &replay);
  stop (&replay);
}

static DexFuture *
nothing_fiber (gpointer data)
{
  Replay *replay = data;
  LtSource *source = LT_SOURCE (replay->source);
  g_autoptr (GError) error = NULL;
  LtSourceHealth *health = NULL;

  g_assert_null (dex_await_boxed (lt_source_discover (source), &error));
  g_assert_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_null (dex_await_boxed (lt_source_fetch_thread (source, "hn-1"), &error));
  g_assert_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE);
  health = lt_source_dup_health (source);
  g_assert_cmpint (health->state, ==, LT_SOURCE_UNREACHABLE);
  g_assert_nonnull (health->message);
  lt_source_health_free (health);

  return dex_future_new_true ();
}

static void
test_nothing (void)
{
  Replay replay = { .port = 1 };

  connect_to (&replay);
  run_fiber (nothing_fiber, &replay);
  stop (&replay);
}

static DexFuture *
missing_fiber (gpointer data)
{
  Replay *replay = data;
  static const char *const ids[] = { "hn-999999999999", "hn-x", "sample-1", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dex_await_boxed (lt_source_fetch_thread (LT_SOURCE (replay->source), ids[i]), &error));
      g_assert_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD);
    }

  return dex_future_new_true ();
}

static DexFuture *
article_fiber (gpointer data)
{
  Replay *replay = data;
  g_autoptr (GPtrArray) refs = discover (replay);
  guint n_full = 0;
  guint n_pictures = 0;

  for (guint i = 0; i < MIN (refs->len, 40); i++)
    {
      LtThreadRef *ref = g_ptr_array_index (refs, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (LtFetchedArticle) article = dex_await_boxed (lt_source_fetch_article (LT_SOURCE (replay->source), ref->link), &error);

      g_assert_no_error (error);
      g_assert_nonnull (article->state);
      g_assert_true (g_str_equal (article->state, "full") || article->note != NULL);
      n_full += g_str_equal (article->state, "full") ? 1 : 0;
      if (article->article != NULL && article->article->image != NULL)
        {
          g_autoptr (GBytes) picture = dex_await_boxed (lt_source_fetch_picture (LT_SOURCE (replay->source), article->article->image), NULL);

          n_pictures += picture != NULL ? 1 : 0;
        }
    }
  g_test_message ("%u of 40 articles whole, %u with a picture", n_full, n_pictures);
  g_assert_cmpuint (n_full, >, 2);
  g_assert_cmpuint (n_pictures, >, 1);

  return dex_future_new_true ();
}

/* At each stage of a look and of a fetch; what is left over must do no harm. */
static void
cancel_often (Replay *replay)
{
  for (guint milliseconds = 0; milliseconds < 200; milliseconds += 10)
    {
      DexFuture *look = lt_source_discover (LT_SOURCE (replay->source));
      DexFuture *thread = lt_source_fetch_thread (LT_SOURCE (replay->source), "hn-950000019");

      run_for (milliseconds);
      dex_unref (look);
      dex_unref (thread);
    }
}

static void
test_working (void)
{
  Replay replay = { 0 };

  if (!start (&replay, "--seed", "1"))
    return;

  run_fiber (discover_fiber, &replay);
  run_fiber (missing_fiber, &replay);
  run_fiber (article_fiber, &replay);
  cancel_often (&replay);
  run_fiber (discover_fiber, &replay);
  stop (&replay);
}

/* Faults everywhere cost time and single comments, never the round. */
static void
test_faults (void)
{
  Replay replay = { 0 };
  Fetching fetching = { &replay };

  if (!start (&replay, "--error-rate", "0.15"))
    return;

  run_fiber (fetch_large_fiber, &fetching);
  g_assert_cmpuint (fetching.thread->comments->len, >, 40);
  assert_parents_first (fetching.thread);
  lt_thread_unref (fetching.thread);
  g_free (fetching.id);
  stop (&replay);
}

static void
test_ids (void)
{
  static const struct
  {
    const char *url;
    const char *id;
  } cases[] = {
    { "https://news.ycombinator.com/item?id=44123456", "hn-44123456" },
    { "http://news.ycombinator.com/item?id=7&p=2", "hn-7" },
    { "https://NEWS.ycombinator.com/item?id=7#8", "hn-7" },
    { "https://news.ycombinator.com/item?id=", NULL },
    { "https://news.ycombinator.com/item", NULL },
    { "https://news.ycombinator.com/user?id=7", NULL },
    { "https://news.ycombinator.com.example/item?id=7", NULL },
    { "https://old.reddit.com/r/x/comments/abc/", NULL },
    { "hello", NULL },
    { "", NULL },
  };
  LtHttpClient *client = lt_http_client_new ("LLMTracker/test");
  LtHackerNews *source = lt_hacker_news_new (client, "http://api.example/v0", "http://search.example/api/v1");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = lt_source_id_for_url (LT_SOURCE (source), cases[i].url);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
  g_assert_cmpstr (lt_source_get_id (LT_SOURCE (source)), ==, "hackernews");
  g_assert_cmpstr (lt_source_get_name (LT_SOURCE (source)), ==, "Hacker News");
  g_assert_finalize_object (source);
  g_assert_finalize_object (client);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();

  g_test_add_func ("/hacker-news/ids", test_ids);
  g_test_add_func ("/hacker-news/working", test_working);
  g_test_add_func ("/hacker-news/both-ways", test_both_ways);
  g_test_add_func ("/hacker-news/index-only", test_index_only);
  g_test_add_func ("/hacker-news/nothing", test_nothing);
  g_test_add_func ("/hacker-news/faults", test_faults);

  return g_test_run ();
}
