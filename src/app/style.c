/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/style.h"

#define BASE "/de/llmtracker/LLMTracker/"

/* libadwaita 1.7 loads sheets for dark and high contrast by their names, but 1.10 warns of them and wants media queries,
 * which GTK 4.18 has not. Under other names they are ours to load, with both. */
static const struct
{
  const char *name;
  gboolean dark, high_contrast;
} sheets[] = {
  { "colours-dark.css", TRUE, FALSE },
  { "colours-hc.css", FALSE, TRUE },
  { "colours-hc-dark.css", TRUE, TRUE },
};

static GtkCssProvider *providers[G_N_ELEMENTS (sheets)];

static void
update_cb (AdwStyleManager *manager)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean high_contrast = adw_style_manager_get_high_contrast (manager);

  if (!display)
    display = gdk_display_get_default ();
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (providers[i]));
      if ((dark || !sheets[i].dark) && (high_contrast || !sheets[i].high_contrast))
        gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (providers[i]),
                                                    GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
}

/**
 * lt_style_follow:
 * @manager: of the default display
 *
 * From now on our colours are those of the colour scheme and the contrast that the person has. Once, on the main thread.
 */
void
lt_style_follow (AdwStyleManager *manager)
{
  g_return_if_fail (ADW_IS_STYLE_MANAGER (manager));
  g_return_if_fail (providers[0] == NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_strconcat (BASE, sheets[i].name, NULL);

      providers[i] = gtk_css_provider_new ();
      gtk_css_provider_load_from_resource (providers[i], path);
    }
  g_signal_connect (manager, "notify::dark", G_CALLBACK (update_cb), NULL);
  g_signal_connect (manager, "notify::high-contrast", G_CALLBACK (update_cb), NULL);
  update_cb (manager);
}
