/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/story-draft.h"

#include "library/schema.h"
#include "library/story-words.h"
#include "story/feed.h"
#include "text/sanitise.h"
#include "text/url.h"

#include <string.h>

/* Pictures of one story that are fetched; what the limits of an item leave open is closed here. */
#define MAX_PICTURES 24

static void
file_reference_free (gpointer data)
{
  LtFileReference *self = data;

  g_free (self->reference);
  g_free (self->url);
  g_free (self);
}

static gboolean
holds_file (LtStoryDraft *self, const char *reference)
{
  for (guint i = 0; i < self->files->len; i++)
    if (strcmp (((LtFileReference *) self->files->pdata[i])->reference, reference) == 0)
      return TRUE;
  return FALSE;
}

/* FEED.md: a file is taken only from the feed's own origin. */
static gboolean
add_file (LtStoryDraft *self, const char *reference, int kind)
{
  LtFileReference *file;
  g_autofree char *url = NULL;

  if (reference == NULL || self->files->len > MAX_PICTURES || holds_file (self, reference))
    return FALSE;
  url = lt_url_resolve (self->base, reference);
  if (url == NULL || !lt_url_same_origin (self->base, url))
    return FALSE;

  file = g_new (LtFileReference, 1);
  file->reference = g_strdup (reference);
  file->url = g_steal_pointer (&url);
  file->kind = kind;
  g_ptr_array_add (self->files, file);
  return TRUE;
}

/* LtImageFunc: only looks. */
static char *
collect_picture_cb (const char *address, gpointer data)
{
  add_file (data, address, LT_FILE_PICTURE);
  return NULL;
}

static void
collect_files (LtStoryDraft *self, LtStory *story)
{
  if (add_file (self, story->discussion_path, LT_FILE_DISCUSSION))
    self->discussion_path = g_strdup (story->discussion_path);
  add_file (self, story->image, LT_FILE_PICTURE);
  if (story->analyst != NULL)
    add_file (self, story->analyst->avatar, LT_FILE_PICTURE);
  if (story->content_html != NULL && strcasestr (story->content_html, "<img") != NULL)
    {
      g_autofree char *ignored =
          lt_sanitise_html (story->content_html, -1, collect_picture_cb, self);
    }
}

static void
append_words (GString *words, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, text);
}

static char *
body_words (LtStory *story)
{
  GString *words = g_string_new (NULL);

  append_words (words, story->summary);
  for (guint i = 0; story->at_a_glance != NULL && i < story->at_a_glance->len; i++)
    append_words (words, story->at_a_glance->pdata[i]);
  if (story->content_html != NULL)
    lt_story_words_append_html (words, story->content_html);
  else
    append_words (words, story->content_text);
  for (guint i = 0; story->tags != NULL && i < story->tags->len; i++)
    append_words (words, story->tags->pdata[i]);
  return g_string_free (words, FALSE);
}

static void
collect_words (LtStoryDraft *self, LtStory *story)
{
  GString *voices = g_string_new (NULL);
  GString *authors = g_string_new (NULL);

  for (guint i = 0; story->voices != NULL && i < story->voices->len; i++)
    {
      const LtVoice *voice = story->voices->pdata[i];

      append_words (voices, voice->text);
      append_words (authors, voice->author);
    }
  for (guint i = 0; story->authors != NULL && i < story->authors->len; i++)
    append_words (authors, story->authors->pdata[i]);
  self->body = body_words (story);
  self->voices = g_string_free (voices, FALSE);
  self->authors = g_string_free (authors, FALSE);
}

/* "Hacker News" is long for a row that also holds time and figures; everybody there says HN. */
static const char *
short_name (const LtPlace *place)
{
  if (g_strcmp0 (place->source, "hackernews") == 0)
    return "HN";
  return place->name != NULL ? place->name : place->source;
}

/* Two threads on one site are one place. */
static gboolean
is_named_before (LtStory *story, guint end, const char *name)
{
  for (guint i = 0; i < end; i++)
    if (g_strcmp0 (short_name (story->discussions->pdata[i]), name) == 0)
      return TRUE;
  return FALSE;
}

