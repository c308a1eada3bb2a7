/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "gallery-scenes.h"

#include "app/community-pane.h"
#include "fixtures.h"
#include "widgets/chart-ring.h"
#include "widgets/chart-slice.h"
#include "widgets/comment-row.h"
#include "widgets/sentiment-bar.h"
#include "widgets/sentiment-chart.h"
#include "widgets/stance-mark.h"
#include "widgets/story-row.h"
#include "widgets/trend-line.h"
#include "widgets/voice-row.h"

#define PANE_WIDTH 330
#define CHART_COLUMNS 4

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
build_discussion (void)
{
  LtCommunityPane *pane = new_pane (TRUE);

  lt_community_pane_show_discussion (pane, "hackernews");
  return GTK_WIDGET (pane);
}

static GtkWidget *
build_thread (void)
{
  LtCommunityPane *pane = new_pane (TRUE);

  lt_community_pane_show_comment (pane, "hn-1");
  return GTK_WIDGET (pane);
}

static GtkWidget *
build_making (void)
{
  LtCommunityPane *pane = new_pane (TRUE);

  lt_community_pane_show_making (pane);
  return GTK_WIDGET (pane);
}

static GtkWidget *
build_slice_absent (void)
{
  LtCommunityPane *pane = new_pane (FALSE);

  g_signal_emit_by_name (fixture_find (GTK_WIDGET (pane), LT_TYPE_SENTIMENT_CHART, 0), "slice-activated", LT_STANCE_CRITICAL);
  return GTK_WIDGET (pane);
}

static GtkWidget *
build_plain_feed (void)
{
  LtCommunityPane *pane = LT_COMMUNITY_PANE (lt_community_pane_new ());
  g_autoptr (LtStory) story = lt_story_new ("plain");
  LtOpenStory *open = fixture_open_story (1, story, NULL);

  lt_community_pane_set_story (pane, open);
  lt_open_story_unref (open);
  return GTK_WIDGET (pane);
}

/* Nothing to draw, a source that does not answer, two places, a discussion that is not published. */
static GtkWidget *
build_unpublished (void)
{
  LtCommunityPane *pane = LT_COMMUNITY_PANE (lt_community_pane_new ());
  g_autoptr (LtDiscussion) discussion = fixture_discussion (9);
  g_autoptr (LtStory) story = fixture_story (discussion);
  LtSourceHealth *health = g_ptr_array_index (story->sources, 0);
  LtOpenStory *open = fixture_open_story (1, story, NULL);

  g_clear_pointer (&story->discussion_path, g_free);
  g_clear_pointer (&story->sentiment, lt_sentiment_unref);
  story->sentiment = fixture_sentiment (FIXTURE_TOO_FEW);
  health->state = LT_SOURCE_UNREACHABLE;
  g_ptr_array_add (story->discussions, lt_place_new ("reddit", "r/example", "https://reddit.example.org/t/1"));
  lt_community_pane_set_story (pane, open);
  lt_open_story_unref (open);
  return GTK_WIDGET (pane);
}

static GtkWidget *
new_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "community-page");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  return box;
}

/* Every stance; short, folded, and unfolded; with and without an address. */
static GtkWidget *
build_voices (void)
{
  GtkWidget *box = new_box ();
  g_autoptr (LtDiscussion) discussion = fixture_discussion (8);

  for (guint i = 0; i < 5; i++)
    {
      const LtComment *comment = g_ptr_array_index (discussion->comments, i);
      LtVoice *voice = fixture_voice (discussion, comment->id, comment->text);
      GtkWidget *row;

      if (i == 3)
        g_clear_pointer (&voice->url, g_free);
      row = lt_voice_row_new (voice);
      gtk_widget_add_css_class (row, "card");
      gtk_box_append (GTK_BOX (box), row);
      lt_voice_free (voice);
    }
  return box;
}

static void
unfold_voice (GtkWidget *box)
{
  GtkWidget *row = gtk_widget_get_first_child (box);

  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (box)), TRUE);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (row));
}

static void
add_comment (GtkWidget *box, LtCommentItem *item, guint n_replies, gboolean folded)
{
  GtkWidget *row = lt_comment_row_new (200);

  lt_comment_item_set_n_replies (item, n_replies);
  if (folded)
    lt_comment_item_fold (item, g_ptr_array_new_with_free_func (g_object_unref));
  lt_comment_row_set_item (LT_COMMENT_ROW (row), item);
  gtk_box_append (GTK_BOX (box), row);
  g_object_unref (item);
}

