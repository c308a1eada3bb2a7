/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "fixtures.h"
#include "widgets/comment-row.h"
#include "widgets/sentiment-bar.h"
#include "widgets/stance-mark.h"
#include "widgets/story-row.h"
#include "widgets/voice-row.h"
#include "widgets/words.h"

static void
count_cb (GObject *object, int *count)
{
  (*count)++;
}

static void
remember_url_cb (LtCommentRow *row, const char *url, char **last)
{
  g_set_str (last, url);
}

/* Every icon that our widgets name: a missing one shows a broken picture and prints nothing. */
static void
test_icons (void)
{
  static const char *const names[] = {
    "community-voices-symbolic", "data-table-symbolic", "edit-copy-symbolic", "go-next-symbolic",
    "not-cached-symbolic", "open-on-site-symbolic", "starred-symbolic", "word-for-word-symbolic"
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, names[i]));
  for (int stance = 0; stance < LT_N_STANCES; stance++)
    g_assert_true (gtk_icon_theme_has_icon (theme, lt_stance_icon ((LtStance) stance)));
}

static void
assert_part (GtkWidget *bar, int part, int x, int width, int height)
{
  GtkWidget *child = fixture_find (bar, ADW_TYPE_BIN, part);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, bar, &bounds));
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, x, 0.1);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, width, 0.1);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, height, 0.1);
}

static GtkWindow *
present_bar (GtkWidget *bar)
{
  g_autoptr (LtSentiment) quarters = fixture_quarters ();

  lt_sentiment_bar_set_sentiment (LT_SENTIMENT_BAR (bar), quarters);
  gtk_widget_set_size_request (bar, 64, 6);
  gtk_widget_set_halign (bar, GTK_ALIGN_START);
  return fixture_present (bar, 200, 100);
}

/* 64 pixels are three parts of at least 2 and two gaps of 2; neutral is half as high. */
static void
test_bar_geometry (void)
{
  GtkWidget *bar = lt_sentiment_bar_new ();
  GtkWindow *window = present_bar (bar);

  assert_part (bar, 0, 0, 29, 6);
  assert_part (bar, 1, 31, 15, 3);
  assert_part (bar, 2, 48, 16, 6);
  gtk_widget_set_direction (bar, GTK_TEXT_DIR_RTL);
  fixture_wait (50);
  assert_part (bar, 0, 64 - 29, 29, 6);
  gtk_window_destroy (window);
}

static void
test_bar_states (void)
{
  GtkWidget *bar = g_object_ref_sink (lt_sentiment_bar_new ());
  const char *shares = "1\u00a0% positive, 98\u00a0% neutral, 1\u00a0% critical";

  for (int mood = 0; mood < FIXTURE_N_MOODS; mood++)
    {
      g_autoptr (LtSentiment) sentiment = fixture_sentiment ((FixtureMood) mood);

      lt_sentiment_bar_set_sentiment (LT_SENTIMENT_BAR (bar), sentiment);
      g_assert_cmpint (gtk_widget_get_visible (bar), ==, mood != FIXTURE_TOO_FEW);
      if (mood == FIXTURE_TOO_FEW)
        continue;
      g_assert_cmpint (gtk_widget_has_css_class (bar, "rough"), ==, mood == FIXTURE_ROUGH);
      g_assert_cmpint (gtk_widget_get_visible (fixture_find (bar, ADW_TYPE_BIN, 0)), ==, mood != FIXTURE_ROUGH);
    }
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, shares);
  lt_sentiment_bar_set_sentiment (LT_SENTIMENT_BAR (bar), NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_finalize_object (bar);
}

/* The space between a title and what is below it in a row of 300 pixels; the row's height. */
static float
gap_below_title (const char *title, int *height)
{
  GtkWidget *row = g_object_ref_sink (lt_story_row_new ());
  LtStoryItem *item = fixture_item (4, title, FIXTURE_MOSTLY);
  GtkWidget *inscription = fixture_find (row, GTK_TYPE_INSCRIPTION, 0);
  graphene_rect_t above, below;

  lt_story_row_set_item (LT_STORY_ROW (row), item);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 300, NULL, height, NULL, NULL);
  gtk_widget_allocate (row, 300, *height, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (inscription, row, &above));
  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_next_sibling (inscription), row, &below));
  g_assert_finalize_object (row);
  g_assert_finalize_object (item);
  return below.origin.y - above.origin.y - above.size.height;
}

static void
test_story_row_height (void)
{
  int one, two;
  float gap = gap_below_title ("A title", &one);

  g_assert_cmpfloat (gap, ==, gap_below_title ("A title that has so many words that three hundred pixels are too few", &two));
  g_assert_cmpint (one, ==, two);
}