/* Where it is talked about; for a story without discussions, the site that it is on. */
static char *
places_line (LtStory *story)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; story->discussions != NULL && i < story->discussions->len; i++)
    {
      const char *name = short_name (story->discussions->pdata[i]);

      if (name == NULL || is_named_before (story, i, name))
        continue;
      if (line->len > 0)
        g_string_append (line, ", ");
      g_string_append (line, name);
    }
  if (line->len == 0 && (story->external_url != NULL || story->url != NULL))
    {
      g_autofree char *host =
          lt_url_host (story->external_url != NULL ? story->external_url : story->url);

      if (host != NULL)
        g_string_append (line, host);
    }
  return g_string_free (line, FALSE);
}

static int
count_comments (LtStory *story)
{
  gint64 sum = -1;

  for (guint i = 0; story->discussions != NULL && i < story->discussions->len; i++)
    {
      const LtPlace *place = story->discussions->pdata[i];

      if (place->comments >= 0)
        sum = MAX (sum, 0) + place->comments;
    }
  return (int) MIN (sum, G_MAXINT);
}

/**
 * lt_story_draft_new:
 * @story: an item as read; not changed
 * @base: the address of the page that it came in
 * @now: its time when the item has none (plain feeds)
 *
 * Makes all that the tables want of a story, CPU work included: words for the index, references
 * to files. Any thread.
 *
 * Returns: (transfer full): the draft
 */
LtStoryDraft *
lt_story_draft_new (LtStory *story, const char *base, gint64 now)
{
  LtStoryDraft *self = g_atomic_rc_box_new0 (LtStoryDraft);
  gint64 published = story->published;

  if (published == 0)
    published = story->modified != 0 ? story->modified : now;
  self->id = g_strdup (story->id);
  self->extended = story->extended;
  self->edition = story->extended ? story->edition : 0;
  self->published = CLAMP (published, 0, LT_LAST_SECOND);
  self->base = g_strdup (base);
  self->bytes = lt_feed_write_item (story);
  self->title = g_strdup (story->title);
  self->places = places_line (story);
  self->comments = count_comments (story);
  self->sentiment = story->sentiment != NULL ? lt_sentiment_ref (story->sentiment) : NULL;
  self->files = g_ptr_array_new_with_free_func (file_reference_free);
  collect_words (self, story);
  collect_files (self, story);
  return self;
}

static char *
dup_body (GBytes *item)
{
  g_autoptr (LtStory) story = lt_feed_read_item (item, NULL);

  return story != NULL ? body_words (story) : NULL;
}

/**
 * lt_story_draft_same_body:
 * @held: an item as it was stored
 *
 * Compares what a person reads, beside figures and voices. Reads both items: it is asked for few
 * stories, and the text of all would be a third of the cache.
 *
 * Returns: whether both have the same text; %TRUE when @held cannot be read any more
 */
gboolean
lt_story_draft_same_body (LtStoryDraft *self, GBytes *held)
{
  g_autofree char *before = dup_body (held);
  g_autofree char *now = before != NULL ? dup_body (self->bytes) : NULL;

  return before == NULL || g_strcmp0 (before, now) == 0;
}

static void
clear_draft (gpointer data)
{
  LtStoryDraft *self = data;

  g_free (self->id);
  g_free (self->base);
  g_bytes_unref (self->bytes);
  g_free (self->title);
  g_free (self->places);
  g_clear_pointer (&self->sentiment, lt_sentiment_unref);
  g_free (self->body);
  g_free (self->voices);
  g_free (self->authors);
  g_free (self->discussion_path);
  g_ptr_array_unref (self->files);
}

/**
 * lt_story_draft_ref:
 *
 * Takes another reference. Any thread.
 */
LtStoryDraft *
lt_story_draft_ref (LtStoryDraft *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lt_story_draft_unref:
 *
 * Gives a reference back. Any thread.
 */
void
lt_story_draft_unref (LtStoryDraft *self)
{
  g_atomic_rc_box_release_full (self, clear_draft);
}
