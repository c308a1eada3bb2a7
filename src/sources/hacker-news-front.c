/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/hacker-news-front.h"

#include "base/datetime.h"
#include "base/future.h"
#include "sources/hacker-news-item.h"
#include "sources/source.h"
#include "text/json.h"
#include "text/plain-text.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>

/* facts/sources.md, sections 1 and 2. */
#define WINDOW_SECONDS (48 * 3600)
#define WINDOW_STEP 600 /* the same address for a while: kinder to caches */
#define MIN_POINTS 20
#define HITS_PER_PAGE 1000
#define STALE_SECONDS (3 * 3600)
#define LIST_DEPTH 100

/* How long what an item said stands for it, when no search result says more. */
#define ITEM_SECONDS (30 * 60)
#define MAX_ITEMS 2000
#define BATCH 16

#define MAX_SEARCH_BYTES (32 * 1024 * 1024)

typedef struct
{
  LtThreadRef *ref; /* NULL: no story */
  gint64 fetched;
} Known;

struct _LtHackerNewsFront
{
  GObject parent_instance;

  LtHackerNewsApi *api;
  GHashTable *known; /* id -> Known */
  char *complaint;
};

G_DEFINE_FINAL_TYPE (LtHackerNewsFront, lt_hacker_news_front, G_TYPE_OBJECT)

/* One look. */
typedef struct
{
  GPtrArray *refs;   /* LtThreadRef */
  GHashTable *by_id; /* id -> LtThreadRef, not owned */
} Look;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_clear_pointer (&known->ref, lt_thread_ref_free);
  g_free (known);
}

static void
lt_hacker_news_front_finalize (GObject *object)
{
  LtHackerNewsFront *self = LT_HACKER_NEWS_FRONT (object);

  g_clear_object (&self->api);
  g_hash_table_unref (self->known);
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
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, known_free);
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

static void
complain (LtHackerNewsFront *self,
          const char *sentence)
{
  g_set_str (&self->complaint, sentence);
}

static LtThreadRef *
ref_copy (const LtThreadRef *ref)
{
  LtThreadRef *copy = lt_thread_ref_new (ref->id);

  copy->title = g_strdup (ref->title);
  copy->link = g_strdup (ref->link);
  copy->date = ref->date;
  copy->score = ref->score;
  copy->comments = ref->comments;

  return copy;
}

/* From a hit of the search index or an item of the official API; the names differ. */
static LtThreadRef *
make_ref (gint64 id,
          JsonObject *object,
          const char *date,
          const char *score,
          const char *comments)
{
  const char *title = lt_json_string (object, "title");
  const char *link = lt_json_string (object, "url");
  g_autofree char *name = g_strdup_printf ("hn-%" G_GINT64_FORMAT, id);
  LtThreadRef *ref = NULL;

  if (id <= 0 || title == NULL)
    return NULL;

  ref = lt_thread_ref_new (name);
  ref->title = lt_item_title_to_text (title);
  ref->link = link != NULL && lt_url_is_web (link) ? g_strdup (link) : NULL;
  ref->date = MAX (lt_json_int (object, date, LT_NO_TIME), LT_NO_TIME);
  ref->score = (int) CLAMP (lt_json_int (object, score, -1), -1, G_MAXINT);
  ref->comments = (int) CLAMP (lt_json_int (object, comments, -1), -1, G_MAXINT);

  return ref;
}

/* Takes @ref. */
static void
look_add (Look *look,
          gint64 id,
          LtThreadRef *ref)
{
  if (g_hash_table_contains (look->by_id, &id))
    {
      lt_thread_ref_free (ref);
      return;
    }

  g_ptr_array_add (look->refs, ref);
  g_hash_table_insert (look->by_id, g_memdup2 (&id, sizeof id), ref);
}

static gint64
parse_number (const char *text)
{
  guint64 number = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return 0;

  return (gint64) number;
}

