/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/sample-source.h"

#include "base/datetime.h"
#include "base/future.h"
#include "sources/article-source.h"
#include "sources/hacker-news-item.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PREFIX "sample-"
#define MAX_INDEX_BYTES (1024 * 1024)

/* data/sample/README.md describes the folder. */
struct _LtSampleSource
{
  GObject parent_instance;

  char *folder;
  gint64 opened; /* what the ages of threads are counted from */
};

/* One call, on a thread of ours. */
typedef struct
{
  char *folder;
  gint64 opened;
  char *wanted; /* a thread's id or an address */
} Reading;

static void source_iface_init (LtSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LtSampleSource, lt_sample_source, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LT_TYPE_SOURCE, source_iface_init))

static Reading *
reading_new (LtSource *source,
             const char *wanted)
{
  LtSampleSource *self = LT_SAMPLE_SOURCE (source);
  Reading *reading = g_new0 (Reading, 1);

  reading->folder = g_strdup (self->folder);
  reading->opened = self->opened;
  reading->wanted = g_strdup (wanted);

  return reading;
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->folder);
  g_free (reading->wanted);
  g_free (reading);
}

static GBytes *
read_file (Reading *reading,
           const char *name,
           GError **error)
{
  g_autofree char *path = g_build_filename (reading->folder, name, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

static JsonNode *
read_index (Reading *reading,
            GError **error)
{
  g_autoptr (GBytes) bytes = read_file (reading, "index.json", error);
  g_autoptr (JsonNode) index = NULL;
  gsize size = 0;
  const char *data = NULL;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  index = lt_json_parse (data != NULL ? data : "", size, MAX_INDEX_BYTES, LT_JSON_MAX_DEPTH, error);
  if (index == NULL || JSON_NODE_HOLDS_OBJECT (index))
    return g_steal_pointer (&index);

  g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED, _ ("The sample edition is damaged."));

  return NULL;
}

static LtThread *
read_thread (Reading *reading,
             JsonObject *entry,
             GError **error)
{
  const char *file = lt_json_string (entry, "file");
  const char *page = lt_json_string (entry, "url");
  g_autofree char *comment_page = page != NULL ? g_strconcat (page, "#", NULL) : NULL;
  g_autoptr (GBytes) bytes = file != NULL ? read_file (reading, file, error) : NULL;
  g_autoptr (LtItemTree) tree = bytes != NULL ? lt_hacker_news_tree_from_algolia (bytes, error) : NULL;
  LtItemNames names = { .source = "sample", .prefix = PREFIX, .page = page, .comment_page = comment_page };
  LtThread *thread = NULL;

  if (tree == NULL || page == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED, _ ("The sample edition is damaged."));
      return NULL;
    }

  names.shift = reading->opened - lt_json_int (entry, "age", 0) - lt_item_tree_get_date (tree);
  thread = lt_item_tree_to_thread (tree, &names);
  thread->rank_known = TRUE;

  return thread;
}

static LtThreadRef *
make_ref (LtThread *thread,
          guint rank)
{
  LtThreadRef *ref = lt_thread_ref_new (thread->post->id);

  ref->title = g_strdup (thread->post->title);
  ref->link = g_strdup (thread->post->link);
  ref->date = thread->post->date;
  ref->score = thread->post->score;
  ref->comments = thread->post->n_comments;
  ref->rank = (int) rank;

  return ref;
}

static gboolean
list_threads (gpointer data,
              GValue *result,
              GError **error)
{
  Reading *reading = data;
  g_autoptr (JsonNode) index = read_index (reading, error);
  g_autoptr (GPtrArray) refs = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_ref_free);
  JsonArray *threads = NULL;

  if (index == NULL)
    return FALSE;

  threads = lt_json_array (json_node_get_object (index), "threads");
  for (guint i = 0; threads != NULL && i < json_array_get_length (threads); i++)
    {
      JsonObject *entry = lt_json_element_object (threads, i);
      g_autoptr (LtThread) thread = entry != NULL ? read_thread (reading, entry, error) : NULL;

      if (thread == NULL)
        return FALSE;
      g_ptr_array_add (refs, make_ref (thread, i));
    }

  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&refs));

  return TRUE;
}

static gboolean
find_thread (gpointer data,
             GValue *result,
             GError **error)
{
  Reading *reading = data;
  g_autoptr (JsonNode) index = read_index (reading, error);
  JsonArray *threads = NULL;

  if (index == NULL)
    return FALSE;

  threads = lt_json_array (json_node_get_object (index), "threads");
  for (guint i = 0; threads != NULL && i < json_array_get_length (threads); i++)
    {
      JsonObject *entry = lt_json_element_object (threads, i);
      g_autoptr (LtThread) thread = entry != NULL ? read_thread (reading, entry, NULL) : NULL;

      if (thread == NULL || !g_str_equal (thread->post->id, reading->wanted))
        continue;

      g_value_init (result, LT_TYPE_THREAD);
      g_value_take_boxed (result, g_steal_pointer (&thread));
      return TRUE;
    }

  g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD, _ ("The sample edition has no such discussion."));

  return FALSE;
}

