/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

/* The story as Markdown, byline and label included. (transfer full) */
char *lt_story_markdown (LtStory *story);

G_END_DECLS
