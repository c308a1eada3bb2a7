/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/making.h"
#include "backend/monitor.h"
#include "backend/selection.h"

G_BEGIN_DECLS

/* A page that a discussion links to, and its picture. */
typedef struct
{
  LtFetchedArticle *article;
  GBytes *picture; /* or NULL */
} LtLinkedPage;

void lt_linked_page_free (LtLinkedPage *self);

struct _LtMonitor
{
  GObject parent_instance;

  LtArchive *archive;
  LtContext *context;
  LtStatus *status; /* what is being done; its sources and edition are filled in when asked for */

  GPtrArray *tasks;     /* of the round; from the end to the start, so that taking one is cheap */
  DexFuture *schedule;  /* rounds by the clock */
  DexPromise *wake;     /* ends the pause between rounds */
  GHashTable *requests; /* id -> DexFuture: stories that somebody asked for */
  GPtrArray *asked;     /* LtAskedStory: what became of the requests, the latest last */
  GHashTable *making;   /* id -> DexPromise, resolved at its end: threads that a fiber works on */
  GHashTable *changed;  /* id -> story's id: what the sources say has changed, until it was looked at */
  GHashTable *doomed;   /* ids of comments and of threads of several found deleted, until their story is revised */
  GHashTable *pages;    /* link -> LtLinkedPage: what revisions need not fetch again */
  gint64 youngest;      /* date of the newest story */
  gint64 read;          /* when a reader asked for anything */
  gboolean resting;     /* for longer, since nobody reads */
  guint busy;           /* workers that are at a task */
  guint running;        /* fibers that have not ended */
  DexPromise *idle;     /* resolved when none runs */
  gboolean stopping;

  guint made;
  guint revised;
  guint failed;
  GError *fault; /* why the round cannot go on: the archive cannot be written */
};

/* Counts a fiber, so that lt_monitor_stop() waits for it. */
void lt_monitor_begin (LtMonitor *self);
void lt_monitor_end (LtMonitor *self);
/* Counts and tells what was not made; one that the archive is to blame for ends the round. */
void lt_monitor_note_failure (LtMonitor *self, const char *id, const GError *error);

/* Only in a fiber: takes note of what the sources say has changed. */
void lt_monitor_poll_changes (LtMonitor *self, LtContext *context);
/* Only in a fiber: looks at the stories that it is time to look at, and adds to the tasks of @selection what is to be
 * read again. FALSE when the archive fails. */
gboolean lt_monitor_watch (LtMonitor *self, LtSelection *selection, GError **error);
/* Only in a fiber: what is gone from @thread since @before, for sure; it is blanked there, and what may come back is
 * put back. The ids are added to @gone. */
gboolean lt_monitor_settle_gone (LtMonitor *self, LtSource *source, LtThread *thread, LtDiscussion *before, GPtrArray *gone, GError **error);

/* What is read of a thread that somebody may have asked for, and which story it became part of. */
void lt_monitor_tell_asked (LtMonitor *self, const char *id, const char *title, int comments);
void lt_monitor_tell_story (LtMonitor *self, const char *id, const char *story);

/* What reading a part came to. */
typedef enum
{
  LT_PART_READ,
  LT_PART_GONE,    /* it is deleted at its source */
  LT_PART_MISSING, /* it is not there, which is not sure yet */
  LT_PART_FAILED,  /* with an error */
} LtPartState;

/* Adds the threads of a story to what is made. @usual: the source that it was found in */
gboolean lt_monitor_add_parts (LtMaking *making, const LtHolding *holding, LtSource *usual, GError **error);
/* Only in a fiber: reads the parts that were not read yet. */
LtPartState lt_monitor_read_parts (LtMonitor *self, LtMaking *making, GError **error);
/* Writes into the record of a part what its thread tells. @again: of its record, when that is why it is read */
void lt_monitor_note_part (LtMaking *making, LtPart *part, int again);
/* Only in a fiber: fetches what the story is about. Article and picture are extras: a story is made without them, and its
 * provenance says so. */
void lt_monitor_fetch_linked (LtMonitor *self, LtMaking *making);

/* (type gboolean): makes or revises one story and stores it. Takes @task. */
DexFuture *lt_monitor_make_story (LtMonitor *self, LtTask *task);

G_END_DECLS