/* The file that answers for an address, as on the network. */
static GBytes *
read_address (Reading *reading,
              GError **error)
{
  g_autoptr (JsonNode) index = read_index (reading, error);
  JsonObject *files = index != NULL ? lt_json_object (json_node_get_object (index), "files") : NULL;
  const char *file = files != NULL ? lt_json_string (files, reading->wanted) : NULL;

  if (index == NULL)
    return NULL;

  if (file == NULL)
    {
      g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE, _ ("The sample edition does not hold this page."));
      return NULL;
    }

  return read_file (reading, file, error);
}

static gboolean
find_article (gpointer data,
              GValue *result,
              GError **error)
{
  Reading *reading = data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = read_address (reading, &local_error);
  LtFetchedArticle *article = NULL;

  if (bytes != NULL)
    article = lt_article_from_bytes (bytes, "utf-8", reading->wanted);
  else
    article = lt_article_none (reading->wanted, local_error->message);

  g_value_init (result, LT_TYPE_FETCHED_ARTICLE);
  g_value_take_boxed (result, article);

  return TRUE;
}

static gboolean
find_picture (gpointer data,
              GValue *result,
              GError **error)
{
  g_autoptr (GBytes) bytes = read_address (data, error);

  if (bytes == NULL)
    return FALSE;

  if (!lt_picture_is_fit (bytes))
    {
      g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED, _ ("This is no picture that can be shown."));
      return FALSE;
    }

  g_value_init (result, G_TYPE_BYTES);
  g_value_take_boxed (result, g_steal_pointer (&bytes));

  return TRUE;
}

static const char *
lt_sample_source_get_id (LtSource *source)
{
  return "sample";
}

static const char *
lt_sample_source_get_name (LtSource *source)
{
  /* Translators: a source of discussions, beside "Hacker News". */
  return _ ("Sample");
}

static LtSourceHealth *
lt_sample_source_dup_health (LtSource *source)
{
  LtSourceHealth *health = lt_source_health_new ("sample", lt_sample_source_get_name (source));

  health->since = LT_SAMPLE_SOURCE (source)->opened;

  return health;
}

static DexFuture *
lt_sample_source_discover (LtSource *source)
{
  return lt_thread_run ("lt-sample", list_threads, reading_new (source, NULL), reading_free);
}

static DexFuture *
lt_sample_source_fetch_thread (LtSource *source,
                               const char *id)
{
  return lt_thread_run ("lt-sample", find_thread, reading_new (source, id), reading_free);
}

static DexFuture *
lt_sample_source_fetch_article (LtSource *source,
                                const char *url)
{
  if (url == NULL)
    return dex_future_new_take_boxed (LT_TYPE_FETCHED_ARTICLE, lt_article_none (NULL, _ ("The discussion links to no web page.")));

  return lt_thread_run ("lt-sample", find_article, reading_new (source, url), reading_free);
}

static DexFuture *
lt_sample_source_fetch_picture (LtSource *source,
                                const char *url)
{
  return lt_thread_run ("lt-sample", find_picture, reading_new (source, url), reading_free);
}

static char *
lt_sample_source_id_for_url (LtSource *source,
                             const char *url)
{
  static const char site[] = "https://discussion.example/";
  guint64 number = 0;

  if (!g_str_has_prefix (url, site) || !g_ascii_string_to_unsigned (url + strlen (site), 10, 1, G_MAXINT64, &number, NULL))
    return NULL;

  return g_strdup_printf (PREFIX "%" G_GUINT64_FORMAT, number);
}

static void
lt_sample_source_finalize (GObject *object)
{
  LtSampleSource *self = LT_SAMPLE_SOURCE (object);

  g_free (self->folder);

  G_OBJECT_CLASS (lt_sample_source_parent_class)->finalize (object);
}

static void
source_iface_init (LtSourceInterface *iface)
{
  iface->get_id = lt_sample_source_get_id;
  iface->get_name = lt_sample_source_get_name;
  iface->dup_health = lt_sample_source_dup_health;
  iface->discover = lt_sample_source_discover;
  iface->fetch_thread = lt_sample_source_fetch_thread;
  iface->fetch_article = lt_sample_source_fetch_article;
  iface->fetch_picture = lt_sample_source_fetch_picture;
  iface->id_for_url = lt_sample_source_id_for_url;
}

static void
lt_sample_source_class_init (LtSampleSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_sample_source_finalize;
}

static void
lt_sample_source_init (LtSampleSource *self)
{
  self->opened = lt_time_now ();
}

/**
 * lt_sample_source_new:
 * @folder: the installed `sample` folder
 *
 * Returns: (transfer full): the sample edition, its threads dated back from now
 */
LtSampleSource *
lt_sample_source_new (const char *folder)
{
  LtSampleSource *self = g_object_new (LT_TYPE_SAMPLE_SOURCE, NULL);

  self->folder = g_strdup (folder);

  return self;
}
