/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "fixtures.h"
#include "hostile-stage.h"

#include <string.h>

#define N_STORIES 6

static HostileStage *stage;

static void
show (const char *text)
{
  g_autoptr (LtStory) story = lt_story_new ("hn-1");
  g_autoptr (LtOpenStory) open = NULL;

  story->title = g_strdup ("Nothing ran");
  story->content_html = g_strdup_printf ("<p>%s</p>", text);
  open = fixture_open_story (++stage->row, story, NULL);
  lt_article_view_show (stage->view, open);
}

static void
painted_cb (LtArticleView *view, guint *n_painted)
{
  (*n_painted)++;
}

/* From story to story, before one is loaded or while it is: the last one is what is seen. */
static void
test_hurry (void)
{
  guint n_painted = 0;
  gulong handler = g_signal_connect (stage->view, "painted", G_CALLBACK (painted_cb), &n_painted);

  for (guint pause = 0; pause < 24; pause++)
    {
      g_autofree char *text = NULL;
      g_autofree char *last = g_strdup_printf ("The last of round %u.", pause);

      for (guint i = 0; i < N_STORIES; i++)
        {
          show ("One of many.");
          if (pause > 0)
            fixture_wait (pause);
        }
      n_painted = 0;
      show (last);
      for (guint i = 0; i < 500 && n_painted == 0; i++)
        fixture_wait (10);
      text = hostile_stage_call (stage, "return document.body.innerText;");
      if (strstr (text, last) == NULL)
        g_error ("with pauses of %u ms: %s", pause, text);
    }
  g_assert_cmpuint (stage->n_lost, ==, 0);
  g_signal_handler_disconnect (stage->view, handler);
}

int
main (int argc, char **argv)
{
  int status;

  g_assert_cmpint (argc, >, 1);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  stage = hostile_stage_new (argv[1]);
  g_test_add_func ("/article-view/hurry", test_hurry);
  status = g_test_run ();
  hostile_stage_free (stage);
  return status;
}
