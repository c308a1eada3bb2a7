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

/* How often a thread is read again because of a fault. */
#define MAX_AGAIN 3

/* Those of a few days; each is some ten thousand letters and a picture. */
#define MAX_PAGES 64

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

void
lt_linked_page_free (LtLinkedPage *self)
{
  lt_fetched_article_unref (self->article);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self);
}

static gboolean
recall_linked (LtMonitor *self,
               Making *making,
               const char *link)
{
  LtLinkedPage *page = g_hash_table_lookup (self->pages, link);

  if (page == NULL)
    return FALSE;

  making->article = lt_fetched_article_ref (page->article);
  making->picture = page->picture != NULL ? g_bytes_ref (page->picture) : NULL;

  return TRUE;
}

static void
remember_linked (LtMonitor *self,
                 Making *making,
                 const char *link)
{
  LtLinkedPage *page;

  if (making->article == NULL || making->article->may_pass)
    return;

  page = g_new0 (LtLinkedPage, 1);
  page->article = lt_fetched_article_ref (making->article);
  page->picture = making->picture != NULL ? g_bytes_ref (making->picture) : NULL;
  if (g_hash_table_size (self->pages) >= MAX_PAGES)
    g_hash_table_remove_all (self->pages);
  g_hash_table_replace (self->pages, g_strdup (link), page);
}

/* Article and picture are extras: a story is made without them, and its provenance says so. */
static void
fetch_linked (LtMonitor *self,
              Making *making,
              LtSource *source)
{
  const char *link = making->thread->post->link;
  LtArticle *article;

  if (link == NULL || !making->context->fetch_articles || recall_linked (self, making, link))
    return;

  making->article = dex_await_boxed (lt_source_fetch_article (source, link), NULL);
  article = making->article != NULL ? making->article->article : NULL;
  if (article != NULL && article->image != NULL && making->context->fetch_media)
    making->picture = dex_await_boxed (lt_source_fetch_picture (source, article->image), NULL);

  remember_linked (self, making, link);
}

/* How often it is worth while to read it again although nothing moves: faults pass, and what is missing for good does
 * not come back. */
static int
count_again (Making *making,
             const LtTask *task)
{
  gboolean is_whole = making->thread->complete && making->thread->rank_known;

  if (!lt_source_is_watched (task->source) || (is_whole && (making->article == NULL || !making->article->may_pass)))
    return 0;

  return task->again > 0 ? task->again - 1 : MAX_AGAIN;
}

