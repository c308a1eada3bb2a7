/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/hacker-news-look.h"

#include "base/datetime.h"
#include "sources/item-fields.h"
#include "text/url.h"

struct _LtHackerNewsLook
{
  GPtrArray *refs;   /* LtThreadRef */
  GHashTable *by_id; /* id -> LtThreadRef, not owned */
};

/**
 * lt_hacker_news_look_new:
 *
 * Returns: (transfer full): a look that found nothing yet
 */
LtHackerNewsLook *
lt_hacker_news_look_new (void)
{
  LtHackerNewsLook *self = g_new0 (LtHackerNewsLook, 1);

  self->refs = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_ref_free);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

/**
 * lt_hacker_news_look_free:
 * @self: (transfer full): a look
 */
void
lt_hacker_news_look_free (LtHackerNewsLook *self)
{
  g_ptr_array_unref (self->refs);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

static LtThreadRef *
add (LtHackerNewsLook *self,
     gint64 id,
     JsonObject *object,
     const char *comments)
{
  const char *title = lt_json_string (object, "title");
  const char *link = lt_json_string (object, "url");
  g_autofree char *name = g_strdup_printf ("hn-%" G_GINT64_FORMAT, id);
  LtThreadRef *ref = NULL;

  if (id <= 0 || title == NULL || lt_hacker_news_look_has (self, id))
    return NULL;

  ref = lt_thread_ref_new (name);
  ref->title = lt_item_title_to_text (title);
  ref->link = link != NULL && lt_url_is_web (link) ? g_strdup (link) : NULL;
  ref->date = lt_item_get_date (object);
  ref->score = lt_item_get_score (object);
  ref->comments = lt_item_get_count (object, comments);
  g_ptr_array_add (self->refs, ref);
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), ref);

  return ref;
}

/* A hit's number is a string. */
static gint64
get_hit_id (JsonObject *hit)
{
  const char *text = lt_json_string (hit, "objectID");
  guint64 number = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return 0;

  return (gint64) number;
}

/**
 * lt_hacker_news_look_add_hits:
 * @self: a look
 * @answer: (nullable): what the search index answered
 *
 * Returns: the newest date among the hits, or %LT_NO_TIME when there is none
 */
gint64
lt_hacker_news_look_add_hits (LtHackerNewsLook *self,
                              JsonNode *answer)
{
  JsonObject *envelope = answer != NULL && JSON_NODE_HOLDS_OBJECT (answer) ? json_node_get_object (answer) : NULL;
  JsonArray *hits = lt_json_array (envelope, "hits");
  gint64 newest = LT_NO_TIME;

  for (guint i = 0; hits != NULL && i < json_array_get_length (hits); i++)
    {
      JsonObject *hit = lt_json_element_object (hits, i);
      LtThreadRef *ref = hit != NULL ? add (self, get_hit_id (hit), hit, "num_comments") : NULL;

      if (ref != NULL)
        newest = MAX (newest, ref->date);
    }

  return newest;
}

/**
 * lt_hacker_news_look_add_item:
 * @self: a look
 * @item: an item of the official API
 */
void
lt_hacker_news_look_add_item (LtHackerNewsLook *self,
                              JsonObject *item)
{
  if (g_strcmp0 (lt_json_string (item, "type"), "story") == 0 && !lt_item_has_flag (item, "dead") && !lt_item_has_flag (item, "deleted"))
    add (self, lt_json_int (item, "id", 0), item, "descendants");
}

/**
 * lt_hacker_news_look_has:
 * @self: a look
 * @id: a story's number
 *
 * Returns: TRUE when the story was found
 */
gboolean
lt_hacker_news_look_has (LtHackerNewsLook *self,
                         gint64 id)
{
  return g_hash_table_contains (self->by_id, &id);
}

/**
 * lt_hacker_news_look_rank:
 * @self: a look
 * @list: (element-type gint64): numbers in the order in which they are shown
 */
void
lt_hacker_news_look_rank (LtHackerNewsLook *self,
                          GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      LtThreadRef *ref = g_hash_table_lookup (self->by_id, &g_array_index (list, gint64, i));

      if (ref != NULL && (ref->rank < 0 || (int) i < ref->rank))
        ref->rank = (int) i;
    }
}

/**
 * lt_hacker_news_look_get_refs:
 * @self: a look
 *
 * Returns: (transfer none) (element-type LtThreadRef): what was found
 */
GPtrArray *
lt_hacker_news_look_get_refs (LtHackerNewsLook *self)
{
  return self->refs;
}
