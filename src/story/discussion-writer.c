/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/discussion.h"

#include "story/json-writer.h"

static const char *
excluded_to_string (LtExcluded excluded)
{
  switch (excluded)
    {
    case LT_EXCLUDED_SUBMITTER:
      return "submitter";
    case LT_EXCLUDED_BOT:
      return "bot";
    case LT_EXCLUDED_REMOVED:
      return "removed";
    case LT_EXCLUDED_NOT:
    default:
      return NULL;
    }
}

static void
write_post (LtJsonWriter *writer,
            const LtPost *post)
{
  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "source", post->source);
  lt_json_writer_text (writer, "author", post->author);
  lt_json_writer_text (writer, "title", post->title);
  lt_json_writer_text (writer, "url", post->url);
  lt_json_writer_text (writer, "link", post->link);
  lt_json_writer_time (writer, "date", post->date);
  lt_json_writer_text (writer, "text", post->text);
  lt_json_writer_end_object (writer);
}

/* What a comment hangs on is said at the top of its sub-thread, and only where the source alone does not tell. */
static gboolean
must_name_post (const LtDiscussion *self,
                const LtComment *comment)
{
  return comment->parent == NULL && comment->post != lt_discussion_usual_post (self, comment->source);
}

static void
write_comment (LtJsonWriter *writer,
               const LtDiscussion *self,
               const LtComment *comment)
{
  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "id", comment->id);
  lt_json_writer_text (writer, "source", comment->source);
  if (must_name_post (self, comment))
    lt_json_writer_int (writer, "post", comment->post);
  lt_json_writer_text (writer, "parent", comment->parent);
  lt_json_writer_text (writer, "author", comment->author);
  lt_json_writer_time (writer, "date", comment->date);
  lt_json_writer_text (writer, "text", comment->text);
  lt_json_writer_text (writer, "stance", lt_stance_to_string (comment->stance));
  lt_json_writer_fraction (writer, "confidence", comment->confidence);
  lt_json_writer_boolean (writer, "counted", comment->counted);
  if (!comment->counted)
    lt_json_writer_text (writer, "excluded", excluded_to_string (comment->excluded));
  lt_json_writer_text (writer, "url", comment->url);
  lt_json_writer_end_object (writer);
}

/**
 * lt_discussion_write:
 *
 * Returns: (transfer full): the file's bytes, the same ones for the same discussion
 */
GBytes *
lt_discussion_write (LtDiscussion *self)
{
  g_autoptr (LtJsonWriter) writer = lt_json_writer_new ();

  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_int (writer, "version", self->version);
  lt_json_writer_text (writer, "item", self->item);
  lt_json_writer_time (writer, "as_of", self->as_of);
  if (self->posts->len > 0)
    {
      lt_json_writer_begin_array (writer, "posts");
      for (guint i = 0; i < self->posts->len; i++)
        write_post (writer, g_ptr_array_index (self->posts, i));
      lt_json_writer_end_array (writer);
    }
  lt_json_writer_begin_array (writer, "comments");
  for (guint i = 0; i < self->comments->len; i++)
    write_comment (writer, self, g_ptr_array_index (self->comments, i));
  lt_json_writer_end_array (writer);
  lt_json_writer_end_object (writer);

  return lt_json_writer_finish (writer);
}
