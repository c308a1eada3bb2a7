/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

/* Makes summary, at_a_glance, content_html and claims of a story from its lead, glance and sections. */
void lt_story_render_content (LtStory *story);

G_END_DECLS
