/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/community-thread.h"

#include "app/comment-factory.h"
#include "app/thread-list.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

#define FOLD_CHARACTERS 1200

struct _LtCommunityThread
{
  AdwNavigationPage parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkStack *pages;
  GtkListView *list;
  GtkButton *open_button;

  /* Owned */
  char *url;
  guint focus; /* GTK_INVALID_LIST_POSITION once shown, or none */
};

G_DEFINE_FINAL_TYPE (LtCommunityThread, lt_community_thread, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  OPEN_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
open_clicked_cb (LtCommunityThread *self)
{
  g_signal_emit (self, signals[OPEN_LINK], 0, self->url);
}

static void
open_link_cb (const char *url, gpointer user_data)
{
  g_signal_emit (user_data, signals[OPEN_LINK], 0, url);
}

static void
scroll_to_focus (LtCommunityThread *self)
{
  if (self->focus != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, self->focus, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* Before the rows have their heights, so that the page does not jump while it slides in. */
static void
lt_community_thread_showing (AdwNavigationPage *page)
{
  scroll_to_focus (LT_COMMUNITY_THREAD (page));
}

/* And after, when the whole comment can be brought into view; once, since from then on the place is the reader's. */
static void
lt_community_thread_shown (AdwNavigationPage *page)
{
  LtCommunityThread *self = LT_COMMUNITY_THREAD (page);

  scroll_to_focus (self);
  self->focus = GTK_INVALID_LIST_POSITION;
}

static void
lt_community_thread_dispose (GObject *object)
{
  LtCommunityThread *self = LT_COMMUNITY_THREAD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LT_TYPE_COMMUNITY_THREAD);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (lt_community_thread_parent_class)->dispose (object);
}

static void
lt_community_thread_class_init (LtCommunityThreadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_community_thread_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = lt_community_thread_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = lt_community_thread_shown;

  signals[OPEN_LINK] = g_signal_new ("open-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/community-thread.ui");
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, title);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, pages);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, list);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, open_button);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
lt_community_thread_init (LtCommunityThread *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->focus = GTK_INVALID_LIST_POSITION;
}

static AdwNavigationPage *
new_page (GListModel *model, const char *title, const char *source, const char *url)
{
  LtCommunityThread *self = g_object_new (LT_TYPE_COMMUNITY_THREAD, "title", title, NULL);
  g_autoptr (GtkListItemFactory) factory = lt_comment_factory_new (FOLD_CHARACTERS, open_link_cb, self);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (model));
  guint n = g_list_model_get_n_items (model);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u comment", "%u comments", n), n);
  /* Translators: opens the discussion in the browser: "Open on Hacker News" */
  g_autofree char *label = g_strdup_printf (_ ("Open on %s"), lt_source_name (source));

  self->url = g_strdup (url);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_button_set_label (self->open_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), url != NULL);
  gtk_stack_set_visible_child_name (self->pages, n > 0 ? "comments" : "empty");
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  return ADW_NAVIGATION_PAGE (self);
}

AdwNavigationPage *
lt_community_thread_new_for_comment (LtOpenStory *story, const char *comment_id)
{
  g_autoptr (GListModel) model = NULL;
  AdwNavigationPage *page;
  LtComment *comment;
  guint focus = 0;

  g_return_val_if_fail (story != NULL && comment_id != NULL, NULL);

  if (story->discussion == NULL)
    return NULL;
  model = lt_thread_list_around (story->discussion, comment_id, &focus);
  if (model == NULL)
    return NULL;
  comment = lt_discussion_find (story->discussion, comment_id);
  page = new_page (model, _ ("Thread"), comment->source, comment->url);
  LT_COMMUNITY_THREAD (page)->focus = focus;
  return page;
}

static const LtPlace *
find_place (LtStory *story, const char *source)
{
  for (guint i = 0; i < story->discussions->len; i++)
    {
      const LtPlace *place = g_ptr_array_index (story->discussions, i);

      if (source == NULL || g_strcmp0 (place->source, source) == 0)
        return place;
    }
  return NULL;
}

AdwNavigationPage *
lt_community_thread_new_for_source (LtOpenStory *story, const char *source)
{
  g_autoptr (GListModel) model = NULL;
  const LtPlace *place;

  g_return_val_if_fail (story != NULL, NULL);

  if (story->discussion == NULL)
    return NULL;
  model = lt_thread_list_all (story->discussion, source);
  place = find_place (story->story, source);
  return new_page (model, _ ("Discussion"), place != NULL ? place->source : source, place != NULL ? place->url : NULL);
}
