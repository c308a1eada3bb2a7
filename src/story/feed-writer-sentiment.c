/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/feed-writer.h"

static void
write_by_stance (LtJsonWriter *writer,
                 const char *name,
                 const int *values,
                 guint n)
{
  lt_json_writer_begin_object (writer, name);
  for (guint i = 0; i < n; i++)
    lt_json_writer_int (writer, lt_stance_to_string ((LtStance) i), values[i]);
  lt_json_writer_end_object (writer);
}

/* null: FEED.md has it for an unknown number. */
static void
write_n (LtJsonWriter *writer,
         int n)
{
  if (n >= 0)
    lt_json_writer_int (writer, "n", n);
  else
    lt_json_writer_null (writer, "n");
}

static void
write_lead (LtJsonWriter *writer,
            const LtSentiment *sentiment)
{
  if (sentiment->lead == LT_LEAD_NONE)
    return;

  lt_json_writer_begin_object (writer, "lead");
  if (sentiment->lead == LT_LEAD_DIVIDED)
    lt_json_writer_text (writer, "stance", "divided");
  else
    lt_json_writer_text (writer, "stance", lt_stance_to_string ((LtStance) (sentiment->lead - LT_LEAD_POSITIVE)));
  lt_json_writer_fraction (writer, "sure", sentiment->sure);
  lt_json_writer_end_object (writer);
}

static void
write_by_source (LtJsonWriter *writer,
                 GPtrArray *by_source)
{
  if (by_source->len == 0)
    return;

  lt_json_writer_begin_object (writer, "by_source");
  for (guint i = 0; i < by_source->len; i++)
    {
      LtSourceSentiment *source = g_ptr_array_index (by_source, i);

      lt_json_writer_begin_object (writer, source->source);
      write_by_stance (writer, "share", source->share.of, LT_N_SIDES);
      if (source->has_labels)
        write_by_stance (writer, "labels", source->labels, LT_N_STANCES);
      write_n (writer, source->n);
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_object (writer);
}

static void
write_history (LtJsonWriter *writer,
               GArray *history)
{
  if (history->len == 0)
    return;

  lt_json_writer_begin_array (writer, "history");
  for (guint i = 0; i < history->len; i++)
    {
      const LtSentimentPoint *point = &g_array_index (history, LtSentimentPoint, i);

      lt_json_writer_begin_object (writer, NULL);
      lt_json_writer_time (writer, "at", point->at);
      write_by_stance (writer, "share", point->share.of, LT_N_SIDES);
      write_n (writer, point->n);
      lt_json_writer_end_object (writer);
    }
  lt_json_writer_end_array (writer);
}

void
lt_feed_writer_sentiment (LtJsonWriter *writer,
                          LtSentiment *sentiment)
{
  if (sentiment == NULL)
    return;

  lt_json_writer_begin_object (writer, "sentiment");
  write_by_stance (writer, "share", sentiment->share.of, LT_N_SIDES);
  if (sentiment->has_margin)
    write_by_stance (writer, "margin", sentiment->margin.of, LT_N_SIDES);
  if (sentiment->has_labels)
    write_by_stance (writer, "labels", sentiment->labels, LT_N_STANCES);
  write_n (writer, sentiment->n);
  write_lead (writer, sentiment);
  lt_json_writer_text (writer, "method", sentiment->method);
  lt_json_writer_time (writer, "as_of", sentiment->as_of);
  write_by_source (writer, sentiment->by_source);
  write_history (writer, sentiment->history);
  lt_json_writer_end_object (writer);
}
