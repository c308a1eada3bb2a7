/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/hacker-news-check.h"

#include "base/future.h"
#include "sources/hacker-news-item.h"
#include "sources/item-fields.h"
#include "sources/source.h"
#include "text/json.h"

#define MAX_CHANGES 2000
#define BATCH 16

/* An item that was read a moment ago need not be asked for again. */
#define FRESH_SECONDS 60
#define FRESH_LEAST (5 * G_USEC_PER_SEC)

typedef struct
{
  LtHackerNewsApi *api;
  GStrv ids;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_object_unref (check->api);
  g_strfreev (check->ids);
  g_free (check);
}

static DexFuture *
changes_fiber (gpointer data)
{
  LtHackerNewsApi *api = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = dex_await_boxed (lt_hacker_news_api_get (api, "/updates.json"), &error);
  JsonObject *answer = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *items = lt_json_array (answer, "items");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (node == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  for (guint i = 0; items != NULL && i < MIN (json_array_get_length (items), MAX_CHANGES); i++)
    {
      JsonNode *element = json_array_get_element (items, i);
      gint64 id = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_int (element) : 0;

      if (id <= 0)
        continue;

      lt_hacker_news_api_note_change (api, id);
      g_strv_builder_take (builder, g_strdup_printf ("%s%" G_GINT64_FORMAT, lt_hacker_news_names.prefix, id));
    }

  return dex_future_new_take_boxed (G_TYPE_STRV, g_strv_builder_end (builder));
}

/**
 * lt_hacker_news_list_changes:
 * @api: the services
 *
 * Returns: (transfer full): resolves to a `GStrv` of ids; rejects with %LT_SOURCE_ERROR
 */
DexFuture *
lt_hacker_news_list_changes (LtHackerNewsApi *api)
{
  return lt_spawn (changes_fiber, g_object_ref (api), g_object_unref);
}

static void
judge (LtItemCheck *check,
       JsonNode *node)
{
  JsonObject *item = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (node == NULL)
    return;

  if (item == NULL)
    check->state = LT_ITEM_MISSING;
  else if (lt_item_has_flag (item, "dead") || lt_item_has_flag (item, "deleted"))
    check->state = LT_ITEM_REMOVED;
  else
    check->state = LT_ITEM_ALIVE;

  if (check->state == LT_ITEM_ALIVE)
    check->comments = lt_item_get_count (item, "descendants");
}

static DexFuture *
check_fiber (gpointer data)
{
  Check *check = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_item_check_free);
  guint n_ids = g_strv_length (check->ids);

  for (guint done = 0; done < n_ids; done += BATCH)
    {
      DexFuture *futures[BATCH] = { NULL };
      gboolean cancelled = FALSE;

      for (guint i = 0; i < MIN (BATCH, n_ids - done); i++)
        {
          gint64 since = MIN (lt_hacker_news_api_since (check->api, FRESH_SECONDS), g_get_monotonic_time () - FRESH_LEAST);
          gint64 id = lt_hacker_news_parse_id (check->ids[done + i]);

          futures[i] = id != 0 ? lt_hacker_news_api_get_item (check->api, id, since) : NULL;
        }

      for (guint i = 0; i < MIN (BATCH, n_ids - done); i++)
        {
          LtItemCheck *one = lt_item_check_new (check->ids[done + i]);
          g_autoptr (GError) error = NULL;
          g_autoptr (JsonNode) node = NULL;

          if (futures[i] != NULL && !cancelled)
            node = dex_await_boxed (g_steal_pointer (&futures[i]), &error);
          dex_clear (&futures[i]);
          cancelled = cancelled || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          judge (one, node);
          g_ptr_array_add (found, one);
        }

      if (cancelled)
        return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
    }

  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&found));
}

/**
 * lt_hacker_news_check_items:
 * @api: the services
 * @ids: "hn-123"
 *
 * Only the official API knows what lives.
 *
 * Returns: (transfer full): resolves to a `GPtrArray` of #LtItemCheck; rejects only when cancelled
 */
DexFuture *
lt_hacker_news_check_items (LtHackerNewsApi *api,
                            const char *const *ids)
{
  Check *check = g_new0 (Check, 1);

  check->api = g_object_ref (api);
  check->ids = g_strdupv ((char **) ids);

  return lt_spawn (check_fiber, check, check_free);
}
