/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/subscription.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How each source of a backend is, in words, as the backend tells it; hidden where a feed tells nothing. */
#define LT_TYPE_SOURCE_LIST (lt_source_list_get_type ())
G_DECLARE_FINAL_TYPE (LtSourceList, lt_source_list, LT, SOURCE_LIST, AdwPreferencesGroup)

/* @source: (nullable): what is followed */
void lt_source_list_set_source (LtSourceList *self, LtSubscription *source);

G_END_DECLS
