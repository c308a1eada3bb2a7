/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "app/community-making.h"
#include "app/community-overview.h"
#include "app/community-pane.h"
#include "app/community-slice.h"
#include "app/community-thread.h"
#include "app/thread-list.h"
#include "base/datetime.h"
#include "fixtures.h"
#include "widgets/comment-item.h"
#include "widgets/comment-row.h"
#include "widgets/sentiment-chart.h"
#include "widgets/voice-row.h"

static LtOpenStory *
open_story (gint64 row, guint n_comments, gboolean with_discussion)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (n_comments);
  g_autoptr (LtStory) story = fixture_story (discussion);

  return fixture_open_story (row, story, with_discussion ? discussion : NULL);
}

static LtCommunityPane *
new_pane (LtOpenStory *story)
{
  LtCommunityPane *pane = LT_COMMUNITY_PANE (g_object_ref_sink (lt_community_pane_new ()));

  lt_community_pane_set_story (pane, story);
  return pane;
}

static AdwNavigationPage *
visible_page (LtCommunityPane *pane)
{
  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (adw_bin_get_child (ADW_BIN (pane))));
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  GtkWidget *label;

  for (int n = 0; (label = fixture_find (widget, GTK_TYPE_LABEL, n)) != NULL; n++)
    if (gtk_widget_get_visible (label) && strstr (gtk_label_get_label (GTK_LABEL (label)), text) != NULL)
      return TRUE;
  return FALSE;
}

static void
remember_cb (GObject *object, const char *text, char **last)
{
  g_set_str (last, text);
}

