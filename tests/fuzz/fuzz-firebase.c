/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "fuzz-thread.h"

#include "sources/hacker-news-item.h"

/* A list of items stands for the answers of the official API in the order in which they come: the story is first. */
static void
read_items (LtItemTree *tree,
            JsonArray *items)
{
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = lt_json_element_object (items, i);

      if (item == NULL || (i == 0 && lt_item_tree_set_story (tree, item)))
        continue;
      lt_item_tree_add (tree, lt_json_int (item, "parent", 0), item);
    }

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = lt_json_element_object (items, i);

      if (item != NULL)
        lt_item_tree_set_order (tree, lt_json_int (item, "id", 0), lt_json_array (item, "kids"));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (JsonNode) root = lt_json_parse ((const char *) data, size, size, LT_JSON_MAX_DEPTH, NULL);
  JsonArray *items = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  gint64 id = items != NULL ? lt_json_int (lt_json_element_object (items, 0), "id", 0) : 0;
  g_autoptr (LtItemTree) tree = NULL;
  g_autoptr (GArray) parents = NULL;
  g_autoptr (LtThread) thread = NULL;

  if (id <= 0)
    return 0;

  tree = lt_item_tree_new (id);
  read_items (tree, items);
  parents = lt_item_tree_list_parents (tree, 10, 1, 20);
  g_assert_cmpuint (parents->len, <=, 20);
  thread = lt_item_tree_to_thread (tree, &lt_hacker_news_names);
  lt_fuzz_check_thread (thread);

  return 0;
}
