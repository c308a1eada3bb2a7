/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/*
 * Both arrays are sorted, so what differs is found by walking them side by side. A list view asks
 * for every item of a change that removes and adds at once (1,200,105 calls for a million rows,
 * CRAFT.md section 10), and for none of a pure insertion; so a step never does both.
 *
 * While steps are taken the index reads as the new array up to the cut and the old one after it:
 * no row is moved, and 100,000 rows with a thousand differences cost one pass.
 */

#include "library/story-index.h"

/* More differences than this are another query's answer: all go and all come, two steps that keep
 * 205 calls of the list view, instead of one layout for each. */
#define MAX_DIFFERENCES 1000

struct _LtStoryIndex
{
  GArray *rows;
  GArray *next; /* NULL when no change is under way */
  guint cut;    /* rows of `next` in force */
  guint rest;   /* first of `rows` in force */
  gboolean replace;
};

/**
 * lt_story_index_new:
 *
 * Returns: (transfer full): an empty index
 */
LtStoryIndex *
lt_story_index_new (void)
{
  LtStoryIndex *self = g_new0 (LtStoryIndex, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * lt_story_index_free:
 *
 * Frees the index.
 */
void
lt_story_index_free (LtStoryIndex *self)
{
  g_array_unref (self->rows);
  g_clear_pointer (&self->next, g_array_unref);
  g_free (self);
}

static inline gint64
row_at (GArray *rows, guint position)
{
  return g_array_index (rows, gint64, position);
}

/* Of a descending array: where @row is, or G_MAXUINT. */
static guint
find_in (GArray *rows, gint64 row, guint low, guint high)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (row_at (rows, middle) == row)
        return middle;
      if (row_at (rows, middle) > row)
        low = middle + 1;
      else
        high = middle;
    }
  return G_MAXUINT;
}

/**
 * lt_story_index_get_length:
 *
 * Returns: how many rows are in force now
 */
guint
lt_story_index_get_length (LtStoryIndex *self)
{
  return self->cut + self->rows->len - self->rest;
}

/**
 * lt_story_index_get:
 * @position: less than the length
 *
 * Returns: the row at @position
 */
gint64
lt_story_index_get (LtStoryIndex *self, guint position)
{
  if (position < self->cut)
    return row_at (self->next, position);
  return row_at (self->rows, position - self->cut + self->rest);
}

/**
 * lt_story_index_find:
 *
 * Returns: the position of @row, or `G_MAXUINT`
 */
guint
lt_story_index_find (LtStoryIndex *self, gint64 row)
{
  guint found;

  if (self->next != NULL)
    {
      found = find_in (self->next, row, 0, self->cut);
      if (found != G_MAXUINT)
        return found;
    }
  found = find_in (self->rows, row, self->rest, self->rows->len);
  return found == G_MAXUINT ? found : found - self->rest + self->cut;
}

/**
 * lt_story_index_dup_rows:
 *
 * Returns: (transfer full): a copy of the rows, for another thread
 */
GArray *
lt_story_index_dup_rows (LtStoryIndex *self)
{
  guint length = lt_story_index_get_length (self);
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), length);

  if (self->next != NULL)
    g_array_append_vals (copy, self->next->data, self->cut);
  if (self->rest < self->rows->len)
    g_array_append_vals (copy, &g_array_index (self->rows, gint64, self->rest),
                         self->rows->len - self->rest);
  return copy;
}

static void
finish (LtStoryIndex *self)
{
  if (self->next == NULL)
    return;
  g_array_unref (self->rows);
  self->rows = g_steal_pointer (&self->next);
  self->cut = 0;
  self->rest = 0;
}

static guint
count_differences (GArray *old, GArray *new)
{
  guint i = 0;
  guint j = 0;
  guint differences = 0;
  int before = 0;

  while (i < old->len || j < new->len)
    {
      int side;

      if (i < old->len && j < new->len &&row_at (old, i) == row_at (new, j))
        side = 0;
      else
        side = j == new->len || (i < old->len && row_at (old, i) > row_at (new, j)) ? -1 : 1;
      i += side <= 0;
      j += side >= 0;
      differences += side != 0 && side != before;
      before = side;
    }
  return differences;
}

/**
 * lt_story_index_begin:
 * @rows: (transfer full): what the index shall become, descending
 *
 * Begins a change; lt_story_index_step() carries it out.
 */
void
lt_story_index_begin (LtStoryIndex *self, GArray *rows)
{
  finish (self);
  self->replace = count_differences (self->rows, rows) > MAX_DIFFERENCES;
  self->next = rows;
}

/* How many rows at @from of @rows come before anything that @others has left at @other. */
static guint
run_length (GArray *rows, guint from, GArray *others, guint other)
{
  guint length = 0;

  while (from + length < rows->len
         && (other == others->len || row_at (rows, from + length) > row_at (others, other)))
    length++;
  return length;
}

/**
 * lt_story_index_step:
 * @position: (out): where
 * @removed: (out): how many rows left there
 * @added: (out): how many came; one of both is 0
 *
 * Carries out the next difference.
 *
 * Returns: %FALSE when there is none left
 */
gboolean
lt_story_index_step (LtStoryIndex *self, guint *position, guint *removed, guint *added)
{
  if (self->next == NULL)
    return FALSE;

  while (!self->replace && self->cut < self->next->len && self->rest < self->rows->len
         && row_at (self->next, self->cut) == row_at (self->rows, self->rest))
    {
      self->cut++;
      self->rest++;
    }

  *position = self->cut;
  if (self->replace)
    *removed = self->rows->len - self->rest;
  else
    *removed = run_length (self->rows, self->rest, self->next, self->cut);
  *added = 0;
  self->rest += *removed;
  if (*removed > 0)
    return TRUE;

  *added = run_length (self->next, self->cut, self->rows, self->rest);
  self->cut += *added;
  if (*added > 0)
    return TRUE;
  finish (self);
  return FALSE;
}
