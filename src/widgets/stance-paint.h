/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/stance.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a stance looks beside its colour: neutral is dotted, critical hatched; the shapes are plus, dot, minus and ring. */
void lt_stance_append_fill (GtkSnapshot *snapshot, GskPath *path, LtStance stance, const GdkRGBA *colour, float pitch);
/* The shape within a square of @size at the origin; fill it even-odd. (transfer full) */
GskPath *lt_stance_shape (LtStance stance, float size);
/* That shape on a disc of the stance's colour, as a label on its slice. */
void lt_stance_append_label (GtkSnapshot *snapshot, LtStance stance, const GdkRGBA *colour, const graphene_point_t *middle, float size);
/* "positive": the CSS class of a widget in the stance's colour. */
const char *lt_stance_css_class (LtStance stance);

G_END_DECLS
