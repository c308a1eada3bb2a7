/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include "backend/context.h"
#include "backend/publisher.h"
#include "base/future.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
parse_discussions (const char *text,
                   LtPublishDiscussions *value)
{
  if (text == NULL || strcmp (text, "quoted") == 0)
    *value = LT_PUBLISH_QUOTED;
  else if (strcmp (text, "full") == 0)
    *value = LT_PUBLISH_FULL;
  else if (strcmp (text, "none") == 0)
    *value = LT_PUBLISH_NONE;
  else
    return FALSE;

  return TRUE;
}

static gboolean
parse_media (const char *text,
             gboolean *value)
{
  *value = text != NULL && strcmp (text, "yes") == 0;

  return text == NULL || *value || strcmp (text, "no") == 0;
}

static DexFuture *
publish_fiber (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_strdup (((LtPublication *) data)->folder);
  guint n = dex_await_uint (lt_publication_write (data), &error);

  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  lt_command_print (_ ("Files of the edition: %u, in %s"), n, folder);
  return dex_future_new_for_int (0);
}

static DexFuture *
publish (LtProgram *program,
         const char *folder,
         const char *base_url,
         LtPublishDiscussions discussions,
         gboolean media)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = lt_command_archive_path (program, &error);
  g_autoptr (LtContext) context = path != NULL ? lt_context_new (program->configuration, program->config_folder, &error) : NULL;
  LtPublication *publication;

  if (context == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return dex_future_new_reject (LT_COMMAND_ERROR, LT_COMMAND_ERROR_INPUT,
                                  _ ("There is no archive yet: run “once” or “serve” first."));

  publication = lt_publication_new (path, folder);
  publication->base_url = base_url == NULL                   ? NULL
                          : g_str_has_suffix (base_url, "/") ? g_strdup (base_url)
                                                             : g_strconcat (base_url, "/", NULL);
  publication->discussions = discussions;
  publication->media = media;
  publication->analyst = lt_analyst_copy (context->analyst);

  return lt_spawn (publish_fiber, publication, NULL);
}

/**
 * lt_command_publish:
 *
 * The edition as a folder of files.
 */
DexFuture *
lt_command_publish (LtProgram *program,
                    char **arguments)
{
  g_autofree char *base_url = NULL;
  g_autofree char *discussions = NULL;
  g_autofree char *media = NULL;
  const GOptionEntry entries[] = {
    { "base-url", 0, 0, G_OPTION_ARG_STRING, &base_url, N_ ("Where the folder will be reached"), N_ ("URL") },
    { "discussions", 0, 0, G_OPTION_ARG_STRING, &discussions, N_ ("What is published of the comments: full, quoted or none"), N_ ("WHAT") },
    { "media", 0, 0, G_OPTION_ARG_STRING, &media, N_ ("Publish the pictures of articles: yes or no"), N_ ("YES/NO") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  LtPublishDiscussions what;
  gboolean with_media;

  if (!lt_command_parse ("publish", arguments, entries, 1, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (base_url != NULL && !lt_url_is_web (base_url))
    return dex_future_new_reject (LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE, _ ("“%s” is no web address."), base_url);
  if (!parse_discussions (discussions, &what))
    return dex_future_new_reject (LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE, _ ("--discussions is full, quoted or none."));
  if (!parse_media (media, &with_media))
    return dex_future_new_reject (LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE, _ ("--media is yes or no."));

  return publish (program, rest[0], base_url, what, with_media);
}
