/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of a list of LtStoryItem, named for assistive technology. (transfer full) */
GtkListItemFactory *lt_story_factory_new (void);
/* Headers of its days. (transfer full) */
GtkListItemFactory *lt_day_factory_new (void);
/* While offline, rows mark what is not wholly cached. */
void lt_story_factory_set_offline (GtkListItemFactory *factory, gboolean offline);

G_END_DECLS
