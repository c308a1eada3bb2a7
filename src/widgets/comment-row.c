/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/comment-row.h"

#include "widgets/resources.h"
#include "widgets/stance-mark.h"
#include "widgets/text-block.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

#define INDENT 14
/* Deeper replies would leave no room for their text in a narrow pane. */
#define MAX_INDENTED_LEVELS 4
/* Read aloud for a row; the text itself follows in its label. */
#define LABEL_CHARACTERS 200

/*
 * CSS nodes: comment-row[.focus][.reply] ├── label.accent ├── box (stance-mark, labels, buttons) ├── text-block ├── button
 *            ╰── box (label.caption, button.replies)
 */
struct _LtCommentRow
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *strongest;
  LtStanceMark *mark;
  GtkLabel *author;
  GtkWidget *badge;
  GtkLabel *place;
  GtkWidget *open_button;
  LtTextBlock *text;
  GtkWidget *show_all;
  GtkWidget *foot;
  GtkLabel *stance;
  GtkWidget *replies;
  GtkLabel *replies_label;
  GtkImage *replies_icon;

  LtCommentItem *item;
  GSignalGroup *item_signals;
  int fold;
};

G_DEFINE_FINAL_TYPE (LtCommentRow, lt_comment_row, GTK_TYPE_WIDGET)

enum
{
  OPEN_LINK,
  COPIED,
  TOGGLE_REPLIES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "Critical · 83 % sure", or why the comment is in no count. */
static char *
stance_text (const LtComment *comment)
{
  switch (comment->excluded)
    {
    case LT_EXCLUDED_SUBMITTER:
      return g_strdup (_ ("Not counted: by the submitter"));
    case LT_EXCLUDED_BOT:
      return g_strdup (_ ("Not counted: by a bot"));
    case LT_EXCLUDED_REMOVED:
      return g_strdup (_ ("Not counted: removed"));
    case LT_EXCLUDED_NOT:
    default:
      break;
    }
  if (comment->confidence <= 0)
    return g_strdup (lt_stance_title (comment->stance));
  /* Translators: the label of a comment and how sure the analysis is of it: "Critical · 83 % sure" */
  return g_strdup_printf (_ ("%s · %d\u00a0%% sure"), lt_stance_title (comment->stance),
                          (int) (CLAMP (comment->confidence, 0, 1) * 100 + 0.5));
}

static const char *
author_of (const LtComment *comment)
{
  return comment->author != NULL ? comment->author : _ ("removed author");
}

static void
show_text (LtCommentRow *self)
{
  const LtComment *comment = lt_comment_item_get_comment (self->item);
  g_autofree char *excerpt = NULL;
  g_autofree char *folded = NULL;

  if (!lt_comment_item_get_whole (self->item))
    excerpt = lt_excerpt (comment->text, self->fold);
  if (excerpt != NULL)
    folded = g_strconcat (excerpt, "\u00a0…", NULL);
  lt_text_block_set_text (self->text, folded != NULL ? folded : *comment->text != '\0' ? comment->text
                                                                                       : _ ("Removed"));
  gtk_widget_set_visible (self->show_all, excerpt != NULL);
}

static void
show_all_cb (LtCommentRow *self)
{
  gboolean focused = gtk_widget_has_focus (self->show_all);

  lt_comment_item_set_whole (self->item, TRUE);
  show_text (self);
  /* The row of the list, which the keyboard came from. */
  if (focused)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LtCommentRow *self = LT_COMMENT_ROW (widget);

  if (self->item != NULL)
    g_signal_emit (self, signals[OPEN_LINK], 0, lt_comment_item_get_comment (self->item)->url);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LtCommentRow *self = LT_COMMENT_ROW (widget);
  const LtComment *comment;
  g_autofree char *text = NULL;

  if (self->item == NULL)
    return;
  comment = lt_comment_item_get_comment (self->item);
  text = lt_attributed (comment->text, comment->author, comment->source, comment->date, comment->url);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  g_signal_emit (self, signals[COPIED], 0);
}

static void
toggle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[TOGGLE_REPLIES], 0);
}

static void
show_replies (LtCommentRow *self)
{
  guint n = lt_comment_item_get_n_replies (self->item);
  gboolean folded = lt_comment_item_get_folded (self->item);
  g_autofree char *text = g_strdup_printf (ngettext ("%u reply", "%u replies", n), n);
  g_autofree char *what = folded ? g_strdup_printf (ngettext ("Show %u Reply", "Show %u Replies", n), n)
                                 : g_strdup_printf (ngettext ("Hide %u Reply", "Hide %u Replies", n), n);

  gtk_widget_set_visible (self->replies, n > 0);
  gtk_label_set_label (self->replies_label, text);
  gtk_image_set_from_icon_name (self->replies_icon, folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->replies, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->replies), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->replies), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
}

