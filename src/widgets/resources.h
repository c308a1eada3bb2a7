/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets the template from our resource; naming the resource is what links it into a program with this static library. */
void lt_widgets_set_template (GtkWidgetClass *widget_class, const char *name);
/* For dispose: lets go of the template's children, also of those that have no name. */
void lt_widgets_dispose_template (GtkWidget *widget, GType type);

G_END_DECLS
