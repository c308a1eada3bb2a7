/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/analyse.h"

#include "analysis/estimate.h"
#include "analysis/reading.h"
#include "analysis/summary.h"
#include "analysis/title.h"
#include "analysis/topic-words.h"
#include "analysis/voices.h"
#include "story/thread.h"
#include "text/exact-span.h"
#include "text/url.h"

#include <string.h>

static const LtThread *
main_thread (const LtAnalysisRequest *request)
{
  return g_ptr_array_index (request->threads, 0);
}

static const char *
source_name (const LtAnalysisRequest *request,
             const char *source)
{
  for (guint i = 0; request->sources != NULL && i < request->sources->len; i++)
    {
      const LtSourceHealth *health = g_ptr_array_index (request->sources, i);

      if (g_strcmp0 (health->source, source) == 0 && health->name != NULL)
        return health->name;
    }

  if (g_strcmp0 (source, "hackernews") == 0)
    return "Hacker News";

  return g_strcmp0 (source, "reddit") == 0 ? "Reddit" : source;
}

static void
add_places (LtStory *story,
            const LtAnalysisRequest *request)
{
  for (guint i = 0; i < request->threads->len; i++)
    {
      const LtThread *thread = g_ptr_array_index (request->threads, i);
      const LtPost *post = thread->post;
      LtPlace *place = lt_place_new (post->source, source_name (request, post->source), post->url);

      place->score = post->score;
      place->comments = MAX (post->n_comments, (int) thread->comments->len);
      place->fetched = thread->fetched;
      place->complete = thread->complete;
      g_ptr_array_add (story->discussions, place);
    }
}

static void
add_sources (LtStory *story,
             const LtAnalysisRequest *request)
{
  for (guint i = 0; request->sources != NULL && i < request->sources->len; i++)
    g_ptr_array_add (story->sources, lt_source_health_copy (g_ptr_array_index (request->sources, i)));
}

