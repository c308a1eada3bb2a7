/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/feed.h"
#include "story/json-writer.h"

G_BEGIN_DECLS

/* The parts of writing a feed, for this folder only. Lists that are empty are not written. */
void lt_feed_writer_item (LtJsonWriter *writer, LtStory *story);
void lt_feed_writer_extension (LtJsonWriter *writer, LtStory *story);
void lt_feed_writer_sentiment (LtJsonWriter *writer, LtSentiment *sentiment);
void lt_feed_writer_analyst (LtJsonWriter *writer, const LtAnalyst *analyst);
void lt_feed_writer_provenance (LtJsonWriter *writer, const LtProvenance *provenance);
void lt_feed_writer_voices (LtJsonWriter *writer, GPtrArray *voices);
/* Also of status.json. */
void lt_feed_writer_sources (LtJsonWriter *writer, GPtrArray *sources);
/* A number that -1 means to be unknown: nothing is written then. */
void lt_feed_writer_count (LtJsonWriter *writer, const char *name, gint64 value);
void lt_feed_writer_texts (LtJsonWriter *writer, const char *name, GPtrArray *texts);

G_END_DECLS
