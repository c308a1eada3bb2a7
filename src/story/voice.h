/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/discussion.h"

G_BEGIN_DECLS

/* A quotation: exactly @length code points from @start of its comment's text. */
typedef struct
{
  char *text;
  char *author;
  char *source;
  char *comment_id;
  char *url;
  gint64 date;
  LtStance stance;
  gint64 start;
  gint64 length;
  char *sha256;   /* of the comment's whole text */
  char *reply_id; /* its strongest direct reply, or NULL */
} LtVoice;

LtVoice *lt_voice_new (void);
LtVoice *lt_voice_copy (const LtVoice *self);
void lt_voice_free (LtVoice *self);
/* Word for word in the discussion: what the tick stands for. */
gboolean lt_voice_verify (const LtVoice *self, LtDiscussion *discussion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtVoice, lt_voice_free)

G_END_DECLS
