/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "shared-threads.h"

#include "text/json.h"
#include "text/plain-text.h"

#include <string.h>

#define MAX_LINE (4 * 1024 * 1024)

typedef struct
{
  GPtrArray *nodes;
  GHashTable *items; /* id -> JsonObject of a node */
} Items;

static void
read_items (const char *path,
            Items *items)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    return;

  lines = g_strsplit (contents, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      JsonNode *node = lt_json_parse (lines[i], strlen (lines[i]), MAX_LINE, LT_JSON_MAX_DEPTH, NULL);
      gint64 *id = NULL;

      if (node == NULL)
        continue;

      id = g_new (gint64, 1);
      *id = lt_json_int (json_node_get_object (node), "id", 0);
      g_ptr_array_add (items->nodes, node);
      g_hash_table_replace (items->items, id, json_node_get_object (node));
    }
}

static gboolean
is_flag (JsonObject *item,
         const char *member)
{
  return lt_json_boolean (item, member, FALSE) || lt_json_int (item, member, 0) == 1;
}

static void
add_comments (LtThread *thread,
              Items *items,
              JsonObject *parent,
              const char *parent_id,
              guint depth)
{
  JsonArray *kids = lt_json_array (parent, "kids");

  for (guint i = 0; kids != NULL && depth < 100 && i < json_array_get_length (kids); i++)
    {
      gint64 number = json_array_get_int_element (kids, i);
      JsonObject *item = g_hash_table_lookup (items->items, &number);
      g_autofree char *id = g_strdup_printf ("hn-%" G_GINT64_FORMAT, number);
      LtComment *comment = NULL;
      const char *html = NULL;

      if (item == NULL || is_flag (item, "dead"))
        continue;

      comment = lt_comment_new (id, "hackernews");
      html = lt_json_string (item, "text");
      g_set_str (&comment->parent, parent_id);
      g_set_str (&comment->author, lt_json_string (item, "by"));
      comment->date = lt_json_int (item, "time", 0);
      g_free (comment->text);
      comment->text = html != NULL && !is_flag (item, "deleted") ? lt_plain_text_from_html (html, -1) : g_strdup ("");
      comment->url = g_strdup_printf ("https://news.ycombinator.com/item?id=%" G_GINT64_FORMAT, number);
      g_ptr_array_add (thread->comments, comment);
      add_comments (thread, items, item, id, depth + 1);
    }
}

static LtThread *
make_thread (Items *items,
             JsonObject *story,
             gint64 number)
{
  LtThread *thread = lt_thread_new ();
  g_autofree char *id = g_strdup_printf ("hn-%" G_GINT64_FORMAT, number);
  const char *title = lt_json_string (story, "title");
  const char *html = lt_json_string (story, "text");

  thread->post = lt_post_new (id, "hackernews");
  thread->post->title = g_strdup (title != NULL ? title : "Untitled");
  thread->post->author = g_strdup (lt_json_string (story, "by"));
  thread->post->link = g_strdup (lt_json_string (story, "url"));
  thread->post->url = g_strdup_printf ("https://news.ycombinator.com/item?id=%" G_GINT64_FORMAT, number);
  thread->post->text = html != NULL ? lt_plain_text_from_html (html, -1) : NULL;
  thread->post->date = lt_json_int (story, "time", 0);
  thread->post->score = (int) lt_json_int (story, "score", -1);
  thread->rank_known = TRUE;
  add_comments (thread, items, story, NULL, 0);
  thread->post->n_comments = (int) MAX (lt_json_int (story, "descendants", 0), thread->comments->len);

  return thread;
}

static void
add_threads (GPtrArray *threads,
             const char *path)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Items items = { nodes, table };

  read_items (path, &items);

  for (guint i = 0; i < nodes->len; i++)
    {
      JsonObject *item = json_node_get_object (g_ptr_array_index (nodes, i));
      LtThread *thread = NULL;

      if (g_strcmp0 (lt_json_string (item, "type"), "story") != 0)
        continue;

      thread = make_thread (&items, item, lt_json_int (item, "id", 0));

      if (thread->comments->len > 0)
        g_ptr_array_add (threads, thread);
      else
        lt_thread_unref (thread);
    }
}

GPtrArray *
lt_threads_from_items (const char *path)
{
  GPtrArray *threads = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_unref);

  add_threads (threads, path);

  return threads;
}

GPtrArray *
lt_shared_threads_load (void)
{
  static const char *const files[] = { "MUICT-SERU", "code-mj12", "yosefmaatuf8", "md0nahue", "oh-shit-genai",
                                       "wayworm_2006" };
  const char *shared = g_getenv ("LT_SHARED");
  GPtrArray *threads = NULL;

  if (shared == NULL || !g_file_test (shared, G_FILE_TEST_IS_DIR))
    return NULL;

  threads = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strconcat (files[i], ".jsonl", NULL);
      g_autofree char *path = g_build_filename (shared, "data", "hn", "items", name, NULL);

      add_threads (threads, path);
    }

  return threads;
}
