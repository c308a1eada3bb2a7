/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/day-sections.h"
#include "app/stories-page.h"
#include "app/sync-row.h"

G_BEGIN_DECLS

struct _LtStoriesPage
{
  AdwNavigationPage parent_instance;

  /* Template children */
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  AdwToggleGroup *filters;
  AdwToggle *unread_toggle;
  AdwBanner *banner;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *first;
  GtkProgressBar *first_progress;
  AdwStatusPage *nothing;
  GtkButton *nothing_button;
  LtSyncRow *sync_row;
  GtkActionBar *selection_bar;
  GtkLabel *selected_label;

  /* Owned */
  LtContext *context;
  LtSubscription *source;
  LtStoryList *stories;
  LtDaySections *sections;
  GtkMultiSelection *selection;
  GtkListItemFactory *factory;

  gulong after_paint;
  gint64 wanted;        /* a row to select when the list has it; 0: none */
  LtStoryItem *awaited; /* held while it loads: a row out of sight is let go, and would begin anew each frame */
  gboolean painted;
  gboolean filled;
  gboolean narrow;    /* the list is all there is */
  gboolean selecting; /* a tap adds to what is selected */
};

/* stories-page-state.c */
gboolean lt_stories_page_is_searching (LtStoriesPage *self);
/* Shows the list, or why it is empty. */
void lt_stories_page_update_state (LtStoriesPage *self);
void lt_stories_page_update_unread (LtStoriesPage *self);
/* Says why nothing new can come, if so. Needs a source. */
void lt_stories_page_update_banner (LtStoriesPage *self);
/* The same, and marks what is not cached. */
void lt_stories_page_update_offline (LtStoriesPage *self);

/* stories-page-selecting.c */
void lt_stories_page_install_selecting (LtStoriesPage *self);
/* After the selection changed. */
void lt_stories_page_update_selecting (LtStoriesPage *self, guint64 n_selected);

/* stories-page.c */
void lt_stories_page_apply_filter (LtStoriesPage *self);

G_END_DECLS
