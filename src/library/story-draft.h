/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

/* A file that a story needs besides its item. */
typedef struct
{
  char *reference; /* as the item writes it */
  char *url;       /* resolved, of the feed's own origin */
  int kind;        /* LT_FILE_DISCUSSION, LT_FILE_PICTURE */
} LtFileReference;

/* A story made ready for the tables, on a thread, so that the writing one only binds. A record. */
typedef struct
{
  char *id;
  gboolean extended;
  gint64 edition;
  gint64 published;
  char *base;
  GBytes *bytes; /* the item */

  char *title;
  char *places;
  int comments; /* -1: unknown */
  LtSentiment *sentiment;

  char *body;
  char *voices;
  char *authors;

  char *discussion_path;
  GPtrArray *files; /* LtFileReference */
} LtStoryDraft;

/* @base: address of the page. @now: when it has no date. Pure; any thread. */
LtStoryDraft *lt_story_draft_new (LtStory *story, const char *base, gint64 now);
LtStoryDraft *lt_story_draft_ref (LtStoryDraft *self);
void lt_story_draft_unref (LtStoryDraft *self);
/* Whether the text is that of @held, an item as it was stored. */
gboolean lt_story_draft_same_body (LtStoryDraft *self, GBytes *held);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtStoryDraft, lt_story_draft_unref)

G_END_DECLS
