/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/backend-process.h"
#include "library/sync.h"

G_BEGIN_DECLS

/* Stored addresses that are no addresses: our own backend, and the sample edition made by it. */
#define LT_SOURCE_BUILT_IN "unix:"
#define LT_SOURCE_SAMPLE "unix:sample"

/*
 * Where stories come from: a feed, with the child that serves it where that is ours, and the round of asking it.
 * Main context. Properties: working (the backend reads its sources now), started (an update was tried).
 * Signal: told (string sentence): something to say in passing.
 */
#define LT_TYPE_SOURCE (lt_source_get_type ())
G_DECLARE_FINAL_TYPE (LtSource, lt_source, LT, SOURCE, GObject)

/* @profile: the folder of the profile; @options: for our backend, or NULL. */
LtSource *lt_source_new (LtLibrary *library, const char *profile, const char *address, gint64 feed, const char *const *options);
/* Begins; from then on it asks every @minutes; 0: only when told to. */
void lt_source_start (LtSource *self);
void lt_source_set_minutes (LtSource *self, guint minutes);
/* Asks now, and our backend for a new round. */
void lt_source_refresh (LtSource *self);
/* Ends the update under way; the next comes in its time. */
void lt_source_cancel (LtSource *self);
void lt_source_stop (LtSource *self);

LtSync *lt_source_get_sync (LtSource *self);
gboolean lt_source_get_working (LtSource *self);
gboolean lt_source_is_built_in (LtSource *self);
const char *lt_source_get_address (LtSource *self);

G_END_DECLS
