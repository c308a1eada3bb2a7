/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/making.h"

#include "analysis/analyse.h"
#include "base/datetime.h"
#include "base/future.h"
#include "net/picture.h"
#include "render/story-content.h"

/* Facts on topics, stage 2: of at least twenty comments of some length, this share names AI. */
#define TOPIC_SHARE 0.15
#define TOPIC_COMMENTS 20
#define TOPIC_CHARACTERS 20

LtPart *
lt_part_new (LtSource *source,
             const LtThreadRecord *record,
             LtDiscussion *before)
{
  LtPart *self = g_new0 (LtPart, 1);

  self->source = g_object_ref (source);
  self->record = lt_thread_record_copy (record);
  self->before = before != NULL ? lt_discussion_ref (before) : NULL;

  return self;
}

void
lt_part_free (LtPart *self)
{
  g_clear_object (&self->source);
  g_clear_pointer (&self->record, lt_thread_record_free);
  g_clear_pointer (&self->before, lt_discussion_unref);
  g_clear_pointer (&self->thread, lt_thread_unref);
  g_free (self);
}

LtMaking *
lt_making_new (LtContext *context)
{
  LtMaking *self = g_atomic_rc_box_new0 (LtMaking);

  self->context = lt_context_ref (context);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_part_free);
  self->health = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_source_health_free);
  self->gone = g_ptr_array_new_with_free_func (g_free);

  return self;
}

LtMaking *
lt_making_ref (LtMaking *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
making_clear (gpointer data)
{
  LtMaking *self = data;

  g_clear_pointer (&self->context, lt_context_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->holding, lt_holding_unref);
  g_clear_pointer (&self->joined, lt_holding_unref);
  g_clear_pointer (&self->search, lt_search_unref);
  g_clear_pointer (&self->article, lt_fetched_article_unref);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_clear_pointer (&self->health, g_ptr_array_unref);
  g_clear_pointer (&self->story, lt_story_unref);
  g_clear_pointer (&self->discussion, lt_discussion_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
}

void
lt_making_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, making_clear);
}

LtPart *
lt_making_get_main (LtMaking *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (self->parts, i);

      if (part->thread != NULL)
        return part;
    }

  return NULL;
}

const char *
lt_making_get_id (LtMaking *self)
{
  if (self->holding->story != NULL)
    return self->holding->story->id;

  return ((LtPart *) g_ptr_array_index (self->parts, 0))->record->id;
}

/* The comments are many and the rules are regular expressions. */
static gboolean
share_of_topic_cb (gpointer data,
                   GValue *result,
                   GError **error)
{
  LtMaking *self = data;
  const LtThread *thread = lt_making_get_main (self)->thread;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  double share = 0.0;

  for (guint i = 0; i < thread->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (thread->comments, i);

      if (g_utf8_strlen (comment->text, -1) >= TOPIC_CHARACTERS)
        g_ptr_array_add (texts, comment->text);
    }

  if (texts->len >= TOPIC_COMMENTS)
    share = lt_topics_share (self->context->topics, (const char *const *) texts->pdata, texts->len);

  g_value_init (result, G_TYPE_BOOLEAN);
  g_value_set_boolean (result, share >= TOPIC_SHARE);

  return TRUE;
}

DexFuture *
lt_making_judge_topic (LtMaking *self)
{
  return lt_thread_run ("topic", share_of_topic_cb, lt_making_ref (self), lt_making_unref);
}

static void
add_picture (LtMaking *self)
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

static void
fill_request (LtMaking *self,
              LtAnalysisRequest *request)
{
  LtFetchedArticle *article = self->article;

  for (guint i = 0; i < self->parts->len; i++)
    {
      LtPart *part = g_ptr_array_index (self->parts, i);

      if (part->thread != NULL)
        g_ptr_array_add (request->threads, part->thread);
    }

  if (article == NULL)
    return;

  request->article = article->article;
  request->article_state = article->state;
  request->article_note = article->note;
  request->article_url = article->url;
  request->article_sha256 = article->sha256;
  request->article_fetched = article->fetched;
}

static gboolean
analyse_cb (gpointer data,
            GValue *result,
            GError **error)
{
  LtMaking *self = data;
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  LtAnalysisRequest request = {
    .threads = threads,
    .model = self->context->model,
    .topics = self->context->topics,
    .analyst = self->context->analyst,
    .previous = self->holding->story,
    .sources = self->health,
    .generator = lt_context_get_generator (),
    .now = lt_time_now (),
  };

  fill_request (self, &request);
  self->story = lt_analyse (&request, &self->discussion, NULL, error);
  if (self->story == NULL)
    return FALSE;

  add_picture (self);
  lt_story_render_content (self->story);

  return TRUE;
}

DexFuture *
lt_making_analyse (LtMaking *self)
{
  return lt_thread_run ("analyse", analyse_cb, lt_making_ref (self), lt_making_unref);
}

static gboolean
is_same_comment (const LtComment *old,
                 const LtComment *now)
{
  return now != NULL && old->excluded == now->excluded && g_str_equal (old->text, now->text);
}

static gboolean
is_same_story (const LtStory *old,
               const LtStory *now)
{
  return g_strcmp0 (old->title, now->title) == 0 && g_strcmp0 (old->image, now->image) == 0
         && old->provenance != NULL && g_strcmp0 (old->provenance->article, now->provenance->article) == 0;
}

gboolean
lt_making_is_unchanged (LtMaking *self,
                        gboolean ordered)
{
  const LtHolding *holding = self->holding;

  if (holding->story == NULL || self->joined != NULL || self->gone->len > 0
      || holding->discussion->comments->len != self->discussion->comments->len
      || holding->story->discussions->len != self->story->discussions->len
      || !is_same_story (holding->story, self->story))
    return FALSE;

  for (guint i = 0; i < holding->discussion->comments->len; i++)
    {
      LtComment *old = g_ptr_array_index (holding->discussion->comments, i);
      LtComment *now = ordered ? g_ptr_array_index (self->discussion->comments, i)
                               : lt_discussion_find (self->discussion, old->id);

      if (!is_same_comment (old, now) || !g_str_equal (old->id, now->id))
        return FALSE;
    }

  return TRUE;
}
