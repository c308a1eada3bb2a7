/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "app/thread-list.h"

#include "widgets/comment-item.h"

/*
 * A discussion file promises parents before children, not that the replies of a comment follow it. So the children of each
 * comment are gathered first, and walked with a stack of our own: depth is the thread's, and that is anybody's.
 */
typedef struct
{
  LtDiscussion *discussion;
  GHashTable *children; /* id -> GPtrArray of LtComment, rank order; "" for the roots */
  GHashTable *seen;     /* a comment is listed once, whatever its parents claim */
} Walk;

typedef struct
{
  LtComment *comment;
  guint level;
} Step;

static void
walk_init (Walk *walk, LtDiscussion *discussion)
{
  walk->discussion = discussion;
  walk->children = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  walk->seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < discussion->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (discussion->comments, i);
      const char *parent = comment->parent != NULL && lt_discussion_find (discussion, comment->parent) != NULL ? comment->parent : "";
      GPtrArray *siblings = g_hash_table_lookup (walk->children, parent);

      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (walk->children, (gpointer) parent, siblings);
        }
      g_ptr_array_add (siblings, comment);
    }
}

static void
walk_clear (Walk *walk)
{
  g_hash_table_unref (walk->children);
  g_hash_table_unref (walk->seen);
}

/* In reverse, so that the first child is on top of the stack. */
static void
push_children (Walk *walk, GArray *stack, const char *parent, guint level)
{
  GPtrArray *children = g_hash_table_lookup (walk->children, parent);

  for (guint i = children != NULL ? children->len : 0; i > 0; i--)
    {
      Step step = { g_ptr_array_index (children, i - 1), level };

      g_array_append_val (stack, step);
    }
}

/* The next comment of the walk, with its level; FALSE at the end. */
static gboolean
next_step (Walk *walk, GArray *stack, Step *step)
{
  while (stack->len > 0)
    {
      *step = g_array_index (stack, Step, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      if (!g_hash_table_add (walk->seen, step->comment))
        continue;
      push_children (walk, stack, step->comment->id, step->level + 1);
      return TRUE;
    }
  return FALSE;
}

static void
append (Walk *walk, GPtrArray *items, LtComment *comment, guint level, LtCommentItemKind kind)
{
  g_ptr_array_add (items, lt_comment_item_new (walk->discussion, comment, level, kind));
}

/* The replies to @parent from @level on, @strongest and what answers it before the others. */
static void
append_replies (Walk *walk, GPtrArray *items, const char *parent, guint level, LtComment *strongest)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Step));
  Step step;

  push_children (walk, stack, parent, level);
  if (strongest != NULL)
    g_array_append_val (stack, ((Step) { strongest, level }));
  while (next_step (walk, stack, &step))
    append (walk, items, step.comment, step.level,
            step.comment == strongest ? LT_COMMENT_ITEM_STRONGEST : LT_COMMENT_ITEM_PLAIN);
}

/* From the comment up to its root; ends at the first comment met twice. */
static GPtrArray *
ancestors_of (Walk *walk, LtComment *comment)
{
  GPtrArray *ancestors = g_ptr_array_new ();

  g_hash_table_add (walk->seen, comment);
  while (comment->parent != NULL
         && (comment = lt_discussion_find (walk->discussion, comment->parent)) != NULL
         && g_hash_table_add (walk->seen, comment))
    g_ptr_array_add (ancestors, comment);
  return ancestors;
}

/* From @first on: what stands above is not shown with all its replies, and so cannot be folded. */
static void
count_replies (GPtrArray *items, guint first)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = first; i <= items->len; i++)
    {
      guint level = i < items->len ? lt_comment_item_get_level (g_ptr_array_index (items, i)) : 0;

      while (open->len > 0)
        {
          guint top = g_array_index (open, guint, open->len - 1);
          LtCommentItem *item = g_ptr_array_index (items, top);

          if (i < items->len && lt_comment_item_get_level (item) < level)
            break;
          lt_comment_item_set_n_replies (item, i - top - 1);
          g_array_set_size (open, open->len - 1);
        }
      g_array_append_val (open, i);
    }
}

static GListModel *
new_list (GPtrArray *items)
{
  GListStore *list = g_list_store_new (LT_TYPE_COMMENT_ITEM);

  g_list_store_splice (list, 0, 0, items->pdata, items->len);
  return G_LIST_MODEL (list);
}

/* A reply is the strongest one only where it is a reply. */
static LtComment *
find_reply (LtDiscussion *discussion, const LtComment *comment, const char *id)
{
  LtComment *reply = id != NULL ? lt_discussion_find (discussion, id) : NULL;

  return reply != NULL && g_strcmp0 (reply->parent, comment->id) == 0 ? reply : NULL;
}

