/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/subscription.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How far the source is: a sentence, a slim bar, and the one button that fits. */
#define LT_TYPE_SYNC_ROW (lt_sync_row_get_type ())
G_DECLARE_FINAL_TYPE (LtSyncRow, lt_sync_row, LT, SYNC_ROW, AdwBin)

/* @library: remembers when it was synced before this run */
void lt_sync_row_set_source (LtSyncRow *self, LtSubscription *source, LtLibrary *library);

G_END_DECLS
