/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/hacker-news-item.h"

#include "sources/source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TREE_BYTES (32 * 1024 * 1024)

/* An item is an object in an array: two levels of JSON for one of the thread. */
#define MAX_JSON_DEPTH (2 * LT_TREE_MAX_DEPTH + 8)

const LtItemNames lt_hacker_news_names = {
  .source = "hackernews",
  .prefix = "hn-",
  .page = NULL,
  .comment_page = "https://news.ycombinator.com/item?id=",
  .shift = 0,
};

typedef struct
{
  gint64 parent;
  JsonArray *children; /* not owned */
} Level;

/* In the order of reading, without recursion: the depth is up to whoever wrote the file. */
static void
add_children (LtItemTree *tree,
              gint64 id,
              JsonArray *children)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (Level));
  Level first = { id, children };

  g_array_append_val (queue, first);
  for (guint next = 0; next < queue->len; next++)
    {
      Level level = g_array_index (queue, Level, next);

      for (guint i = 0; level.children != NULL && i < json_array_get_length (level.children); i++)
        {
          JsonObject *item = lt_json_element_object (level.children, i);
          Level below;

          if (item == NULL || !lt_item_tree_add (tree, level.parent, item))
            continue;

          below.parent = lt_json_int (item, "id", 0);
          below.children = lt_json_array (item, "children");
          g_array_append_val (queue, below);
        }
    }
}

/**
 * lt_hacker_news_tree_from_algolia:
 * @bytes: the answer to "/items/ID", or a file of that form
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the story and its comments, or %NULL with %LT_SOURCE_ERROR
 */
LtItemTree *
lt_hacker_news_tree_from_algolia (GBytes *bytes,
                                  GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) root = lt_json_parse (data != NULL ? data : "", size, MAX_TREE_BYTES, MAX_JSON_DEPTH, &local_error);
  g_autoptr (LtItemTree) tree = NULL;
  JsonObject *item = NULL;
  gint64 id = 0;

  if (root == NULL)
    {
      g_set_error (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_MALFORMED, _ ("This is no discussion: %s"), local_error->message);
      return NULL;
    }

  if (JSON_NODE_HOLDS_OBJECT (root))
    item = json_node_get_object (root);
  id = item != NULL ? lt_json_int (item, "id", 0) : 0;
  if (id > 0)
    tree = lt_item_tree_new (id);

  if (tree == NULL || !lt_item_tree_set_story (tree, item))
    {
      g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD, _ ("This is no discussion of Hacker News."));
      return NULL;
    }

  add_children (tree, id, lt_json_array (item, "children"));

  return g_steal_pointer (&tree);
}

/**
 * lt_hacker_news_thread_from_algolia:
 * @bytes: the answer to "/items/ID", or a file of that form
 * @error: return location
 *
 * CPU work: not on the main thread.
 *
 * Returns: (transfer full) (nullable): the thread, its siblings in the order of their numbers
 */
LtThread *
lt_hacker_news_thread_from_algolia (GBytes *bytes,
                                    GError **error)
{
  g_autoptr (LtItemTree) tree = lt_hacker_news_tree_from_algolia (bytes, error);

  return tree != NULL ? lt_item_tree_to_thread (tree, &lt_hacker_news_names) : NULL;
}

/**
 * lt_hacker_news_parse_id:
 * @id: "hn-123"
 *
 * Returns: the number, or 0
 */
gint64
lt_hacker_news_parse_id (const char *id)
{
  guint64 number = 0;

  if (!g_str_has_prefix (id, lt_hacker_news_names.prefix) || !g_ascii_string_to_unsigned (id + strlen (lt_hacker_news_names.prefix), 10, 1, G_MAXINT64, &number, NULL))
    return 0;

  return (gint64) number;
}
