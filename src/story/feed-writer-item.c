/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/feed-writer.h"

void
lt_feed_writer_texts (LtJsonWriter *writer,
                      const char *name,
                      GPtrArray *texts)
{
  if (texts->len == 0)
    return;

  lt_json_writer_begin_array (writer, name);
  for (guint i = 0; i < texts->len; i++)
    lt_json_writer_text (writer, NULL, g_ptr_array_index (texts, i));
  lt_json_writer_end_array (writer);
}

/* Readers that do not know the extension sign with the analyst too. */
static void
write_authors (LtJsonWriter *writer,
               LtStory *story)
{
  const LtAnalyst *analyst = story->analyst;

  if (analyst == NULL && story->authors->len == 0)
    return;

  lt_json_writer_begin_array (writer, "authors");
  if (analyst != NULL)
    {
      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_text (writer, "name", analyst->name);
      lt_json_writer_text (writer, "url", analyst->url);
      lt_json_writer_text (writer, "avatar", analyst->avatar);
      lt_json_writer_end_object (writer);
    }
  for (guint i = 0; analyst == NULL && i < story->authors->len; i++)
    {
      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_text (writer, "name", g_ptr_array_index (story->authors, i));
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_array (writer);
}

static void
write_attachments (LtJsonWriter *writer,
                   LtStory *story)
{
  if (story->discussion_path == NULL)
    return;

  lt_json_writer_begin_array (writer, "attachments");
  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "url", story->discussion_path);
  lt_json_writer_text (writer, "mime_type", LT_DISCUSSION_MIME_TYPE);
  lt_feed_writer_count (writer, "size_in_bytes", story->discussion_size);
  lt_json_writer_end_object (writer);
  lt_json_writer_end_array (writer);
}

void
lt_feed_writer_item (LtJsonWriter *writer,
                     LtStory *story)
{
  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "id", story->id);
  lt_json_writer_text (writer, "url", story->url);
  lt_json_writer_text (writer, "external_url", story->external_url);
  lt_json_writer_text (writer, "title", story->title);
  lt_json_writer_text (writer, "summary", story->summary);
  lt_json_writer_text (writer, "image", story->image);
  lt_feed_writer_texts (writer, "tags", story->tags);
  lt_json_writer_text (writer, "language", story->language);
  lt_json_writer_time (writer, "date_published", story->published);
  lt_json_writer_time (writer, "date_modified", story->modified);
  write_authors (writer, story);
  write_attachments (writer, story);
  lt_json_writer_text (writer, "content_html", story->content_html);
  lt_json_writer_text (writer, "content_text", story->content_text);
  if (story->extended)
    lt_feed_writer_extension (writer, story);
  lt_json_writer_end_object (writer);
}
