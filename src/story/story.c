/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/story.h"

G_DEFINE_BOXED_TYPE (LtStory, lt_story, lt_story_ref, lt_story_unref)

LtPlace *
lt_place_new (const char *source,
              const char *name,
              const char *url)
{
  LtPlace *self = g_new0 (LtPlace, 1);

  self->source = g_strdup (source);
  self->name = g_strdup (name);
  self->url = g_strdup (url);
  self->score = -1;
  self->comments = -1;

  return self;
}

void
lt_place_free (LtPlace *self)
{
  if (self == NULL)
    return;

  g_free (self->source);
  g_free (self->name);
  g_free (self->url);
  g_free (self);
}

void
lt_change_free (LtChange *self)
{
  if (self == NULL)
    return;

  g_free (self->what);
  g_free (self);
}

void
lt_claim_free (LtClaim *self)
{
  if (self == NULL)
    return;

  g_free (self->of);
  g_free (self->source);
  g_free (self->text);
  g_free (self);
}

/**
 * lt_story_new:
 * @id: (nullable): the id in the feed
 *
 * Returns: (transfer full): an empty story; its lists are there, all else is absent
 */
LtStory *
lt_story_new (const char *id)
{
  LtStory *self = g_atomic_rc_box_new0 (LtStory);

  self->id = g_strdup (id);
  self->version = 1;
  self->discussion_size = -1;
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_change_free);
  self->at_a_glance = g_ptr_array_new_with_free_func (g_free);
  self->voices = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_voice_free);
  self->discussions = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_place_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_source_health_free);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_claim_free);
  self->glance = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_sentence_free);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_section_free);

  return self;
}

LtStory *
lt_story_ref (LtStory *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_strings (LtStory *self)
{
  char **strings[] = {
    &self->id,
    &self->url,
    &self->external_url,
    &self->title,
    &self->summary,
    &self->image,
    &self->language,
    &self->content_html,
    &self->content_text,
    &self->image_alt,
    &self->image_credit,
    &self->discussion_path,
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_clear_pointer (strings[i], g_free);
}

static void
clear_lists (LtStory *self)
{
  GPtrArray *lists[] = {
    self->tags,
    self->authors,
    self->changes,
    self->at_a_glance,
    self->voices,
    self->discussions,
    self->sources,
    self->claims,
    self->glance,
    self->sections,
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
}

static void
story_clear (gpointer data)
{
  LtStory *self = data;

  clear_strings (self);
  clear_lists (self);
  lt_sentiment_unref (self->sentiment);
  lt_analyst_free (self->analyst);
  lt_provenance_free (self->provenance);
  lt_sentence_free (self->lead);
}

void
lt_story_unref (LtStory *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, story_clear);
}

/**
 * lt_story_add_change:
 * @at: when the story changed
 * @what: what a reader is told about it
 */
void
lt_story_add_change (LtStory *self,
                     gint64 at,
                     const char *what)
{
  LtChange *change = g_new0 (LtChange, 1);

  change->at = at;
  change->what = g_strdup (what);
  g_ptr_array_add (self->changes, change);
}

/**
 * lt_story_add_claim:
 * @of: the sentence's place: "summary", "at_a_glance/<n>" or "block/<n>"
 * @source: "article" or the id of a comment
 * @text: (nullable): the sentence of the source
 */
void
lt_story_add_claim (LtStory *self,
                    const char *of,
                    const char *source,
                    const char *text)
{
  LtClaim *claim = g_new0 (LtClaim, 1);

  claim->of = g_strdup (of);
  claim->source = g_strdup (source);
  claim->text = g_strdup (text);
  g_ptr_array_add (self->claims, claim);
}
