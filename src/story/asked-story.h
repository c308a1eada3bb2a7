/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LT_ASKED_WORKING,
  LT_ASKED_DONE,
  LT_ASKED_FAILED,
} LtAskedState;

/* What became of a story that somebody asked for by its discussion. */
typedef struct
{
  char *id;    /* of the story that the discussion alone would make */
  char *story; /* of the one that it became part of; NULL: its own */
  LtAskedState state;
  char *title;   /* or NULL: not known yet */
  int comments;  /* -1: unknown */
  char *message; /* why it failed, a sentence, or NULL */
} LtAskedStory;

const char *lt_asked_state_to_string (LtAskedState state);
gboolean lt_asked_state_from_string (const char *text, LtAskedState *state);
LtAskedStory *lt_asked_story_new (const char *id);
LtAskedStory *lt_asked_story_copy (const LtAskedStory *self);
void lt_asked_story_free (LtAskedStory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtAskedStory, lt_asked_story_free)

G_END_DECLS
