/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

/* stories/<id>.html: the story as one small static page for browsers. @root is the address of the edition's folder. */
char *lt_story_page (LtStory *story, const char *root);
/* The story as Markdown, byline and label included. */
char *lt_story_markdown (LtStory *story);

G_END_DECLS