/* The post, every level of replies and beyond, the comment a thread was opened for, its strongest reply, all that is not counted. */
static GtkWidget *
build_comments (void)
{
  GtkWidget *box = new_box ();
  g_autoptr (LtDiscussion) discussion = fixture_discussion (30);
  const LtExcluded excluded[] = { LT_EXCLUDED_SUBMITTER, LT_EXCLUDED_BOT, LT_EXCLUDED_REMOVED };

  add_comment (box, lt_comment_item_new_for_post (discussion, g_ptr_array_index (discussion->posts, 0)), 0, FALSE);
  for (guint i = 1; i < 8; i++)
    add_comment (box,
                 lt_comment_item_new (discussion, g_ptr_array_index (discussion->comments, i), i - 1,
                                      i == 3 ? LT_COMMENT_ITEM_FOCUS : i == 4 ? LT_COMMENT_ITEM_STRONGEST
                                                                              : LT_COMMENT_ITEM_PLAIN),
                 i % 3, i == 5);
  for (guint i = 0; i < G_N_ELEMENTS (excluded); i++)
    {
      LtComment *comment = g_ptr_array_index (discussion->comments, 20 + i);

      comment->counted = FALSE;
      comment->excluded = excluded[i];
      if (excluded[i] == LT_EXCLUDED_REMOVED)
        {
          g_clear_pointer (&comment->author, g_free);
          g_set_str (&comment->text, "");
        }
      add_comment (box, lt_comment_item_new (discussion, comment, 0, LT_COMMENT_ITEM_PLAIN), 0, FALSE);
    }
  return box;
}

/* The small ones: a mark for each stance, a bar and, from three points on, a line for each mood. */
static GtkWidget *
build_marks (void)
{
  GtkWidget *box = new_box ();
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (int stance = 0; stance < LT_N_STANCES; stance++)
    {
      GtkWidget *small = lt_stance_mark_new ((LtStance) stance);

      gtk_widget_add_css_class (small, "small");
      gtk_box_append (GTK_BOX (marks), lt_stance_mark_new ((LtStance) stance));
      gtk_box_append (GTK_BOX (marks), small);
    }
  gtk_box_append (GTK_BOX (box), marks);
  for (int mood = 0; mood < FIXTURE_N_MOODS; mood++)
    {
      g_autoptr (LtSentiment) sentiment = fixture_sentiment ((FixtureMood) mood);
      GtkWidget *bar = lt_sentiment_bar_new ();
      GtkWidget *trend = lt_trend_line_new ();

      for (guint i = sentiment->history->len; i < 3; i++)
        g_array_append_val (sentiment->history, ((LtSentimentPoint) { 1000 * i * (i + 1), { { 100 * i, 500, 500 - 100 * i } }, 20 }));
      lt_sentiment_bar_set_sentiment (LT_SENTIMENT_BAR (bar), sentiment);
      lt_trend_line_set_sentiment (LT_TREND_LINE (trend), sentiment);
      gtk_box_append (GTK_BOX (box), bar);
      gtk_box_append (GTK_BOX (box), trend);
    }
  return box;
}

/* One chart after the other with the keyboard on each slice, then with the pointer on one. */
static GtkWidget *
build_slices (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  gtk_widget_add_css_class (box, "community-page");
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (LtSentiment) sentiment = fixture_sentiment (i == 2 ? FIXTURE_PUBLISHED : FIXTURE_DIVIDED);

      gtk_box_append (GTK_BOX (box), new_chart (sentiment, i == 1));
    }
  return box;
}

static void
focus_slice (GtkWidget *box)
{
  GtkWidget *last = gtk_widget_get_last_child (box);

  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (box)), TRUE);
  gtk_widget_grab_focus (fixture_find (box, LT_TYPE_CHART_SLICE, LT_STANCE_CRITICAL));
  lt_chart_ring_highlight (LT_CHART_RING (fixture_find (last, LT_TYPE_CHART_RING, 0)), LT_STANCE_CRITICAL);
}

const GalleryScene gallery_scenes[] = {
  { "charts", build_charts, 1300, 1300, NULL },
  { "slices", build_slices, 960, 420, focus_slice },
  { "marks", build_marks, PANE_WIDTH, 700, NULL },
  { "rows", build_rows, 340, 620, NULL },
  { "voices", build_voices, PANE_WIDTH, 1100, unfold_voice },
  { "comments", build_comments, PANE_WIDTH, 1500, NULL },
  { "overview", build_overview, PANE_WIDTH, 1250, NULL },
  { "waiting", build_waiting, PANE_WIDTH, 800, NULL },
  { "unpublished", build_unpublished, PANE_WIDTH, 640, NULL },
  { "plain-feed", build_plain_feed, PANE_WIDTH, 400, NULL },
  { "empty", build_empty, PANE_WIDTH, 400, NULL },
  { "slice", build_slice, PANE_WIDTH, 800, NULL },
  { "slice-absent", build_slice_absent, PANE_WIDTH, 500, NULL },
  { "thread", build_thread, PANE_WIDTH, 1000, NULL },
  { "discussion", build_discussion, PANE_WIDTH, 1000, NULL },
  { "making", build_making, PANE_WIDTH, 1700, NULL },
  { NULL, NULL, 0, 0, NULL },
};
