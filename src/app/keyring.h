/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/*
 * What servers know this person by, each by the address that the person typed: in the keyring of the desktop, never in a file
 * of ours. Where no keyring answers it is kept in memory until the application quits. Main context.
 */
#define LT_TYPE_KEYRING (lt_keyring_get_type ())
G_DECLARE_FINAL_TYPE (LtKeyring, lt_keyring, LT, KEYRING, GObject)

LtKeyring *lt_keyring_new (void);
/* (type string): NULL where none is kept. The desktop may ask the person to unlock its keyring: only when a server wants it. */
DexFuture *lt_keyring_lookup (LtKeyring *self, const char *address);
/* (type gboolean): whether the keyring did so; @secret NULL: forget it. */
DexFuture *lt_keyring_store (LtKeyring *self, const char *address, const char *secret);

G_END_DECLS
