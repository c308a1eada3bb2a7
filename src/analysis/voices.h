/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/candidates.h"
#include "analysis/reading.h"
#include "story/story.h"

G_BEGIN_DECLS

#define LT_VOICES_MAX 6
#define LT_VOICE_MIN_CHARACTERS 40
#define LT_VOICE_MAX_CHARACTERS 400

/* Fills the story's voices; needs its provenance, where a quote that fails its check is counted. */
void lt_voices_choose (LtStory *story, const LtReading *reading, LtTopicWords *topic);

G_END_DECLS
