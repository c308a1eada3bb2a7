/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/hacker-news-thread.h"

#include "base/future.h"
#include "sources/hacker-news-item.h"
#include "sources/item-fields.h"
#include "sources/source.h"

#include <glib/gi18n-lib.h>

/* facts/sources.md, section 2, "Restore rank". */
#define RANKED_ROOTS 30
#define RANKED_MIN_CHILDREN 2
#define RANKED_LIMIT 40 /* two seconds at the polite pace */

/* Fibers that wait in the client's queue; it sends four at once. */
#define BATCH 16

/* How old what is remembered may be: the story's own item was perhaps looked at in this same round; the
 * others change only as the official API says, but its list of changes is a snapshot, so not for ever. */
#define STORY_SECONDS 60
#define STORY_LEAST (5 * G_USEC_PER_SEC)
#define ORDER_SECONDS (2 * 3600)
#define COMMENT_SECONDS (24 * 3600)

/* A comment that cannot be had now is asked for again, lest it be taken for one that is not there. */
#define ITEM_LOOKS 3

/* `descendants` is a claim that counts some dead comments, and the search index lags by minutes. */
#define MAY_MISS(claimed) (2 + (claimed) / 20)

typedef struct
{
  LtHackerNewsApi *api;
  gint64 id;
  gint64 started; /* monotonic */
} Fetch;

typedef struct
{
  GBytes *bytes;
  LtItemTree *tree;
  gboolean rank_known;
  gboolean whole;
} Work;

/* One place in a walk by the official API. */
typedef struct
{
  gint64 id;
  gint64 parent;
} Step;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->api);
  g_free (fetch);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_clear_pointer (&work->tree, lt_item_tree_unref);
  g_free (work);
}

/* On a thread of ours. */
static gboolean
parse_tree (gpointer data,
            GValue *result,
            GError **error)
{
  Work *work = data;
  LtItemTree *tree = lt_hacker_news_tree_from_algolia (work->bytes, error);

  if (tree == NULL)
    return FALSE;

  g_value_init (result, LT_TYPE_ITEM_TREE);
  g_value_take_boxed (result, tree);

  return TRUE;
}

