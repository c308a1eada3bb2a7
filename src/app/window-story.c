/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/window-private.h"

#include "app/error-text.h"
#include "base/future.h"

#include <glib/gi18n.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* UX.md: a story becomes read when it was shown this long. */
#define READ_AFTER_MS 2000

/* Soon, but not while somebody goes from story to story. */
#define TRIM_AFTER_MS 1000

/* What the fibers of this file are given. */
typedef struct
{
  LtWindow *window;
  gint64 row;
  gboolean again; /* the story on screen, since something of it changed */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->window);
  g_free (self);
}

static void
show (LtWindow *self, LtOpenStory *story)
{
  gboolean same = self->story && self->story->row == story->row;

  g_clear_pointer (&self->revised, lt_open_story_unref);
  lt_open_story_ref (story);
  g_clear_pointer (&self->story, lt_open_story_unref);
  self->story = story;
  if (!same)
    self->stays = FALSE;
  self->several = FALSE;
  adw_navigation_page_set_title (self->content_page, story->story->title);
  lt_article_pane_show (self->article, story);
  lt_community_pane_set_story (self->community, story);
  lt_window_update_actions (self);
}

/* The story that gave way to something else, as it is by now. */
static void
show_again (LtWindow *self)
{
  g_autoptr (LtOpenStory) story = lt_open_story_ref (self->revised ? self->revised : self->story);

  show (self, story);
}

void
lt_window_show_several (LtWindow *self, guint n_stories)
{
  self->several = TRUE;
  g_clear_handle_id (&self->reading, g_source_remove);
  lt_article_pane_show_several (self->article, n_stories);
  lt_community_pane_set_story (self->community, NULL);
  lt_window_update_actions (self);
}

static gint64
count_comments (LtStory *story)
{
  gint64 n_comments = 0;

  for (guint i = 0; i < story->discussions->len; i++)
    {
      LtPlace *place = story->discussions->pdata[i];

      n_comments += MAX (place->comments, 0);
    }
  return n_comments;
}

static char *
describe_revision (LtStory *old, LtStory *new)
{
  /* Counts are whatever the feed says. */
  int more = (int) CLAMP (count_comments (new) - count_comments (old), 0, G_MAXINT);

  if (more == 0)
    return g_strdup (_ ("Updated"));
  /* Translators: the story on screen was revised */
  return g_strdup_printf (ngettext ("Updated: %d more comment", "Updated: %d more comments", (unsigned long) more), more);
}

/* The list lays out 200 rows anew, which takes longer than WebKit's process for the article: it comes second. */
void
lt_window_article_loads (LtWindow *self)
{
  gint64 row = self->selecting;

  self->selecting = 0;
  if (row != 0 && row == self->row)
    lt_stories_page_select (self->stories, row);
}

/* The story on screen changed in the store: its flags and what was missing show at once; another revision waits. */
static void
take_change (LtWindow *self, LtOpenStory *story)
{
  gboolean files = story->discussion != self->story->discussion
                   || g_hash_table_size (story->media) != g_hash_table_size (self->story->media);

  if (self->several)
    {
      g_clear_pointer (&self->revised, lt_open_story_unref);
      self->revised = lt_open_story_ref (story);
      return;
    }
  if (story->story->revision != self->story->story->revision || story->story->edition != self->story->story->edition)
    {
      g_autofree char *sentence = describe_revision (self->story->story, story->story);

      g_clear_pointer (&self->revised, lt_open_story_unref);
      self->revised = lt_open_story_ref (story);
      lt_article_pane_offer_update (self->article, sentence);
      return;
    }
  if (files && (!self->story->discussion || g_hash_table_size (story->media) != g_hash_table_size (self->story->media)))
    {
      show (self, story);
      return;
    }
  self->story->read = story->read;
  self->story->saved = story->saved;
  lt_window_update_actions (self);
}

/* Makes the web view as soon as it is known that there can be one. */
static void
await_web (LtWindow *self)
{
  g_autoptr (GError) reason = NULL;

  if (dex_await (lt_guard (dex_ref (self->web)), &reason))
    lt_article_pane_warm (self->article, NULL);
  else if (!lt_error_is_silent (reason))
    lt_article_pane_warm (self->article, reason->message);
}

static DexFuture *
warm_fiber (gpointer data)
{
  await_web (LT_WINDOW (data));
  return dex_future_new_true ();
}

static DexFuture *
open_fiber (gpointer data)
{
  Opening *opening = data;
  LtWindow *self = opening->window;
  LtLibrary *library = lt_context_get_library (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtOpenStory) story = dex_await_boxed (lt_library_open_story (library, opening->row), &error);

  if (story && !self->story)
    await_web (self);
  if (self->row != opening->row)
    return dex_future_new_true ();
  if (story && opening->again && self->story && self->story->row == story->row)
    take_change (self, story);
  else if (story)
    show (self, story);
  else if (!lt_error_is_silent (error) && !opening->again)
    lt_article_pane_show_error (self->article, error);
  if (!story)
    lt_window_article_loads (self);
  return dex_future_new_true ();
}

static void
start_opening (LtWindow *self, gboolean again)
{
  Opening *opening = g_new (Opening, 1);

  opening->window = g_object_ref (self);
  opening->row = self->row;
  opening->again = again;
  dex_clear (&self->opening);
  self->opening = lt_spawn (open_fiber, opening, opening_free);
}

/**
 * lt_window_open_row:
 * @row: of a story
 * @show_content: when narrow, go to the article
 *
 * Shows a story; the one before stays on screen until it is there.
 */
