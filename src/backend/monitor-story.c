/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/monitor-private.h"

#include "analysis/analyse.h"
#include "base/datetime.h"
#include "base/future.h"
#include "net/picture.h"
#include "render/story-content.h"
#include "sources/article-source.h"

#include <glib/gi18n-lib.h>

/* Facts on topics, stage 2: of at least twenty comments of some length, this share names AI. */
#define TOPIC_SHARE 0.15
#define TOPIC_COMMENTS 20
#define TOPIC_CHARACTERS 20

/* What one story is made of, and what comes of it. Owned by its fiber, and by the thread while that works. */
typedef struct
{
  LtContext *context;
  LtThread *thread;
  LtFetchedArticle *article;
  GBytes *picture;
  LtStory *previous;
  LtDiscussion *before; /* the discussion of the previous revision */
  GPtrArray *health;    /* LtSourceHealth */

  LtStory *story;
  LtDiscussion *discussion;
  GPtrArray *gone; /* ids of comments deleted since */
} Making;

static Making *
making_new (LtContext *context)
{
  Making *self = g_atomic_rc_box_new0 (Making);

  self->context = lt_context_ref (context);
  self->health = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_source_health_free);
  self->gone = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static void
making_clear (gpointer data)
{
  Making *self = data;

  g_clear_pointer (&self->context, lt_context_unref);
  g_clear_pointer (&self->thread, lt_thread_unref);
  g_clear_pointer (&self->article, lt_fetched_article_unref);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_clear_pointer (&self->previous, lt_story_unref);
  g_clear_pointer (&self->before, lt_discussion_unref);
  g_clear_pointer (&self->health, g_ptr_array_unref);
  g_clear_pointer (&self->story, lt_story_unref);
  g_clear_pointer (&self->discussion, lt_discussion_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
}

static void
making_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, making_clear);
}

typedef Making MakingRef;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MakingRef, making_unref)

/* On a thread: the comments are many and the rules are regular expressions. */
static gboolean
share_of_topic_cb (gpointer data,
                   GValue *result,
                   GError **error)
{
  Making *self = data;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  double share = 0.0;

  for (guint i = 0; i < self->thread->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (self->thread->comments, i);

      if (g_utf8_strlen (comment->text, -1) >= TOPIC_CHARACTERS)
        g_ptr_array_add (texts, comment->text);
    }

  if (texts->len >= TOPIC_COMMENTS)
    share = lt_topics_share (self->context->topics, (const char *const *) texts->pdata, texts->len);

  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, share >= TOPIC_SHARE);

  return TRUE;
}

/* A whole reading that lacks a comment which was there before means that its author took it back. */
static void
find_gone (Making *self)
{
  if (self->before == NULL || !self->thread->complete)
    return;

  for (guint i = 0; i < self->before->comments->len; i++)
    {
      LtComment *old = g_ptr_array_index (self->before->comments, i);
      LtComment *now = lt_discussion_find (self->discussion, old->id);

      if (old->excluded == LT_EXCLUDED_REMOVED)
        continue;
      if (now == NULL || now->excluded == LT_EXCLUDED_REMOVED)
        g_ptr_array_add (self->gone, g_strdup (old->id));
    }
}

static void
add_picture (Making *self)
{
  LtArticle *article = self->article != NULL ? self->article->article : NULL;

  if (self->picture == NULL)
    return;

  self->story->image = lt_picture_path (self->picture);
  if (article == NULL)
    return;

  self->story->image_alt = g_strdup (article->image_alt);
  self->story->image_credit = g_strdup (article->site);
}

/* On a thread. */
static gboolean
analyse_cb (gpointer data,
            GValue *result,
            GError **error)
{
  Making *self = data;
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  LtFetchedArticle *article = self->article;
  LtAnalysisRequest request = {
    .threads = threads,
    .model = self->context->model,
    .topics = self->context->topics,
    .analyst = self->context->analyst,
    .previous = self->previous,
    .sources = self->health,
    .generator = lt_context_get_generator (),
    .now = lt_time_now (),
  };

  g_ptr_array_add (threads, self->thread);
  if (article != NULL)
    {
      request.article = article->article;
      request.article_state = article->state;
      request.article_note = article->note;
      request.article_url = article->url;
      request.article_sha256 = article->sha256;
      request.article_fetched = article->fetched;
    }

  self->story = lt_analyse (&request, &self->discussion, NULL, error);
  if (self->story == NULL)
    return FALSE;

  add_picture (self);
  lt_story_render_content (self->story);
  find_gone (self);

  return TRUE;
}

