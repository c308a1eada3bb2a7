/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/published-file.h"
#include "backend/selection.h"
#include "backend/server-address.h"
#include "backend/server.h"

#include "sources/sample-source.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1782374400)
#define HOUR 3600

static LtThreadRef *
make_ref (const char *id,
          int score,
          int comments,
          int age_in_hours)
{
  LtThreadRef *ref = lt_thread_ref_new (id);

  ref->title = g_strdup ("A new LLM");
  ref->score = score;
  ref->comments = comments;
  ref->date = NOW - age_in_hours * HOUR;

  return ref;
}

static void
test_heat (void)
{
  static const struct
  {
    int score;
    int comments;
    int age;
    gboolean made;
  } cases[] = {
    { 50, 20, 10, TRUE },
    { 49, 20, 10, FALSE },
    { 50, 19, 10, FALSE },
    { -1, 20, 10, TRUE },
    { -1, 19, 10, FALSE },
    { 30, 15, 0, TRUE },
    { 29, 15, 0, FALSE },
    { 30, 14, 0, FALSE },
    { 60, 15, 2, TRUE },
    { 60, 15, 3, FALSE },
  };
  const LtHeatRule rule = { 50, 20 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtThreadRef) ref = make_ref ("hn-1", cases[i].score, cases[i].comments, cases[i].age);

      g_assert_cmpint (lt_heat_is_made (ref, &rule, NOW), ==, cases[i].made);
    }
}

