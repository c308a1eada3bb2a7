/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/item-tree.h"

#include "base/datetime.h"
#include "sources/item-fields.h"
#include "text/plain-text.h"
#include "text/url.h"

#define HACKER_NEWS_PAGE "https://news.ycombinator.com/item?id="

typedef struct _Item Item;
struct _Item
{
  gint64 id;
  Item *parent; /* NULL: the story */
  guint depth;
  GPtrArray *children; /* Item, not owned; NULL: none */
  guint rank;          /* among its siblings */
  char *author;
  char *html;
  gint64 date;
  gboolean removed;
  gboolean kept; /* living, or above something that lives */
};

struct _LtItemTree
{
  gint64 id;
  GHashTable *items; /* id -> Item */
  GPtrArray *order;  /* Item as added: parents before children */
  GPtrArray *roots;  /* Item, not owned */
  gboolean cut;      /* something was left out */

  gboolean has_story;
  gboolean removed;
  char *author;
  char *title;
  char *link;
  char *html;
  gint64 date;
  int score;
  int n_comments;
};

G_DEFINE_BOXED_TYPE (LtItemTree, lt_item_tree, lt_item_tree_ref, lt_item_tree_unref)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->children, g_ptr_array_unref);
  g_free (item->author);
  g_free (item->html);
  g_free (item);
}

/**
 * lt_item_tree_new:
 * @id: the story's number
 *
 * Returns: (transfer full): a tree that holds nothing yet
 */
LtItemTree *
lt_item_tree_new (gint64 id)
{
  LtItemTree *self = g_atomic_rc_box_new0 (LtItemTree);

  self->id = id;
  self->score = -1;
  self->n_comments = -1;
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->order = g_ptr_array_new_with_free_func (item_free);
  self->roots = g_ptr_array_new ();

  return self;
}

/**
 * lt_item_tree_ref:
 * @self: a tree
 *
 * Returns: (transfer full): the same tree
 */
LtItemTree *
lt_item_tree_ref (LtItemTree *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LtItemTree *self = data;

  g_hash_table_unref (self->items);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->roots);
  g_free (self->author);
  g_free (self->title);
  g_free (self->link);
  g_free (self->html);
}

/**
 * lt_item_tree_unref:
 * @self: (transfer full): a tree
 */
