/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/stance.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A stance's shape in its colour and pattern; its word must stand beside it. Its size is the style sheet's, in em. */
#define LT_TYPE_STANCE_MARK (lt_stance_mark_get_type ())
G_DECLARE_FINAL_TYPE (LtStanceMark, lt_stance_mark, LT, STANCE_MARK, GtkWidget)

GtkWidget *lt_stance_mark_new (LtStance stance);
LtStance lt_stance_mark_get_stance (LtStanceMark *self);
void lt_stance_mark_set_stance (LtStanceMark *self, LtStance stance);

G_END_DECLS
