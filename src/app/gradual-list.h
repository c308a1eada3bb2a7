/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Have a list view, without selection, show the first @first items of @model at once, and the others in the frames that follow.
 * Positions are those of @model. Main thread. */
void lt_gradual_list_fill (GtkListView *list, GListModel *model, guint first);

G_END_DECLS