/* Only "there is none" is no fault. */
static gboolean
load_previous (LtMonitor *self,
               Making *making,
               const char *id,
               GError **error)
{
  g_autoptr (GError) failure = NULL;

  making->previous = dex_await_boxed (lt_archive_load_story (self->archive, id), &failure);
  if (making->previous != NULL)
    making->before = dex_await_boxed (lt_archive_load_discussion (self->archive, id), &failure);

  if (failure == NULL || g_error_matches (failure, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Article and picture are extras: a story is made without them, and its provenance says so. */
static void
fetch_linked (Making *making,
              LtSource *source)
{
  const char *link = making->thread->post->link;
  LtArticle *article;

  if (link == NULL || !making->context->fetch_articles)
    return;

  making->article = dex_await_boxed (lt_source_fetch_article (source, link), NULL);
  article = making->article != NULL ? making->article->article : NULL;
  if (article == NULL || article->image == NULL || !making->context->fetch_media)
    return;

  making->picture = dex_await_boxed (lt_source_fetch_picture (source, article->image), NULL);
}

static LtThreadRecord *
make_record (Making *making,
             const LtTask *task,
             LtThreadState state)
{
  LtThreadRecord *record = lt_thread_record_new (task->id, state);
  LtThread *thread = making->thread;

  record->looked = lt_time_now ();
  record->link = g_strdup (task->link);
  record->date = task->date;
  if (thread != NULL)
    {
      record->date = thread->post->date;
      record->comments = MAX (thread->post->n_comments, (int) thread->comments->len);
    }

  return record;
}

static DexFuture *
store (LtMonitor *self,
       Making *making,
       const LtTask *task)
{
  g_autoptr (LtThreadRecord) record = make_record (making, task, LT_THREAD_MADE);
  g_autoptr (GPtrArray) media = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (making->picture != NULL)
    g_ptr_array_add (media, g_bytes_ref (making->picture));
  if (making->context->avatar != NULL)
    g_ptr_array_add (media, g_bytes_ref (making->context->avatar));

  return lt_archive_store (self->archive, making->story, making->discussion, media, making->gone, record);
}

/* What is known of a thread that no story is made of; one that was made is taken back. */
static DexFuture *
give_up (LtMonitor *self,
         Making *making,
         const LtTask *task,
         LtThreadState state)
{
  g_autoptr (LtThreadRecord) record = make_record (making, task, state);

  return making->previous != NULL ? lt_archive_remove (self->archive, record)
                                  : lt_archive_note_thread (self->archive, record);
}

typedef struct
{
  LtMonitor *monitor;
  LtTask *task;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->monitor);
  lt_task_free (job->task);
  g_free (job);
}

static void
show_current (LtMonitor *self,
              const char *title,
              int comments_read,
              int comments_total)
{
  g_set_str (&self->status->current_title, title);
  self->status->comments_read = comments_read;
  self->status->comments_total = comments_total;
}

/* TRUE: there is a thread; FALSE without an error: it is gone, and that is done with. */
static gboolean
read_thread (LtMonitor *self,
             Making *making,
             const LtTask *task,
             GError **error)
{
  g_autoptr (GError) failure = NULL;

  making->thread = dex_await_boxed (lt_source_fetch_thread (task->source, task->id), &failure);

  if (making->thread != NULL && !making->thread->post->removed)
    return TRUE;

  if (making->thread == NULL && !g_error_matches (failure, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  dex_await (give_up (self, making, task, LT_THREAD_GONE), error);
  return FALSE;
}

static DexFuture *
make_story_fiber (gpointer data)
{
  Job *job = data;
  LtMonitor *self = job->monitor;
  LtTask *task = job->task;
  g_autoptr (MakingRef) making = making_new (self->context);
  g_autoptr (GError) error = NULL;

  show_current (self, task->title, 0, task->comments);
  if (!load_previous (self, making, task->id, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (!read_thread (self, making, task, &error))
    return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (FALSE);
  show_current (self, making->thread->post->title, (int) making->thread->comments->len,
                MAX (making->thread->post->n_comments, (int) making->thread->comments->len));

  if (task->check_topic
      && !dex_await_boolean (lt_thread_run ("topic", share_of_topic_cb, g_atomic_rc_box_acquire (making), making_unref), &error))
    {
      if (error == NULL)
        dex_await (give_up (self, making, task, LT_THREAD_UNRELATED), &error);
      return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (FALSE);
    }

  fetch_linked (making, task->source);
  for (guint i = 0; i < making->context->sources->len; i++)
    g_ptr_array_add (making->health, lt_source_dup_health (g_ptr_array_index (making->context->sources, i)));

  if (!dex_await (lt_thread_run ("analyse", analyse_cb, g_atomic_rc_box_acquire (making), making_unref), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (!dex_await (store (self, making, task), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (making->previous != NULL)
    self->revised++;
  else
    self->made++;

  return dex_future_new_for_boolean (TRUE);
}

/**
 * lt_monitor_make_story:
 * @task: (transfer full): which discussion
 *
 * Reads one discussion and its article, and makes or revises the story of it.
 *
 * Returns: (transfer full): resolves to TRUE when a story was published, to FALSE when none is to be made
 */
DexFuture *
lt_monitor_make_story (LtMonitor *self,
                       LtTask *task)
{
  Job *job = g_new0 (Job, 1);

  job->monitor = g_object_ref (self);
  job->task = task;

  return lt_spawn (make_story_fiber, job, job_free);
}
