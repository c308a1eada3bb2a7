/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "widgets/resources.h"

#include "lt-widgets-resources.h"

#define TEMPLATES "/de/llmtracker/LLMTracker/widgets/"

void
lt_widgets_set_template (GtkWidgetClass *widget_class, const char *name)
{
  g_autofree char *path = g_strconcat (TEMPLATES, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) template = g_resource_lookup_data (lt_widgets_get_resource (), path, 0, &error);

  g_assert_no_error (error);
  gtk_widget_class_set_template (widget_class, template);
}

void
lt_widgets_dispose_template (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