/* The hash of what was read of a thread, in its order. */
static char *
hash_thread (const LtThread *thread)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < thread->comments->len; i++)
    {
      const LtComment *comment = g_ptr_array_index (thread->comments, i);

      /* With their final NUL, so that the border between two texts is part of the hash. */
      g_checksum_update (checksum, (const guchar *) comment->id, (gssize) strlen (comment->id) + 1);
      g_checksum_update (checksum, (const guchar *) comment->text, (gssize) strlen (comment->text) + 1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static int
count_read (const LtReading *reading)
{
  int n = 0;

  for (guint i = 0; i < reading->comments->len; i++)
    n += lt_reading_get (reading, i)->comment->excluded != LT_EXCLUDED_REMOVED;

  return n;
}

/* What the sources claim, but never less than what was read. */
static int
count_total (const LtAnalysisRequest *request,
             int n_read)
{
  int total = 0;

  for (guint i = 0; i < request->threads->len; i++)
    {
      const LtThread *thread = g_ptr_array_index (request->threads, i);

      total += MAX (thread->post->n_comments, 0);
    }

  return MAX (total, n_read);
}

static void
add_inputs (LtProvenance *provenance,
            const LtAnalysisRequest *request)
{
  if (request->article != NULL && request->article_url != NULL)
    lt_provenance_add_input (provenance, request->article_url, request->article_fetched, request->article_sha256);

  for (guint i = 0; i < request->threads->len; i++)
    {
      const LtThread *thread = g_ptr_array_index (request->threads, i);
      g_autofree char *sha256 = hash_thread (thread);

      lt_provenance_add_input (provenance, thread->post->url, thread->fetched, sha256);
    }
}

static void
note_count (LtProvenance *provenance,
            guint n,
            const char *one,
            const char *many)
{
  g_autofree char *note = NULL;

  if (n == 0)
    return;

  note = n == 1 ? g_strdup_printf ("1 %s", one) : g_strdup_printf ("%u %s", n, many);
  lt_provenance_add_note (provenance, note);
}

static void
add_notes (LtProvenance *provenance,
           const LtAnalysisRequest *request,
           const LtReading *reading)
{
  if (request->article_note != NULL)
    lt_provenance_add_note (provenance, request->article_note);

  note_count (provenance, reading->n_suspicious,
              "comment held text addressed to software; it was neither judged nor quoted.",
              "comments held text addressed to software; they were neither judged nor quoted.");
  note_count (provenance, reading->n_cut,
              "comment was cut at 20,000 characters.", "comments were cut at 20,000 characters.");
  note_count (provenance, reading->n_left_out,
              "comment was left out: it came twice or was beyond the 5,000 that a discussion file holds.",
              "comments were left out: they came twice or were beyond the 5,000 that a discussion file holds.");
}

static void
fill_provenance (LtStory *story,
                 const LtAnalysisRequest *request,
                 const LtReading *reading)
{
  LtProvenance *provenance = lt_provenance_new ();

  provenance->generator = g_strdup (request->generator);
  provenance->method = g_strdup ("extractive");
  provenance->model = g_strdup (lt_stance_model_get_name (request->model));
  provenance->article = g_strdup (request->article_state != NULL ? request->article_state : "none");
  provenance->comments_read = count_read (reading);
  provenance->comments_total = count_total (request, provenance->comments_read);
  provenance->created = request->now;
  add_inputs (provenance, request);
  add_notes (provenance, request, reading);
  story->provenance = provenance;
}

/* What is new against the last revision, as a sentence for people. */
static char *
describe_change (const LtStory *story,
                 const LtStory *previous)
{
  const LtProvenance *before = previous->provenance;
  int more = before != NULL && before->comments_read >= 0
                 ? story->provenance->comments_read - before->comments_read
                 : 0;

  if (story->discussions->len != previous->discussions->len)
    return g_strdup_printf ("%s; %d %s comment%s.",
                            story->discussions->len > previous->discussions->len
                                ? "Another discussion of the same thing was joined to it"
                                : "A discussion is gone at its source",
                            ABS (more), more >= 0 ? "more" : "fewer", ABS (more) == 1 ? "" : "s");

  if (more != 0)
    return g_strdup_printf ("%d %s comment%s.", ABS (more), more > 0 ? "more" : "fewer", ABS (more) == 1 ? "" : "s");

  if (before != NULL && g_strcmp0 (before->article, story->provenance->article) != 0)
    return g_strdup ("The linked article was read again.");

  return g_strdup ("Made anew.");
}

static void
continue_changes (LtStory *story,
                  const LtAnalysisRequest *request)
{
  const LtStory *previous = request->previous;
  g_autofree char *what = NULL;

  if (previous == NULL)
    {
      story->revision = 1;
      lt_story_add_change (story, request->now, "First published.");
      return;
    }

  for (guint i = 0; i < previous->changes->len; i++)
    {
      const LtChange *change = g_ptr_array_index (previous->changes, i);

      lt_story_add_change (story, change->at, change->what);
    }

  what = describe_change (story, previous);
  story->revision = previous->revision + 1;
  lt_story_add_change (story, request->now, what);
}

/* The page's own address, where it was read and gives one; else what the thread links to, less what tracks. */
static char *
find_external_url (const LtAnalysisRequest *request)
{
  const char *link = main_thread (request)->post->link;

  if (link == NULL)
    return NULL;

  if (request->article != NULL && request->article->canonical != NULL)
    return g_strdup (request->article->canonical);

  return lt_url_without_tracking (link);
}

static void
fill_head (LtStory *story,
           const LtAnalysisRequest *request)
{
  const LtPost *post = main_thread (request)->post;

  story->extended = TRUE;
  story->version = 1;
  story->title = lt_title_clean (post->title);
  story->url = g_strdup (post->url);
  story->external_url = find_external_url (request);
  story->language = g_strdup ("en");
  story->published = request->previous != NULL ? request->previous->published : post->date;
  story->modified = request->now;
  story->analyst = request->analyst != NULL ? lt_analyst_copy (request->analyst) : NULL;

  if (story->published == 0)
    story->published = request->now;

  if (request->analyst != NULL)
    g_ptr_array_add (story->authors, g_strdup (request->analyst->name));
}

/* What the first comments say, as much of it as is looked at for tags. */
static char *
join_comments (const LtReading *reading)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reading->comments->len && text->len < LT_TOPICS_TEXT_BYTES; i++)
    {
      const LtReadComment *entry = lt_reading_get (reading, i);

      if (entry->comment->counted && !entry->suspicious)
        g_string_append_printf (text, "%s\n", entry->comment->text);
    }

  return g_string_free (text, FALSE);
}

