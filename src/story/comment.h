/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/stance.h"

G_BEGIN_DECLS

typedef enum
{
  LT_EXCLUDED_NOT, /* counted */
  LT_EXCLUDED_SUBMITTER,
  LT_EXCLUDED_BOT,
  LT_EXCLUDED_REMOVED,
} LtExcluded;

/* A comment as read, with its label once it has one. */
typedef struct
{
  char *id;     /* "hn-123" */
  char *source; /* "hackernews" */
  guint post;   /* which of its discussion's posts it hangs on */
  char *parent; /* id of the parent comment; NULL at the top */
  char *author; /* NULL when removed */
  gint64 date;
  char *text; /* plain text, never NULL, "" when removed */
  char *url;
  LtStance stance;
  double confidence; /* 0 to 1 */
  double probability[LT_N_SIDES];
  gboolean counted;
  LtExcluded excluded;
  guint depth;     /* 0 at the top; derived from parents */
  int reply_count; /* direct children held; derived */
} LtComment;

LtComment *lt_comment_new (const char *id, const char *source);
LtComment *lt_comment_copy (const LtComment *self);
void lt_comment_free (LtComment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtComment, lt_comment_free)

G_END_DECLS
