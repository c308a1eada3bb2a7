/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The list of stories with what filters, searches and refreshes it.
 * Signals: selected (gint64 row): one story; several (guint n): more than one; activated (gint64 row): by Enter, a
 * double click, or a single one when narrow; painted (): the first rows are on the screen; filled (): there are
 * stories where there were none.
 */
#define LT_TYPE_STORIES_PAGE (lt_stories_page_get_type ())
G_DECLARE_FINAL_TYPE (LtStoriesPage, lt_stories_page, LT, STORIES_PAGE, AdwNavigationPage)

void lt_stories_page_set_context (LtStoriesPage *self, LtContext *context);
/* A single click opens: for touch, where the list is all there is. */
void lt_stories_page_set_narrow (LtStoriesPage *self, gboolean narrow);
/* Selects one row and brings it into view; FALSE if it is not in the list. */
gboolean lt_stories_page_select (LtStoriesPage *self, gint64 row);
/* The same for a story that may be new, or hidden by a filter or a search, which then end. */
void lt_stories_page_reveal (LtStoriesPage *self, gint64 row);
/* The row @steps after @row in the list, or 0 past an end. */
gint64 lt_stories_page_neighbour (LtStoriesPage *self, gint64 row, int steps);
/* (type gint64) The row of the next unread story after @row, or from the top; 0 if there is none. */
DexFuture *lt_stories_page_next_unread (LtStoriesPage *self, gint64 row);
/* The rows selected, of gint64. (transfer full) */
GArray *lt_stories_page_dup_selected (LtStoriesPage *self);
/* Where the list is all there is, several may be being selected; FALSE if not. */
gboolean lt_stories_page_stop_selecting (LtStoriesPage *self);
void lt_stories_page_search (LtStoriesPage *self);

G_END_DECLS
