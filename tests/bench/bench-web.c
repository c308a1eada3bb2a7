/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "app/web-sandbox.h"
#include "render/article-page.h"

#include <adwaita.h>

/* bench-web [PARAGRAPHS [ACCELERATED]]: an empty window with the reader's web view and nothing else; J has it load another page of the reader's
 * making. What it needs is the floor of the reader's own figures. */

/* 3 KiB of prose, as the feeds of the other figures have. */
#define N_PARAGRAPHS 4

typedef struct
{
  WebKitWebView *web;
  guint n_pages;
  guint n_paragraphs;
  gboolean accelerated;
} Floor;

static LtLibrary *
no_library (gpointer data)
{
  return NULL;
}

static char *
make_content (guint number, guint n_paragraphs)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < n_paragraphs; i++)
    {
      g_string_append_printf (html, "<h2>Part %u of story %u</h2><p>", i + 1, number);
      for (guint j = 0; j < 110; j++)
        g_string_append_printf (html, "%s ", (number + i + j) % 3 == 0 ? "measured" : (i * j) % 2 == 0 ? "word"
                                                                                                       : "another");
      g_string_append (html, "ends here.</p>");
    }
  return g_string_free_and_steal (html);
}

static void
load_next (Floor *self)
{
  g_autoptr (LtStory) story = lt_story_new ("floor");
  LtPageOptions options = { .scale = 1 };
  g_autofree char *address = g_strdup_printf (LT_PAGE_ADDRESS "/%u", ++self->n_pages);
  g_autofree char *html = NULL;

  story->title = g_strdup_printf ("Story number %u of a window with nothing else", self->n_pages);
  story->content_html = make_content (self->n_pages, self->n_paragraphs);
  html = lt_article_page (story, &options, NULL, NULL);
  webkit_web_view_load_html (self->web, html, address);
}

static gboolean
key_cb (Floor *self, guint key)
{
  if (key != GDK_KEY_j)
    return GDK_EVENT_PROPAGATE;
  load_next (self);
  return GDK_EVENT_STOP;
}

static void
activate_cb (GtkApplication *application, Floor *self)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->web = lt_web_view_new (no_library, NULL);
  if (self->accelerated)
    lt_web_view_set_accelerated (self->web, TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->web));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (window, keys);
  load_next (self);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  Floor floor = {
    .n_paragraphs = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : N_PARAGRAPHS,
    .accelerated = argc > 2,
  };

  dex_init ();
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &floor);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
