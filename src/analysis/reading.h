/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/stance-model.h"
#include "analysis/text-screen.h"
#include "story/discussion.h"

G_BEGIN_DECLS

#define LT_NO_COMMENT G_MAXUINT

/* A comment in its place in the thread. */
typedef struct
{
  LtComment *comment;  /* of the discussion */
  guint parent;        /* index, or LT_NO_COMMENT */
  guint root;          /* index of the top comment of its sub-thread */
  guint rank;          /* place among its siblings, from 0 */
  guint n_below;       /* comments below it */
  gboolean suspicious; /* written for software: not judged, not quoted */
} LtReadComment;

/* All threads of a story as one list of labelled comments: what every part of the analysis works on. */
typedef struct
{
  LtDiscussion *discussion;
  GArray *comments; /* LtReadComment, in the discussion's order */
  LtTextScreen *screen;
  LtStanceModel *model; /* what classified it, or NULL */
  const char *article;  /* borrowed, or NULL: what comments may repeat without saying so */
  guint n_counted;
  guint n_suspicious;
  guint n_cut;      /* texts cut at the limit of the feed */
  guint n_left_out; /* comments over the limit of the feed, or met twice */
  guint n_words;    /* of all comments */
} LtReading;

LtReading *lt_reading_new (const char *story_id, GPtrArray *threads, gint64 now);
void lt_reading_free (LtReading *self);
gboolean lt_reading_classify (LtReading *self, LtStanceModel *model, GCancellable *cancellable, GError **error);
/* How many words of all comments may be quoted in all. */
guint lt_reading_quotable_words (const LtReading *self);
/* The strongest direct answer, or NULL. */
const LtReadComment *lt_reading_best_reply (const LtReading *self, guint index);

static inline const LtReadComment *
lt_reading_get (const LtReading *self, guint index)
{
  return &g_array_index (self->comments, LtReadComment, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtReading, lt_reading_free)

G_END_DECLS
