/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A story as plain text, where there can be no page, with the reason. */
#define LT_TYPE_PLAIN_STORY (lt_plain_story_get_type ())
G_DECLARE_FINAL_TYPE (LtPlainStory, lt_plain_story, LT, PLAIN_STORY, AdwBin)

/* Whose "text-size" and "serif" it follows. Before it is shown; they live as long. */
void lt_plain_story_set_settings (LtPlainStory *self, GSettings *settings);
/* @again: offer to try the page once more */
void lt_plain_story_show (LtPlainStory *self, LtStory *story, const char *reason, gboolean again);

G_END_DECLS