/* Of title and article; a title that names nothing and has none is about what its comments are about. */
static void
fill_tags (LtStory *story,
           const LtAnalysisRequest *request,
           const LtReading *reading)
{
  const LtPost *post = main_thread (request)->post;
  const char *text = request->article != NULL ? request->article->text : post->text;
  g_autoptr (GPtrArray) tags = NULL;

  if (request->topics == NULL)
    return;

  tags = lt_topics_tags (request->topics, story->title, text);

  if (tags->len == 0)
    {
      g_autofree char *comments = join_comments (reading);

      g_ptr_array_unref (tags);
      tags = lt_topics_tags (request->topics, story->title, comments);
    }

  g_ptr_array_extend_and_steal (story->tags, g_steal_pointer (&tags));
}

/* The words of title and article, then those that many comments share. */
static LtTopicWords *
learn_topic (const LtAnalysisRequest *request,
             const LtReading *reading)
{
  const LtPost *post = main_thread (request)->post;
  LtTopicWords *topic = lt_topic_words_new (post->title != NULL ? post->title : "",
                                            request->article != NULL ? request->article->text : post->text);

  for (guint i = 0; i < reading->comments->len; i++)
    {
      const LtReadComment *entry = lt_reading_get (reading, i);

      if (entry->comment->counted && !entry->suspicious)
        lt_topic_words_learn (topic, entry->comment->text);
    }

  return topic;
}

/**
 * lt_analyse:
 * @request: what the story is made of; borrowed
 * @discussion: (out) (transfer full): the labelled comments
 *
 * Deterministic: the same request gives the same story. CPU work for a thread of ours, about four milliseconds for
 * each ten comments.
 *
 * Returns: (transfer full) (nullable): the story without picture, path of its discussion and edition, which are
 *   the publisher's business; or %NULL with @error set when cancelled or when the model fails
 */
LtStory *
lt_analyse (const LtAnalysisRequest *request,
            LtDiscussion **discussion,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (LtStory) story = NULL;
  g_autoptr (LtReading) reading = NULL;
  g_autoptr (LtTopicWords) topic = NULL;
  const char *id = NULL;

  g_return_val_if_fail (request->threads != NULL && request->threads->len > 0, NULL);
  g_return_val_if_fail (LT_IS_STANCE_MODEL (request->model), NULL);

  id = request->previous != NULL ? request->previous->id : main_thread (request)->post->id;
  reading = lt_reading_new (id, request->threads, request->now);
  reading->article = request->article != NULL ? request->article->text : NULL;

  if (!lt_reading_classify (reading, request->model, cancellable, error))
    return NULL;

  story = lt_story_new (id);
  fill_head (story, request);
  fill_tags (story, request, reading);
  add_places (story, request);
  add_sources (story, request);
  story->sentiment = lt_estimate_sentiment (reading, request->model,
                                            request->previous != NULL ? request->previous->sentiment : NULL,
                                            request->now);
  fill_provenance (story, request, reading);
  topic = learn_topic (request, reading);
  lt_voices_choose (story, reading, topic);
  lt_summary_write (story, reading, topic, request->topics != NULL ? lt_topics_get_themes (request->topics) : NULL,
                    request->article);
  continue_changes (story, request);

  *discussion = lt_discussion_ref (reading->discussion);
  return g_steal_pointer (&story);
}