static void
test_voices (void)
{
  LtOpenStory *story = open_story (1, 30, TRUE);
  LtCommunityPane *pane = new_pane (story);
  g_autofree char *url = NULL;
  GtkWidget *voice = fixture_find (GTK_WIDGET (pane), LT_TYPE_VOICE_ROW, 0);

  g_assert_nonnull (voice);
  g_assert_nonnull (fixture_find (GTK_WIDGET (pane), LT_TYPE_VOICE_ROW, 1));
  g_assert_null (fixture_find (GTK_WIDGET (pane), LT_TYPE_VOICE_ROW, 2));
  g_signal_connect (pane, "open-link", G_CALLBACK (remember_cb), &url);
  gtk_widget_activate_action (voice, "voice.open-on-site", NULL);
  g_assert_cmpstr (url, ==, "https://news.example.org/item?id=1");
  gtk_widget_activate (voice);
  g_assert_true (LT_IS_COMMUNITY_THREAD (visible_page (pane)));
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

/* A quotation changed in one letter is not shown, and the pane says so. */
static void
test_forged_voice (void)
{
  LtOpenStory *story = open_story (1, 30, TRUE);
  LtVoice *voice = g_ptr_array_index (story->story->voices, 0);
  LtCommunityPane *pane;

  voice->text[0] = 't';
  pane = new_pane (story);
  g_assert_nonnull (fixture_find (GTK_WIDGET (pane), LT_TYPE_VOICE_ROW, 0));
  g_assert_null (fixture_find (GTK_WIDGET (pane), LT_TYPE_VOICE_ROW, 1));
  g_assert_true (shows_text (GTK_WIDGET (pane), "1 quotation is not shown"));
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

static void
test_without_discussion (void)
{
  LtOpenStory *story = open_story (1, 30, FALSE);
  LtCommunityPane *pane = new_pane (story);

  g_assert_null (fixture_find (GTK_WIDGET (pane), LT_TYPE_VOICE_ROW, 0));
  g_assert_true (shows_text (GTK_WIDGET (pane), "2 quotations wait for the discussion to be downloaded."));
  g_assert_false (lt_community_pane_show_discussion (pane, NULL));
  g_assert_false (lt_community_pane_show_comment (pane, "hn-1"));
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

/* An edition without discussions is not one that is still on its way; the comments are on their site. */
static void
test_nothing_published (void)
{
  LtOpenStory *story = open_story (1, 30, FALSE);
  LtCommunityPane *pane;
  g_autofree char *url = NULL;

  g_clear_pointer (&story->story->discussion_path, g_free);
  pane = new_pane (story);
  g_assert_true (shows_text (GTK_WIDGET (pane), "2 quotations cannot be verified, since this edition publishes no comments."));
  g_assert_true (shows_text (GTK_WIDGET (pane), "Not published in this edition"));
  g_signal_connect (pane, "open-link", G_CALLBACK (remember_cb), &url);
  adw_action_row_activate (ADW_ACTION_ROW (fixture_find (GTK_WIDGET (pane), ADW_TYPE_ACTION_ROW, 0)));
  g_assert_cmpstr (url, ==, "https://news.example.org/item?id=1000");
  g_signal_emit_by_name (fixture_find (GTK_WIDGET (pane), LT_TYPE_SENTIMENT_CHART, 0), "slice-activated", LT_STANCE_CRITICAL);
  g_assert_true (shows_text (GTK_WIDGET (visible_page (pane)), "This edition publishes no comments."));
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

/* A row for each source, which opens its comments alone; a source that did not answer is named. */
static void
test_several_sources (void)
{
  LtOpenStory *story = open_story (1, 14, TRUE);
  LtPlace *place = lt_place_new ("reddit", "r/example", "https://reddit.example.org/t/1");
  LtSourceHealth *health = g_ptr_array_index (story->story->sources, 0);
  LtComment *comment = g_ptr_array_index (story->discussion->comments, 7);
  LtCommunityPane *pane;
  GListModel *model;

  g_ptr_array_add (story->story->discussions, place);
  g_set_str (&comment->source, "reddit");
  health->state = LT_SOURCE_UNREACHABLE;
  pane = new_pane (story);
  g_assert_true (shows_text (GTK_WIDGET (pane), "Reddit: No answer."));
  g_assert_true (shows_text (GTK_WIDGET (pane), "Comments on Hacker News"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "Comments on r/example"));
  adw_action_row_activate (ADW_ACTION_ROW (fixture_find (GTK_WIDGET (pane), ADW_TYPE_ACTION_ROW, 1)));
  model = G_LIST_MODEL (gtk_list_view_get_model (
      GTK_LIST_VIEW (fixture_find (GTK_WIDGET (visible_page (pane)), GTK_TYPE_LIST_VIEW, 0))));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

static void
test_plain_feed (void)
{
  g_autoptr (LtStory) story = lt_story_new ("plain");
  LtOpenStory *open = fixture_open_story (1, story, NULL);
  LtCommunityPane *pane = new_pane (open);
  g_autofree char *handle = lt_community_pane_dup_handle (pane);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture_find (GTK_WIDGET (pane), GTK_TYPE_STACK, 0))), ==, "nothing");
  g_assert_true (shows_text (GTK_WIDGET (pane), "This feed brings neither an estimate nor voices."));
  g_assert_cmpstr (handle, ==, "Community");
  lt_community_pane_show_making (pane);
  g_assert_true (shows_text (GTK_WIDGET (pane), "The feed does not say how this story was made."));
  lt_open_story_unref (open);
  g_assert_finalize_object (pane);
}

static void
test_handle (void)
{
  LtOpenStory *story = open_story (1, 30, TRUE);
  LtCommunityPane *pane = new_pane (story);
  g_autofree char *handle = NULL;

  g_object_get (pane, "handle", &handle, NULL);
  g_assert_cmpstr (handle, ==, "70\u00a0% critical · 412 read");
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

static void
test_slice (void)
{
  LtOpenStory *story = open_story (1, 44, TRUE);
  LtCommunityPane *pane = new_pane (story);
  GtkWidget *page, *list, *search;
  GListModel *model;
  GtkWindow *window;

  g_signal_emit_by_name (fixture_find (GTK_WIDGET (pane), LT_TYPE_SENTIMENT_CHART, 0), "slice-activated", LT_STANCE_CRITICAL);
  page = GTK_WIDGET (visible_page (pane));
  g_assert_true (LT_IS_COMMUNITY_SLICE (page));
  list = fixture_find (page, GTK_TYPE_LIST_VIEW, 0);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  /* Every fourth of 44, without the one in eleven that is not counted: number 10. */
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 10);
  g_assert_true (shows_text (page, "This edition publishes 40 of 389 comments."));
  g_assert_true (shows_text (page, "64\u00a0% of the comments with a clear label bear this one; the estimate is 70\u00a0%"));

  search = fixture_find (page, GTK_TYPE_SEARCH_ENTRY, 0);
  window = fixture_present (GTK_WIDGET (pane), 330, 600);
  gtk_editable_set_text (GTK_EDITABLE (search), "HOLLY");
  fixture_wait (300);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_true (shows_text (page, "Try a different search."));
  gtk_editable_set_text (GTK_EDITABLE (search), "fourth");
  fixture_wait (300);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 10);
  gtk_window_destroy (window);
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

static LtCommentItem *
item_at (GListModel *model, guint position)
{
  g_autoptr (LtCommentItem) item = g_list_model_get_item (model, position);

  return item;
}

static const char *
id_at (GListModel *model, guint position)
{
  return lt_comment_item_get_comment (item_at (model, position))->id;
}

static gboolean
activate_shortcut (GListModel *shortcuts, GtkWidget *widget, guint key)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
        return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut));
    }
  return FALSE;
}

