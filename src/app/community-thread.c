/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/community-thread.h"

#include "app/comment-factory.h"
#include "app/edition-words.h"
#include "app/gradual-list.h"
#include "app/thread-list.h"
#include "widgets/comment-row.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

#define FOLD_CHARACTERS 1200
/* More than a pane of 800 pixels shows; a higher one is full a frame later. */
#define FIRST_ROWS 12

struct _LtCommunityThread
{
  AdwNavigationPage parent_instance;

  /* Template children */
  AdwWindowTitle *title;
  GtkLabel *note;
  GtkStack *pages;
  GtkListView *list;
  GtkButton *open_button;

  /* Owned */
  GListModel *model;
  char *url;
  guint focus; /* GTK_INVALID_LIST_POSITION once shown, or none */
};

G_DEFINE_FINAL_TYPE (LtCommunityThread, lt_community_thread, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  OPEN_LINK,
  TOAST,
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
copied_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[TOAST], 0, _ ("Comment copied"));
}

static void
toggle_replies_cb (guint position, gpointer user_data)
{
  LtCommunityThread *self = user_data;

  lt_thread_list_toggle (self->model, position);
  /* The replies of a row at the upper edge are gone; the row itself stays where the eye is. */
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
}

static const LtCommentRowFuncs row_funcs = { open_link_cb, copied_cb, toggle_replies_cb };

static void
activate_cb (LtCommunityThread *self, guint position)
{
  toggle_replies_cb (position, self);
}

/* The comment whose row has the keyboard; NULL where a button in it has. */
static LtCommentItem *
focused_item (LtCommunityThread *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;
  row = gtk_widget_get_first_child (focus);
  return LT_IS_COMMENT_ROW (row) ? lt_comment_row_get_item (LT_COMMENT_ROW (row)) : NULL;
}

/* As in a tree: the arrow against the direction of reading folds, the other one unfolds. */
static gboolean
fold_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  LtCommunityThread *self = user_data;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean left = g_variant_get_boolean (parameter);
  LtCommentItem *item = focused_item (self);
  guint position;

  if (item == NULL || lt_comment_item_get_folded (item) == (left != mirrored)
      || !g_list_store_find (G_LIST_STORE (self->model), item, &position))
    return FALSE;
  toggle_replies_cb (position, self);
  return TRUE;
}

static void
add_keys (LtCommunityThread *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const guint triggers[] = { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_KEY_Right, GDK_KEY_KP_Right };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (triggers[i], 0),
                                                gtk_callback_action_new (fold_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (i < 2));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  /* Before the list, which has its own use of the arrows. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
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
  g_clear_object (&self->model);
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
  signals[TOAST] = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/community-thread.ui");
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, title);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, note);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, pages);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, list);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityThread, open_button);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
lt_community_thread_init (LtCommunityThread *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->focus = GTK_INVALID_LIST_POSITION;
  add_keys (self);
}

static guint
count_comments (GListModel *model)
{
  guint n_items = g_list_model_get_n_items (model);
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (LtCommentItem) item = g_list_model_get_item (model, i);

      n += lt_comment_item_get_kind (item) != LT_COMMENT_ITEM_POST;
    }
  return n;
}

static AdwNavigationPage *
new_page (GListModel *model, guint focus, const char *title, const char *source, const char *url)
{
  LtCommunityThread *self = g_object_new (LT_TYPE_COMMUNITY_THREAD, "title", title, NULL);
  g_autoptr (GtkListItemFactory) factory = lt_comment_factory_new (FOLD_CHARACTERS, &row_funcs, self);
  guint n = count_comments (model);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u comment", "%u comments", n), n);
  /* Translators: opens the discussion in the browser: "Open on Hacker News" */
  g_autofree char *label = g_strdup_printf (_ ("Open on %s"), lt_source_name (source));

  self->model = g_object_ref (model);
  self->url = g_strdup (url);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_button_set_label (self->open_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), url != NULL);
  gtk_stack_set_visible_child_name (self->pages, g_list_model_get_n_items (model) > 0 ? "comments" : "empty");
  gtk_list_view_set_factory (self->list, factory);
  lt_gradual_list_fill (self->list, model, focus + FIRST_ROWS);
  return ADW_NAVIGATION_PAGE (self);
}

static void
show_note (LtCommunityThread *self, LtOpenStory *story)
{
  g_autofree char *note = lt_edition_note (story);

  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/* What the feed calls the strongest reply, where the comment is a voice's. */
static const char *
strongest_reply (const LtStory *story, const char *comment_id)
{
  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = g_ptr_array_index (story->voices, i);

      if (g_strcmp0 (voice->comment_id, comment_id) == 0 && voice->reply_id != NULL)
        return voice->reply_id;
    }
  return NULL;
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
  model = lt_thread_list_around (story->discussion, comment_id, strongest_reply (story->story, comment_id), &focus);
  if (model == NULL)
    return NULL;
  comment = lt_discussion_find (story->discussion, comment_id);
  page = new_page (model, focus, _ ("Thread"), comment->source, comment->url);
  LT_COMMUNITY_THREAD (page)->focus = focus;
  show_note (LT_COMMUNITY_THREAD (page), story);
  return page;
}

static const LtPlace *
find_place (LtStory *story, const char *key)
{
  for (guint i = 0; i < story->discussions->len; i++)
    {
      const LtPlace *place = g_ptr_array_index (story->discussions, i);

      if (key == NULL || g_strcmp0 (place->url, key) == 0 || g_strcmp0 (place->source, key) == 0)
        return place;
    }
  return NULL;
}

AdwNavigationPage *
lt_community_thread_new_for_place (LtOpenStory *story, const char *key)
{
  g_autoptr (GListModel) model = NULL;
  AdwNavigationPage *page;
  const LtPlace *place;

  g_return_val_if_fail (story != NULL, NULL);

  if (story->discussion == NULL)
    return NULL;
  model = lt_thread_list_all (story->discussion, key);
  place = find_place (story->story, key);
  page = new_page (model, 0, _ ("Discussion"), place != NULL ? place->source : key, place != NULL ? place->url : NULL);
  show_note (LT_COMMUNITY_THREAD (page), story);
  return page;
}
