/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/story-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A story list as it is, with the days as its sections: a 1:1 pass-through. Main thread. */
#define LT_TYPE_DAY_SECTIONS (lt_day_sections_get_type ())
G_DECLARE_FINAL_TYPE (LtDaySections, lt_day_sections, LT, DAY_SECTIONS, GObject)

LtDaySections *lt_day_sections_new (LtStoryList *list, guint first);
void lt_day_sections_complete (LtDaySections *self);

G_END_DECLS
