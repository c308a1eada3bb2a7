/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/*
 * bench-slice [COMMENTS]: how long the comments behind a slice take from its activation to the end of the first frame that shows
 * them; milliseconds of each opening and of the work in them, one a line. The texts are those of stored threads, so that rows are as long as real ones.
 */
#include "app/community-pane.h"
#include "fixtures.h"
#include "shared-threads.h"
#include "widgets/chart-slice.h"
#include "widgets/comment-row.h"

#include <time.h>

#define COMMENTS 2000
#define OPENINGS 9
#define WIDTH 330
#define HEIGHT 800

typedef struct
{
  LtCommunityPane *pane;
  gboolean painted;
} Bench;

/* Real texts in turn, each comment counted and critical, in threads of ten. */
static LtDiscussion *
new_discussion (GPtrArray *threads, guint n)
{
  LtDiscussion *discussion = lt_discussion_new ("hn-1000");

  for (guint t = 0; discussion->comments->len < n; t = (t + 1) % threads->len)
    {
      LtThread *thread = g_ptr_array_index (threads, t);

      for (guint i = 0; i < thread->comments->len && discussion->comments->len < n; i++)
        {
          guint number = discussion->comments->len;
          g_autofree char *id = g_strdup_printf ("hn-%u", number);
          const LtComment *real = g_ptr_array_index (thread->comments, i);
          LtComment *comment = lt_comment_new (id, "hackernews");

          if (number % 10 != 0)
            comment->parent = g_strdup_printf ("hn-%u", number - 1);
          g_set_str (&comment->author, real->author);
          g_set_str (&comment->text, real->text);
          comment->date = real->date;
          comment->stance = LT_STANCE_CRITICAL;
          comment->confidence = 0.8;
          comment->counted = TRUE;
          g_ptr_array_add (discussion->comments, comment);
        }
    }
  return discussion;
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  GtkWidget *row = fixture_find (GTK_WIDGET (bench->pane), LT_TYPE_COMMENT_ROW, 0);

  bench->painted = row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0;
}

static double
milliseconds (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

/* The time of the processor, too: on a busy machine it says more. */
static void
open_slice (Bench *bench)
{
  double begin = milliseconds (CLOCK_MONOTONIC);
  double worked = milliseconds (CLOCK_PROCESS_CPUTIME_ID);

  bench->painted = FALSE;
  gtk_widget_activate (fixture_find (GTK_WIDGET (bench->pane), LT_TYPE_CHART_SLICE, LT_STANCE_CRITICAL));
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%.1f ms, %.1f ms of work\n", milliseconds (CLOCK_MONOTONIC) - begin, milliseconds (CLOCK_PROCESS_CPUTIME_ID) - worked);
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : COMMENTS;
  g_autoptr (GPtrArray) threads = lt_shared_threads_load ();
  g_autoptr (LtDiscussion) discussion = NULL;
  g_autoptr (LtStory) story = NULL;
  Bench bench = { 0 };
  LtOpenStory *open;
  GtkWindow *window;

  if (threads == NULL || threads->len == 0)
    {
      g_printerr ("bench-slice: LT_SHARED names no stored threads\n");
      return 2;
    }
  adw_init ();
  fixture_load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-enable-animations", FALSE, NULL);
  discussion = new_discussion (threads, n);
  story = fixture_story (NULL);
  open = fixture_open_story (1, story, discussion);
  bench.pane = LT_COMMUNITY_PANE (lt_community_pane_new ());
  lt_community_pane_set_story (bench.pane, open);
  window = fixture_present (GTK_WIDGET (bench.pane), WIDTH, HEIGHT);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (after_paint_cb), &bench);
  for (int i = 0; i < OPENINGS; i++)
    {
      open_slice (&bench);
      lt_community_pane_pop (bench.pane);
      fixture_wait (200);
    }
  gtk_window_destroy (window);
  lt_open_story_unref (open);
  return 0;
}
