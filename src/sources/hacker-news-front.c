/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/hacker-news-front.h"

#include "base/datetime.h"
#include "base/future.h"
#include "sources/hacker-news-look.h"
#include "sources/source.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>

/* facts/sources.md, sections 1 and 2. */
#define WINDOW_SECONDS (48 * 3600)
#define WINDOW_STEP 600 /* the same address for a while: kinder to caches */
#define MIN_POINTS 20
#define HITS_PER_PAGE 1000
#define STALE_SECONDS (3 * 3600)
#define MAX_SEARCH_BYTES (32 * 1024 * 1024)
#define MAX_LIST 500

/* How far down the lists are read: by one search for many, one by one only as far as people look. */
#define SEARCHED_DEPTH 100
#define SEARCHED_AT_ONCE 90
#define FETCHED_DEPTH 30
#define FETCHED_DEPTH_ALONE 100

/* How long what an item said stands for it, when no search result says more. */
#define ITEM_SECONDS (30 * 60)
#define BATCH 16

struct _LtHackerNewsFront
{
  GObject parent_instance;

  LtHackerNewsApi *api;
  char *complaint;
};

typedef enum
{
  LIST_TOP,
  LIST_BEST,
  LIST_NEW,
  N_LISTS,
} List;

static const char *const list_paths[N_LISTS] = { "/topstories.json", "/beststories.json", "/newstories.json" };

G_DEFINE_FINAL_TYPE (LtHackerNewsFront, lt_hacker_news_front, G_TYPE_OBJECT)

static void
lt_hacker_news_front_finalize (GObject *object)
{
  LtHackerNewsFront *self = LT_HACKER_NEWS_FRONT (object);

  g_clear_object (&self->api);
  g_free (self->complaint);

  G_OBJECT_CLASS (lt_hacker_news_front_parent_class)->finalize (object);
}

static void
lt_hacker_news_front_class_init (LtHackerNewsFrontClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_hacker_news_front_finalize;
}

static void
lt_hacker_news_front_init (LtHackerNewsFront *self)
{
}

/**
 * lt_hacker_news_front_new:
 * @api: the services
 *
 * Returns: (transfer full): a view of the front page
 */
LtHackerNewsFront *
lt_hacker_news_front_new (LtHackerNewsApi *api)
{
  LtHackerNewsFront *self = g_object_new (LT_TYPE_HACKER_NEWS_FRONT, NULL);

  self->api = g_object_ref (api);

  return self;
}

/**
 * lt_hacker_news_front_get_complaint:
 * @self: a view of the front page
 *
 * Returns: (nullable): what a person should know of the last look
 */
const char *
lt_hacker_news_front_get_complaint (LtHackerNewsFront *self)
{
  return self->complaint;
}

static gboolean
is_cancelled (GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* On a thread of ours. */
static gboolean
parse_hits (gpointer data,
            GValue *result,
            GError **error)
{
  GBytes *bytes = data;
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);
  JsonNode *node = lt_json_parse (text, size, MAX_SEARCH_BYTES, LT_JSON_MAX_DEPTH, error);

  if (node == NULL)
    return FALSE;

  g_value_init (result, JSON_TYPE_NODE);
  g_value_take_boxed (result, node);

  return TRUE;
}

/* Takes @answer. The newest date found; LT_NO_TIME when the index gave nothing to go by. */
static gint64
take_hits (LtHackerNewsLook *look,
           DexFuture *answer,
           GError **error)
{
  GBytes *bytes = dex_await_boxed (answer, error);
  g_autoptr (JsonNode) node = NULL;

  if (bytes != NULL)
    node = dex_await_boxed (lt_thread_run ("lt-parse", parse_hits, bytes, (GDestroyNotify) g_bytes_unref), error);

  return lt_hacker_news_look_add_hits (look, node);
}

static DexFuture *
search_window (LtHackerNewsFront *self)
{
  gint64 since = (lt_time_now () - WINDOW_SECONDS) / WINDOW_STEP * WINDOW_STEP;
  g_autofree char *path = g_strdup_printf ("/search_by_date?tags=story&numericFilters=created_at_i%%3E%" G_GINT64_FORMAT
                                           "%%2Cpoints%%3E%%3D%d&hitsPerPage=%d",
                                           since, MIN_POINTS, HITS_PER_PAGE);

  return lt_hacker_news_api_search (self->api, path);
}

/* Many stories by their numbers in one request. */
static DexFuture *
search_ids (LtHackerNewsFront *self,
            const gint64 *ids,
            guint n_ids)
{
  g_autoptr (GString) path = g_string_new ("/search?tags=story%2C(");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (path, "%sstory_%" G_GINT64_FORMAT, i > 0 ? "%2C" : "", ids[i]);
  g_string_append_printf (path, ")&hitsPerPage=%d", HITS_PER_PAGE);

  return lt_hacker_news_api_search (self->api, path->str);
}

/* Takes @answer. The numbers of a list, in its order; empty when there is none. */
static GArray *
take_list (DexFuture *answer,
           GError **error)
{
  g_autoptr (JsonNode) node = dex_await_boxed (answer, error);
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; list != NULL && i < MIN (json_array_get_length (list), MAX_LIST); i++)
    {
      gint64 id = lt_json_element_int (list, i, 0);

      if (id > 0)
        g_array_append_val (ids, id);
    }

  return ids;
}

/* The numbers at the beginning of the lists that nothing was found for yet, each once. */
static GArray *
list_missing (LtHackerNewsLook *look,
              GArray *const lists[N_LISTS],
              guint depth)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint list = 0; list < N_LISTS; list++)
    {
      for (guint i = 0; lists[list] != NULL && i < MIN (lists[list]->len, depth); i++)
        {
          gint64 *id = &g_array_index (lists[list], gint64, i);

          if (!lt_hacker_news_look_has (look, *id) && g_hash_table_add (seen, id))
            g_array_append_val (missing, *id);
        }
    }

  return missing;
}

