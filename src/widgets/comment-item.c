/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "widgets/comment-item.h"

struct _LtCommentItem
{
  GObject parent_instance;

  LtDiscussion *discussion;
  LtComment *comment; /* of the discussion */
  guint level;
  gboolean focus;
  gboolean whole;
  char *folded; /* what is searched; made at the first search */
};

G_DEFINE_FINAL_TYPE (LtCommentItem, lt_comment_item, G_TYPE_OBJECT)

static void
lt_comment_item_finalize (GObject *object)
{
  LtCommentItem *self = LT_COMMENT_ITEM (object);

  g_clear_pointer (&self->discussion, lt_discussion_unref);
  g_clear_pointer (&self->folded, g_free);

  G_OBJECT_CLASS (lt_comment_item_parent_class)->finalize (object);
}

static void
lt_comment_item_class_init (LtCommentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_comment_item_finalize;
}

static void
lt_comment_item_init (LtCommentItem *self)
{
}

LtCommentItem *
lt_comment_item_new (LtDiscussion *discussion,
                     LtComment *comment,
                     guint level,
                     gboolean focus)
{
  LtCommentItem *self;

  g_return_val_if_fail (discussion != NULL && comment != NULL, NULL);

  self = g_object_new (LT_TYPE_COMMENT_ITEM, NULL);
  self->discussion = lt_discussion_ref (discussion);
  self->comment = comment;
  self->level = level;
  self->focus = focus;
  return self;
}

LtComment *
lt_comment_item_get_comment (LtCommentItem *self)
{
  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), NULL);

  return self->comment;
}

guint
lt_comment_item_get_level (LtCommentItem *self)
{
  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), 0);

  return self->level;
}

gboolean
lt_comment_item_get_focus (LtCommentItem *self)
{
  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), FALSE);

  return self->focus;
}

gboolean
lt_comment_item_get_whole (LtCommentItem *self)
{
  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), FALSE);

  return self->whole;
}

void
lt_comment_item_set_whole (LtCommentItem *self, gboolean whole)
{
  g_return_if_fail (LT_IS_COMMENT_ITEM (self));

  self->whole = whole;
}

gboolean
lt_comment_item_matches (LtCommentItem *self, const char *folded)
{
  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), FALSE);

  if (self->folded == NULL)
    {
      g_autofree char *text = g_strconcat (self->comment->text, "\n",
                                           self->comment->author != NULL ? self->comment->author : "", NULL);

      self->folded = g_utf8_casefold (text, -1);
    }
  return strstr (self->folded, folded) != NULL;
}
