/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The first page: estimate, voices, and the ways further.
 * Signals: slice-activated (int stance), comment-activated (string id), discussion-activated (string: see lt_thread_list_key(), or NULL), making-activated (),
 * open-link (string url), toast (string text). */
#define LT_TYPE_COMMUNITY_OVERVIEW (lt_community_overview_get_type ())
G_DECLARE_FINAL_TYPE (LtCommunityOverview, lt_community_overview, LT, COMMUNITY_OVERVIEW, AdwNavigationPage)

void lt_community_overview_set_story (LtCommunityOverview *self, LtOpenStory *story);
/* The figures as a table, or as a chart again. */
void lt_community_overview_toggle_table (LtCommunityOverview *self);

G_END_DECLS