static void
test_grown (void)
{
  static const struct
  {
    int before;
    int now;
    gboolean grown;
  } cases[] = {
    { 20, 24, FALSE },
    { 20, 25, TRUE },
    { 25, 30, TRUE },
    { 26, 31, FALSE },
    { 26, 32, TRUE },
    { 100, 119, FALSE },
    { 100, 120, TRUE },
    { 0, 5, TRUE },
    { 100, 90, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lt_heat_has_grown (cases[i].now, cases[i].before), ==, cases[i].grown);
}

static void
test_rank (void)
{
  g_autoptr (LtThreadRef) young = make_ref ("hn-1", 100, 100, 1);
  g_autoptr (LtThreadRef) old = make_ref ("hn-2", 100, 100, 30);
  g_autoptr (LtThreadRef) quiet = make_ref ("hn-3", 100, 10, 1);
  g_autoptr (LtThreadRef) unknown = make_ref ("hn-4", -1, -1, 1);

  g_assert_cmpfloat (lt_heat_rank (young, NOW), >, lt_heat_rank (old, NOW));
  g_assert_cmpfloat (lt_heat_rank (young, NOW), >, lt_heat_rank (quiet, NOW));
  g_assert_cmpfloat (lt_heat_rank (quiet, NOW), >, lt_heat_rank (unknown, NOW));
}

/* What a round would do, with the rules of the project and nothing fetched. */
typedef struct
{
  LtContext context;
  GHashTable *threads;
  GPtrArray *refs;
  LtSource *source;
  LtSelection selection;
} Fixture;

static LtTopics *
load_topics (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LT_TEST_DATA_DIR"), "topics.conf", NULL);
  g_autoptr (GError) error = NULL;
  LtTopics *topics = lt_topics_load (path, &error);

  g_assert_no_error (error);
  return topics;
}

/* A source by another name than "sample", so that the rules hold; it is never asked. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, GObject)

struct _TestSource
{
  GObject parent_instance;
};

static const char *
test_source_get_id (LtSource *source)
{
  return "test";
}

static void
test_source_iface_init (LtSourceInterface *iface)
{
  iface->get_id = test_source_get_id;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSource, test_source, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LT_TYPE_SOURCE, test_source_iface_init))

static void
test_source_class_init (TestSourceClass *klass)
{
}

static void
test_source_init (TestSource *self)
{
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->context.heat = (LtHeatRule) { 50, 20 };
  self->context.per_day = 3;
  self->context.topics = load_topics ();
  self->threads = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lt_thread_record_free);
  self->refs = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_ref_free);
  self->source = g_object_new (TEST_TYPE_SOURCE, NULL);
  self->selection = (LtSelection) {
    .context = &self->context,
    .threads = self->threads,
    .now = NOW,
    .tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_task_free),
  };
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->selection.tasks);
  g_ptr_array_unref (self->refs);
  g_hash_table_unref (self->threads);
  g_assert_finalize_object (self->source);
  g_assert_finalize_object (self->context.topics);
}

static LtThreadRef *
add (Fixture *self,
     const char *id,
     int score,
     int comments)
{
  LtThreadRef *ref = make_ref (id, score, comments, 2);

  g_ptr_array_add (self->refs, ref);
  return ref;
}

static LtThreadRecord *
know (Fixture *self,
      const char *id,
      LtThreadState state,
      int comments)
{
  LtThreadRecord *record = lt_thread_record_new (id, state);

  record->comments = comments;
  record->date = NOW - 100 * HOUR;
  record->words = g_strdup ("a llm new");
  g_hash_table_insert (self->threads, record->id, record);

  return record;
}

static char *
selected (Fixture *self)
{
  GString *ids = g_string_new (NULL);

  lt_selection_add (&self->selection, self->source, self->refs);
  lt_selection_finish (&self->selection);
  for (guint i = 0; i < self->selection.tasks->len; i++)
    {
      LtTask *task = g_ptr_array_index (self->selection.tasks, i);

      g_string_append_printf (ids, "%s%s%s ", task->id, task->revision ? "r" : "", task->check_topic ? "?" : "");
    }

  return g_string_free_and_steal (ids);
}

static void
test_selection (Fixture *self,
                gconstpointer data)
{
  g_autofree char *ids = NULL;

  add (self, "low", 10, 10);
  add (self, "good", 100, 100);
  add (self, "best", 1000, 300);
  g_set_str (&add (self, "other", 900, 200)->title, "A walk in the mountains");
  add (self, "same", 100, 100);
  add (self, "grown", 100, 130);
  add (self, "gone", 100, 100);
  add (self, "unrelated", 100, 100);
  know (self, "same", LT_THREAD_MADE, 95);
  know (self, "grown", LT_THREAD_MADE, 100);
  know (self, "gone", LT_THREAD_GONE, 0);
  know (self, "unrelated", LT_THREAD_UNRELATED, 100);

  ids = selected (self);
  g_assert_cmpstr (ids, ==, "best grownr good other? ");
}

static void
test_per_day (Fixture *self,
              gconstpointer data)
{
  g_autofree char *ids = NULL;

  add (self, "c", 300, 100);
  add (self, "a", 500, 100);
  add (self, "d", 200, 100);
  add (self, "b", 400, 100);
  ids = selected (self);
  g_assert_cmpstr (ids, ==, "a b c ");
}

static void
test_same_article (Fixture *self,
                   gconstpointer data)
{
  g_autofree char *ids = NULL;

  add (self, "a", 100, 100)->link = g_strdup ("https://site.example/post-1?utm_source=x");
  add (self, "b", 500, 100)->link = g_strdup ("https://www.site.example/post-1");
  add (self, "c", 400, 100)->link = g_strdup ("https://site.example/other-1");
  add (self, "d", 300, 100)->link = g_strdup ("https://site.example/other-2");
  add (self, "e", 200, 100)->link = g_strdup ("https://site.example/other-3");
  ids = selected (self);
  g_assert_cmpstr (ids, ==, "b c d a ");
}

/* It joins the story that there is, however full the day, unless that is too old. */
static void
test_known_article (Fixture *self,
                    gconstpointer data)
{
  g_autofree char *ids = NULL;
  LtThreadRecord *known = know (self, "known", LT_THREAD_MADE, 100);
  LtThreadRecord *old;
  LtThreadRef *again;

  known->link = g_strdup ("https://site.example/short");
  known->canonical = g_strdup ("https://site.example/post-1");
  old = know (self, "old", LT_THREAD_MADE, 100);
  old->link = g_strdup ("https://site.example/old-1");
  old->date = NOW - 200 * HOUR;
  self->context.per_day = 1;
  again = add (self, "a", 100, 100);
  g_set_str (&again->title, "Walks in the mountains");
  again->link = g_strdup ("https://site.example/post-1");
  add (self, "b", 100, 200)->link = g_strdup ("https://site.example/old-1");
  add (self, "c", 100, 100)->link = g_strdup ("https://site.example/new-1");
  ids = selected (self);
  g_assert_cmpstr (ids, ==, "b a ");
}

static void
test_sample (Fixture *self,
             gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("LT_TEST_DATA_DIR"), "sample", NULL);
  g_autofree char *ids = NULL;

  g_object_unref (self->source);
  self->source = LT_SOURCE (lt_sample_source_new (folder));
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", i);

      g_set_str (&add (self, id, 1, 9 - i)->title, "No word of it");
    }
  ids = selected (self);
  g_assert_cmpuint (self->selection.tasks->len, ==, 5);
}

