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

/* CSS nodes: comment-row[.focus][.reply] ├── box (stance-mark, labels, button) ├── label ├── button ╰── label.caption */
struct _LtCommentRow
{
  GtkWidget parent_instance;

  /* Template children */
  LtStanceMark *mark;
  GtkLabel *author;
  GtkLabel *place;
  GtkWidget *open_button;
  LtTextBlock *text;
  GtkWidget *show_all;
  GtkLabel *stance;

  LtCommentItem *item;
  int fold;
};

G_DEFINE_FINAL_TYPE (LtCommentRow, lt_comment_row, GTK_TYPE_WIDGET)

enum
{
  OPEN_LINK,
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
    folded = g_strconcat (excerpt, " …", NULL);
  lt_text_block_set_text (self->text, folded != NULL ? folded : *comment->text != '\0' ? comment->text
                                                                                       : _ ("Removed"));
  gtk_widget_set_visible (self->show_all, excerpt != NULL);
}

static void
show_all_cb (LtCommentRow *self)
{
  lt_comment_item_set_whole (self->item, TRUE);
  show_text (self);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LtCommentRow *self = LT_COMMENT_ROW (widget);

  if (self->item != NULL)
    g_signal_emit (self, signals[OPEN_LINK], 0, lt_comment_item_get_comment (self->item)->url);
}

static void
lt_comment_row_dispose (GObject *object)
{
  LtCommentRow *self = LT_COMMENT_ROW (object);

  lt_widgets_dispose_template (GTK_WIDGET (self), LT_TYPE_COMMENT_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (lt_comment_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LT_TYPE_STANCE_MARK);
  g_type_ensure (LT_TYPE_TEXT_BLOCK);
  lt_widgets_set_template (widget_class, "comment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, mark);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, author);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, place);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, text);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, show_all);
  gtk_widget_class_bind_template_child (widget_class, LtCommentRow, stance);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
lt_comment_row_class_init (LtCommentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_comment_row_dispose;

  signals[OPEN_LINK] = g_signal_new ("open-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "comment-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "comment.open-on-site", NULL, open_cb);
}

static void
lt_comment_row_init (LtCommentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  guint level = MIN (lt_comment_item_get_level (self->item), MAX_INDENTED_LEVELS);

  lt_stance_mark_set_stance (self->mark, comment->stance);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), comment->excluded == LT_EXCLUDED_NOT);
  gtk_label_set_label (self->author, author_of (comment));
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->stance, stance);
  gtk_widget_set_visible (self->open_button, comment->url != NULL);
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) level * INDENT);
  set_css_class (GTK_WIDGET (self), "reply", level > 0);
  set_css_class (GTK_WIDGET (self), "focus", lt_comment_item_get_focus (self->item));
  show_text (self);
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

  if (g_set_object (&self->item, item) && item != NULL)
    show_comment (self);
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

char *
lt_comment_row_dup_description (LtCommentItem *item)
{
  const LtComment *comment;
  g_autofree char *place = NULL;
  g_autofree char *stance = NULL;

  g_return_val_if_fail (LT_IS_COMMENT_ITEM (item), NULL);

  comment = lt_comment_item_get_comment (item);
  place = place_of (comment);
  stance = stance_text (comment);
  return g_strjoin (", ", stance, place, NULL);
}
