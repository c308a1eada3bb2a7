/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/hacker-news.h"

#include "base/datetime.h"
#include "base/future.h"
#include "sources/article-source.h"
#include "sources/hacker-news-check.h"
#include "sources/hacker-news-front.h"
#include "sources/hacker-news-item.h"
#include "sources/hacker-news-thread.h"

#include <glib/gi18n-lib.h>

#define SITE "news.ycombinator.com"

struct _LtHackerNews
{
  GObject parent_instance;

  LtHttpClient *client;
  LtHackerNewsApi *api;
  LtHackerNewsFront *front;
  LtSourceHealth *health;
};

static void source_iface_init (LtSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LtHackerNews, lt_hacker_news, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LT_TYPE_SOURCE, source_iface_init))

static const char *
lt_hacker_news_get_id (LtSource *source)
{
  return lt_hacker_news_names.source;
}

static const char *
lt_hacker_news_get_name (LtSource *source)
{
  return "Hacker News";
}

static LtSourceHealth *
lt_hacker_news_dup_health (LtSource *source)
{
  return lt_source_health_copy (LT_HACKER_NEWS (source)->health);
}

static void
set_health (LtHackerNews *self,
            LtSourceState state,
            const char *message)
{
  if (self->health->state != state || self->health->since == LT_NO_TIME)
    self->health->since = lt_time_now ();
  self->health->state = state;
  g_set_str (&self->health->message, message);
}

static void
note_outage (LtHackerNews *self,
             const GError *error)
{
  set_health (self, lt_hacker_news_api_is_refused (self->api) ? LT_SOURCE_BLOCKED : LT_SOURCE_UNREACHABLE, error->message);
}

static DexFuture *
discovered_cb (DexFuture *future,
               gpointer user_data)
{
  LtHackerNews *self = user_data;
  g_autoptr (GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    set_health (self, LT_SOURCE_OK, lt_hacker_news_front_get_complaint (self->front));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    note_outage (self, error);

  return NULL;
}

static DexFuture *
lt_hacker_news_discover (LtSource *source)
{
  LtHackerNews *self = LT_HACKER_NEWS (source);

  return dex_future_finally (lt_hacker_news_front_discover (self->front), discovered_cb, g_object_ref (self), g_object_unref);
}

/* A thread that is gone says nothing of the source; one that could not be asked for does. */
static DexFuture *
fetched_cb (DexFuture *future,
            gpointer user_data)
{
  LtHackerNews *self = user_data;
  g_autoptr (GError) error = NULL;

  if (dex_future_get_value (future, &error) != NULL)
    {
      if (self->health->state != LT_SOURCE_OK)
        set_health (self, LT_SOURCE_OK, NULL);
    }
  else if (g_error_matches (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE))
    note_outage (self, error);

  return NULL;
}

static DexFuture *
lt_hacker_news_fetch (LtSource *source,
                      const char *id)
{
  gint64 number = lt_hacker_news_parse_id (id);

  if (number == 0)
    return dex_future_new_reject (LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD, _ ("This is no discussion of Hacker News."));

  return dex_future_finally (lt_hacker_news_fetch_thread (LT_HACKER_NEWS (source)->api, number), fetched_cb,
                             g_object_ref (source), g_object_unref);
}

static DexFuture *
lt_hacker_news_fetch_article (LtSource *source,
                              const char *url)
{
  return lt_article_fetch (LT_HACKER_NEWS (source)->client, url);
}

static DexFuture *
lt_hacker_news_fetch_picture (LtSource *source,
                              const char *url)
{
  return lt_picture_fetch (LT_HACKER_NEWS (source)->client, url);
}

static char *
lt_hacker_news_id_for_url (LtSource *source,
                           const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GHashTable) query = NULL;
  g_autofree char *id = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL || g_ascii_strcasecmp (g_uri_get_host (uri), SITE) != 0)
    return NULL;

  if (!g_str_equal (g_uri_get_path (uri), "/item") || g_uri_get_query (uri) == NULL)
    return NULL;

  query = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL);
  if (query == NULL || g_hash_table_lookup (query, "id") == NULL)
    return NULL;

  id = g_strconcat (lt_hacker_news_names.prefix, g_hash_table_lookup (query, "id"), NULL);

  return lt_hacker_news_parse_id (id) != 0 ? g_steal_pointer (&id) : NULL;
}

static gboolean
lt_hacker_news_owns (LtSource *source,
                     const char *id)
{
  return lt_hacker_news_parse_id (id) != 0;
}

static DexFuture *
lt_hacker_news_list (LtSource *source)
{
  return lt_hacker_news_list_changes (LT_HACKER_NEWS (source)->api);
}

static DexFuture *
lt_hacker_news_check (LtSource *source,
                      const char *const *ids)
{
  return lt_hacker_news_check_items (LT_HACKER_NEWS (source)->api, ids);
}

static void
lt_hacker_news_finalize (GObject *object)
{
  LtHackerNews *self = LT_HACKER_NEWS (object);

  g_clear_object (&self->front);
  g_clear_object (&self->api);
  g_clear_object (&self->client);
  g_clear_pointer (&self->health, lt_source_health_free);

  G_OBJECT_CLASS (lt_hacker_news_parent_class)->finalize (object);
}

static void
source_iface_init (LtSourceInterface *iface)
{
  iface->get_id = lt_hacker_news_get_id;
  iface->get_name = lt_hacker_news_get_name;
  iface->dup_health = lt_hacker_news_dup_health;
  iface->discover = lt_hacker_news_discover;
  iface->fetch_thread = lt_hacker_news_fetch;
  iface->fetch_article = lt_hacker_news_fetch_article;
  iface->fetch_picture = lt_hacker_news_fetch_picture;
  iface->id_for_url = lt_hacker_news_id_for_url;
  iface->owns = lt_hacker_news_owns;
  iface->list_changes = lt_hacker_news_list;
  iface->check_items = lt_hacker_news_check;
}

static void
lt_hacker_news_class_init (LtHackerNewsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_hacker_news_finalize;
}

static void
lt_hacker_news_init (LtHackerNews *self)
{
  self->health = lt_source_health_new (lt_hacker_news_names.source, "Hacker News");
  self->health->since = LT_NO_TIME;
}

/**
 * lt_hacker_news_new:
 * @client: the client to ask with
 * @api: base address of the official API, with its version
 * @search: base address of the search index, with its version
 *
 * Returns: (transfer full): Hacker News
 */
LtHackerNews *
lt_hacker_news_new (LtHttpClient *client,
                    const char *api,
                    const char *search)
{
  LtHackerNews *self = g_object_new (LT_TYPE_HACKER_NEWS, NULL);

  self->client = g_object_ref (client);
  self->api = lt_hacker_news_api_new (client, api, search);
  self->front = lt_hacker_news_front_new (self->api);

  return self;
}
