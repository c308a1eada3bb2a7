/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/feed-reader.h"

#include "story/bounds.h"
#include "story/fields.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

LtAnalyst *
lt_feed_reader_analyst (JsonObject *object,
                        LtFaults *faults)
{
  g_autoptr (LtAnalyst) self = lt_analyst_new (NULL, NULL, NULL);

  self->name = lt_field_text (object, "name", LT_NAME_MAX, faults);
  self->role = lt_field_text (object, "role", LT_NAME_MAX, faults);
  self->bio = lt_field_text (object, "bio", LT_NOTE_MAX, faults);
  self->url = lt_field_url (object, "url", faults);
  self->avatar = lt_field_address (object, "avatar", faults);

  if (self->name != NULL)
    return g_steal_pointer (&self);

  lt_faults_add (faults, _ ("The analyst has no name and was skipped."));
  return NULL;
}

static void
read_changes (LtStory *story,
              JsonObject *extension,
              LtFaults *faults)
{
  JsonArray *array = lt_field_array (extension, "changes", faults);
  guint n = lt_array_count (array, "changes", LT_CHANGES_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "changes", faults);
      g_autofree char *what = NULL;

      if (object == NULL)
        continue;

      what = lt_field_text (object, "what", LT_NOTE_MAX, faults);
      if (what != NULL)
        lt_story_add_change (story, lt_field_time (object, "at", faults), what);
    }
}

static void
read_glance (LtStory *story,
             JsonObject *extension,
             LtFaults *faults)
{
  JsonArray *array = lt_field_array (extension, "at_a_glance", faults);
  guint n = lt_array_count (array, "at_a_glance", LT_GLANCE_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = lt_element_text (array, i, "at_a_glance", LT_GLANCE_MAX_CHARACTERS, faults);

      if (text != NULL)
        g_ptr_array_add (story->at_a_glance, g_steal_pointer (&text));
    }
}

static void
read_place (LtStory *story,
            JsonObject *object,
            LtFaults *faults)
{
  g_autofree char *source = lt_field_text (object, "source", LT_NAME_MAX, faults);
  g_autofree char *name = lt_field_text (object, "name", LT_NAME_MAX, faults);
  g_autofree char *url = lt_field_url (object, "url", faults);
  LtPlace *place;

  if (url == NULL)
    {
      lt_faults_add (faults, _ ("A discussion without an address was skipped."));
      return;
    }

  place = lt_place_new (source, name, url);
  place->score = (int) lt_field_int (object, "score", 0, G_MAXINT, -1, faults);
  place->comments = (int) lt_field_int (object, "comments", 0, G_MAXINT, -1, faults);
  place->fetched = lt_field_time (object, "fetched", faults);
  place->complete = lt_field_boolean (object, "complete", FALSE, faults);
  g_ptr_array_add (story->discussions, place);
}

static void
read_places (LtStory *story,
             JsonObject *extension,
             LtFaults *faults)
{
  JsonArray *array = lt_field_array (extension, "discussions", faults);
  guint n = lt_array_count (array, "discussions", LT_PLACES_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "discussions", faults);

      if (object != NULL)
        read_place (story, object, faults);
    }
}

static gboolean
is_place_of_claim (const char *of)
{
  const char *number = NULL;

  if (strcmp (of, "summary") == 0)
    return TRUE;
  if (g_str_has_prefix (of, "at_a_glance/"))
    number = of + strlen ("at_a_glance/");
  else if (g_str_has_prefix (of, "block/"))
    number = of + strlen ("block/");

  return number != NULL && g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT, NULL, NULL);
}

static void
read_claim (LtStory *story,
            JsonObject *object,
            LtFaults *faults)
{
  g_autofree char *of = lt_field_text (object, "of", LT_NAME_MAX, faults);
  g_autofree char *source = lt_field_id (object, "source", faults);
  g_autofree char *text = lt_field_text (object, "text", LT_CLAIM_MAX_CHARACTERS, faults);

  if (of != NULL && is_place_of_claim (of) && source != NULL)
    lt_story_add_claim (story, of, source, text);
  else
    lt_faults_add (faults, _ ("A claim that names no sentence or no source was skipped."));
}

static void
read_claims (LtStory *story,
             JsonObject *extension,
             LtFaults *faults)
{
  JsonArray *array = lt_field_array (extension, "claims", faults);
  guint n = lt_array_count (array, "claims", LT_CLAIMS_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "claims", faults);

      if (object != NULL)
        read_claim (story, object, faults);
    }
}

static void
read_objects (LtStory *story,
              JsonObject *extension,
              LtFaults *faults)
{
  JsonObject *sentiment = lt_field_object (extension, "sentiment", faults);
  JsonObject *analyst = lt_field_object (extension, "analyst", faults);
  JsonObject *provenance = lt_field_object (extension, "provenance", faults);

  if (sentiment != NULL)
    story->sentiment = lt_feed_reader_sentiment (sentiment, faults);
  if (analyst != NULL)
    story->analyst = lt_feed_reader_analyst (analyst, faults);
  if (provenance != NULL)
    story->provenance = lt_feed_reader_provenance (provenance, faults);
}

gboolean
lt_feed_reader_extension (LtStory *story,
                          JsonObject *extension,
                          LtFaults *faults)
{
  story->version = (int) lt_field_int (extension, "version", 1, G_MAXINT, 0, faults);
  story->edition = lt_field_int (extension, "edition", 0, G_MAXINT64, -1, faults);
  if (story->version == 0 || story->edition < 0)
    {
      lt_faults_add (faults, _ ("It was skipped, since its extension has no version or no edition."));
      return FALSE;
    }

  story->extended = TRUE;
  story->revision = (int) lt_field_int (extension, "revision", 0, G_MAXINT, 0, faults);
  story->image_alt = lt_field_text (extension, "image_alt", LT_NOTE_MAX, faults);
  story->image_credit = lt_field_text (extension, "image_credit", LT_NOTE_MAX, faults);
  read_changes (story, extension, faults);
  read_glance (story, extension, faults);
  read_objects (story, extension, faults);
  read_places (story, extension, faults);
  read_claims (story, extension, faults);
  lt_feed_reader_voices (story->voices, lt_field_array (extension, "voices", faults), faults);
  lt_feed_reader_sources (story->sources, lt_field_array (extension, "sources", faults), faults);

  return TRUE;
}