/* What a key does that nothing else takes: TRUE if a shortcut of the widget's own controllers did something. */
static gboolean
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean done = FALSE;

  for (guint i = 0; !done && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        done = activate_shortcut (G_LIST_MODEL (controller), widget, key);
    }
  return done;
}

/* Two threads on one site have a row and a page each, and say what tells them apart. */
static void
test_two_threads (void)
{
  LtOpenStory *story = open_story (1, 14, TRUE);
  LtPlace *place = lt_place_new ("hackernews", "Hacker News", "https://news.example.org/item?id=2000");
  LtPost *post = lt_post_new (NULL, "hackernews");
  LtCommunityPane *pane;
  GListModel *model;

  post->url = g_strdup (place->url);
  post->date = lt_time_now () - 5 * 3600;
  g_ptr_array_add (story->discussion->posts, post);
  g_ptr_array_add (story->story->discussions, place);
  for (guint i = 7; i < 14; i++)
    ((LtComment *) g_ptr_array_index (story->discussion->comments, i))->post = 1;
  pane = new_pane (story);
  g_assert_true (shows_text (GTK_WIDGET (pane), "7 comments, begun 3 hours ago"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "7 comments, begun 5 hours ago"));
  adw_action_row_activate (ADW_ACTION_ROW (fixture_find (GTK_WIDGET (pane), ADW_TYPE_ACTION_ROW, 1)));
  model = G_LIST_MODEL (gtk_list_view_get_model (
      GTK_LIST_VIEW (fixture_find (GTK_WIDGET (visible_page (pane)), GTK_TYPE_LIST_VIEW, 0))));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 7);
  g_assert_cmpstr (id_at (model, 0), ==, "hn-7");
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

static void
test_thread_list (void)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (21);
  g_autoptr (GListModel) around = NULL;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) none = NULL;
  guint focus = 0;

  around = lt_thread_list_around (discussion, "hn-10", NULL, &focus);
  g_assert_cmpuint (g_list_model_get_n_items (around), ==, 6);
  g_assert_cmpuint (focus, ==, 3);
  g_assert_cmpint (lt_comment_item_get_kind (item_at (around, 3)), ==, LT_COMMENT_ITEM_FOCUS);
  g_assert_cmpuint (lt_comment_item_get_level (item_at (around, 5)), ==, 5);
  g_assert_cmpstr (id_at (around, 0), ==, "hn-7");
  g_assert_null (lt_thread_list_around (discussion, "hn-99", NULL, &focus));
  all = lt_thread_list_all (discussion, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 1 + 21);
  g_assert_cmpint (lt_comment_item_get_kind (item_at (all, 0)), ==, LT_COMMENT_ITEM_POST);
  none = lt_thread_list_all (discussion, "reddit");
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
}

