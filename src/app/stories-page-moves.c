/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/stories-page-private.h"

#include "base/future.h"

/* Which row is selected, and which come next. */

gboolean
lt_stories_page_select (LtStoriesPage *self, gint64 row)
{
  guint position;

  g_return_val_if_fail (LT_IS_STORIES_PAGE (self), FALSE);

  position = self->stories ? lt_story_list_find (self->stories, row) : G_MAXUINT;
  if (position == G_MAXUINT)
    return FALSE;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->sections)))
    lt_day_sections_complete (self->sections);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  return TRUE;
}

void
lt_stories_page_reveal (LtStoriesPage *self, gint64 row)
{
  g_return_if_fail (LT_IS_STORIES_PAGE (self));

  self->wanted = lt_stories_page_select (self, row) ? 0 : row;
  if (self->wanted == 0)
    return;
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  adw_toggle_group_set_active_name (self->filters, "all");
  lt_stories_page_apply_filter (self);
}

gint64
lt_stories_page_neighbour (LtStoriesPage *self, gint64 row, int steps)
{
  guint position;
  gint64 wanted;

  g_return_val_if_fail (LT_IS_STORIES_PAGE (self), 0);

  if (!self->stories)
    return 0;
  position = row != 0 ? lt_story_list_find (self->stories, row) : G_MAXUINT;
  wanted = position == G_MAXUINT ? 0 : (gint64) position + steps;
  return wanted < 0 ? 0 : lt_story_list_get_row (self->stories, (guint) wanted);
}

/* What the search for the next unread story is given. */
typedef struct
{
  LtStoriesPage *page;
  guint position;
} Seek;

static void
seek_free (gpointer data)
{
  Seek *self = data;

  g_object_unref (self->page);
  g_free (self);
}

static DexFuture *
next_unread_fiber (gpointer data)
{
  Seek *seek = data;
  LtStoriesPage *self = seek->page;
  gint64 position = dex_await_int64 (lt_story_list_next_unread (self->stories, seek->position), NULL);

  if (position < 0 && seek->position > 0)
    position = dex_await_int64 (lt_story_list_next_unread (self->stories, 0), NULL);
  return dex_future_new_for_int64 (position < 0 ? 0 : lt_story_list_get_row (self->stories, (guint) position));
}

DexFuture *
lt_stories_page_next_unread (LtStoriesPage *self, gint64 row)
{
  Seek *seek;
  guint position;

  dex_return_error_if_fail (LT_IS_STORIES_PAGE (self));

  if (!self->stories)
    return dex_future_new_for_int64 (0);
  position = row != 0 ? lt_story_list_find (self->stories, row) : G_MAXUINT;
  seek = g_new (Seek, 1);
  seek->page = g_object_ref (self);
  seek->position = position == G_MAXUINT ? 0 : position + 1;
  return lt_spawn (next_unread_fiber, seek, seek_free);
}

GArray *
lt_stories_page_dup_selected (LtStoriesPage *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (!self->selection)
    return rows;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 row = lt_story_list_get_row (self->stories, position);

      g_array_append_val (rows, row);
    }
  return rows;
}
