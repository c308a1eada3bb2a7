/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/context.h"

#include "analysis/stance-models.h"
#include "net/picture.h"
#include "sources/hacker-news.h"
#include "sources/robots.h"
#include "sources/sample-source.h"

/* Begins with the name that sites may address in robots.txt. */
#define USER_AGENT LT_ROBOTS_TOKEN "/" LT_VERSION " (+" LT_HOME_PAGE ")"

const char *
lt_context_get_generator (void)
{
  return "LLM Tracker " LT_VERSION;
}

LtStanceModel *
lt_context_load_model (GError **error)
{
  return lt_stance_models_load (LT_DATA_DIR, error);
}

LtTopics *
lt_context_load_topics (LtConfiguration *configuration,
                        const char *folder,
                        GError **error)
{
  const char *chosen = lt_configuration_get_string (configuration, "topics/file");
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, "topics.conf", NULL) : NULL;

  if (*chosen != '\0')
    return lt_topics_load (chosen, error);
  if (beside != NULL && g_file_test (beside, G_FILE_TEST_EXISTS))
    return lt_topics_load (beside, error);

  return lt_topics_load (LT_DATA_DIR "/topics.conf", error);
}

static LtHttpClient *
make_client (LtConfiguration *configuration)
{
  LtHttpClient *client = lt_http_client_new (USER_AGENT);

  lt_http_client_set_allow_loopback (client, lt_configuration_get_boolean (configuration, "net/allow-loopback"));
  lt_http_client_set_pace (client, lt_configuration_get_double (configuration, "net/pace"));

  return client;
}

/* The sample edition stands alone: invented people do not belong among real ones. */
static void
make_sources (LtContext *self,
              LtConfiguration *configuration)
{
  g_autoptr (LtHttpClient) client = NULL;

  if (lt_configuration_get_boolean (configuration, "sample/enabled"))
    {
      g_ptr_array_add (self->sources, lt_sample_source_new (LT_DATA_DIR "/sample"));
      return;
    }

  if (!lt_configuration_get_boolean (configuration, "hackernews/enabled"))
    return;

  client = make_client (configuration);
  g_ptr_array_add (self->sources,
                   lt_hacker_news_new (client,
                                       lt_configuration_get_string (configuration, "hackernews/api"),
                                       lt_configuration_get_string (configuration, "hackernews/search")));
}

static void
make_analyst (LtContext *self,
              LtConfiguration *configuration)
{
  g_autofree char *contents = NULL;
  gsize length;
  LtPictureInfo info;

  self->analyst = lt_analyst_new (lt_configuration_get_string (configuration, "analyst/name"),
                                  lt_configuration_get_string (configuration, "analyst/role"),
                                  lt_configuration_get_string (configuration, "analyst/bio"));
  self->analyst->url = g_strdup (lt_configuration_get_string (configuration, "analyst/url"));

  if (!g_file_get_contents (LT_DATA_DIR "/avatar.png", &contents, &length, NULL))
    return;

  self->avatar = g_bytes_new_take (g_steal_pointer (&contents), length);
  if (lt_picture_inspect (self->avatar, &info))
    self->analyst->avatar = lt_picture_path (self->avatar);
  else
    g_clear_pointer (&self->avatar, g_bytes_unref);
}

static void
context_clear (gpointer data)
{
  LtContext *self = data;

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->topics);
  g_clear_object (&self->model);
  g_clear_pointer (&self->analyst, lt_analyst_free);
  g_clear_pointer (&self->avatar, g_bytes_unref);
}

/**
 * lt_context_new:
 * @configuration: what the backend is told
 * @folder: (nullable): the configuration's folder
 *
 * Returns: (transfer full): what rounds need, or NULL when rules or words cannot be read
 */
LtContext *
lt_context_new (LtConfiguration *configuration,
                const char *folder,
                GError **error)
{
  g_autoptr (LtContext) self = g_rc_box_new0 (LtContext);

  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
  self->topics = lt_context_load_topics (configuration, folder, error);
  if (self->topics == NULL)
    return NULL;
  self->model = lt_context_load_model (error);
  if (self->model == NULL)
    return NULL;

  make_sources (self, configuration);
  make_analyst (self, configuration);
  self->heat.min_points = (int) lt_configuration_get_int (configuration, "story/min-points");
  self->heat.min_comments = (int) lt_configuration_get_int (configuration, "story/min-comments");
  self->per_day = (int) lt_configuration_get_int (configuration, "story/per-day");
  self->fetch_articles = lt_configuration_get_boolean (configuration, "article/fetch");
  self->fetch_media = lt_configuration_get_boolean (configuration, "media/fetch");
  self->interval = (guint) lt_configuration_get_int (configuration, "schedule/interval-seconds");
  self->pace = lt_configuration_get_double (configuration, "net/pace");

  return g_steal_pointer (&self);
}

LtContext *
lt_context_ref (LtContext *self)
{
  return g_rc_box_acquire (self);
}

void
lt_context_unref (LtContext *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, context_clear);
}

LtSource *
lt_context_find_source (LtContext *self,
                        const char *id)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      LtSource *source = g_ptr_array_index (self->sources, i);

      if (g_strcmp0 (lt_source_get_id (source), id) == 0)
        return source;
    }

  return NULL;
}
