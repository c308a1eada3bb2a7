/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/feed-writer.h"

static void
write_voice (LtJsonWriter *writer,
             const LtVoice *voice)
{
  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "text", voice->text);
  lt_json_writer_text (writer, "author", voice->author);
  lt_json_writer_text (writer, "source", voice->source);
  lt_json_writer_text (writer, "comment_id", voice->comment_id);
  lt_json_writer_text (writer, "url", voice->url);
  lt_json_writer_time (writer, "date", voice->date);
  lt_json_writer_text (writer, "stance", lt_stance_to_string (voice->stance));
  lt_json_writer_int (writer, "start", voice->start);
  lt_json_writer_int (writer, "length", voice->length);
  lt_json_writer_text (writer, "sha256", voice->sha256);
  lt_json_writer_text (writer, "reply_id", voice->reply_id);
  lt_json_writer_end_object (writer);
}

void
lt_feed_writer_voices (LtJsonWriter *writer,
                       GPtrArray *voices)
{
  if (voices->len == 0)
    return;

  lt_json_writer_begin_array (writer, "voices");
  for (guint i = 0; i < voices->len; i++)
    write_voice (writer, g_ptr_array_index (voices, i));
  lt_json_writer_end_array (writer);
}

void
lt_feed_writer_sources (LtJsonWriter *writer,
                        GPtrArray *sources)
{
  if (sources->len == 0)
    return;

  lt_json_writer_begin_array (writer, "sources");
  for (guint i = 0; i < sources->len; i++)
    {
      LtSourceHealth *health = g_ptr_array_index (sources, i);

      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_text (writer, "source", health->source);
      lt_json_writer_text (writer, "name", health->name);
      lt_json_writer_text (writer, "state", lt_source_state_to_string (health->state));
      lt_json_writer_time (writer, "since", health->since);
      lt_json_writer_text (writer, "message", health->message);
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_array (writer);
}

static void
write_inputs (LtJsonWriter *writer,
              GPtrArray *inputs)
{
  if (inputs->len == 0)
    return;

  lt_json_writer_begin_array (writer, "inputs");
  for (guint i = 0; i < inputs->len; i++)
    {
      LtInput *input = g_ptr_array_index (inputs, i);

      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_text (writer, "url", input->url);
      lt_json_writer_time (writer, "fetched", input->fetched);
      lt_json_writer_text (writer, "sha256", input->sha256);
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_array (writer);
}

void
lt_feed_writer_provenance (LtJsonWriter *writer,
                           const LtProvenance *provenance)
{
  if (provenance == NULL)
    return;

  lt_json_writer_begin_object (writer, "provenance");
  lt_json_writer_text (writer, "generator", provenance->generator);
  lt_json_writer_text (writer, "method", provenance->method);
  lt_json_writer_text (writer, "model", provenance->model);
  lt_json_writer_text (writer, "prompt_sha256", provenance->prompt_sha256);
  lt_json_writer_text (writer, "article", provenance->article);
  lt_feed_writer_count (writer, "comments_read", provenance->comments_read);
  lt_feed_writer_count (writer, "comments_total", provenance->comments_total);
  lt_json_writer_time (writer, "created", provenance->created);
  write_inputs (writer, provenance->inputs);
  lt_json_writer_int (writer, "dropped_quotes", provenance->dropped_quotes);
  lt_feed_writer_texts (writer, "notes", provenance->notes);
  lt_json_writer_end_object (writer);
}