static void
test_file (void)
{
  g_autofree char *text = g_strnfill (5000, 'a');
  g_autoptr (GBytes) bytes = g_bytes_new (text, 5000);
  g_autoptr (GBytes) small = g_bytes_new_static ("{}", 2);
  g_autoptr (LtPublishedFile) feed = lt_published_file_new ("feed.json", bytes, FALSE);
  g_autoptr (LtPublishedFile) private_feed = lt_published_file_new ("feed.json", bytes, TRUE);
  g_autoptr (LtPublishedFile) medium = lt_published_file_new ("media/a.jpg", bytes, TRUE);
  g_autoptr (LtPublishedFile) short_one = lt_published_file_new ("archive/1.json", small, FALSE);
  g_autofree char *list = g_strdup_printf ("\"x\" , %s", feed->etag + 2);

  g_assert_cmpstr (feed->cache_control, ==, "max-age=60");
  g_assert_cmpstr (private_feed->cache_control, ==, "no-cache");
  g_assert_cmpstr (medium->type, ==, "image/jpeg");
  g_assert_null (medium->gzip);
  g_assert_null (short_one->gzip);
  g_assert_cmpuint (g_bytes_get_size (feed->gzip), <, 200);
  g_assert_cmpstr (feed->etag, ==, private_feed->etag);
  g_assert_cmpstr (feed->etag, !=, short_one->etag);

  g_assert_true (lt_published_file_matches (feed, feed->etag));
  g_assert_true (lt_published_file_matches (feed, list));
  g_assert_true (lt_published_file_matches (feed, "*"));
  g_assert_false (lt_published_file_matches (feed, NULL));
  g_assert_false (lt_published_file_matches (feed, ""));
  g_assert_false (lt_published_file_matches (feed, short_one->etag));
}

static void
test_accepts (void)
{
  g_assert_true (lt_accepts_gzip ("gzip"));
  g_assert_true (lt_accepts_gzip ("br, GZIP;q=0.5"));
  g_assert_false (lt_accepts_gzip ("gzip;q=0"));
  g_assert_false (lt_accepts_gzip ("gzip; q=0.0, br"));
  g_assert_false (lt_accepts_gzip ("br"));
  g_assert_false (lt_accepts_gzip (""));
  g_assert_false (lt_accepts_gzip (NULL));
}

static void
test_address (void)
{
  static const char *const bad[] = {
    "",
    "8080",
    "http://127.0.0.1/",
    "tcp:",
    "tcp:127.0.0.1",
    "tcp:127.0.0.1:",
    "tcp:127.0.0.1:65536",
    "tcp:name.example:80",
    "tcp:127.0.0.1:80x",
    "unix:",
    "unix:relative/a.sock",
  };
  static const char *const good[] = { "tcp:127.0.0.1:0", "tcp:[::1]:8080", "tcp:localhost:65535", "tcp:0.0.0.0:80" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (lt_server_parse_address (bad[i], &error));
      g_assert_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_ADDRESS);
      g_clear_error (&error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GSocketAddress) address = lt_server_parse_address (good[i], &error);

      g_assert_no_error (error);
      g_assert_true (G_IS_INET_SOCKET_ADDRESS (address));
    }

  g_assert_true (lt_server_address_is_private ("unix:/a"));
  g_assert_false (lt_server_address_is_private ("tcp:127.0.0.1:80"));
}

static void
test_unix_address (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lt-socket-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "run", NULL);
  g_autofree char *filler = g_strnfill (107 - strlen (inner) - 1, 's');
  g_autofree char *fits = g_strdup_printf ("unix:%s/%s", inner, filler);
  g_autofree char *large = g_strconcat (fits, "s", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = lt_server_parse_address (fits, &error);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_true (G_IS_UNIX_SOCKET_ADDRESS (address));
  g_assert_cmpint (g_stat (inner, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_null (lt_server_parse_address (large, &error));
  g_assert_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_ADDRESS);
  g_rmdir (inner);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/monitor/heat", test_heat);
  g_test_add_func ("/monitor/grown", test_grown);
  g_test_add_func ("/monitor/rank", test_rank);
  g_test_add ("/monitor/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/monitor/per-day", Fixture, NULL, set_up, test_per_day, tear_down);
  g_test_add ("/monitor/same-article", Fixture, NULL, set_up, test_same_article, tear_down);
  g_test_add ("/monitor/known-article", Fixture, NULL, set_up, test_known_article, tear_down);
  g_test_add ("/monitor/sample", Fixture, NULL, set_up, test_sample, tear_down);
  g_test_add_func ("/server/file", test_file);
  g_test_add_func ("/server/accepts", test_accepts);
  g_test_add_func ("/server/address", test_address);
  g_test_add_func ("/server/unix-address", test_unix_address);

  return g_test_run ();
}
