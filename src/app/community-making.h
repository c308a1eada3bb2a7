/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How This Was Made: the provenance of a story. Signal: open-link (string url). */
#define LT_TYPE_COMMUNITY_MAKING (lt_community_making_get_type ())
G_DECLARE_FINAL_TYPE (LtCommunityMaking, lt_community_making, LT, COMMUNITY_MAKING, AdwNavigationPage)

AdwNavigationPage *lt_community_making_new (LtStory *story);

G_END_DECLS