void
lt_window_open_row (LtWindow *self, gint64 row, gboolean show_content)
{
  if (show_content)
    adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (!lt_context_get_library (self->context) || row == 0 || (self->row == row && self->story && self->story->row == row))
    {
      if (self->several && self->story && self->story->row == row)
        show_again (self);
      return;
    }
  if (self->row == row && self->opening && dex_future_is_pending (self->opening))
    return;
  g_clear_handle_id (&self->reading, g_source_remove);
  dex_clear (&self->changing);
  self->row = row;
  self->asked = g_get_monotonic_time ();
  if (self->painted || !gtk_widget_get_mapped (GTK_WIDGET (self->stories)))
    start_opening (self, FALSE);
}

void
lt_window_go_to_row (LtWindow *self, gint64 row)
{
  if (row == 0)
    return;
  self->selecting = row;
  lt_window_open_row (self, row, TRUE);
}

void
lt_window_reveal_row (LtWindow *self, gint64 row)
{
  lt_stories_page_reveal (self->stories, row);
  lt_window_open_row (self, row, TRUE);
}

/**
 * lt_window_list_painted:
 *
 * From now on there may be a web view, which would have cost the list 40 ms and
 * more: it is made, with the story that was asked for meanwhile.
 */
void
lt_window_list_painted (LtWindow *self)
{
  self->painted = TRUE;
  dex_clear (&self->warming);
  self->warming = lt_spawn (warm_fiber, g_object_ref (self), g_object_unref);
  if (self->row != 0 && !self->story)
    start_opening (self, FALSE);
}

void
lt_window_show_revised (LtWindow *self)
{
  g_autoptr (LtOpenStory) story = g_steal_pointer (&self->revised);

  if (story)
    show (self, story);
}

static void
story_changed_cb (LtWindow *self, gint64 row)
{
  Opening *change;

  if (row != self->row || !self->story || self->story->row != row)
    return;
  change = g_new (Opening, 1);
  change->window = g_object_ref (self);
  change->row = row;
  change->again = TRUE;
  dex_clear (&self->changing);
  self->changing = lt_spawn (open_fiber, change, opening_free);
}

/* Sets the title, which counts what is unread. */
static void
unread_cb (LtWindow *self)
{
  int unread = lt_library_get_unread (lt_context_get_library (self->context));
  /* Translators: the window's title with the number of unread stories */
  g_autofree char *title = unread > 0 ? g_strdup_printf (_ ("LLM Tracker (%d)"), unread) : g_strdup (_ ("LLM Tracker"));

  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* A story asked for on the command line may come only with the next stories. */
static void
find_wanted (LtWindow *self)
{
  if (self->wanted)
    lt_window_show_story (self, self->wanted);
}

void
lt_window_watch_library (LtWindow *self)
{
  LtLibrary *library = lt_context_get_library (self->context);

  g_signal_connect_object (library, "story-changed", G_CALLBACK (story_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "notify::unread", G_CALLBACK (unread_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (find_wanted), self, G_CONNECT_SWAPPED);
  lt_article_view_set_library (lt_article_pane_get_view (self->article), library);
  unread_cb (self);
  find_wanted (self);
}

static DexFuture *
failed_cb (DexFuture *future, gpointer data)
{
  LtWindow *self = data;
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (error && !lt_error_is_silent (error))
    {
      g_autofree char *sentence = lt_error_sentence (error);

      lt_window_tell (self, sentence);
    }
  return dex_future_new_true ();
}

void
lt_window_carry_out (LtWindow *self, DexFuture *future)
{
  dex_future_disown (dex_future_catch (future, failed_cb, g_object_ref (self), g_object_unref));
}

void
lt_window_set_rows_read (LtWindow *self, const gint64 *rows, gsize n_rows, gboolean read)
{
  LtLibrary *library = lt_context_get_library (self->context);

  if (library && n_rows > 0)
    lt_window_carry_out (self, lt_library_set_read (library, rows, n_rows, read));
}

void
lt_window_set_rows_saved (LtWindow *self, const gint64 *rows, gsize n_rows, gboolean saved)
{
  LtLibrary *library = lt_context_get_library (self->context);

  if (library && n_rows > 0)
    lt_window_carry_out (self, lt_library_set_saved (library, rows, n_rows, saved));
}

/* The story on screen. */
void
lt_window_set_read (LtWindow *self, gboolean read)
{
  g_clear_handle_id (&self->reading, g_source_remove);
  if (!self->story || self->story->read == read)
    return;
  self->story->read = read;
  lt_window_set_rows_read (self, &self->story->row, 1, read);
}

static gboolean
read_cb (gpointer data)
{
  LtWindow *self = data;

  self->reading = 0;
  if (!self->stays)
    lt_window_set_read (self, TRUE);
  return G_SOURCE_REMOVE;
}

/**
 * lt_window_start_reading:
 *
 * The story is on the screen: from now on the time counts, unless the person
 * said that it stays unread, or sees the list and not the article.
 */
void
lt_window_start_reading (LtWindow *self)
{
  g_clear_handle_id (&self->reading, g_source_remove);
  if (!self->story || self->story->read || self->stays)
    return;
  if (lt_window_is_narrow (self) && !adw_navigation_split_view_get_show_content (self->split))
    return;
  self->reading = g_timeout_add (READ_AFTER_MS, read_cb, self);
}

static gboolean
trim_cb (gpointer data)
{
  LtWindow *self = data;

  self->trimming = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/**
 * lt_window_give_back_memory:
 *
 * Reading, laying out and replacing a story needs several times what stays of
 * it, in small pieces that the C library keeps: 13 of 43 MiB after twenty
 * stories (tests/bench/run memory). A moment after the last one was shown they
 * are given back, which takes less than a millisecond.
 */
void
lt_window_give_back_memory (LtWindow *self)
{
  if (self->trimming == 0)
    self->trimming = g_timeout_add_full (G_PRIORITY_LOW, TRIM_AFTER_MS, trim_cb, self, NULL);
}
