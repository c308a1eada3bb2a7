/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Comments in their thread. Signals: open-link (string url). */
#define LT_TYPE_COMMUNITY_THREAD (lt_community_thread_get_type ())
G_DECLARE_FINAL_TYPE (LtCommunityThread, lt_community_thread, LT, COMMUNITY_THREAD, AdwNavigationPage)

/* A comment with its ancestors and replies; NULL when the discussion does not hold it. */
AdwNavigationPage *lt_community_thread_new_for_comment (LtOpenStory *story, const char *comment_id);
/* All comments of one source, or of all (NULL); NULL when the discussion is not stored. */
AdwNavigationPage *lt_community_thread_new_for_place (LtOpenStory *story, const char *key);

G_END_DECLS
