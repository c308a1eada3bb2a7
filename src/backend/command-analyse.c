/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include "analysis/analyse.h"
#include "backend/context.h"
#include "base/datetime.h"
#include "render/story-content.h"
#include "sources/article-source.h"
#include "sources/hacker-news-item.h"
#include "story/feed.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define THREAD_MAX_BYTES (32 * 1024 * 1024)
#define HTML_MAX_BYTES (8 * 1024 * 1024)

typedef struct
{
  char *article;
  char *url;
  char *discussion;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->article);
  g_free (options->url);
  g_free (options->discussion);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* One of the threads that a discussion file holds, its comments as they were read. */
static LtThread *
take_thread (LtDiscussion *discussion,
             guint n_post)
{
  LtThread *thread = lt_thread_new ();

  if (n_post < discussion->posts->len)
    thread->post = lt_post_copy (g_ptr_array_index (discussion->posts, n_post));
  else
    thread->post = lt_post_new (NULL, "hackernews");

  g_set_str (&thread->post->id, discussion->item);
  if (thread->post->source == NULL)
    thread->post->source = g_strdup ("hackernews");
  thread->fetched = discussion->as_of;
  thread->rank_known = TRUE;
  for (guint i = 0; i < discussion->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (discussion->comments, i);

      if (comment->post == n_post)
        g_ptr_array_add (thread->comments, lt_comment_copy (comment));
    }
  thread->post->n_comments = (int) thread->comments->len;

  return thread;
}

static GPtrArray *
read_discussion (GBytes *bytes,
                 GError **error)
{
  g_autoptr (LtDiscussion) discussion = lt_discussion_read (bytes, error);
  g_autoptr (GPtrArray) threads = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_unref);

  if (discussion == NULL)
    return NULL;

  if (discussion->item == NULL)
    {
      g_set_error_literal (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_INPUT,
                           _ ("The discussion file does not name its story."));
      return NULL;
    }

  for (guint i = 0; i < MAX (discussion->posts->len, 1); i++)
    g_ptr_array_add (threads, take_thread (discussion, i));

  return g_steal_pointer (&threads);
}

static GPtrArray *
read_algolia (GBytes *bytes,
              GError **error)
{
  LtThread *thread = lt_hacker_news_thread_from_algolia (bytes, error);
  GPtrArray *threads;

  if (thread == NULL)
    return NULL;

  threads = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_unref);
  g_ptr_array_add (threads, thread);

  return threads;
}

/* Which of the forms it is shows at the top. */
static GPtrArray *
read_threads (GBytes *bytes,
              GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  /* Threads nest deeper than feeds: each reply is a level. */
  root = lt_json_parse (data != NULL ? data : "", length, THREAD_MAX_BYTES, 2000, error);
  if (root == NULL)
    return NULL;

  if (JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error_literal (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_INPUT,
                           _ ("Threads of Reddit cannot be read by this version."));
      return NULL;
    }

  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object != NULL && lt_json_array (object, "comments") != NULL)
    return read_discussion (bytes, error);

  return read_algolia (bytes, error);
}

static LtFetchedArticle *
read_article (const Options *options,
              GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (options->article == NULL)
    return NULL;

  bytes = lt_command_read_file (options->article, HTML_MAX_BYTES, error);
  return bytes != NULL ? lt_article_from_bytes (bytes, NULL, options->url) : NULL;
}

static LtStory *
analyse (LtProgram *program,
         GPtrArray *threads,
         LtFetchedArticle *article,
         LtDiscussion **discussion,
         GError **error)
{
  g_autoptr (LtContext) context = lt_context_new (program->configuration, program->config_folder, error);
  LtStory *story;

  if (context == NULL)
    return NULL;

  g_clear_pointer (&context->analyst->avatar, g_free);
  story = lt_analyse (&(LtAnalysisRequest) {
                          .threads = threads,
                          .article = article != NULL ? article->article : NULL,
                          .article_state = article != NULL ? article->state : "none",
                          .article_note = article != NULL ? article->note : NULL,
                          .article_url = article != NULL ? article->url : NULL,
                          .article_sha256 = article != NULL ? article->sha256 : NULL,
                          .article_fetched = article != NULL ? article->fetched : LT_NO_TIME,
                          .model = context->model,
                          .topics = context->topics,
                          .analyst = context->analyst,
                          .generator = lt_context_get_generator (),
                          .now = lt_time_now (),
                      },
                      discussion, NULL, error);
  if (story != NULL)
    lt_story_render_content (story);

  return story;
}

/* With no file for the discussion the item names none: an address that leads nowhere helps nobody. */
static gboolean
write_discussion (LtStory *story,
                  LtDiscussion *discussion,
                  const char *path,
                  GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return TRUE;

  bytes = lt_discussion_write (discussion);
  story->discussion_path = lt_discussion_path (story->id, bytes);
  story->discussion_size = (gint64) g_bytes_get_size (bytes);

  return g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
}

static DexFuture *
run (LtProgram *program,
     const char *path,
     const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lt_command_read_file (path, THREAD_MAX_BYTES, &error);
  g_autoptr (GPtrArray) threads = bytes != NULL ? read_threads (bytes, &error) : NULL;
  g_autoptr (LtFetchedArticle) article = threads != NULL ? read_article (options, &error) : NULL;
  g_autoptr (LtDiscussion) discussion = NULL;
  g_autoptr (LtStory) story = NULL;
  g_autoptr (GBytes) item = NULL;

  if (error == NULL)
    story = analyse (program, threads, article, &discussion, &error);
  if (story == NULL || !write_discussion (story, discussion, options->discussion, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  item = lt_feed_write_item (story);
  lt_command_write (item);
  lt_command_print ("%s", "");

  return dex_future_new_for_int (0);
}

/**
 * lt_command_analyse:
 *
 * A stored thread in, its story on standard output, as an item of the feed.
 */
DexFuture *
lt_command_analyse (LtProgram *program,
                    char **arguments)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "article", 0, 0, G_OPTION_ARG_FILENAME, &options.article, N_ ("The page that the thread is about"), N_ ("FILE") },
    { "url", 0, 0, G_OPTION_ARG_STRING, &options.url, N_ ("Where that page is from"), N_ ("URL") },
    { "discussion", 0, 0, G_OPTION_ARG_FILENAME, &options.discussion, N_ ("Write the discussion file there"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;

  if (!lt_command_parse ("analyse", arguments, entries, 1, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if ((options.article == NULL) != (options.url == NULL))
    return dex_future_new_reject (LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE, _ ("--article and --url belong together."));

  return run (program, rest[0], &options);
}
