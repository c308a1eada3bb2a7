/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/thread.h"

G_BEGIN_DECLS

#define LT_DISCUSSION_MAX_BYTES (8 * 1024 * 1024)
#define LT_DISCUSSION_MAX_COMMENTS 5000
#define LT_COMMENT_MAX_CHARACTERS 20000
#define LT_DISCUSSION_MIME_TYPE "application/vnd.llmtracker.discussion+json"

/* The comments of a story with their labels: the discussion file of FEED.md. A record. */
typedef struct _LtDiscussion LtDiscussion;
struct _LtDiscussion
{
  int version;
  char *item; /* the story's id */
  gint64 as_of;
  GPtrArray *posts;    /* LtPost */
  GPtrArray *comments; /* LtComment, parents before children, rank order */
  GPtrArray *faults;   /* sentences on what was skipped when read */
};

#define LT_TYPE_DISCUSSION (lt_discussion_get_type ())
GType lt_discussion_get_type (void);
LtDiscussion *lt_discussion_new (const char *item);
LtDiscussion *lt_discussion_ref (LtDiscussion *self);
void lt_discussion_unref (LtDiscussion *self);
/* (nullable) (transfer none); a hash index is made at the first call, so call it once before sharing. */
LtComment *lt_discussion_find (LtDiscussion *self, const char *id);

/* The post that comments of a source hang on if nothing says otherwise: the first of that source, else the first. */
guint lt_discussion_usual_post (const LtDiscussion *self, const char *source);
/* The post of the discussion page @url; -1: none. */
int lt_discussion_find_post (const LtDiscussion *self, const char *url);

/* The file's bytes; (transfer full). */
GBytes *lt_discussion_write (LtDiscussion *self);
LtDiscussion *lt_discussion_read (GBytes *bytes, GError **error);
/* "discussions/<id>-<hash>.json" of these bytes. */
char *lt_discussion_path (const char *item, GBytes *bytes);
/* TRUE if the hash in @path is that of @bytes. */
gboolean lt_discussion_path_matches (const char *path, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtDiscussion, lt_discussion_unref)

G_END_DECLS
