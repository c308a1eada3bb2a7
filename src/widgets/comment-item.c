/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "widgets/comment-item.h"

struct _LtCommentItem
{
  GObject parent_instance;

  LtDiscussion *discussion;
  LtComment *comment; /* of the discussion, or post */
  LtComment *post;    /* owned: the post in the form of a comment */
  guint level;
  LtCommentItemKind kind;
  gboolean whole;
  guint n_replies;
  GPtrArray *replies; /* LtCommentItem: those folded away, or NULL */
  char *searched;     /* made at the first search */
};

G_DEFINE_FINAL_TYPE (LtCommentItem, lt_comment_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lt_comment_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, lt_comment_item_get_folded (LT_COMMENT_ITEM (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_comment_item_finalize (GObject *object)
{
  LtCommentItem *self = LT_COMMENT_ITEM (object);

  g_clear_pointer (&self->discussion, lt_discussion_unref);
  g_clear_pointer (&self->post, lt_comment_free);
  g_clear_pointer (&self->replies, g_ptr_array_unref);
  g_clear_pointer (&self->searched, g_free);

  G_OBJECT_CLASS (lt_comment_item_parent_class)->finalize (object);
}

static void
lt_comment_item_class_init (LtCommentItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lt_comment_item_finalize;
  object_class->get_property = lt_comment_item_get_property;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lt_comment_item_init (LtCommentItem *self)
{
}

LtCommentItem *
lt_comment_item_new (LtDiscussion *discussion, LtComment *comment, guint level, LtCommentItemKind kind)
{
  LtCommentItem *self;

  g_return_val_if_fail (discussion != NULL && comment != NULL, NULL);

  self = g_object_new (LT_TYPE_COMMENT_ITEM, NULL);
  self->discussion = lt_discussion_ref (discussion);
  self->comment = comment;
  self->level = level;
  self->kind = kind;
  return self;
}

/**
 * lt_comment_item_new_for_post:
 * @discussion: what @post belongs to
 * @post: one with a text
 *
 * Returns: (transfer full): an item that a list shows above the comments
 */
LtCommentItem *
lt_comment_item_new_for_post (LtDiscussion *discussion, const LtPost *post)
{
  LtComment *comment;
  LtCommentItem *self;

  g_return_val_if_fail (discussion != NULL && post != NULL && post->text != NULL, NULL);

  comment = lt_comment_new (post->id, post->source);
  g_set_str (&comment->author, post->author);
  g_set_str (&comment->text, post->text);
  g_set_str (&comment->url, post->url);
  comment->date = post->date;
  self = lt_comment_item_new (discussion, comment, 0, LT_COMMENT_ITEM_POST);
  self->post = comment;
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

LtCommentItemKind
lt_comment_item_get_kind (LtCommentItem *self)
{
  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), LT_COMMENT_ITEM_PLAIN);

  return self->kind;
}

gboolean
lt_comment_item_is_by_author (LtCommentItem *self)
{
  GPtrArray *posts;

  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), FALSE);

  if (self->comment->author == NULL)
    return FALSE;
  if (self->kind == LT_COMMENT_ITEM_POST || self->comment->excluded == LT_EXCLUDED_SUBMITTER)
    return TRUE;
  /* Not every feed says why a comment is in no count. */
  posts = self->discussion->posts;
  for (guint i = 0; i < posts->len; i++)
    {
      const LtPost *post = g_ptr_array_index (posts, i);

      if (g_strcmp0 (post->author, self->comment->author) == 0 && g_strcmp0 (post->source, self->comment->source) == 0)
        return TRUE;
    }
  return FALSE;
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

  if (self->searched == NULL)
    {
      g_autofree char *text = g_strconcat (self->comment->text, "\n",
                                           self->comment->author != NULL ? self->comment->author : "", NULL);

      self->searched = g_utf8_casefold (text, -1);
    }
  return strstr (self->searched, folded) != NULL;
}

guint
lt_comment_item_get_n_replies (LtCommentItem *self)
{
  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), 0);

  return self->n_replies;
}

void
lt_comment_item_set_n_replies (LtCommentItem *self, guint n_replies)
{
  g_return_if_fail (LT_IS_COMMENT_ITEM (self));

  self->n_replies = n_replies;
}

gboolean
lt_comment_item_get_folded (LtCommentItem *self)
{
  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), FALSE);

  return self->replies != NULL;
}

/**
 * lt_comment_item_fold:
 * @self: an item that is not folded
 * @replies: (transfer full): what was taken out of the list below it; each keeps what it had folded away itself
 */
void
lt_comment_item_fold (LtCommentItem *self, GPtrArray *replies)
{
  g_return_if_fail (LT_IS_COMMENT_ITEM (self));
  g_return_if_fail (self->replies == NULL && replies != NULL);

  self->replies = replies;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

/**
 * lt_comment_item_unfold:
 * @self: an item that is folded
 *
 * Returns: (transfer full): what goes back into the list below it
 */
GPtrArray *
lt_comment_item_unfold (LtCommentItem *self)
{
  GPtrArray *replies;

  g_return_val_if_fail (LT_IS_COMMENT_ITEM (self), NULL);
  g_return_val_if_fail (self->replies != NULL, NULL);

  replies = g_steal_pointer (&self->replies);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return replies;
}