static void
test_story_row (void)
{
  GtkWidget *row = g_object_ref_sink (lt_story_row_new ());
  LtStoryItem *item = fixture_item (4, "A title", FIXTURE_MOSTLY);
  GtkWidget *star = fixture_find (row, GTK_TYPE_IMAGE, 1);
  GtkWidget *not_cached = fixture_find (row, GTK_TYPE_IMAGE, 0);
  g_autofree char *description = lt_story_row_dup_description (item);

  lt_story_row_set_item (LT_STORY_ROW (row), item);
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (fixture_find (row, GTK_TYPE_INSCRIPTION, 0))), ==, "A title");
  g_assert_true (gtk_widget_has_css_class (row, "unread"));
  lt_story_item_set_read (item, TRUE);
  g_assert_false (gtk_widget_has_css_class (row, "unread"));
  g_assert_false (gtk_widget_get_visible (star));
  lt_story_item_set_saved (item, TRUE);
  g_assert_true (gtk_widget_get_visible (star));
  g_assert_false (gtk_widget_get_visible (not_cached));
  lt_story_row_set_offline (LT_STORY_ROW (row), TRUE);
  g_assert_true (gtk_widget_get_visible (not_cached));
  g_assert_cmpstr (description, ==, "Unread, HN · 4\u00a0h, Mostly critical, AI summary");
  g_assert_finalize_object (row);
  /* The row lets go of its item and of the handler on it. */
  g_assert_finalize_object (item);
}

/* Rows are recycled: what a loading item hides must come back. */
static void
test_story_row_recycled (void)
{
  GtkWidget *row = g_object_ref_sink (lt_story_row_new ());
  LtStoryItem *loading = lt_story_item_new (1);
  LtStoryItem *whole = fixture_item (1, "A title", FIXTURE_ROUGH);

  lt_story_row_set_item (LT_STORY_ROW (row), loading);
  g_assert_true (gtk_widget_has_css_class (row, "loading"));
  g_assert_false (gtk_widget_get_visible (fixture_find (row, LT_TYPE_SENTIMENT_BAR, 0)));
  lt_story_row_set_item (LT_STORY_ROW (row), whole);
  g_assert_false (gtk_widget_has_css_class (row, "loading"));
  g_assert_true (gtk_widget_get_visible (fixture_find (row, LT_TYPE_SENTIMENT_BAR, 0)));
  g_assert_finalize_object (row);
  g_assert_finalize_object (loading);
  g_assert_finalize_object (whole);
}

static GtkWidget *
new_voice_row (const char *text)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (3);
  LtComment *comment = g_ptr_array_index (discussion->comments, 1);
  g_autoptr (LtVoice) voice = NULL;

  g_set_str (&comment->text, text);
  voice = fixture_voice (discussion, "hn-1", text);
  return g_object_ref_sink (lt_voice_row_new (voice));
}

static void
test_voice_row (void)
{
  GtkWidget *row = new_voice_row ("It works on my machine.");
  g_autofree char *attributed = lt_voice_row_dup_attributed (LT_VOICE_ROW (row));
  int activated = 0, opened = 0;

  g_signal_connect (row, "activated", G_CALLBACK (count_cb), &activated);
  g_signal_connect (row, "open-on-site", G_CALLBACK (count_cb), &opened);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "“It works on my machine.”, otter9, Hacker News, neutral, "
                                       "word for word from the stored thread");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (fixture_find (row, GTK_TYPE_LABEL, 0))), ==, "“It works on my machine.”");
  g_assert_false (gtk_widget_get_visible (fixture_find (row, GTK_TYPE_BUTTON, 0)));
  g_assert_true (gtk_widget_activate (row));
  gtk_widget_activate_action (row, "voice.show-in-thread", NULL);
  g_assert_cmpint (activated, ==, 2);
  gtk_widget_activate_action (row, "voice.open-on-site", NULL);
  g_assert_cmpint (opened, ==, 1);
  g_assert_true (g_str_has_prefix (attributed, "“It works on my machine.”\n— otter9, Hacker News, "));
  g_assert_true (g_str_has_suffix (attributed, "\nhttps://news.example.org/item?id=1"));
  g_assert_finalize_object (row);
}

/* The quotation marks hold nothing but the person's words, folded or not. */
static void
test_voice_fold (void)
{
  g_autoptr (GString) text = g_string_new ("It starts well.");
  GtkWidget *row, *quote, *show_all;
  g_autofree char *whole = NULL;

  while (text->len < 700)
    g_string_append (text, " Then it goes on and on about the same thing.");
  row = new_voice_row (text->str);
  quote = fixture_find (row, GTK_TYPE_LABEL, 0);
  show_all = fixture_find (row, GTK_TYPE_BUTTON, 0);
  g_assert_true (gtk_widget_get_visible (show_all));
  g_assert_true (g_str_has_suffix (gtk_label_get_label (GTK_LABEL (quote)), "thing.”\u00a0…"));
  g_signal_emit_by_name (show_all, "clicked");
  whole = g_strdup_printf ("“%s”", text->str);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (quote)), ==, whole);
  g_assert_false (gtk_widget_get_visible (show_all));
  g_assert_finalize_object (row);
}