/* The strongest reply comes first, with what answers it; the others keep their order. A reply to something else is none. */
static void
test_strongest_reply (void)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (7);
  g_autoptr (GListModel) with = NULL;
  g_autoptr (GListModel) without = NULL;
  guint focus = 0;

  with = lt_thread_list_around (discussion, "hn-1", "hn-6", &focus);
  g_assert_cmpuint (g_list_model_get_n_items (with), ==, 7);
  g_assert_cmpstr (id_at (with, 2), ==, "hn-6");
  g_assert_cmpint (lt_comment_item_get_kind (item_at (with, 2)), ==, LT_COMMENT_ITEM_STRONGEST);
  g_assert_cmpstr (id_at (with, 3), ==, "hn-2");
  without = lt_thread_list_around (discussion, "hn-1", "hn-3", &focus);
  g_assert_cmpstr (id_at (without, 2), ==, "hn-2");
  g_assert_cmpint (lt_comment_item_get_kind (item_at (without, 2)), ==, LT_COMMENT_ITEM_PLAIN);
}

/* Replies fold away and come back as they were, also where some of them had folded their own. */
static void
test_fold (void)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (14);
  g_autoptr (GListModel) list = lt_thread_list_all (discussion, NULL);
  const guint first = 1, third = 3;

  g_assert_cmpuint (lt_comment_item_get_n_replies (item_at (list, first)), ==, 6);
  g_assert_cmpuint (lt_comment_item_get_n_replies (item_at (list, third)), ==, 3);
  g_assert_cmpuint (lt_comment_item_get_n_replies (item_at (list, 0)), ==, 0);
  lt_thread_list_toggle (list, 0);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 15);
  lt_thread_list_toggle (list, third);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 12);
  lt_thread_list_toggle (list, first);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 9);
  g_assert_cmpstr (id_at (list, first + 1), ==, "hn-7");
  lt_thread_list_toggle (list, first);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 12);
  g_assert_true (lt_comment_item_get_folded (item_at (list, third)));
  lt_thread_list_toggle (list, third);
  for (guint i = 1; i < 15; i++)
    {
      g_autofree char *id = g_strdup_printf ("hn-%u", i - 1);

      g_assert_cmpstr (id_at (list, i), ==, id);
    }
}

/* By the keyboard, as in a tree, and by the button; Enter does both. */
static void
test_fold_keys (void)
{
  LtOpenStory *story = open_story (1, 14, TRUE);
  LtCommunityPane *pane = new_pane (story);
  GtkWindow *window = fixture_present (GTK_WIDGET (pane), 330, 700);
  GtkWidget *list;
  GListModel *model;
  guint n;

  g_assert_true (lt_community_pane_show_discussion (pane, NULL));
  fixture_wait (50);
  list = fixture_find (GTK_WIDGET (visible_page (pane)), GTK_TYPE_LIST_VIEW, 0);
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  while ((n = g_list_model_get_n_items (model)) < 1 + 14)
    g_main_context_iteration (NULL, TRUE);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 1, GTK_LIST_SCROLL_FOCUS, NULL);
  g_assert_true (gtk_widget_grab_focus (list));
  g_assert_true (press (list, GDK_KEY_Left));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n - 6);
  g_assert_false (press (list, GDK_KEY_Left));
  g_assert_true (press (list, GDK_KEY_Right));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n);
  g_signal_emit_by_name (list, "activate", 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n - 6);
  gtk_widget_activate_action (fixture_find (list, LT_TYPE_COMMENT_ROW, 1), "comment.toggle-replies", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n);
  gtk_window_destroy (window);
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

