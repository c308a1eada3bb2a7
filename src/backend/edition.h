/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/archive.h"

G_BEGIN_DECLS

typedef enum
{
  LT_PUBLISH_QUOTED, /* the quoted comments, their ancestors and strongest replies */
  LT_PUBLISH_FULL,
  LT_PUBLISH_NONE,
} LtPublishDiscussions;

/* How an edition is written. All borrowed. */
typedef struct
{
  const char *base_url; /* with a final slash; NULL: relative addresses */
  gboolean web_pages;   /* an item's `url` is our page of it */
  gboolean media;       /* pictures of articles */
  const char *title;
  const LtAnalyst *analyst;
  const char *generator;
  /* discussion path -> LtEditionFile; what is not in it is not published. NULL: all are, as they are. */
  GHashTable *discussions;
} LtEditionOptions;

/* Where the published form of a discussion is. */
typedef struct
{
  char *path;
  gint64 size;
} LtEditionFile;

LtEditionFile *lt_edition_file_new (const char *path, gint64 size);
void lt_edition_file_free (LtEditionFile *self);

/* All of these are CPU work for a thread. */

/* A page of the feed with the addresses that belong there; (transfer full). */
LtFeed *lt_edition_feed (LtArchivePage *page, const LtEditionOptions *options);
/* The part of a discussion that the story quotes; (transfer full). */
LtDiscussion *lt_edition_quoted (LtStory *story, LtDiscussion *discussion);
/* "archive/3.json", or "feed.json" for 0. */
char *lt_edition_page_path (int number);

G_END_DECLS
