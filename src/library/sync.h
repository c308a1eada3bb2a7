/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"
#include "net/http-client.h"
#include "story/status.h"

G_BEGIN_DECLS

typedef enum
{
  LT_SYNC_IDLE,
  LT_SYNC_CONNECTING,
  LT_SYNC_ITEMS, /* pages are walked */
  LT_SYNC_FILES, /* discussions and media follow */
} LtSyncPhase;

/*
 * Brings one feed into the library, and keeps its outcome. One object per subscribed feed. Main context.
 * Properties (all notify): phase, stories (new or revised in this walk), done and total (files), offline (the last
 * request could not reach the feed), error (GError, NULL when the last walk ended), synced (seconds), status (LtStatus).
 */
#define LT_TYPE_SYNC (lt_sync_get_type ())
G_DECLARE_FINAL_TYPE (LtSync, lt_sync, LT, SYNC, GObject)

/* @client: the one for this feed (a socket's or the net's); @address: of feed.json */
LtSync *lt_sync_new (LtLibrary *library, LtHttpClient *client, gint64 feed, const char *address);
void lt_sync_set_first_walk (LtSync *self, int days, int stories); /* 30, 500; 0: no limit */
/* Walks the feed; the future ends when items are stored (files go on in the background). One walk at a time. */
DexFuture *lt_sync_run (LtSync *self);
/* Asks the backend for a round (POST /refresh) where it may, then walks. */
DexFuture *lt_sync_refresh (LtSync *self);
DexFuture *lt_sync_load_older (LtSync *self);
void lt_sync_cancel (LtSync *self);
/* (type LtStatus): asks for status.json once. */
DexFuture *lt_sync_fetch_status (LtSync *self);
/* (type string): asks our backend for the story of the discussion at @url; the id that it will have. */
DexFuture *lt_sync_ask_for_story (LtSync *self, const char *url);
/* (type LtFeed) One page of any address: for a test button. */
DexFuture *lt_sync_probe (LtHttpClient *client, const char *address);

LtSyncPhase lt_sync_get_phase (LtSync *self);
int lt_sync_get_stories (LtSync *self);
int lt_sync_get_done (LtSync *self);
int lt_sync_get_total (LtSync *self);
gboolean lt_sync_get_offline (LtSync *self);
const GError *lt_sync_get_error (LtSync *self);
gint64 lt_sync_get_synced (LtSync *self);
gint64 lt_sync_get_feed (LtSync *self);
LtStatus *lt_sync_get_status (LtSync *self);

G_END_DECLS
