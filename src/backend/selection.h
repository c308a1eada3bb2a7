/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/archive.h"
#include "backend/context.h"

G_BEGIN_DECLS

/* What a round does with one discussion. */
typedef struct
{
  LtSource *source; /* owned */
  char *id;
  char *title;
  char *link;  /* merge key of the article, or NULL */
  char *words; /* of its title, once they were needed */
  gint64 date;
  int comments; /* as the list showed it */
  double rank;
  gboolean check_topic; /* hot, but its title does not say AI: the comments decide */
  gboolean revision;    /* there is a story of it already */
  gboolean joins;       /* another discussion of the same thing has a story, or will have one */
  int again;            /* of its record, when that is why it is read */
} LtTask;

void lt_task_free (LtTask *self);
/* A task of its own, for a discussion that a person asks for. */
LtTask *lt_task_new (LtSource *source, const char *id);

/* Chooses what to make and what to revise, the best first. Pure; what it takes is borrowed. */
typedef struct
{
  LtContext *context;
  GHashTable *threads; /* id -> LtThreadRecord: what is known */
  gint64 now;
  GPtrArray *tasks; /* LtTask: the result */
  GHashTable *seen; /* id -> LtTask: stories of a source that is watched, for the schedule to decide on */
} LtSelection;

/* @refs: LtThreadRef of one source */
void lt_selection_add (LtSelection *self, LtSource *source, GPtrArray *refs);
/* Sorts, and drops what is over the number of a day. */
void lt_selection_finish (LtSelection *self);

G_END_DECLS
