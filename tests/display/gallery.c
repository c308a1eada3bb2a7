/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/*
 * Every widget in every state, for eyes. `gallery FOLDER [SUFFIX]` saves a picture of each scene; the look is chosen by
 * ADW_DEBUG_COLOR_SCHEME, ADW_DEBUG_HIGH_CONTRAST and GTK_DEBUG=invert-text-dir, the size of text by GALLERY_DPI.
 * tests/display/gallery-pictures saves them in every look.
 */
#include "config.h"

#include "app/style.h"
#include "fixtures.h"
#include "gallery-scenes.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#define WIDEST_PANE 400

static void
save (GtkWidget *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_save_to_png (texture, path);
}

static int
text_scale (void)
{
  const char *dpi = g_getenv ("GALLERY_DPI");

  return dpi != NULL ? MAX (atoi (dpi) / 96, 1) : 1;
}

/* What is higher than its window is cut, not a reason to warn. */
static GtkWidget *
in_scroller (GtkWidget *content)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  return scroller;
}

static void
show_scene (GtkApplication *application, const GalleryScene *scene, const char *folder, const char *suffix)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *content = scene->build ();
  int scale = text_scale ();
  g_autofree char *path = g_strdup_printf ("%s/%s%s.png", folder, scene->name, suffix);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), in_scroller (content));
  /* A pane does not grow with its text, what only stands side by side for eyes does. */
  gtk_window_set_default_size (GTK_WINDOW (window), scene->width * (scene->width > WIDEST_PANE ? scale : 1), scene->height * scale);
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (300);
  if (scene->arrange != NULL)
    {
      scene->arrange (content);
      fixture_wait (200);
    }
  save (window, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
activate_cb (GtkApplication *application, char **arguments)
{
  GtkSettings *settings = gtk_settings_get_default ();
  const char *dpi = g_getenv ("GALLERY_DPI");

  lt_style_follow (adw_style_manager_get_default ());
  g_object_set (settings, "gtk-font-name", "Cantarell 11", "gtk-enable-animations", FALSE, NULL);
  if (dpi != NULL)
    g_object_set (settings, "gtk-xft-dpi", atoi (dpi) * 1024, NULL);
  for (const GalleryScene *scene = gallery_scenes; scene->name != NULL; scene++)
    show_scene (application, scene, arguments[1], arguments[2] != NULL ? arguments[2] : "");
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 2)
    {
      g_printerr ("usage: gallery FOLDER [SUFFIX]\n");
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0755);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = adw_application_new ("de.llmtracker.LLMTracker.Gallery", G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/de/llmtracker/LLMTracker");
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argv);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
