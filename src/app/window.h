/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The one window: stories, article, community. */
#define LT_TYPE_WINDOW (lt_window_get_type ())
G_DECLARE_FINAL_TYPE (LtWindow, lt_window, LT, WINDOW, AdwApplicationWindow)

LtWindow *lt_window_new (GtkApplication *application, LtContext *context);
/* Shows the story "ID" or "FEED#ID", now or when it has come. */
void lt_window_show_story (LtWindow *self, const char *reference);
void lt_window_tell (LtWindow *self, const char *sentence);
void lt_window_save_state (LtWindow *self);

G_END_DECLS
