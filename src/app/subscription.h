/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/backend-process.h"
#include "app/keyring.h"
#include "library/sync.h"

G_BEGIN_DECLS

/* Stored addresses that are no addresses: our own backend, and the sample edition made by it. */
#define LT_SUBSCRIPTION_BUILT_IN "unix:"
#define LT_SUBSCRIPTION_SAMPLE "unix:sample"

/*
 * Where stories come from: a feed, with the child that serves it where that is ours, and the round of asking it.
 * Main context. Properties: working (the backend reads its sources now), trouble (string: why our backend is not there, or
 * NULL).
 * Signal: told (string sentence): something to say in passing.
 */
#define LT_TYPE_SUBSCRIPTION (lt_subscription_get_type ())
G_DECLARE_FINAL_TYPE (LtSubscription, lt_subscription, LT, SUBSCRIPTION, GObject)

/* @profile: the folder of the profile; @options: for our backend, or NULL. */
LtSubscription *lt_subscription_new (LtLibrary *library, LtKeyring *keyring, const char *profile, const char *address, gint64 feed, const char *const *options);
/* Begins; from then on it asks every @minutes; 0: only when told to. */
void lt_subscription_start (LtSubscription *self);
void lt_subscription_set_minutes (LtSubscription *self, guint minutes);
/* Asks now, and our backend for a new round. */
void lt_subscription_refresh (LtSubscription *self);
/* Ends the update under way; the next comes in its time. */
void lt_subscription_cancel (LtSubscription *self);
void lt_subscription_stop (LtSubscription *self);

LtSync *lt_subscription_get_sync (LtSubscription *self);
gboolean lt_subscription_get_working (LtSubscription *self);
const char *lt_subscription_get_trouble (LtSubscription *self);
gboolean lt_subscription_is_built_in (LtSubscription *self);
/* Whether it makes the story of any discussion that it is asked for. */
gboolean lt_subscription_takes_requests (LtSubscription *self);
/* Resolves when it can be asked; rejected where it is not ours, or does not start. */
DexFuture *lt_subscription_ready (LtSubscription *self);
const char *lt_subscription_get_address (LtSubscription *self);
void lt_subscription_set_token (LtSubscription *self, const char *token);
/* What the server was shown, since it asked; NULL before. */
const char *lt_subscription_get_token (LtSubscription *self);

G_END_DECLS
