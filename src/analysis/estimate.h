/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/reading.h"
#include "story/sentiment.h"

G_BEGIN_DECLS

/* The estimate of a story from its labelled comments, or NULL when none is counted. */
LtSentiment *lt_estimate_sentiment (const LtReading *reading, LtStanceModel *model, const LtSentiment *previous, gint64 now);

G_END_DECLS
