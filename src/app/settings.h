/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The application's settings: the person's, or a keyfile in @folder when it is not NULL. (transfer full) */
GSettings *lt_settings_new (const char *folder);

G_END_DECLS
