/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LT_TYPE_PREFERENCES (lt_preferences_get_type ())
G_DECLARE_FINAL_TYPE (LtPreferences, lt_preferences, LT, PREFERENCES, AdwPreferencesDialog)

AdwDialog *lt_preferences_new (LtContext *context);

G_END_DECLS
