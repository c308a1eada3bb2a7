/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/subscription.h"

G_BEGIN_DECLS

/*
 * One discussion that a person asked for, from its address to its story in the library. Main context.
 * Property: progress (string): what is done for it now, a sentence.
 */
#define LT_TYPE_STORY_REQUEST (lt_story_request_get_type ())
G_DECLARE_FINAL_TYPE (LtStoryRequest, lt_story_request, LT, STORY_REQUEST, GObject)

/* @address: of the discussion's page */
LtStoryRequest *lt_story_request_new (LtLibrary *library, LtSubscription *source, const char *address);
/* (type gint64): the row of the story, when it is there. */
DexFuture *lt_story_request_run (LtStoryRequest *self);
const char *lt_story_request_get_progress (LtStoryRequest *self);

G_END_DECLS
