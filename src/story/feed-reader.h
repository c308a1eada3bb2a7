/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/faults.h"
#include "story/feed.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The parts of reading a feed, for this folder only. Each gives NULL where nothing usable is there. */

/* (transfer full): NULL when the item must be dropped; the reason is among the faults. */
LtStory *lt_feed_reader_item (JsonObject *object, GPtrArray *sentences);
/* Fills the story from the item's extension; FALSE when a required field is bad. */
gboolean lt_feed_reader_extension (LtStory *story, JsonObject *extension, LtFaults *faults);
LtSentiment *lt_feed_reader_sentiment (JsonObject *object, LtFaults *faults);
LtAnalyst *lt_feed_reader_analyst (JsonObject *object, LtFaults *faults);
LtProvenance *lt_feed_reader_provenance (JsonObject *object, LtFaults *faults);
/* Appends LtVoice to @voices. */
void lt_feed_reader_voices (GPtrArray *voices, JsonArray *array, LtFaults *faults);
/* Appends LtSourceHealth to @sources; also of status.json. */
void lt_feed_reader_sources (GPtrArray *sources, JsonArray *array, LtFaults *faults);

G_END_DECLS
