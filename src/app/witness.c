/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/witness.h"

/* Pictures of the page are decoded by the web process after the page is painted. */
#define PICTURE_DELAY_MS 600

static gint64
milliseconds_since (gint64 begin)
{
  return (g_get_monotonic_time () - begin) / 1000;
}

static gint64
spawned (void)
{
  const char *text = g_getenv ("LLM_TRACKER_SPAWNED");

  return text ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
is_timing (void)
{
  return g_strcmp0 (g_getenv ("LLM_TRACKER_TIMING"), "1") == 0;
}

void
lt_witness_list_painted (void)
{
  if (is_timing ())
    g_print ("list painted: %" G_GINT64_FORMAT " ms\n", milliseconds_since (spawned ()));
}

/* Everything below the window, dialogs too; popovers have surfaces of their own. */
static gboolean
save_picture (GtkWidget *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (!node)
    return FALSE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  return gdk_texture_save_to_png (texture, path);
}

static gboolean
picture_cb (gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (weak);
  const char *path = g_getenv ("LLM_TRACKER_PICTURE");

  if (!window)
    return G_SOURCE_REMOVE;
  if (save_picture (GTK_WIDGET (window), path))
    g_print ("picture saved: %s\n", path);
  else
    g_printerr ("The picture could not be saved: %s\n", path);
  if (g_strcmp0 (g_getenv ("LLM_TRACKER_PICTURE_QUIT"), "1") == 0)
    gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
lt_witness_story_painted (gint64 asked)
{
  if (is_timing ())
    g_print ("article painted: %" G_GINT64_FORMAT " ms, %" G_GINT64_FORMAT " ms after it was asked for\n",
             milliseconds_since (spawned ()), milliseconds_since (asked));
}

void
lt_witness_ready (GtkWindow *window)
{
  static gboolean pictured;
  GWeakRef *weak;

  if (pictured || !g_getenv ("LLM_TRACKER_PICTURE"))
    return;
  pictured = TRUE;
  weak = g_new (GWeakRef, 1);
  g_weak_ref_init (weak, window);
  g_timeout_add_full (G_PRIORITY_DEFAULT, PICTURE_DELAY_MS, picture_cb, weak, weak_free);
}
