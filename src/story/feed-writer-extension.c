/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/feed-writer.h"

void
lt_feed_writer_count (LtJsonWriter *writer,
                      const char *name,
                      gint64 value)
{
  if (value >= 0)
    lt_json_writer_int (writer, name, value);
}

void
lt_feed_writer_analyst (LtJsonWriter *writer,
                        const LtAnalyst *analyst)
{
  if (analyst == NULL)
    return;

  lt_json_writer_begin_object (writer, "analyst");
  lt_json_writer_text (writer, "name", analyst->name);
  lt_json_writer_text (writer, "role", analyst->role);
  lt_json_writer_text (writer, "bio", analyst->bio);
  lt_json_writer_text (writer, "url", analyst->url);
  lt_json_writer_text (writer, "avatar", analyst->avatar);
  lt_json_writer_end_object (writer);
}

static void
write_changes (LtJsonWriter *writer,
               GPtrArray *changes)
{
  if (changes->len == 0)
    return;

  lt_json_writer_begin_array (writer, "changes");
  for (guint i = 0; i < changes->len; i++)
    {
      LtChange *change = g_ptr_array_index (changes, i);

      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_time (writer, "at", change->at);
      lt_json_writer_text (writer, "what", change->what);
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_array (writer);
}

static void
write_place (LtJsonWriter *writer,
             const LtPlace *place)
{
  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "source", place->source);
  lt_json_writer_text (writer, "name", place->name);
  lt_json_writer_text (writer, "url", place->url);
  lt_feed_writer_count (writer, "score", place->score);
  lt_feed_writer_count (writer, "comments", place->comments);
  lt_json_writer_time (writer, "fetched", place->fetched);
  lt_json_writer_boolean (writer, "complete", place->complete);
  lt_json_writer_end_object (writer);
}

static void
write_places (LtJsonWriter *writer,
              GPtrArray *places)
{
  if (places->len == 0)
    return;

  lt_json_writer_begin_array (writer, "discussions");
  for (guint i = 0; i < places->len; i++)
    write_place (writer, g_ptr_array_index (places, i));
  lt_json_writer_end_array (writer);
}

static void
write_claims (LtJsonWriter *writer,
              GPtrArray *claims)
{
  if (claims->len == 0)
    return;

  lt_json_writer_begin_array (writer, "claims");
  for (guint i = 0; i < claims->len; i++)
    {
      LtClaim *claim = g_ptr_array_index (claims, i);

      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_text (writer, "of", claim->of);
      lt_json_writer_text (writer, "source", claim->source);
      lt_json_writer_text (writer, "text", claim->text);
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_array (writer);
}

void
lt_feed_writer_extension (LtJsonWriter *writer,
                          LtStory *story)
{
  lt_json_writer_begin_object (writer, "_llmtracker");
  lt_json_writer_int (writer, "version", story->version);
  lt_json_writer_int (writer, "edition", story->edition);
  lt_json_writer_int (writer, "revision", story->revision);
  write_changes (writer, story->changes);
  lt_feed_writer_texts (writer, "at_a_glance", story->at_a_glance);
  lt_json_writer_text (writer, "image_alt", story->image_alt);
  lt_json_writer_text (writer, "image_credit", story->image_credit);
  lt_feed_writer_sentiment (writer, story->sentiment);
  lt_feed_writer_voices (writer, story->voices);
  write_places (writer, story->discussions);
  lt_feed_writer_sources (writer, story->sources);
  lt_feed_writer_analyst (writer, story->analyst);
  lt_feed_writer_provenance (writer, story->provenance);
  write_claims (writer, story->claims);
  lt_json_writer_end_object (writer);
}