/* On a thread of ours. */
static gboolean
make_thread (gpointer data,
             GValue *result,
             GError **error)
{
  Work *work = data;
  LtThread *thread = lt_item_tree_to_thread (work->tree, &lt_hacker_news_names);
  int claimed = thread->post->n_comments;

  thread->rank_known = work->rank_known;
  thread->complete = thread->complete && work->whole && (int) thread->comments->len >= claimed - MAY_MISS (claimed);
  g_value_init (result, LT_TYPE_THREAD);
  g_value_take_boxed (result, thread);

  return TRUE;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static LtItemTree *
fetch_tree (Fetch *fetch,
            GError **error)
{
  g_autofree char *path = g_strdup_printf ("/items/%" G_GINT64_FORMAT, fetch->id);
  Work *work = NULL;
  GBytes *bytes = dex_await_boxed (lt_hacker_news_api_search (fetch->api, path), error);

  if (bytes == NULL)
    return NULL;

  work = g_new0 (Work, 1);
  work->bytes = bytes;

  return dex_await_boxed (lt_thread_run ("lt-parse", parse_tree, work, work_free), error);
}

/* Asks for those of a batch that are not there. FALSE when the whole fetch was cancelled. */
static gboolean
look_once (LtHackerNewsApi *api,
           const gint64 *ids,
           guint n_ids,
           gint64 since,
           JsonNode **nodes,
           GError **error)
{
  DexFuture *futures[BATCH] = { NULL };

  for (guint i = 0; i < n_ids; i++)
    if (nodes[i] == NULL)
      futures[i] = lt_hacker_news_api_get_item (api, ids[i], since);

  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (futures[i] == NULL)
        continue;

      nodes[i] = dex_await_boxed (g_steal_pointer (&futures[i]), &local_error);
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        continue;

      for (guint j = 0; j < n_ids; j++)
        {
          dex_clear (&futures[j]);
          g_clear_pointer (&nodes[j], json_node_unref);
        }
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

/* Waits for all of a batch; who failed each time is NULL in @nodes. FALSE when the whole fetch was cancelled. */
static gboolean
await_items (LtHackerNewsApi *api,
             const gint64 *ids,
             guint n_ids,
             gint64 since,
             JsonNode **nodes,
             GError **error)
{
  for (guint look = 0; look < ITEM_LOOKS; look++)
    if (!look_once (api, ids, n_ids, since, nodes, error))
      return FALSE;

  return TRUE;
}

/* The order below the top comments, where there is one to know. */
static gboolean
restore_order (Fetch *fetch,
               LtItemTree *tree,
               GError **error)
{
  g_autoptr (GArray) parents = lt_item_tree_list_parents (tree, RANKED_ROOTS, RANKED_MIN_CHILDREN, RANKED_LIMIT);

  for (guint done = 0; done < parents->len; done += BATCH)
    {
      const gint64 *ids = &g_array_index (parents, gint64, done);
      guint n_ids = MIN (BATCH, parents->len - done);
      JsonNode *nodes[BATCH] = { NULL };

      if (!await_items (fetch->api, ids, n_ids, lt_hacker_news_api_since (fetch->api, ORDER_SECONDS), nodes, error))
        return FALSE;

      for (guint i = 0; i < n_ids; i++)
        {
          JsonObject *item = get_object (nodes[i]);

          if (item != NULL)
            lt_item_tree_set_order (tree, ids[i], lt_json_array (item, "kids"));
          g_clear_pointer (&nodes[i], json_node_unref);
        }
    }

  return TRUE;
}

static void
push_kids (GArray *steps,
           GHashTable *seen,
           gint64 parent,
           JsonObject *item)
{
  JsonArray *kids = lt_json_array (item, "kids");

  for (guint i = 0; kids != NULL && i < json_array_get_length (kids); i++)
    {
      Step step = { lt_json_element_int (kids, i, 0), parent };

      if (step.id > 0 && g_hash_table_add (seen, g_memdup2 (&step.id, sizeof step.id)))
        g_array_append_val (steps, step);
    }
}

/* Comment by comment, level by level, so that what the reader sees first is there when a limit ends the walk. */
static gboolean
walk (Fetch *fetch,
      LtItemTree *tree,
      JsonObject *story,
      gint64 since,
      gboolean *whole,
      GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  push_kids (steps, seen, fetch->id, story);
  for (guint done = 0; done < MIN (steps->len, LT_TREE_MAX_ITEMS);)
    {
      guint n_ids = MIN (BATCH, MIN (steps->len, LT_TREE_MAX_ITEMS) - done);
      gint64 ids[BATCH];
      JsonNode *nodes[BATCH] = { NULL };

      for (guint i = 0; i < n_ids; i++)
        ids[i] = g_array_index (steps, Step, done + i).id;
      if (!await_items (fetch->api, ids, n_ids, since, nodes, error))
        return FALSE;

      for (guint i = 0; i < n_ids; i++)
        {
          g_autoptr (JsonNode) node = nodes[i];
          JsonObject *item = get_object (node);
          gint64 parent = g_array_index (steps, Step, done + i).parent;

          if (node == NULL)
            *whole = FALSE;
          if (item != NULL && lt_json_int (item, "id", 0) == ids[i] && lt_item_tree_add (tree, parent, item))
            push_kids (steps, seen, ids[i], item);
        }
      done += n_ids;
    }

  if (steps->len > LT_TREE_MAX_ITEMS)
    *whole = FALSE;

  return TRUE;
}

/* With what is remembered of comments that are not known to have changed, as far as that accounts for all. */
static LtItemTree *
walk_tree (Fetch *fetch,
           JsonObject *story,
           gboolean *whole,
           GError **error)
{
  const gint64 since[] = { lt_hacker_news_api_since (fetch->api, COMMENT_SECONDS), fetch->started };
  int claimed = lt_item_get_count (story, "descendants");

  for (guint i = 0; i < G_N_ELEMENTS (since); i++)
    {
      g_autoptr (LtItemTree) tree = lt_item_tree_new (fetch->id);

      *whole = TRUE;
      if (lt_item_tree_set_story (tree, story) && !walk (fetch, tree, story, since[i], whole, error))
        return NULL;
      if (!*whole || i + 1 == G_N_ELEMENTS (since) || (int) lt_item_tree_get_size (tree) >= claimed - MAY_MISS (claimed))
        return g_steal_pointer (&tree);
    }

  return NULL;
}

static gboolean
is_cancelled (GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gint64
story_since (Fetch *fetch)
{
  return MIN (lt_hacker_news_api_since (fetch->api, STORY_SECONDS), g_get_monotonic_time () - STORY_LEAST);
}

/* Puts the search index's tree right by what the official API says. */
static gboolean
correct_tree (Fetch *fetch,
              LtItemTree *tree,
              JsonObject *story,
              GError **error)
{
  if (!lt_item_tree_set_story (tree, story))
    {
      g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD, _ ("This is no discussion of Hacker News."));
      return FALSE;
    }

  lt_item_tree_set_order (tree, fetch->id, lt_json_array (story, "kids"));

  return restore_order (fetch, tree, error);
}

/* Tree by the search index, all else by the official API; each may fail. */
static DexFuture *
fetch_fiber (gpointer data)
{
  Fetch *fetch = data;
  DexFuture *story_future = lt_hacker_news_api_get_item (fetch->api, fetch->id, story_since (fetch));
  g_autoptr (GError) tree_error = NULL;
  g_autoptr (GError) story_error = NULL;
  g_autoptr (LtItemTree) tree = fetch_tree (fetch, &tree_error);
  g_autoptr (JsonNode) node = dex_await_boxed (story_future, &story_error);
  JsonObject *story = get_object (node);
  GError *error = NULL;
  Work *work = NULL;
  gboolean whole = TRUE;

  if (is_cancelled (tree_error) || is_cancelled (story_error))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");

  /* What the official API does not have is not there, whatever the index still knows. */
  if (story == NULL && story_error == NULL)
    return dex_future_new_reject (LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD, _ ("Hacker News has no such discussion."));
  if (story == NULL && tree == NULL)
    return dex_future_new_for_error (g_steal_pointer (&story_error));

  if (tree == NULL)
    {
      tree = lt_item_tree_new (fetch->id);
      if (!lt_item_tree_set_story (tree, story))
        return dex_future_new_reject (LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD, _ ("This is no discussion of Hacker News."));
      lt_item_tree_unref (tree);
      tree = walk_tree (fetch, story, &whole, &error);
      if (tree == NULL)
        return dex_future_new_for_error (error);
    }
  else if (story != NULL && !correct_tree (fetch, tree, story, &error))
    return dex_future_new_for_error (error);

  work = g_new0 (Work, 1);
  work->tree = g_steal_pointer (&tree);
  work->rank_known = story != NULL;
  work->whole = whole;

  return lt_thread_run ("lt-thread", make_thread, work, work_free);
}

/**
 * lt_hacker_news_fetch_thread:
 * @api: the services
 * @id: the story's number
 *
 * Fetches one thread. The search index gives the tree in one request; the official API gives title,
 * points, liveness and the order of the top comments and of the largest branches. Without the index
 * the tree is walked comment by comment; without the official API the order is unknown.
 * `rank_known` speaks of the top comments.
 *
 * Returns: (transfer full): resolves to an #LtThread; rejects with %LT_SOURCE_ERROR when neither answers
 */
DexFuture *
lt_hacker_news_fetch_thread (LtHackerNewsApi *api,
                             gint64 id)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->api = g_object_ref (api);
  fetch->id = id;
  fetch->started = g_get_monotonic_time ();

  return lt_spawn (fetch_fiber, fetch, fetch_free);
}