/* The newest date among the hits, or LT_NO_TIME when there is none. */
static gint64
take_hits (Look *look,
           JsonArray *hits)
{
  gint64 newest = LT_NO_TIME;

  for (guint i = 0; hits != NULL && i < json_array_get_length (hits); i++)
    {
      JsonObject *hit = lt_json_element_object (hits, i);
      gint64 id = hit != NULL ? parse_number (lt_json_string (hit, "objectID")) : 0;
      LtThreadRef *ref = hit != NULL ? make_ref (id, hit, "created_at_i", "points", "num_comments") : NULL;

      if (ref == NULL)
        continue;

      newest = MAX (newest, ref->date);
      look_add (look, id, ref);
    }

  return newest;
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

static DexFuture *
ask_search (LtHackerNewsFront *self)
{
  gint64 since = (lt_time_now () - WINDOW_SECONDS) / WINDOW_STEP * WINDOW_STEP;
  g_autofree char *path = g_strdup_printf ("/search_by_date?tags=story&numericFilters=created_at_i%%3E%" G_GINT64_FORMAT
                                           "%%2Cpoints%%3E%%3D%d&hitsPerPage=%d",
                                           since, MIN_POINTS, HITS_PER_PAGE);

  return lt_hacker_news_api_search (self->api, path);
}

static gboolean
is_cancelled (GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* FALSE when the index gave nothing to go by; then the lists must do. */
static gboolean
search (LtHackerNewsFront *self,
        DexFuture *answer,
        Look *look,
        GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GBytes *bytes = dex_await_boxed (answer, &local_error);
  g_autoptr (JsonNode) node = NULL;
  gint64 newest = LT_NO_TIME;

  if (bytes != NULL)
    node = dex_await_boxed (lt_thread_run ("lt-parse", parse_hits, bytes, (GDestroyNotify) g_bytes_unref), &local_error);

  if (is_cancelled (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    newest = take_hits (look, lt_json_array (json_node_get_object (node), "hits"));

  if (newest == LT_NO_TIME)
    complain (self, _ ("The search index of Hacker News does not answer; only its front page is read."));
  else if (newest < lt_time_now () - STALE_SECONDS)
    complain (self, _ ("The search index of Hacker News is hours behind; its front page is read too."));
  else
    return TRUE;

  return FALSE;
}

/* Up to LIST_DEPTH numbers of a list, in its order. */
static gboolean
take_list (DexFuture *answer,
           GArray *ids,
           GError **error)
{
  g_autoptr (JsonNode) node = dex_await_boxed (answer, error);
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < MIN (json_array_get_length (list), 500); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      gint64 id = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_int (element) : 0;

      if (id > 0)
        g_array_append_val (ids, id);
    }

  return list != NULL;
}

static void
set_rank (LtThreadRef *ref,
          int rank)
{
  if (ref != NULL && (ref->rank < 0 || rank < ref->rank))
    ref->rank = rank;
}

/* Numbers of the list's beginning that no hit and nothing known speaks of. */
static void
collect_unknown (LtHackerNewsFront *self,
                 Look *look,
                 GArray *list,
                 GHashTable *wanted,
                 GArray *unknown)
{
  for (guint i = 0; i < MIN (list->len, LIST_DEPTH); i++)
    {
      gint64 id = g_array_index (list, gint64, i);
      Known *known = g_hash_table_lookup (self->known, &id);

      if (g_hash_table_contains (look->by_id, &id) || !g_hash_table_add (wanted, g_memdup2 (&id, sizeof id)))
        continue;

      if (known == NULL || known->fetched < lt_time_now () - ITEM_SECONDS)
        g_array_append_val (unknown, id);
      else if (known->ref != NULL)
        look_add (look, id, ref_copy (known->ref));
    }
}

static void
take_item (LtHackerNewsFront *self,
           Look *look,
           gint64 id,
           JsonNode *node)
{
  JsonObject *item = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  Known *known = NULL;

  /* What could not be fetched is asked for again next time. */
  if (node == NULL)
    return;

  if (g_hash_table_size (self->known) >= MAX_ITEMS)
    g_hash_table_remove_all (self->known);

  known = g_new0 (Known, 1);
  known->fetched = lt_time_now ();
  if (item != NULL && g_strcmp0 (lt_json_string (item, "type"), "story") == 0 && !lt_json_boolean (item, "dead", FALSE) && !lt_json_boolean (item, "deleted", FALSE))
    known->ref = make_ref (id, item, "time", "score", "descendants");
  if (known->ref != NULL)
    look_add (look, id, ref_copy (known->ref));
  g_hash_table_replace (self->known, g_memdup2 (&id, sizeof id), known);
}

static gboolean
fetch_items (LtHackerNewsFront *self,
             Look *look,
             GArray *ids,
             GError **error)
{
  for (guint done = 0; done < ids->len; done += BATCH)
    {
      guint n_ids = MIN (BATCH, ids->len - done);
      DexFuture *futures[BATCH] = { NULL };
      gboolean cancelled = FALSE;

      for (guint i = 0; i < n_ids; i++)
        futures[i] = lt_hacker_news_api_get_item (self->api, g_array_index (ids, gint64, done + i));

      for (guint i = 0; i < n_ids && !cancelled; i++)
        {
          g_autoptr (GError) local_error = NULL;
          g_autoptr (JsonNode) node = dex_await_boxed (g_steal_pointer (&futures[i]), &local_error);

          cancelled = is_cancelled (local_error);
          if (cancelled)
            g_propagate_error (error, g_steal_pointer (&local_error));
          else
            take_item (self, look, g_array_index (ids, gint64, done + i), node);
        }

      for (guint i = 0; i < n_ids; i++)
        dex_clear (&futures[i]);
      if (cancelled)
        return FALSE;
    }

  return TRUE;
}

static void
rank_list (Look *look,
           GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    set_rank (g_hash_table_lookup (look->by_id, &g_array_index (list, gint64, i)), (int) i);
}

static DexFuture *
finish (Look *look)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_PTR_ARRAY);
  g_value_set_boxed (&value, look->refs);

  return dex_future_new_for_value (&value);
}

static DexFuture *
discover (LtHackerNewsFront *self,
          Look *look)
{
  DexFuture *answer = ask_search (self);
  DexFuture *top_answer = lt_hacker_news_api_get (self->api, "/topstories.json");
  DexFuture *best_answer = lt_hacker_news_api_get (self->api, "/beststories.json");
  g_autoptr (GArray) top = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) top_error = NULL;
  g_autoptr (GError) best_error = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_lists = take_list (top_answer, top, &top_error);
  gboolean has_hits = FALSE;

  has_lists = take_list (best_answer, best, &best_error) || has_lists;
  complain (self, NULL);
  has_hits = search (self, answer, look, &error);
  if (error != NULL || is_cancelled (top_error) || is_cancelled (best_error))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  if (!has_lists && look->refs->len == 0)
    return dex_future_new_reject (LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE, "%s",
                                  top_error != NULL ? top_error->message : _ ("Hacker News gives no front page."));

  if (!has_lists)
    complain (self, _ ("Hacker News itself does not answer; what its search index knows is read."));
  else if (!has_hits)
    take_list (lt_hacker_news_api_get (self->api, "/newstories.json"), fresh, NULL);

  collect_unknown (self, look, top, wanted, unknown);
  collect_unknown (self, look, best, wanted, unknown);
  collect_unknown (self, look, fresh, wanted, unknown);
  if (!fetch_items (self, look, unknown, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  rank_list (look, top);
  rank_list (look, best);

  return finish (look);
}

static DexFuture *
discover_fiber (gpointer data)
{
  Look look = {
    .refs = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_ref_free),
    .by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };
  DexFuture *future = discover (data, &look);

  g_hash_table_unref (look.by_id);
  g_ptr_array_unref (look.refs);

  return future;
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
