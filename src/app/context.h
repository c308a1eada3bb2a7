/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/subscription.h"
#include "app/start-options.h"
#include "library/library.h"

G_BEGIN_DECLS

/*
 * What the whole application shares, built once and passed in: settings, the library, and where stories come from.
 * Main context. Properties: library (NULL until open), subscription (NULL until known; another one after a change).
 * Signal: told (string sentence).
 */
#define LT_TYPE_CONTEXT (lt_context_get_type ())
G_DECLARE_FINAL_TYPE (LtContext, lt_context, LT, CONTEXT, GObject)

/* NULL and @error when the program is not wholly installed. */
LtContext *lt_context_new (const LtStartOptions *options, GError **error);
/* Opens the library, then the subscription. */
DexFuture *lt_context_open (LtContext *self);
DexFuture *lt_context_close (LtContext *self);
/* Another feed from now on; the stories of the old one go, but those that are saved stay. */
DexFuture *lt_context_subscribe (LtContext *self, const char *address);

/* (type gboolean): what the server of @address knows this person by; NULL: nothing. FALSE: only until the application quits. */
DexFuture *lt_context_set_token (LtContext *self, const char *address, const char *token);

GSettings *lt_context_get_settings (LtContext *self);
LtLibrary *lt_context_get_library (LtContext *self);
LtSubscription *lt_context_get_subscription (LtContext *self);
LtKeyring *lt_context_get_keyring (LtContext *self);
const char *lt_context_get_profile (LtContext *self);

G_END_DECLS
