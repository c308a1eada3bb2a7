/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/*
 * Every widget in every state, for eyes. `gallery FOLDER [SUFFIX]` saves a picture of each scene; the look is chosen by
 * ADW_DEBUG_COLOR_SCHEME, ADW_DEBUG_HIGH_CONTRAST and GTK_DEBUG=invert-text-dir, the size of text by GALLERY_DPI.
 */
#include "app/community-pane.h"
#include "app/style.h"
#include "fixtures.h"
#include "widgets/sentiment-chart.h"
#include "widgets/story-row.h"

#include <adwaita.h>

#define PANE_WIDTH 330
#define CHART_COLUMNS 4

typedef struct
{
  const char *name;
  GtkWidget *(*build) (void);
  int width, height;
} Scene;

static GtkWidget *
new_chart (LtSentiment *sentiment, gboolean table)
{
  GtkWidget *chart = lt_sentiment_chart_new ();

  lt_sentiment_chart_set_sentiment (LT_SENTIMENT_CHART (chart), sentiment);
  lt_sentiment_chart_set_show_table (LT_SENTIMENT_CHART (chart), table);
  gtk_widget_add_css_class (chart, "card");
  gtk_widget_set_size_request (chart, 300, -1);
  gtk_widget_set_valign (chart, GTK_ALIGN_START);
  return chart;
}

static GtkWidget *
build_charts (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "community-page");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  for (int i = 0; i <= FIXTURE_N_MOODS + 1; i++)
    {
      g_autoptr (LtSentiment) sentiment = i > FIXTURE_N_MOODS ? NULL : fixture_sentiment (i < FIXTURE_N_MOODS ? i : FIXTURE_MOSTLY);

      gtk_grid_attach (GTK_GRID (grid), new_chart (sentiment, i == FIXTURE_N_MOODS), i % CHART_COLUMNS, i / CHART_COLUMNS, 1, 1);
    }
  return grid;
}

static GtkWidget *
build_rows (void)
{
  static const char *const titles[] = {
    "A model of 120 billion parameters on a card of 8 gigabytes, with every layer streamed from the disk as it is needed",
    "A tokenizer in 300 lines of C, explained",
    "Coding agents and the cost of code that nobody read",
    "Open weights under the new export rules: what changes in July",
    "Benchmarks that were in the training set, again",
    "Short",
  };
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "navigation-sidebar");
  for (guint i = 0; i <= G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row = lt_story_row_new ();
      g_autoptr (LtStoryItem) item = i < G_N_ELEMENTS (titles) ? fixture_item (i, titles[i], (FixtureMood) i) : lt_story_item_new (i);

      lt_story_row_set_item (LT_STORY_ROW (row), item);
      lt_story_row_set_offline (LT_STORY_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

static LtCommunityPane *
new_pane (gboolean with_discussion)
{
  LtCommunityPane *pane = LT_COMMUNITY_PANE (lt_community_pane_new ());
  g_autoptr (LtDiscussion) discussion = fixture_discussion (430);
  g_autoptr (LtStory) story = fixture_story (discussion);
  LtOpenStory *open = fixture_open_story (1, story, with_discussion ? discussion : NULL);

  lt_community_pane_set_story (pane, open);
  lt_open_story_unref (open);
  return pane;
}

static GtkWidget *
build_overview (void)
{
  return GTK_WIDGET (new_pane (TRUE));
}

static GtkWidget *
build_waiting (void)
{
  return GTK_WIDGET (new_pane (FALSE));
}

static GtkWidget *
build_empty (void)
{
  return lt_community_pane_new ();
}

static GtkWidget *
build_slice (void)
{
  LtCommunityPane *pane = new_pane (TRUE);

  g_signal_emit_by_name (fixture_find (GTK_WIDGET (pane), LT_TYPE_SENTIMENT_CHART, 0), "slice-activated", LT_STANCE_CRITICAL);
  return GTK_WIDGET (pane);
}

static GtkWidget *
build_thread (void)
{
  LtCommunityPane *pane = new_pane (TRUE);

  lt_community_pane_show_comment (pane, "hn-3");
  return GTK_WIDGET (pane);
}

static GtkWidget *
build_making (void)
{
  LtCommunityPane *pane = new_pane (TRUE);

  lt_community_pane_show_making (pane);
  return GTK_WIDGET (pane);
}

static const Scene scenes[] = {
  { "charts", build_charts, 1300, 1300 },
  { "rows", build_rows, 340, 620 },
  { "overview", build_overview, PANE_WIDTH, 1000 },
  { "waiting", build_waiting, PANE_WIDTH, 800 },
  { "empty", build_empty, PANE_WIDTH, 400 },
  { "slice", build_slice, PANE_WIDTH, 800 },
  { "thread", build_thread, PANE_WIDTH, 800 },
  { "making", build_making, PANE_WIDTH, 1100 },
};

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

static void
show_scene (GtkApplication *application, const Scene *scene, const char *folder, const char *suffix)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *content = scene->build ();
  g_autofree char *path = g_strdup_printf ("%s/%s%s.png", folder, scene->name, suffix);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), content);
  gtk_window_set_default_size (GTK_WINDOW (window), scene->width, scene->height);
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (400);
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
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    show_scene (application, &scenes[i], arguments[1], arguments[2] != NULL ? arguments[2] : "");
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
  application = adw_application_new ("de.llmtracker.LLMTracker.Gallery", G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/de/llmtracker/LLMTracker");
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argv);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
