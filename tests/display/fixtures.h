/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"
#include "story/story-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Invented stories for the widgets' tests and the gallery. All (transfer full). */
typedef enum
{
  FIXTURE_MOSTLY,
  FIXTURE_PROBABLY,
  FIXTURE_DIVIDED,
  FIXTURE_ROUGH,
  FIXTURE_PUBLISHED,
  FIXTURE_TOO_FEW,
  FIXTURE_ONE_SIDED,
  FIXTURE_TINY,
  FIXTURE_N_MOODS
} FixtureMood;

LtSentiment *fixture_sentiment (FixtureMood mood);
/* 50 / 25 / 25 with margins and a lead. */
LtSentiment *fixture_quarters (void);
LtDiscussion *fixture_discussion (guint n_comments);
LtVoice *fixture_voice (LtDiscussion *discussion, const char *comment_id, const char *text);
LtStory *fixture_story (LtDiscussion *discussion);
LtOpenStory *fixture_open_story (gint64 row, LtStory *story, LtDiscussion *discussion);
LtStoryItem *fixture_item (gint64 row, const char *title, FixtureMood mood);

/* Colours and icons as the application has them; for programs without an AdwApplication. */
void fixture_load_style (void);
/* The n-th descendant of a type, depth first; NULL when there are fewer. (transfer none) */
GtkWidget *fixture_find (GtkWidget *widget, GType type, int n);
/* In a window that is on screen and allocated. (transfer full): gtk_window_destroy() */
GtkWindow *fixture_present (GtkWidget *child, int width, int height);
/* Iterates the main context: for allocation, animations and delayed signals. */
void fixture_wait (guint ms);

G_END_DECLS
