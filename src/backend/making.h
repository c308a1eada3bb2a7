/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/archive.h"
#include "backend/context.h"
#include "sources/fetched-article.h"
#include "sources/source.h"

G_BEGIN_DECLS

/* One of the discussions that a story is made of. */
typedef struct
{
  LtSource *source;       /* owned */
  LtThreadRecord *record; /* owned; what is known of it, and what is to be kept */
  LtDiscussion *before;   /* where its comments stood until now, or NULL */
  LtThread *thread;       /* as it was read; NULL: not yet, or it is gone */
} LtPart;

LtPart *lt_part_new (LtSource *source, const LtThreadRecord *record, LtDiscussion *before);
void lt_part_free (LtPart *self);

/* What one story is made of, and what comes of it. Owned by its fiber, and by the thread while that works. A record. */
typedef struct _LtMaking LtMaking;
struct _LtMaking
{
  LtContext *context;
  GPtrArray *parts;   /* LtPart: what it is about first */
  LtHolding *holding; /* what is revised; without a story when it is new */
  LtHolding *joined;  /* a story that becomes part of it, or NULL */
  LtSearch *search;   /* a new story's, when there is none about the same; or NULL */
  LtFetchedArticle *article;
  GBytes *picture;
  GPtrArray *health; /* LtSourceHealth */

  LtStory *story;
  LtDiscussion *discussion;
  GPtrArray *gone; /* ids of comments deleted since */
};

LtMaking *lt_making_new (LtContext *context);
LtMaking *lt_making_ref (LtMaking *self);
void lt_making_unref (gpointer self);

/* The first part whose discussion is there, or NULL. */
LtPart *lt_making_get_main (LtMaking *self);
/* The story's id: that of what is revised, else that of its first discussion. */
const char *lt_making_get_id (LtMaking *self);

/* (type gboolean): do its comments say that it is of our topic? */
DexFuture *lt_making_judge_topic (LtMaking *self);
/* Fills story and discussion, on a thread. */
DexFuture *lt_making_analyse (LtMaking *self);
/* Would a revision tell anything that the last one did not? @ordered: the order of the comments may be news */
gboolean lt_making_is_unchanged (LtMaking *self, gboolean ordered);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtMaking, lt_making_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtPart, lt_part_free)

G_END_DECLS
