/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/sync-page.h"
#include "library/sync.h"

G_BEGIN_DECLS

struct _LtSync
{
  GObject parent_instance;

  LtLibrary *library;
  LtHttpClient *client;
  gint64 feed;
  char *address;
  int first_days;
  int first_stories;

  DexFuture *walk;     /* the running fiber; NULL when none is */
  DexPromise *outcome; /* what those who asked for the walk wait for */
  DexFuture *files;    /* likewise for the files */
  gboolean files_again;
  guint generation;  /* of the walk: one that was cancelled tells nothing any more */
  gint64 not_before; /* Retry-After */

  LtSyncPhase phase;
  int stories;
  int done;
  int total;
  gboolean offline;
  GError *error;
  gint64 synced;
  LtStatus *status;
};

typedef enum
{
  LT_WALK_NEWER,
  LT_WALK_OLDER,
} LtWalkKind;

/* Runs one walk to its end; on a fiber. */
gboolean lt_sync_walk (LtSync *self, LtWalkKind kind, GError **error);
/* On a fiber. */
gboolean lt_sync_ask_for_round (LtSync *self, GError **error);
/* Begins to fetch what stories want, or lets the fiber that does so look again. */
void lt_sync_fetch_files (LtSync *self);

void lt_sync_set_phase (LtSync *self, LtSyncPhase phase);
void lt_sync_set_stories (LtSync *self, int stories);
void lt_sync_set_files (LtSync *self, int done, int total);
void lt_sync_set_synced (LtSync *self, gint64 synced);
/* (nullable) (transfer none): also tells whether the feed was out of reach */
void lt_sync_set_error (LtSync *self, const GError *error);
gboolean lt_sync_is_unreachable (const GError *error);

G_END_DECLS
