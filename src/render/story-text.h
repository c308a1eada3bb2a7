/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

/* What stands below the title as plain text: who signs, at a glance, the text, where it is from. (transfer full) */
char *lt_story_text (LtStory *story);

G_END_DECLS