/* Asking for the page that is open, or is below it, opens no second one. */
static void
test_pages_once (void)
{
  LtOpenStory *story = open_story (1, 14, TRUE);
  LtCommunityPane *pane = new_pane (story);
  AdwNavigationPage *discussion;

  g_assert_true (lt_community_pane_show_discussion (pane, NULL));
  discussion = visible_page (pane);
  g_assert_true (lt_community_pane_show_discussion (pane, NULL));
  g_assert_true (visible_page (pane) == discussion);
  g_assert_true (lt_community_pane_show_comment (pane, "hn-3"));
  g_assert_true (lt_community_pane_show_discussion (pane, NULL));
  g_assert_true (visible_page (pane) == discussion);
  g_assert_true (lt_community_pane_pop (pane));
  g_assert_false (lt_community_pane_pop (pane));
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

/* Replies that do not follow their parent, and parents that go round: each comment is listed once. */
static void
test_hostile_thread (void)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (4);
  LtComment *first = g_ptr_array_index (discussion->comments, 0);
  LtComment *second = g_ptr_array_index (discussion->comments, 1);
  LtComment *third = g_ptr_array_index (discussion->comments, 2);
  LtComment *fourth = g_ptr_array_index (discussion->comments, 3);
  g_autoptr (GListModel) around = NULL;
  g_autoptr (GListModel) all = NULL;
  guint focus;

  g_clear_pointer (&second->parent, g_free);
  g_set_str (&third->parent, "hn-0");
  g_set_str (&fourth->parent, "hn-3");
  all = lt_thread_list_all (discussion, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 1 + 3);
  g_assert_true (lt_comment_item_get_comment (item_at (all, 2)) == third);
  g_set_str (&first->parent, "hn-2");
  around = lt_thread_list_around (discussion, "hn-2", NULL, &focus);
  g_assert_cmpuint (g_list_model_get_n_items (around), ==, 2);
}

/* A thread as deep as a file may be long, with no recursion. */
static void
test_deep_thread (void)
{
  g_autoptr (LtDiscussion) discussion = fixture_discussion (LT_DISCUSSION_MAX_COMMENTS);
  g_autoptr (GListModel) all = NULL;

  for (guint i = 1; i < discussion->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (discussion->comments, i);

      g_free (comment->parent);
      comment->parent = g_strdup_printf ("hn-%u", i - 1);
    }
  all = lt_thread_list_all (discussion, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 1 + LT_DISCUSSION_MAX_COMMENTS);
  g_assert_cmpuint (lt_comment_item_get_n_replies (item_at (all, 1)), ==, LT_DISCUSSION_MAX_COMMENTS - 1);
  lt_thread_list_toggle (all, 1);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 2);
}

static void
test_navigation (void)
{
  LtOpenStory *story = open_story (1, 30, TRUE);
  LtOpenStory *revised = open_story (1, 40, TRUE);
  LtOpenStory *other = open_story (2, 30, TRUE);
  LtCommunityPane *pane = new_pane (story);

  g_assert_false (lt_community_pane_pop (pane));
  g_assert_true (lt_community_pane_show_comment (pane, "hn-3"));
  lt_community_pane_set_story (pane, revised);
  g_assert_true (LT_IS_COMMUNITY_THREAD (visible_page (pane)));
  g_assert_true (lt_community_pane_pop (pane));
  lt_community_pane_show_making (pane);
  g_assert_true (LT_IS_COMMUNITY_MAKING (visible_page (pane)));
  lt_community_pane_set_story (pane, other);
  g_assert_true (LT_IS_COMMUNITY_OVERVIEW (visible_page (pane)));
  lt_community_pane_set_story (pane, NULL);
  g_assert_null (fixture_find (GTK_WIDGET (pane), LT_TYPE_VOICE_ROW, 0));
  lt_open_story_unref (story);
  lt_open_story_unref (revised);
  lt_open_story_unref (other);
  g_assert_finalize_object (pane);
}