GListModel *
lt_thread_list_around (LtDiscussion *discussion, const char *comment_id, const char *strongest, guint *focus)
{
  LtComment *comment = lt_discussion_find (discussion, comment_id);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) ancestors = NULL;
  Walk walk;

  if (comment == NULL)
    return NULL;
  walk_init (&walk, discussion);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  ancestors = ancestors_of (&walk, comment);
  for (guint i = ancestors->len; i > 0; i--)
    append (&walk, items, g_ptr_array_index (ancestors, i - 1), ancestors->len - i, LT_COMMENT_ITEM_PLAIN);
  *focus = items->len;
  append (&walk, items, comment, ancestors->len, LT_COMMENT_ITEM_FOCUS);
  append_replies (&walk, items, comment->id, ancestors->len + 1, find_reply (discussion, comment, strongest));
  count_replies (items, *focus);
  walk_clear (&walk);
  return new_list (items);
}

GPtrArray *
lt_thread_list_in_order (LtDiscussion *discussion)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Step));
  GPtrArray *comments = g_ptr_array_new ();
  Walk walk;
  Step step;

  walk_init (&walk, discussion);
  push_children (&walk, stack, "", 0);
  while (next_step (&walk, stack, &step))
    g_ptr_array_add (comments, step.comment);
  walk_clear (&walk);
  return comments;
}

const char *
lt_thread_list_key (const LtDiscussion *discussion, const LtPlace *place)
{
  return lt_discussion_find_post (discussion, place->url) >= 0 ? place->url : place->source;
}

/* A key, taken apart. */
typedef struct
{
  const char *source; /* or NULL: any */
  int post;           /* or -1: any */
} Filter;

static Filter
filter_for (const LtDiscussion *discussion, const char *key)
{
  int post = lt_discussion_find_post (discussion, key);

  return (Filter) { post < 0 ? key : ((LtPost *) g_ptr_array_index (discussion->posts, post))->source, post };
}

static gboolean
takes (const Filter *filter, const char *source, guint post)
{
  return (filter->source == NULL || g_strcmp0 (source, filter->source) == 0)
         && (filter->post < 0 || (guint) filter->post == post);
}

static gboolean
takes_comment (const Filter *filter, const LtComment *comment)
{
  return takes (filter, comment->source, comment->post);
}

guint
lt_thread_list_count (const LtDiscussion *discussion, const char *key)
{
  Filter filter = filter_for (discussion, key);
  guint n = 0;

  for (guint i = 0; i < discussion->comments->len; i++)
    n += takes_comment (&filter, g_ptr_array_index (discussion->comments, i));
  return n;
}

GListModel *
lt_thread_list_all (LtDiscussion *discussion, const char *key)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Step));
  Filter filter = filter_for (discussion, key);
  guint n_posts;
  Walk walk;
  Step step;

  for (guint i = 0; i < discussion->posts->len; i++)
    {
      const LtPost *post = g_ptr_array_index (discussion->posts, i);

      if (takes (&filter, post->source, i) && post->text != NULL && *post->text != '\0')
        g_ptr_array_add (items, lt_comment_item_new_for_post (discussion, post));
    }
  n_posts = items->len;
  walk_init (&walk, discussion);
  push_children (&walk, stack, "", 0);
  while (next_step (&walk, stack, &step))
    if (takes_comment (&filter, step.comment))
      append (&walk, items, step.comment, step.level, LT_COMMENT_ITEM_PLAIN);
  walk_clear (&walk);
  count_replies (items, n_posts);
  return new_list (items);
}

static void
fold (GListStore *list, guint position, LtCommentItem *item)
{
  GPtrArray *replies = g_ptr_array_new_with_free_func (g_object_unref);
  guint level = lt_comment_item_get_level (item);
  LtCommentItem *reply;

  while ((reply = g_list_model_get_item (G_LIST_MODEL (list), position + 1 + replies->len)) != NULL)
    {
      if (lt_comment_item_get_level (reply) <= level)
        {
          g_object_unref (reply);
          break;
        }
      g_ptr_array_add (replies, reply);
    }
  g_list_store_splice (list, position + 1, replies->len, NULL, 0);
  lt_comment_item_fold (item, replies);
}

void
lt_thread_list_toggle (GListModel *list, guint position)
{
  g_autoptr (LtCommentItem) item = g_list_model_get_item (list, position);
  g_autoptr (GPtrArray) replies = NULL;

  if (item == NULL || lt_comment_item_get_n_replies (item) == 0)
    return;
  if (!lt_comment_item_get_folded (item))
    {
      fold (G_LIST_STORE (list), position, item);
      return;
    }
  replies = lt_comment_item_unfold (item);
  g_list_store_splice (G_LIST_STORE (list), position + 1, 0, replies->pdata, replies->len);
}
