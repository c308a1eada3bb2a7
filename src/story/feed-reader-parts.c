/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/feed-reader.h"

#include "story/bounds.h"
#include "story/fields.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static LtVoice *
read_voice (JsonObject *object,
            LtFaults *faults)
{
  g_autoptr (LtVoice) self = lt_voice_new ();
  g_autofree char *stance = NULL;

  self->text = lt_field_text (object, "text", LT_VOICE_MAX_CHARACTERS, faults);
  self->author = lt_field_text (object, "author", LT_NAME_MAX, faults);
  self->source = lt_field_text (object, "source", LT_NAME_MAX, faults);
  self->comment_id = lt_field_id (object, "comment_id", faults);
  self->url = lt_field_url (object, "url", faults);
  self->date = lt_field_time (object, "date", faults);
  self->start = lt_field_int (object, "start", 0, G_MAXINT, -1, faults);
  self->length = lt_field_int (object, "length", 1, G_MAXINT, -1, faults);
  self->sha256 = lt_field_sha256 (object, "sha256", faults);
  self->reply_id = lt_field_id (object, "reply_id", faults);

  stance = lt_field_text (object, "stance", LT_NAME_MAX, faults);
  if (stance != NULL && !lt_stance_from_string (stance, &self->stance))
    lt_faults_add (faults, _ ("“%s” is no stance."), stance);

  /* Without these nobody can check the words, and unchecked they are not shown. */
  if (self->text != NULL && self->author != NULL && self->comment_id != NULL
      && self->start >= 0 && self->length >= 0 && self->sha256 != NULL)
    return g_steal_pointer (&self);

  lt_faults_add (faults, _ ("A voice that cannot be checked was skipped."));
  return NULL;
}

void
lt_feed_reader_voices (GPtrArray *voices,
                       JsonArray *array,
                       LtFaults *faults)
{
  guint n = lt_array_count (array, "voices", LT_VOICES_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "voices", faults);
      LtVoice *voice = object != NULL ? read_voice (object, faults) : NULL;

      if (voice != NULL)
        g_ptr_array_add (voices, voice);
    }
}

static LtSourceHealth *
read_source (JsonObject *object,
             LtFaults *faults)
{
  g_autofree char *source = lt_field_text (object, "source", LT_NAME_MAX, faults);
  g_autofree char *name = lt_field_text (object, "name", LT_NAME_MAX, faults);
  g_autofree char *state = lt_field_text (object, "state", LT_NAME_MAX, faults);
  LtSourceState value;
  LtSourceHealth *self;

  if (source == NULL || !lt_source_state_from_string (state, &value))
    {
      lt_faults_add (faults, _ ("A source without a name or a state was skipped."));
      return NULL;
    }

  self = lt_source_health_new (source, name);
  self->state = value;
  self->since = lt_field_time (object, "since", faults);
  self->message = lt_field_text (object, "message", LT_NOTE_MAX, faults);

  return self;
}

void
lt_feed_reader_sources (GPtrArray *sources,
                        JsonArray *array,
                        LtFaults *faults)
{
  guint n = lt_array_count (array, "sources", LT_SOURCES_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "sources", faults);
      LtSourceHealth *health = object != NULL ? read_source (object, faults) : NULL;

      if (health != NULL)
        g_ptr_array_add (sources, health);
    }
}

/* One of a few words; another one is reported and dropped. */
static char *
read_word (JsonObject *object,
           const char *member,
           const char *const *words,
           LtFaults *faults)
{
  g_autofree char *text = lt_field_text (object, member, LT_NAME_MAX, faults);

  if (text == NULL || g_strv_contains (words, text))
    return g_steal_pointer (&text);

  lt_faults_add (faults, _ ("“%s” has a value that is not known."), member);
  return NULL;
}

static void
read_inputs (LtProvenance *self,
             JsonObject *object,
             LtFaults *faults)
{
  JsonArray *array = lt_field_array (object, "inputs", faults);
  guint n = lt_array_count (array, "inputs", LT_INPUTS_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *input = lt_element_object (array, i, "inputs", faults);
      g_autofree char *url = NULL;
      g_autofree char *sha256 = NULL;

      if (input == NULL)
        continue;

      url = lt_field_url (input, "url", faults);
      sha256 = lt_field_sha256 (input, "sha256", faults);
      if (url != NULL)
        lt_provenance_add_input (self, url, lt_field_time (input, "fetched", faults), sha256);
    }
}

static void
read_notes (LtProvenance *self,
            JsonObject *object,
            LtFaults *faults)
{
  JsonArray *array = lt_field_array (object, "notes", faults);
  guint n = lt_array_count (array, "notes", LT_NOTES_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *note = lt_element_text (array, i, "notes", LT_NOTE_MAX, faults);

      if (note != NULL)
        lt_provenance_add_note (self, note);
    }
}

LtProvenance *
lt_feed_reader_provenance (JsonObject *object,
                           LtFaults *faults)
{
  static const char *const methods[] = { "extractive", "llm", NULL };
  static const char *const articles[] = { "full", "partial", "unreadable", "none", NULL };
  LtProvenance *self = lt_provenance_new ();

  self->generator = lt_field_text (object, "generator", LT_NAME_MAX, faults);
  self->method = read_word (object, "method", methods, faults);
  self->model = lt_field_text (object, "model", LT_NAME_MAX, faults);
  self->prompt_sha256 = lt_field_sha256 (object, "prompt_sha256", faults);
  self->article = read_word (object, "article", articles, faults);
  self->comments_read = (int) lt_field_int (object, "comments_read", 0, G_MAXINT, -1, faults);
  self->comments_total = (int) lt_field_int (object, "comments_total", 0, G_MAXINT, -1, faults);
  self->created = lt_field_time (object, "created", faults);
  self->dropped_quotes = (int) lt_field_int (object, "dropped_quotes", 0, G_MAXINT, 0, faults);
  read_inputs (self, object, faults);
  read_notes (self, object, faults);

  return self;
}
