/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-data.h"

#include "text/json.h"
#include "text/plain-text.h"

#include <string.h>

#define MAX_BYTES (2 * 1024 * 1024)
#define MAX_DEPTH 100
#define MAX_VALUES 100000
/* Prose has this many bytes at least, and one space for that many of them at most. */
#define MIN_PROSE 200
#define LONGEST_WORDS 12

static gboolean
is_prose (const char *text, gsize length)
{
  gsize spaces = 0;

  if (length < MIN_PROSE || *text == '{' || *text == '[')
    return FALSE;
  for (const char *p = text; *p; p++)
    spaces += *p == ' ';
  return spaces * LONGEST_WORDS >= length;
}

static void
push_members (GQueue *queue, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *member = members; member; member = member->next)
        g_queue_push_tail (queue, member->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_queue_push_tail (queue, json_array_get_element (array, i));
    }
}

static const char *
find_longest (JsonNode *root)
{
  g_autoptr (GQueue) queue = g_queue_new ();
  const char *longest = NULL;
  gsize longest_length = 0;
  JsonNode *node;

  g_queue_push_tail (queue, root);
  for (guint i = 0; i < MAX_VALUES && (node = g_queue_pop_head (queue)); i++)
    {
      const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
      gsize length = text ? strlen (text) : 0;

      push_members (queue, node);
      if (length <= longest_length || !is_prose (text, length))
        continue;
      longest = text;
      longest_length = length;
    }
  return longest;
}

char *
lt_article_data_text (GPtrArray *scripts)
{
  char *best = NULL;

  for (guint i = 0; i < scripts->len; i++)
    {
      g_autofree char *script = lt_html_text (scripts->pdata[i]);
      g_autoptr (JsonNode) node = lt_json_parse (script, strlen (script), MAX_BYTES, MAX_DEPTH, NULL);
      const char *longest = node ? find_longest (node) : NULL;
      g_autofree char *text = longest ? lt_plain_text_from_html (longest, -1) : NULL;

      if (text && (!best || strlen (text) > strlen (best)))
        {
          g_free (best);
          best = g_steal_pointer (&text);
        }
    }
  return best;
}