/* One by one, or from memory. What cannot be fetched is left out, and asked for again next time. */
static gboolean
fetch_items (LtHackerNewsFront *self,
             LtHackerNewsLook *look,
             GArray *ids,
             GError **error)
{
  for (guint done = 0; done < ids->len; done += BATCH)
    {
      const gint64 *batch = &g_array_index (ids, gint64, done);
      guint n_ids = MIN (BATCH, ids->len - done);
      DexFuture *futures[BATCH] = { NULL };
      gboolean cancelled = FALSE;

      for (guint i = 0; i < n_ids; i++)
        futures[i] = lt_hacker_news_api_get_item (self->api, batch[i], lt_hacker_news_api_since (self->api, ITEM_SECONDS));

      for (guint i = 0; i < n_ids && !cancelled; i++)
        {
          g_autoptr (GError) local_error = NULL;
          g_autoptr (JsonNode) item = dex_await_boxed (g_steal_pointer (&futures[i]), &local_error);

          cancelled = is_cancelled (local_error);
          if (cancelled)
            g_propagate_error (error, g_steal_pointer (&local_error));
          if (item != NULL && JSON_NODE_HOLDS_OBJECT (item))
            lt_hacker_news_look_add_item (look, json_node_get_object (item));
        }

      for (guint i = 0; i < n_ids; i++)
        dex_clear (&futures[i]);
      if (cancelled)
        return FALSE;
    }

  return TRUE;
}

/* What the lists name beside the window: first by search, then one by one. */
static gboolean
complete (LtHackerNewsFront *self,
          LtHackerNewsLook *look,
          GArray *const lists[N_LISTS],
          gboolean has_index,
          GError **error)
{
  g_autoptr (GArray) searched = list_missing (look, lists, SEARCHED_DEPTH);
  g_autoptr (GArray) fetched = NULL;

  for (guint done = 0; has_index && done < searched->len; done += SEARCHED_AT_ONCE)
    {
      g_autoptr (GError) local_error = NULL;
      guint n_ids = MIN (SEARCHED_AT_ONCE, searched->len - done);

      take_hits (look, search_ids (self, &g_array_index (searched, gint64, done), n_ids), &local_error);
      if (is_cancelled (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }

  fetched = list_missing (look, lists, has_index ? FETCHED_DEPTH : FETCHED_DEPTH_ALONE);

  return fetch_items (self, look, fetched, error);
}

static DexFuture *
finish (LtHackerNewsLook *look,
        GArray *const lists[N_LISTS])
{
  g_auto (GValue) value = G_VALUE_INIT;

  lt_hacker_news_look_rank (look, lists[LIST_TOP]);
  lt_hacker_news_look_rank (look, lists[LIST_BEST]);
  g_value_init (&value, G_TYPE_PTR_ARRAY);
  g_value_set_boxed (&value, lt_hacker_news_look_get_refs (look));

  return dex_future_new_for_value (&value);
}

static const char *
find_complaint (gint64 newest,
                gboolean has_lists)
{
  if (!has_lists)
    return _ ("Hacker News itself does not answer; what its search index knows is read.");
  if (newest == LT_NO_TIME)
    return _ ("The search index of Hacker News does not answer; only its front page is read.");
  if (newest < lt_time_now () - STALE_SECONDS)
    return _ ("The search index of Hacker News is hours behind; its front page is read too.");

  return NULL;
}

static DexFuture *
discover_fiber (gpointer data)
{
  LtHackerNewsFront *self = data;
  DexFuture *window = search_window (self);
  DexFuture *top_answer = lt_hacker_news_api_get (self->api, list_paths[LIST_TOP]);
  DexFuture *best_answer = lt_hacker_news_api_get (self->api, list_paths[LIST_BEST]);
  g_autoptr (LtHackerNewsLook) look = lt_hacker_news_look_new ();
  g_autoptr (GError) window_error = NULL;
  g_autoptr (GError) top_error = NULL;
  g_autoptr (GError) error = NULL;
  gint64 newest = take_hits (look, window, &window_error);
  g_autoptr (GArray) top = take_list (top_answer, &top_error);
  g_autoptr (GArray) best = take_list (best_answer, NULL);
  g_autoptr (GArray) fresh = NULL;
  gboolean has_lists = top->len > 0 || best->len > 0;

  if (is_cancelled (window_error) || is_cancelled (top_error))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  if (!has_lists && newest == LT_NO_TIME)
    return dex_future_new_reject (LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE, "%s",
                                  top_error != NULL ? top_error->message : _ ("Hacker News gives no front page."));

  g_set_str (&self->complaint, find_complaint (newest, has_lists));
  if (has_lists && self->complaint != NULL)
    fresh = take_list (lt_hacker_news_api_get (self->api, list_paths[LIST_NEW]), NULL);

  if (!complete (self, look, (GArray *const[N_LISTS]) { top, best, fresh }, newest != LT_NO_TIME, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return finish (look, (GArray *const[N_LISTS]) { top, best, fresh });
}

/**
 * lt_hacker_news_front_discover:
 * @self: a view of the front page
 *
 * One search gives all stories of two days with some points; the lists give their rank, and what is
 * older but still talked about. Without the search index the lists and the newest stories do.
 *
 * Returns: (transfer full): resolves to a `GPtrArray` of #LtThreadRef; rejects with %LT_SOURCE_ERROR
 */
DexFuture *
lt_hacker_news_front_discover (LtHackerNewsFront *self)
{
  return lt_spawn (discover_fiber, g_object_ref (self), g_object_unref);
}
