/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/monitor.h"
#include "backend/selection.h"

G_BEGIN_DECLS

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

/* (type gboolean): makes or revises one story and stores it. Takes @task. */
DexFuture *lt_monitor_make_story (LtMonitor *self, LtTask *task);

G_END_DECLS
