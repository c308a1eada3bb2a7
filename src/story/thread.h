/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/comment.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What a thread hangs on: the submission. */
typedef struct
{
  char *id; /* "hn-123" */
  char *source;
  char *author;
  char *title;
  char *url;  /* the discussion's own page */
  char *link; /* the article it links to; NULL for a text post */
  gint64 date;
  char *text;     /* plain text of a text post, or NULL */
  int score;      /* -1: unknown */
  int n_comments; /* what the source claims; -1: unknown */
  gboolean removed;
} LtPost;

LtPost *lt_post_new (const char *id, const char *source);
LtPost *lt_post_copy (const LtPost *self);
void lt_post_free (LtPost *self);

/* A whole discussion as a source gave it: parents before children, siblings in rank order. A record. */
typedef struct _LtThread LtThread;
struct _LtThread
{
  LtPost *post;
  GPtrArray *comments; /* LtComment */
  gboolean complete;   /* every comment the source has was read */
  gboolean rank_known; /* siblings really stand in the source's rank order */
  gint64 fetched;
};

#define LT_TYPE_THREAD (lt_thread_get_type ())
GType lt_thread_get_type (void);
LtThread *lt_thread_new (void);
LtThread *lt_thread_ref (LtThread *self);
void lt_thread_unref (LtThread *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtPost, lt_post_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtThread, lt_thread_unref)

G_END_DECLS
