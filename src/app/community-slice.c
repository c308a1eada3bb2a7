/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/community-slice.h"

#include "app/comment-factory.h"
#include "app/edition-words.h"
#include "app/gradual-list.h"
#include "app/thread-list.h"
#include "widgets/comment-item.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

#define FOLD_CHARACTERS 360
/* More than a pane of 800 pixels shows; a higher one is full a frame later. */
#define FIRST_ROWS 12

struct _LtCommunitySlice
{
  AdwNavigationPage parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkSearchEntry *search;
  GtkLabel *note;
  GtkStack *pages;
  GtkListView *list;
  AdwStatusPage *empty;

  /* Owned */
  LtOpenStory *story;
  GPtrArray *all; /* LtCommentItem: what is searched */
  GListStore *shown;
  LtStance stance;
};

G_DEFINE_FINAL_TYPE (LtCommunitySlice, lt_community_slice, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  COMMENT_ACTIVATED,
  OPEN_LINK,
  TOAST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_empty (LtCommunitySlice *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  gtk_stack_set_visible_child_name (self->pages, "empty");
}

static void
show_count (LtCommunitySlice *self, guint n_shown)
{
  guint n = self->all->len;
  g_autofree char *text = n_shown < n
                              /* Translators: how many comments a search found, of how many */
                              ? g_strdup_printf (ngettext ("%u of %u comment", "%u of %u comments", n), n_shown, n)
                              : g_strdup_printf (ngettext ("%u comment", "%u comments", n), n);

  adw_window_title_set_subtitle (self->title, n > 0 ? text : "");
}

static void
show_comments (LtCommunitySlice *self, GPtrArray *items)
{
  g_autofree char *absence = lt_discussion_absence (self->story);

  show_count (self, items->len);
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       items->pdata, items->len);
  if (absence != NULL)
    show_empty (self, _ ("No Comments Here"), absence);
  else if (self->all->len == 0)
    show_empty (self, _ ("No Comments"), _ ("This edition publishes no comment with this label."));
  else if (items->len == 0)
    show_empty (self, _ ("No Comments Found"), _ ("Try a different search."));
  else
    gtk_stack_set_visible_child_name (self->pages, "comments");
}

static void
search_changed_cb (LtCommunitySlice *self)
{
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_strstrip (needle);
  for (guint i = 0; i < self->all->len; i++)
    if (*needle == '\0' || lt_comment_item_matches (g_ptr_array_index (self->all, i), needle))
      g_ptr_array_add (found, g_ptr_array_index (self->all, i));
  show_comments (self, found);
}

static void
stop_search_cb (LtCommunitySlice *self)
{
  /* Escape empties the search first and leaves the page second. */
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
activate_cb (LtCommunitySlice *self, guint position)
{
  g_autoptr (LtCommentItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    g_signal_emit (self, signals[COMMENT_ACTIVATED], 0, lt_comment_item_get_comment (item)->id);
}

static void
open_link_cb (const char *url, gpointer user_data)
{
  g_signal_emit (user_data, signals[OPEN_LINK], 0, url);
}

static void
copied_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[TOAST], 0, _ ("Comment copied"));
}

static const LtCommentRowFuncs row_funcs = { open_link_cb, copied_cb, NULL };

/* What a slice counts: the counted comments with its label, in the order of the thread. */
static void
collect (LtCommunitySlice *self)
{
  g_autoptr (GPtrArray) comments = lt_thread_list_in_order (self->story->discussion);

  for (guint i = 0; i < comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (comments, i);

      if (comment->counted && comment->stance == self->stance)
        g_ptr_array_add (self->all, lt_comment_item_new (self->story->discussion, comment, 0, LT_COMMENT_ITEM_PLAIN));
    }
}

/* The share corrects for the errors of the labels, so the two differ; the list must not seem to contradict the pie. */
static char *
difference_note (LtCommunitySlice *self, const LtSentiment *sentiment)
{
  int sides = 0, labelled, estimated;
  int percent[LT_N_SIDES];

  for (int side = 0; side < LT_N_SIDES; side++)
    sides += sentiment->labels[side];
  if (self->stance == LT_STANCE_UNCLEAR)
    return g_strdup (_ ("These comments take no side that can be told, and are in no slice."));
  if (sides == 0)
    return NULL;
  lt_shares_to_percent (&sentiment->share, percent);
  estimated = percent[self->stance];
  labelled = (int) ((100.0 * sentiment->labels[self->stance]) / sides + 0.5);
  if (labelled == estimated)
    return NULL;
  return g_strdup_printf (_ ("%d\u00a0%% of the comments with a clear label bear this one; the estimate is %d\u00a0%%, since it corrects for labels that are wrong."),
                          labelled, estimated);
}

static void
show_notes (LtCommunitySlice *self)
{
  const LtSentiment *sentiment = self->story->story->sentiment;
  g_autofree char *partial = lt_edition_note (self->story);
  g_autofree char *difference = sentiment != NULL && sentiment->has_labels ? difference_note (self, sentiment) : NULL;
  g_autofree char *note = NULL;

  note = g_strjoin (partial != NULL && difference != NULL ? " " : "",
                    difference != NULL ? difference : "", partial != NULL ? partial : "", NULL);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
}

static void
lt_community_slice_dispose (GObject *object)
{
  LtCommunitySlice *self = LT_COMMUNITY_SLICE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LT_TYPE_COMMUNITY_SLICE);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->story, lt_open_story_unref);

  G_OBJECT_CLASS (lt_community_slice_parent_class)->dispose (object);
}

static void
lt_community_slice_class_init (LtCommunitySliceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_community_slice_dispose;

  signals[COMMENT_ACTIVATED] = g_signal_new ("comment-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_LINK] = g_signal_new ("open-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TOAST] = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/community-slice.ui");
  gtk_widget_class_bind_template_child (widget_class, LtCommunitySlice, title);
  gtk_widget_class_bind_template_child (widget_class, LtCommunitySlice, search);
  gtk_widget_class_bind_template_child (widget_class, LtCommunitySlice, note);
  gtk_widget_class_bind_template_child (widget_class, LtCommunitySlice, pages);
  gtk_widget_class_bind_template_child (widget_class, LtCommunitySlice, list);
  gtk_widget_class_bind_template_child (widget_class, LtCommunitySlice, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
lt_community_slice_init (LtCommunitySlice *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (LT_TYPE_COMMENT_ITEM);
  factory = lt_comment_factory_new (FOLD_CHARACTERS, &row_funcs, self);
  gtk_list_view_set_factory (self->list, factory);
  lt_gradual_list_fill (self->list, G_LIST_MODEL (self->shown), FIRST_ROWS);
}

AdwNavigationPage *
lt_community_slice_new (LtOpenStory *story, LtStance stance)
{
  LtCommunitySlice *self;

  g_return_val_if_fail (story != NULL, NULL);

  self = g_object_new (LT_TYPE_COMMUNITY_SLICE, NULL);
  self->story = lt_open_story_ref (story);
  self->stance = stance;
  if (story->discussion != NULL)
    collect (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), lt_stance_title (stance));
  adw_window_title_set_title (self->title, lt_stance_title (stance));
  gtk_widget_set_visible (GTK_WIDGET (self->search), self->all->len > 0);
  show_notes (self);
  show_comments (self, self->all);
  return ADW_NAVIGATION_PAGE (self);
}