void
lt_item_tree_unref (LtItemTree *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * lt_item_tree_set_story:
 * @self: a tree
 * @item: the story, as either API gives it
 *
 * Takes what is known of the story. Said again, the newer word counts: so the search index, which
 * lags, goes first and the official API second.
 *
 * Returns: FALSE if @item is no story
 */
gboolean
lt_item_tree_set_story (LtItemTree *self,
                        JsonObject *item)
{
  const char *type = lt_json_string (item, "type");
  const char *title = lt_json_string (item, "title");
  const char *link = lt_json_string (item, "url");

  if (g_strcmp0 (type, "story") != 0 && g_strcmp0 (type, "poll") != 0)
    return FALSE;

  self->removed = lt_item_has_flag (item, "dead") || lt_item_has_flag (item, "deleted");
  if (title == NULL && !self->removed && !self->has_story)
    return FALSE;

  self->has_story = TRUE;
  if (title != NULL)
    {
      g_free (self->title);
      self->title = lt_item_title_to_text (title);
    }
  g_free (self->author);
  self->author = lt_item_dup_author (item);
  g_free (self->link);
  self->link = link != NULL && lt_url_is_web (link) ? g_strdup (link) : NULL;
  g_free (self->html);
  self->html = g_strdup (lt_json_string (item, "text"));
  self->date = lt_item_get_date (item);
  self->score = lt_item_get_score (item);
  if (json_object_has_member (item, "descendants"))
    self->n_comments = lt_item_get_count (item, "descendants");

  return TRUE;
}

/**
 * lt_item_tree_get_date:
 * @self: a tree
 *
 * Returns: when the story was submitted, or %LT_NO_TIME
 */
gint64
lt_item_tree_get_date (LtItemTree *self)
{
  return self->date;
}

static Item *
find (LtItemTree *self,
      gint64 id)
{
  return g_hash_table_lookup (self->items, &id);
}

static GPtrArray *
get_children (LtItemTree *self,
              Item *parent)
{
  if (parent == NULL)
    return self->roots;

  if (parent->children == NULL)
    parent->children = g_ptr_array_new ();

  return parent->children;
}

/**
 * lt_item_tree_add:
 * @self: a tree
 * @parent: the number of the story or of a comment added before
 * @item: a comment, as either API gives it
 *
 * Adds a comment as the last child of @parent. One that is deleted or dead loses author and text at
 * once and is kept for what hangs below it.
 *
 * Returns: FALSE if nothing was added
 */
gboolean
lt_item_tree_add (LtItemTree *self,
                  gint64 parent,
                  JsonObject *item)
{
  gint64 id = lt_json_int (item, "id", 0);
  Item *above = find (self, parent);
  Item *comment = NULL;

  if (id <= 0 || id == self->id || find (self, id) != NULL || g_strcmp0 (lt_json_string (item, "type"), "comment") != 0)
    return FALSE;

  if (above == NULL && parent != self->id)
    return FALSE;

  if (self->order->len >= LT_TREE_MAX_ITEMS || (above != NULL && above->depth + 1 >= LT_TREE_MAX_DEPTH))
    {
      self->cut = TRUE;
      return FALSE;
    }

  comment = g_new0 (Item, 1);
  comment->id = id;
  comment->parent = above;
  comment->depth = above != NULL ? above->depth + 1 : 0;
  comment->author = lt_item_dup_author (item);
  comment->html = g_strdup (lt_json_string (item, "text"));
  comment->date = lt_item_get_date (item);
  comment->removed = lt_item_is_removed (item);
  g_ptr_array_add (self->order, comment);
  g_ptr_array_add (get_children (self, above), comment);
  g_hash_table_insert (self->items, &comment->id, comment);

  return TRUE;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Item *left = *(Item *const *) a;
  const Item *right = *(Item *const *) b;

  return (left->rank > right->rank) - (left->rank < right->rank);
}

/**
 * lt_item_tree_set_order:
 * @self: a tree
 * @parent: the number of the story or of a comment
 * @kids: numbers in the order in which they are shown
 *
 * Comments have no points of their own on Hacker News: their order is all that is known of their
 * rank, and only the official API tells it.
 */
void
lt_item_tree_set_order (LtItemTree *self,
                        gint64 parent,
                        JsonArray *kids)
{
  Item *above = find (self, parent);
  GPtrArray *children = NULL;

  if (kids == NULL || (above == NULL && parent != self->id))
    return;

  children = get_children (self, above);
  for (guint i = 0; i < children->len; i++)
    ((Item *) g_ptr_array_index (children, i))->rank = json_array_get_length (kids) + i;

  for (guint i = 0; i < json_array_get_length (kids); i++)
    {
      Item *child = find (self, lt_json_element_int (kids, i, 0));

      if (child != NULL && child->parent == above)
        child->rank = i;
    }

  g_ptr_array_sort (children, compare_ranks);
}

/**
 * lt_item_tree_list_parents:
 * @self: a tree
 * @n_roots: how many of the top comments to look below
 * @min_children: how many children one must have
 * @limit: how many to name at most
 *
 * Returns: (transfer full) (element-type gint64): numbers of comments, those of the first root first
 */
GArray *
lt_item_tree_list_parents (LtItemTree *self,
                           guint n_roots,
                           guint min_children,
                           guint limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  for (guint i = MIN (n_roots, self->roots->len); i > 0; i--)
    g_ptr_array_add (stack, g_ptr_array_index (self->roots, i - 1));

  while (stack->len > 0 && ids->len < limit)
    {
      Item *item = g_ptr_array_steal_index (stack, stack->len - 1);
      guint n_children = item->children != NULL ? item->children->len : 0;

      if (n_children >= min_children)
        g_array_append_val (ids, item->id);
      for (guint i = n_children; i > 0; i--)
        g_ptr_array_add (stack, g_ptr_array_index (item->children, i - 1));
    }

  return ids;
}

/**
 * lt_item_tree_get_size:
 * @self: a tree
 *
 * Returns: how many comments it holds, removed ones included
 */
guint
lt_item_tree_get_size (LtItemTree *self)
{
  return self->order->len;
}

/**
 * lt_item_tree_is_cut:
 * @self: a tree
 *
 * Returns: TRUE when a comment was left out because of the limits
 */
gboolean
lt_item_tree_is_cut (LtItemTree *self)
{
  return self->cut;
}

/* Children were added after their parents: from the end, each is final when its parent is asked. */
static void
mark_kept (LtItemTree *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      Item *item = g_ptr_array_index (self->order, i);

      item->kept = !item->removed;
    }

  for (guint i = self->order->len; i > 0; i--)
    {
      Item *item = g_ptr_array_index (self->order, i - 1);

      if (item->kept && item->parent != NULL)
        item->parent->kept = TRUE;
    }
}

