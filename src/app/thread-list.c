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
  GListStore *list;
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
  walk->list = g_list_store_new (LT_TYPE_COMMENT_ITEM);
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

static GListModel *
walk_finish (Walk *walk)
{
  g_hash_table_unref (walk->children);
  g_hash_table_unref (walk->seen);
  return G_LIST_MODEL (walk->list);
}

static void
append (Walk *walk, GPtrArray *items, LtComment *comment, guint level, gboolean focus)
{
  g_ptr_array_add (items, lt_comment_item_new (walk->discussion, comment, level, focus));
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

static void
append_replies (Walk *walk, GPtrArray *items, const char *parent, guint level, const char *source)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Step));

  push_children (walk, stack, parent, level);
  while (stack->len > 0)
    {
      Step step = g_array_index (stack, Step, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      if (!g_hash_table_add (walk->seen, step.comment))
        continue;
      if (source != NULL && g_strcmp0 (step.comment->source, source) != 0)
        continue;
      append (walk, items, step.comment, step.level, FALSE);
      push_children (walk, stack, step.comment->id, step.level + 1);
    }
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

GListModel *
lt_thread_list_around (LtDiscussion *discussion, const char *comment_id, guint *focus)
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
    append (&walk, items, g_ptr_array_index (ancestors, i - 1), ancestors->len - i, FALSE);
  *focus = items->len;
  append (&walk, items, comment, ancestors->len, TRUE);
  append_replies (&walk, items, comment->id, ancestors->len + 1, NULL);
  g_list_store_splice (walk.list, 0, 0, items->pdata, items->len);
  return walk_finish (&walk);
}

GListModel *
lt_thread_list_all (LtDiscussion *discussion, const char *source)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Walk walk;

  walk_init (&walk, discussion);
  append_replies (&walk, items, "", 0, source);
  g_list_store_splice (walk.list, 0, 0, items->pdata, items->len);
  return walk_finish (&walk);
}
