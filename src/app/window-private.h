/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/add-dialog.h"
#include "app/article-pane.h"
#include "app/community-pane.h"
#include "app/sheet-bin.h"
#include "app/stories-page.h"
#include "app/window.h"

G_BEGIN_DECLS

struct _LtWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split;
  AdwNavigationPage *content_page;
  AdwMultiLayoutView *views;
  AdwOverlaySplitView *community_split;
  AdwBottomSheet *sheet;
  LtSheetBin *sheet_bin;
  LtStoriesPage *stories;
  LtArticlePane *article;
  LtCommunityPane *community;

  /* Owned */
  LtContext *context;
  LtOpenStory *story;   /* on screen */
  LtOpenStory *revised; /* waits to be shown */
  DexFuture *web;       /* whether there can be a web view */
  DexFuture *warming;
  DexFuture *opening;
  DexFuture *changing;
  DexFuture *seeking;
  DexFuture *adding; /* the discussion that was asked for */
  LtStoryRequest *request;
  LtAddDialog *add_dialog; /* weak: while it shows */
  char *wanted;            /* a reference to show when it has come */

  gint64 row;       /* on screen, or on its way there */
  gint64 selecting; /* to be selected in the list when its article is on its way, or 0 */
  guint reading;    /* source: becomes read when it ends */
  guint trimming;   /* source: memory is given back when it ends */
  guint saving;     /* source: the state is stored when it ends */
  gboolean painted; /* the list was; only then is there a web view */
  gboolean stays;   /* unread for this showing */
  gboolean several; /* more than one is selected, and none on screen */
  gint64 asked;     /* when the story was asked for, for LLM_TRACKER_TIMING */
};

/* window-story.c */
void lt_window_open_row (LtWindow *self, gint64 row, gboolean show_content);
/* The same, and the row is selected, whatever filter hides it. */
void lt_window_reveal_row (LtWindow *self, gint64 row);
/* In the place of the story: what can be done with all that are selected. */
void lt_window_show_several (LtWindow *self, guint n_stories);
/* The same, and the list follows. */
void lt_window_go_to_row (LtWindow *self, gint64 row);
void lt_window_list_painted (LtWindow *self);
/* What waits for an article to be on its way. */
void lt_window_article_loads (LtWindow *self);
void lt_window_show_revised (LtWindow *self);
void lt_window_watch_library (LtWindow *self);
void lt_window_set_read (LtWindow *self, gboolean read);
void lt_window_set_rows_read (LtWindow *self, const gint64 *rows, gsize n_rows, gboolean read);
void lt_window_set_rows_saved (LtWindow *self, const gint64 *rows, gsize n_rows, gboolean saved);
/* Runs on its own; what fails is told by a toast. Takes @future. */
void lt_window_carry_out (LtWindow *self, DexFuture *future);
void lt_window_start_reading (LtWindow *self);
void lt_window_give_back_memory (LtWindow *self);

/* window-actions.c */
void lt_window_install_actions (LtWindow *self);
void lt_window_update_actions (LtWindow *self);
void lt_window_open_link (LtWindow *self, const char *address);
/* An "lt-action:" of the page. */
void lt_window_obey_page (LtWindow *self, const char *address);
/* Whether the community pane is a sheet. */
gboolean lt_window_is_sheet (LtWindow *self);
gboolean lt_window_is_community_open (LtWindow *self);
void lt_window_set_community_open (LtWindow *self, gboolean open);
void lt_window_move (LtWindow *self, int steps);

/* window-add.c */
void lt_window_add_discussion (LtWindow *self);

/* window-export.c */
void lt_window_install_export (LtWindow *self);

/* window-share.c */
void lt_window_install_share (LtWindow *self);
/* What is opened and passed on of the story on screen. (transfer none) (nullable) */
const char *lt_window_story_address (LtWindow *self);

/* window-keys.c */
void lt_window_install_keys (LtWindow *self);

/* window-touch.c */
void lt_window_install_touch (LtWindow *self);

static inline gboolean
lt_window_is_narrow (LtWindow *self)
{
  return adw_navigation_split_view_get_collapsed (self->split);
}

G_END_DECLS
