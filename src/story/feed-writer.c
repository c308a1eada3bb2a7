/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/feed-writer.h"

#define JSON_FEED_VERSION "https://jsonfeed.org/version/1.1"

static void
write_deleted (LtJsonWriter *writer,
               GPtrArray *deleted)
{
  lt_json_writer_begin_array (writer, "deleted");
  for (guint i = 0; i < deleted->len; i++)
    {
      LtDeletion *deletion = g_ptr_array_index (deleted, i);

      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_text (writer, "id", deletion->id);
      lt_json_writer_time (writer, "at", deletion->at);
      lt_json_writer_text (writer, "merged_into", deletion->merged_into);
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_array (writer);
}

static void
write_extension (LtJsonWriter *writer,
                 LtFeed *self)
{
  lt_json_writer_begin_object (writer, "_llmtracker");
  lt_json_writer_int (writer, "version", self->version);
  lt_json_writer_text (writer, "generator", self->generator);
  lt_json_writer_time (writer, "updated", self->updated);
  lt_json_writer_text (writer, "archive_id", self->archive_id);
  lt_json_writer_int (writer, "edition", self->edition);
  lt_feed_writer_analyst (writer, self->analyst);
  write_deleted (writer, self->deleted);
  lt_json_writer_end_object (writer);
}

/**
 * lt_feed_write:
 *
 * Returns: (transfer full): the page's bytes, the same ones for the same page
 */
GBytes *
lt_feed_write (LtFeed *self)
{
  g_autoptr (LtJsonWriter) writer = lt_json_writer_new ();

  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "version", JSON_FEED_VERSION);
  lt_json_writer_text (writer, "title", self->title);
  lt_json_writer_text (writer, "description", self->description);
  lt_json_writer_text (writer, "home_page_url", self->home_page_url);
  lt_json_writer_text (writer, "feed_url", self->feed_url);
  lt_json_writer_text (writer, "next_url", self->next_url);
  lt_json_writer_text (writer, "language", self->language);
  if (self->extended)
    write_extension (writer, self);

  lt_json_writer_begin_array (writer, "items");
  for (guint i = 0; i < self->items->len; i++)
    lt_feed_writer_item (writer, g_ptr_array_index (self->items, i));
  lt_json_writer_end_array (writer);
  lt_json_writer_end_object (writer);

  return lt_json_writer_finish (writer);
}

/**
 * lt_feed_write_item:
 *
 * Returns: (transfer full): one item alone, the same bytes for the same story
 */
GBytes *
lt_feed_write_item (LtStory *story)
{
  g_autoptr (LtJsonWriter) writer = lt_json_writer_new ();

  lt_feed_writer_item (writer, story);

  return lt_json_writer_finish (writer);
}