static LtComment *
make_comment (LtItemTree *self,
              const Item *item,
              const LtItemNames *names)
{
  g_autofree char *id = g_strdup_printf ("%s%" G_GINT64_FORMAT, names->prefix, item->id);
  LtComment *comment = lt_comment_new (id, names->source);

  if (item->parent != NULL)
    comment->parent = g_strdup_printf ("%s%" G_GINT64_FORMAT, names->prefix, item->parent->id);
  comment->url = g_strdup_printf ("%s%" G_GINT64_FORMAT, names->comment_page, item->id);
  comment->date = item->date != LT_NO_TIME ? item->date + names->shift : LT_NO_TIME;
  comment->depth = item->depth;

  if (item->removed)
    {
      comment->excluded = LT_EXCLUDED_REMOVED;
      comment->counted = FALSE;
      return comment;
    }

  g_free (comment->text);
  comment->text = lt_plain_text_from_html (item->html, -1);
  comment->author = g_strdup (item->author);
  if (g_strcmp0 (item->author, self->author) == 0)
    {
      comment->excluded = LT_EXCLUDED_SUBMITTER;
      comment->counted = FALSE;
    }

  return comment;
}

static int
count_kept_children (const Item *item)
{
  int n = 0;

  for (guint i = 0; item->children != NULL && i < item->children->len; i++)
    n += ((Item *) g_ptr_array_index (item->children, i))->kept ? 1 : 0;

  return n;
}

static LtPost *
make_post (LtItemTree *self,
           const LtItemNames *names)
{
  g_autofree char *id = g_strdup_printf ("%s%" G_GINT64_FORMAT, names->prefix, self->id);
  LtPost *post = lt_post_new (id, names->source);

  post->author = g_strdup (self->author);
  post->title = g_strdup (self->title != NULL ? self->title : "");
  post->url = names->page != NULL ? g_strdup (names->page)
                                  : g_strdup_printf (HACKER_NEWS_PAGE "%" G_GINT64_FORMAT, self->id);
  post->link = g_strdup (self->link);
  post->date = self->date != LT_NO_TIME ? self->date + names->shift : LT_NO_TIME;
  if (self->html != NULL && *self->html != '\0' && !self->removed)
    post->text = lt_plain_text_from_html (self->html, -1);
  post->score = self->score;
  post->n_comments = self->n_comments;
  post->removed = self->removed;

  return post;
}

/**
 * lt_item_tree_to_thread:
 * @self: a tree
 * @names: how the source names its things
 *
 * Makes the thread that the tree stands for: parents before children, siblings in order. `complete`
 * says only that no limit was met; `rank_known` is FALSE, and it is for the caller to say more.
 *
 * Returns: (transfer full): the thread
 */
LtThread *
lt_item_tree_to_thread (LtItemTree *self,
                        const LtItemNames *names)
{
  LtThread *thread = lt_thread_new ();
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  mark_kept (self);
  for (guint i = self->roots->len; i > 0; i--)
    g_ptr_array_add (stack, g_ptr_array_index (self->roots, i - 1));

  while (stack->len > 0)
    {
      Item *item = g_ptr_array_steal_index (stack, stack->len - 1);
      LtComment *comment = NULL;

      if (!item->kept)
        continue;

      comment = make_comment (self, item, names);
      comment->reply_count = count_kept_children (item);
      g_ptr_array_add (thread->comments, comment);
      for (guint i = item->children != NULL ? item->children->len : 0; i > 0; i--)
        g_ptr_array_add (stack, g_ptr_array_index (item->children, i - 1));
    }

  thread->post = make_post (self, names);
  thread->complete = !self->cut;
  thread->rank_known = FALSE;
  thread->fetched = lt_time_now ();
  if (thread->post->n_comments < 0)
    thread->post->n_comments = (int) thread->comments->len;

  return thread;
}
