/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The comments behind a slice, in rank order, searchable. Signals: comment-activated (string id), open-link (string url). */
#define LT_TYPE_COMMUNITY_SLICE (lt_community_slice_get_type ())
G_DECLARE_FINAL_TYPE (LtCommunitySlice, lt_community_slice, LT, COMMUNITY_SLICE, AdwNavigationPage)

AdwNavigationPage *lt_community_slice_new (LtOpenStory *story, LtStance stance);

G_END_DECLS
