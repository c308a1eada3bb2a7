/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/reading.h"
#include "analysis/themes.h"
#include "analysis/topic-words.h"
#include "story/story.h"
#include "text/article.h"

G_BEGIN_DECLS

/* Under this there is no article to speak of, and the story is made from the discussion only. */
#define LT_SUMMARY_MIN_ARTICLE 500

/* Fills lead, glance and sections; the story has its title, sentiment, voices and provenance. @themes and @article may
 * be NULL. */
void lt_summary_write (LtStory *story, const LtReading *reading, LtTopicWords *topic, LtThemes *themes, const LtArticle *article);

G_END_DECLS
