/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What the community thinks of the story on screen: overview, comments of a slice, thread, How This Was Made.
 * Signals: open-link (string url), toast (string text). Property: handle (string), see lt_community_pane_dup_handle().
 */
#define LT_TYPE_COMMUNITY_PANE (lt_community_pane_get_type ())
G_DECLARE_FINAL_TYPE (LtCommunityPane, lt_community_pane, LT, COMMUNITY_PANE, AdwBin)

GtkWidget *lt_community_pane_new (void);
/* NULL: no story. The same story again (a revision) keeps the page that is open. */
void lt_community_pane_set_story (LtCommunityPane *self, LtOpenStory *story);
/* For the handle of the bottom sheet: "70 % critical · 412 read". (transfer full) */
char *lt_community_pane_dup_handle (LtCommunityPane *self);

/* The cached discussion of one place, by what lt_thread_list_key() gives, or of all (NULL); FALSE when it is not cached. */
gboolean lt_community_pane_show_discussion (LtCommunityPane *self, const char *key);
/* One comment with its ancestors and replies; FALSE when it is not cached. */
gboolean lt_community_pane_show_comment (LtCommunityPane *self, const char *comment_id);
void lt_community_pane_show_making (LtCommunityPane *self);
/* The chart's figures as a table, or as a chart again; leads to the overview. */
void lt_community_pane_toggle_table (LtCommunityPane *self);
/* One page back; FALSE on the overview, where Esc belongs to whoever holds the pane. */
gboolean lt_community_pane_pop (LtCommunityPane *self);

G_END_DECLS
