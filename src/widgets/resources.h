/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets the template from our resource; naming the resource is what links it into a program with this static library. */
void lt_widgets_set_template (GtkWidgetClass *widget_class, const char *name);

G_END_DECLS