/* All of the provenance and what changed; names of a feed are text, whatever they look like. */
static void
test_making (void)
{
  LtOpenStory *story = open_story (1, 30, TRUE);
  LtCommunityPane *pane = new_pane (story);
  g_autofree char *url = NULL;

  story->story->provenance->model = g_strdup ("invented-model 3");
  story->story->provenance->prompt_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "invented", -1);
  g_signal_connect (pane, "open-link", G_CALLBACK (remember_cb), &url);
  lt_community_pane_show_making (pane);
  g_assert_true (shows_text (GTK_WIDGET (pane), "412 of 430"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "18 comments were beyond the limit & were not read."));
  g_assert_true (shows_text (GTK_WIDGET (pane), "140 more comments"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "Sentences chosen from article and comments"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "invented-model 3"));
  g_assert_true (shows_text (GTK_WIDGET (pane), story->story->provenance->prompt_sha256));
  g_assert_true (shows_text (GTK_WIDGET (pane), "llm-tracker-backend 0.1"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "invented for this test"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "SHA-256: 5f2b1c77"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "Quotations dropped"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "Switched off"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "The discussion was not read to its end"));
  g_assert_true (shows_text (GTK_WIDGET (pane), "Estimates Over Time"));
  for (int n = 0; url == NULL && n < 40; n++)
    {
      GtkWidget *row = fixture_find (GTK_WIDGET (visible_page (pane)), ADW_TYPE_ACTION_ROW, n);

      if (row != NULL && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
        adw_action_row_activate (ADW_ACTION_ROW (row));
    }
  g_assert_cmpstr (url, ==, "https://example.org/streaming-layers");
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

/* All comments are in the list in the end, in their order, though not all in the first frame. */
static void
test_gradual (void)
{
  LtOpenStory *story = open_story (1, 900, TRUE);
  LtCommunityPane *pane = new_pane (story);
  GtkWindow *window = fixture_present (GTK_WIDGET (pane), 330, 700);
  GListModel *model;

  g_assert_true (lt_community_pane_show_comment (pane, "hn-3"));
  g_assert_true (lt_community_pane_show_discussion (pane, NULL));
  model = G_LIST_MODEL (gtk_list_view_get_model (
      GTK_LIST_VIEW (fixture_find (GTK_WIDGET (visible_page (pane)), GTK_TYPE_LIST_VIEW, 0))));
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 900);
  while (g_list_model_get_n_items (model) < 1 + 900)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (id_at (model, 1), ==, "hn-0");
  g_assert_cmpstr (id_at (model, 900), ==, "hn-899");
  gtk_window_destroy (window);
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

static void
test_many_comments (void)
{
  LtOpenStory *story = open_story (1, LT_DISCUSSION_MAX_COMMENTS, TRUE);
  LtCommunityPane *pane = new_pane (story);
  GtkWindow *window = fixture_present (GTK_WIDGET (pane), 330, 700);
  GtkWidget *row;

  g_test_timer_start ();
  g_assert_true (lt_community_pane_show_discussion (pane, NULL));
  while ((row = fixture_find (GTK_WIDGET (visible_page (pane)), LT_TYPE_COMMENT_ROW, 0)) == NULL || gtk_widget_get_width (row) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_test_minimized_result (g_test_timer_elapsed (), "seconds until 5,000 comments are on screen");
  gtk_window_destroy (window);
  lt_open_story_unref (story);
  g_assert_finalize_object (pane);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  fixture_load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/community/voices", test_voices);
  g_test_add_func ("/community/forged-voice", test_forged_voice);
  g_test_add_func ("/community/without-discussion", test_without_discussion);
  g_test_add_func ("/community/nothing-published", test_nothing_published);
  g_test_add_func ("/community/several-sources", test_several_sources);
  g_test_add_func ("/community/two-threads", test_two_threads);
  g_test_add_func ("/community/plain-feed", test_plain_feed);
  g_test_add_func ("/community/handle", test_handle);
  g_test_add_func ("/community/slice", test_slice);
  g_test_add_func ("/community/thread-list", test_thread_list);
  g_test_add_func ("/community/strongest-reply", test_strongest_reply);
  g_test_add_func ("/community/fold", test_fold);
  g_test_add_func ("/community/fold-keys", test_fold_keys);
  g_test_add_func ("/community/pages-once", test_pages_once);
  g_test_add_func ("/community/hostile-thread", test_hostile_thread);
  g_test_add_func ("/community/deep-thread", test_deep_thread);
  g_test_add_func ("/community/navigation", test_navigation);
  g_test_add_func ("/community/making", test_making);
  g_test_add_func ("/community/gradual", test_gradual);
  g_test_add_func ("/community/many-comments", test_many_comments);

  return g_test_run ();
}
