/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/status.h"

#include "story/bounds.h"
#include "story/feed-reader.h"
#include "story/feed-writer.h"
#include "story/fields.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far above any honest status: a few sources and sentences. */
#define STATUS_MAX_BYTES (256 * 1024)

static const char *const states[] = { "idle", "working", "error" };

static void
write_round (LtJsonWriter *writer,
             LtStatus *self)
{
  lt_json_writer_begin_object (writer, "round");
  lt_json_writer_int (writer, "done", self->round_done);
  lt_json_writer_int (writer, "total", self->round_total);
  lt_json_writer_time (writer, "started", self->round_started);
  lt_json_writer_end_object (writer);

  if (self->current_title == NULL)
    return;

  lt_json_writer_begin_object (writer, "current");
  lt_json_writer_text (writer, "title", self->current_title);
  lt_feed_writer_count (writer, "comments_read", self->comments_read);
  lt_feed_writer_count (writer, "comments_total", self->comments_total);
  lt_json_writer_end_object (writer);
}

static void
write_asked (LtJsonWriter *writer,
             GPtrArray *asked)
{
  if (asked->len == 0)
    return;

  lt_json_writer_begin_array (writer, "asked");
  for (guint i = 0; i < asked->len; i++)
    {
      LtAskedStory *story = g_ptr_array_index (asked, i);

      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_text (writer, "id", story->id);
      lt_json_writer_text (writer, "story", story->story);
      lt_json_writer_text (writer, "state", lt_asked_state_to_string (story->state));
      lt_json_writer_text (writer, "title", story->title);
      lt_feed_writer_count (writer, "comments", story->comments);
      lt_json_writer_text (writer, "message", story->message);
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_array (writer);
}

/**
 * lt_status_write:
 *
 * Returns: (transfer full): status.json
 */
GBytes *
lt_status_write (LtStatus *self)
{
  g_autoptr (LtJsonWriter) writer = lt_json_writer_new ();

  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_int (writer, "version", self->version);
  lt_json_writer_int (writer, "edition", self->edition);
  lt_json_writer_text (writer, "state", states[self->state]);
  write_round (writer, self);
  lt_json_writer_time (writer, "next_round", self->next_round);
  lt_feed_writer_sources (writer, self->sources);
  write_asked (writer, self->asked);
  lt_json_writer_text (writer, "error", self->error);
  lt_json_writer_end_object (writer);

  return lt_json_writer_finish (writer);
}

static gboolean
read_state (LtStatus *self,
            JsonObject *object)
{
  const char *state = lt_json_string (object, "state");

  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (states); i++)
    if (strcmp (state, states[i]) == 0)
      {
        self->state = (LtStatusState) i;
        return TRUE;
      }

  return FALSE;
}

static void
read_asked (GPtrArray *asked,
            JsonArray *array,
            LtFaults *faults)
{
  guint n = lt_array_count (array, "asked", LT_ASKED_MAX, faults);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = lt_element_object (array, i, "asked", faults);
      g_autofree char *id = object != NULL ? lt_field_id (object, "id", faults) : NULL;
      g_autoptr (LtAskedStory) story = id != NULL ? lt_asked_story_new (id) : NULL;

      if (story == NULL || !lt_asked_state_from_string (lt_json_string (object, "state"), &story->state))
        continue;

      story->story = lt_field_id (object, "story", faults);
      story->title = lt_field_cut_text (object, "title", LT_TITLE_MAX, faults);
      story->comments = (int) lt_field_int (object, "comments", 0, G_MAXINT, -1, faults);
      story->message = lt_field_cut_text (object, "message", LT_NOTE_MAX, faults);
      g_ptr_array_add (asked, g_steal_pointer (&story));
    }
}

static void
read_fields (LtStatus *self,
             JsonObject *object,
             LtFaults *faults)
{
  JsonObject *round = lt_field_object (object, "round", faults);
  JsonObject *current = lt_field_object (object, "current", faults);

  self->version = (int) lt_field_int (object, "version", 1, G_MAXINT, 1, faults);
  self->edition = lt_field_int (object, "edition", 0, G_MAXINT64, 0, faults);
  self->next_round = lt_field_time (object, "next_round", faults);
  self->error = lt_field_cut_text (object, "error", LT_NOTE_MAX, faults);
  lt_feed_reader_sources (self->sources, lt_field_array (object, "sources", faults), faults);
  read_asked (self->asked, lt_field_array (object, "asked", faults), faults);

  if (round != NULL)
    {
      self->round_done = (int) lt_field_int (round, "done", 0, G_MAXINT, 0, faults);
      self->round_total = (int) lt_field_int (round, "total", 0, G_MAXINT, 0, faults);
      self->round_started = lt_field_time (round, "started", faults);
    }

  if (current != NULL)
    {
      self->current_title = lt_field_cut_text (current, "title", LT_TITLE_MAX, faults);
      self->comments_read = (int) lt_field_int (current, "comments_read", 0, G_MAXINT, -1, faults);
      self->comments_total = (int) lt_field_int (current, "comments_total", 0, G_MAXINT, -1, faults);
    }
}

/**
 * lt_status_read:
 * @bytes: status.json, as it came
 *
 * What is bad in it is left out without a word: a status lasts a second.
 *
 * Returns: (transfer full): the status, or NULL with an LT_JSON_ERROR
 */
LtStatus *
lt_status_read (GBytes *bytes,
                GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root = lt_json_parse (data != NULL ? data : "", length, STATUS_MAX_BYTES, LT_JSON_MAX_DEPTH, error);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LtStatus) self = lt_status_new ();
  LtFaults faults = { sentences, NULL };

  if (root == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root) || !read_state (self, json_node_get_object (root)))
    {
      g_set_error_literal (error, LT_JSON_ERROR, LT_JSON_ERROR_INVALID, _ ("This is no status of a backend."));
      return NULL;
    }

  read_fields (self, json_node_get_object (root), &faults);

  return g_steal_pointer (&self);
}