static void
lt_comment_row_dispose (GObject *object)
{
  LtCommentRow *self = LT_COMMENT_ROW (object);

  lt_widgets_dispose_template (GTK_WIDGET (self), LT_TYPE_COMMENT_ROW);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (lt_comment_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LT_TYPE_STANCE_MARK);
  g_type_ensure (LT_TYPE_TEXT_BLOCK);
  lt_widgets_set_template (widget_class, "comment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, strongest);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, mark);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, author);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, badge);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, place);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, text);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, show_all);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, foot);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, stance);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, replies);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, replies_label);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, replies_icon);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
lt_comment_row_class_init (LtCommentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_comment_row_dispose;

  signals[OPEN_LINK] = g_signal_new ("open-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOGGLE_REPLIES] = g_signal_new ("toggle-replies", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "comment-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "comment.open-on-site", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "comment.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "comment.toggle-replies", NULL, toggle_cb);
}

static void
lt_comment_row_init (LtCommentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->item_signals = g_signal_group_new (LT_TYPE_COMMENT_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::folded", G_CALLBACK (show_replies), self);
}

GtkWidget *
lt_comment_row_new (int fold)
{
  LtCommentRow *self;

  g_return_val_if_fail (fold > 0, NULL);

  self = g_object_new (LT_TYPE_COMMENT_ROW, NULL);
  self->fold = fold;
  return GTK_WIDGET (self);
}

static char *
place_of (const LtComment *comment)
{
  g_autofree char *time = lt_relative_time (comment->date);

  if (*time == '\0')
    return g_strdup (lt_source_short_name (comment->source));
  return g_strjoin (" · ", lt_source_short_name (comment->source), time, NULL);
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_comment (LtCommentRow *self)
{
  const LtComment *comment = lt_comment_item_get_comment (self->item);
  g_autofree char *place = place_of (comment);
  g_autofree char *stance = stance_text (comment);
  LtCommentItemKind kind = lt_comment_item_get_kind (self->item);
  gboolean post = kind == LT_COMMENT_ITEM_POST;
  guint level = MIN (lt_comment_item_get_level (self->item), MAX_INDENTED_LEVELS);

  lt_stance_mark_set_stance (self->mark, comment->stance);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), comment->excluded == LT_EXCLUDED_NOT && !post);
  gtk_widget_set_visible (self->strongest, kind == LT_COMMENT_ITEM_STRONGEST);
  gtk_widget_set_visible (self->badge, lt_comment_item_is_by_author (self->item));
  gtk_widget_set_visible (self->foot, !post);
  gtk_label_set_label (self->author, author_of (comment));
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->stance, stance);
  gtk_widget_set_visible (self->open_button, comment->url != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comment.copy", *comment->text != '\0');
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) level * INDENT);
  set_css_class (GTK_WIDGET (self), "reply", level > 0);
  set_css_class (GTK_WIDGET (self), "focus", kind == LT_COMMENT_ITEM_FOCUS);
  show_text (self);
  show_replies (self);
}

/**
 * lt_comment_row_set_item:
 * @self: the row
 * @item: (nullable): what it shows; %NULL when a list view takes the row back
 */
void
lt_comment_row_set_item (LtCommentRow *self, LtCommentItem *item)
{
  g_return_if_fail (LT_IS_COMMENT_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->item_signals, item);
  if (item != NULL)
    show_comment (self);
}

LtCommentItem *
lt_comment_row_get_item (LtCommentRow *self)
{
  g_return_val_if_fail (LT_IS_COMMENT_ROW (self), NULL);

  return self->item;
}

char *
lt_comment_row_dup_label (LtCommentItem *item)
{
  const LtComment *comment;
  g_autofree char *excerpt = NULL;

  g_return_val_if_fail (LT_IS_COMMENT_ITEM (item), NULL);

  comment = lt_comment_item_get_comment (item);
  excerpt = lt_excerpt (comment->text, LABEL_CHARACTERS);
  /* Translators: read aloud for a comment: its author and how it begins */
  return g_strdup_printf (_ ("%s: %s"), author_of (comment), excerpt != NULL ? excerpt : comment->text);
}

/* "12 replies, hidden", or nothing. */
static char *
replies_text (LtCommentItem *item)
{
  guint n = lt_comment_item_get_n_replies (item);

  if (n == 0)
    return NULL;
  if (lt_comment_item_get_folded (item))
    return g_strdup_printf (ngettext ("%u reply, hidden", "%u replies, hidden", n), n);
  return g_strdup_printf (ngettext ("%u reply", "%u replies", n), n);
}

char *
lt_comment_row_dup_description (LtCommentItem *item)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  const LtComment *comment;
  char *replies;

  g_return_val_if_fail (LT_IS_COMMENT_ITEM (item), NULL);

  comment = lt_comment_item_get_comment (item);
  if (lt_comment_item_get_kind (item) == LT_COMMENT_ITEM_STRONGEST)
    g_strv_builder_add (parts, _ ("Strongest reply"));
  if (lt_comment_item_is_by_author (item))
    g_strv_builder_add (parts, _ ("Author"));
  if (lt_comment_item_get_kind (item) != LT_COMMENT_ITEM_POST)
    g_strv_builder_take (parts, stance_text (comment));
  g_strv_builder_take (parts, place_of (comment));
  replies = replies_text (item);
  if (replies != NULL)
    g_strv_builder_take (parts, replies);
  strings = g_strv_builder_end (parts);
  return g_strjoinv (", ", strings);
}