static LtThreadRecord *
make_record (Making *making,
             const LtTask *task,
             LtThreadState state)
{
  LtThreadRecord *record = lt_thread_record_new (task->id, state);
  LtThread *thread = making->thread;

  record->looked = lt_time_now ();
  record->read = record->looked;
  record->link = g_strdup (task->link);
  record->date = task->date;
  if (thread != NULL)
    {
      record->date = thread->post->date;
      record->comments = MAX (thread->post->n_comments, (int) thread->comments->len);
      record->again = count_again (making, task);
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

  dex_promise_resolve_boolean (g_hash_table_lookup (job->monitor->making, job->task->id), TRUE);
  g_hash_table_remove (job->monitor->making, job->task->id);
  g_object_unref (job->monitor);
  lt_task_free (job->task);
  g_free (job);
}

static void
show_current (LtMonitor *self,
              const char *id,
              const char *title,
              int comments_read,
              int comments_total)
{
  lt_monitor_tell_asked (self, id, title, comments_total);
  g_set_str (&self->status->current_title, title);
  self->status->comments_read = comments_read;
  self->status->comments_total = comments_total;
}

/* The story of a thread that is not there goes when it is missing for the second time in a row; the first time, and
 * when there is no story, nothing happens. */
static gboolean
note_missing (LtMonitor *self,
              Making *making,
              const LtTask *task,
              GError **error)
{
  const char *const missing[] = { task->id, NULL };
  const char *const present[] = { NULL };
  g_auto (GStrv) twice = NULL;

  if (making->previous == NULL)
    {
      g_message ("There is no discussion %s", task->id);
      return TRUE;
    }

  twice = dex_await_boxed (lt_archive_note_look (self->archive, missing, present, self->status->round_started), error);
  if (twice == NULL)
    return FALSE;

  return *twice == NULL || dex_await (give_up (self, making, task, LT_THREAD_GONE), error);
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

  if (making->thread != NULL && making->thread->post->removed)
    {
      dex_await (give_up (self, making, task, LT_THREAD_GONE), error);
      return FALSE;
    }

  if (making->thread != NULL)
    return lt_monitor_settle_gone (self, task->source, making->thread, making->before, making->gone, error);

  if (g_error_matches (failure, LT_SOURCE_ERROR, LT_SOURCE_ERROR_NO_THREAD))
    note_missing (self, making, task, error);
  else
    g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
is_same_comment (const LtComment *old,
                 const LtComment *now)
{
  return now != NULL && old->excluded == now->excluded && g_str_equal (old->text, now->text);
}

/* Would a revision tell anything that the last one did not? The order alone is no news, unless it was not known. */
static gboolean
is_unchanged (Making *making,
              const LtTask *task)
{
  LtStory *previous = making->previous;
  LtStory *story = making->story;

  if (previous == NULL || making->before == NULL || making->gone->len > 0
      || making->before->comments->len != making->discussion->comments->len
      || g_strcmp0 (previous->title, story->title) != 0 || g_strcmp0 (previous->image, story->image) != 0
      || previous->provenance == NULL || g_strcmp0 (previous->provenance->article, story->provenance->article) != 0)
    return FALSE;

  for (guint i = 0; i < making->before->comments->len; i++)
    {
      LtComment *old = g_ptr_array_index (making->before->comments, i);
      LtComment *now = task->again > 0 ? g_ptr_array_index (making->discussion->comments, i)
                                       : lt_discussion_find (making->discussion, old->id);

      if (!is_same_comment (old, now) || !g_str_equal (old->id, now->id))
        return FALSE;
    }

  return TRUE;
}

/* Stores what was made. */
static gboolean
keep (LtMonitor *self,
      Making *making,
      const LtTask *task,
      GError **error)
{
  if (is_unchanged (making, task))
    {
      g_autoptr (LtThreadRecord) record = make_record (making, task, LT_THREAD_MADE);

      g_debug ("%s is as it was", task->id);
      return dex_await (lt_archive_note_thread (self->archive, record), error);
    }

  if (!dex_await (store (self, making, task), error))
    return FALSE;

  for (guint i = 0; i < making->gone->len; i++)
    g_hash_table_remove (self->doomed, g_ptr_array_index (making->gone, i));
  if (making->previous != NULL)
    self->revised++;
  else
    self->made++;
  g_info ("%s, revision %d: %u comments, %u of them deleted since, article %s", task->id, making->story->revision,
          making->discussion->comments->len, making->gone->len, making->story->provenance->article);

  return TRUE;
}

static DexFuture *
make_story_fiber (gpointer data)
{
  Job *job = data;
  LtMonitor *self = job->monitor;
  LtTask *task = job->task;
  g_autoptr (MakingRef) making = making_new (self->context);
  g_autoptr (GError) error = NULL;

  show_current (self, task->id, task->title, 0, task->comments);
  if (!load_previous (self, making, task->id, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (!read_thread (self, making, task, &error))
    return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (FALSE);
  show_current (self, task->id, making->thread->post->title, (int) making->thread->comments->len,
                MAX (making->thread->post->n_comments, (int) making->thread->comments->len));

  if (task->check_topic
      && !dex_await_boolean (lt_thread_run ("topic", share_of_topic_cb, g_atomic_rc_box_acquire (making), making_unref), &error))
    {
      if (error == NULL)
        dex_await (give_up (self, making, task, LT_THREAD_UNRELATED), &error);
      return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error)) : dex_future_new_for_boolean (FALSE);
    }

  fetch_linked (self, making, task->source);
  for (guint i = 0; i < making->context->sources->len; i++)
    g_ptr_array_add (making->health, lt_source_dup_health (g_ptr_array_index (making->context->sources, i)));

  if (!dex_await (lt_thread_run ("analyse", analyse_cb, g_atomic_rc_box_acquire (making), making_unref), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (!keep (self, making, task, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

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
  Job *job;

  /* Somebody may have asked for it while it stood in the queue: twice would be one revision too many. */
  if (g_hash_table_contains (self->making, task->id))
    {
      lt_task_free (task);
      return dex_future_new_for_boolean (FALSE);
    }

  g_hash_table_insert (self->making, g_strdup (task->id), dex_promise_new ());
  job = g_new0 (Job, 1);

  job->monitor = g_object_ref (self);
  job->task = task;

  return lt_spawn (make_story_fiber, job, job_free);
}