static void
test_comment_row (void)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (20);
  LtComment *comment = g_ptr_array_index (discussion->comments, 10);
  GtkWidget *row = g_object_ref_sink (lt_comment_row_new (100));
  LtCommentItem *deep = lt_comment_item_new (discussion, g_ptr_array_index (discussion->comments, 2), 40, LT_COMMENT_ITEM_FOCUS);
  LtCommentItem *excluded = lt_comment_item_new (discussion, comment, 0, LT_COMMENT_ITEM_PLAIN);
  g_autofree char *description = lt_comment_row_dup_description (excluded);
  g_autofree char *url = NULL;

  g_signal_connect (row, "open-link", G_CALLBACK (remember_url_cb), &url);
  lt_comment_row_set_item (LT_COMMENT_ROW (row), deep);
  g_assert_cmpint (gtk_widget_get_margin_start (row), ==, 4 * 14);
  g_assert_true (gtk_widget_has_css_class (row, "focus"));
  gtk_widget_activate_action (row, "comment.open-on-site", NULL);
  g_assert_cmpstr (url, ==, "https://news.example.org/item?id=2");
  lt_comment_row_set_item (LT_COMMENT_ROW (row), excluded);
  g_assert_cmpint (gtk_widget_get_margin_start (row), ==, 0);
  g_assert_false (gtk_widget_get_visible (fixture_find (row, LT_TYPE_STANCE_MARK, 0)));
  g_assert_true (g_str_has_prefix (description, "Author, Not counted: by the submitter, HN"));
  g_assert_finalize_object (row);
  g_assert_finalize_object (deep);
  g_assert_finalize_object (excluded);
}

/* What a row shows beside its text: whose it is, that it is the strongest, and whether its replies are folded away. */
static void
test_comment_states (void)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (20);
  GtkWidget *row = g_object_ref_sink (lt_comment_row_new (100));
  LtCommentItem *item = lt_comment_item_new (discussion, g_ptr_array_index (discussion->comments, 6), 1, LT_COMMENT_ITEM_STRONGEST);
  GtkWidget *replies;
  int toggled = 0;

  lt_comment_item_set_n_replies (item, 12);
  g_signal_connect (row, "toggle-replies", G_CALLBACK (count_cb), &toggled);
  lt_comment_row_set_item (LT_COMMENT_ROW (row), item);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (fixture_find (row, GTK_TYPE_LABEL, 0))), ==, "Strongest reply");
  g_assert_true (gtk_widget_get_visible (fixture_find (row, GTK_TYPE_LABEL, 0)));
  replies = fixture_find (row, GTK_TYPE_BUTTON, 3);
  g_assert_true (gtk_widget_has_css_class (replies, "replies"));
  gtk_test_accessible_assert_role (replies, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (replies, GTK_ACCESSIBLE_PROPERTY_LABEL, "Hide 12 Replies");
  gtk_test_accessible_assert_state (replies, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  gtk_widget_activate_action (row, "comment.toggle-replies", NULL);
  g_assert_cmpint (toggled, ==, 1);
  lt_comment_item_fold (item, g_ptr_array_new_with_free_func (g_object_unref));
  gtk_test_accessible_assert_property (replies, GTK_ACCESSIBLE_PROPERTY_LABEL, "Show 12 Replies");
  gtk_test_accessible_assert_state (replies, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_assert_finalize_object (row);
  g_assert_finalize_object (item);
}

static void
test_comment_by_author (void)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (20);
  const LtPost *post = g_ptr_array_index (discussion->posts, 0);
  LtComment *comment = g_ptr_array_index (discussion->comments, 3);
  g_autoptr (LtCommentItem) item = lt_comment_item_new (discussion, comment, 0, LT_COMMENT_ITEM_PLAIN);
  g_autoptr (LtCommentItem) head = lt_comment_item_new_for_post (discussion, post);

  g_assert_true (lt_comment_item_is_by_author (head));
  g_assert_false (lt_comment_item_is_by_author (item));
  /* Not every feed says why a comment is not counted. */
  g_set_str (&comment->author, post->author);
  g_assert_true (lt_comment_item_is_by_author (item));
  g_set_str (&comment->source, "reddit");
  g_assert_false (lt_comment_item_is_by_author (item));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  fixture_load_style ();

  g_test_add_func ("/rows/icons", test_icons);
  g_test_add_func ("/rows/bar-geometry", test_bar_geometry);
  g_test_add_func ("/rows/bar-states", test_bar_states);
  g_test_add_func ("/rows/story-row", test_story_row);
  g_test_add_func ("/rows/story-row-height", test_story_row_height);
  g_test_add_func ("/rows/story-row-recycled", test_story_row_recycled);
  g_test_add_func ("/rows/voice-row", test_voice_row);
  g_test_add_func ("/rows/voice-fold", test_voice_fold);
  g_test_add_func ("/rows/comment-row", test_comment_row);
  g_test_add_func ("/rows/comment-states", test_comment_states);
  g_test_add_func ("/rows/comment-by-author", test_comment_by_author);

  return g_test_run ();
}
