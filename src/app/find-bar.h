/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/article-view.h"

G_BEGIN_DECLS

/* Finds words in the article; unseen until it is opened. */
#define LT_TYPE_FIND_BAR (lt_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (LtFindBar, lt_find_bar, LT, FIND_BAR, AdwBin)

void lt_find_bar_set_view (LtFindBar *self, LtArticleView *view);
void lt_find_bar_open (LtFindBar *self);
void lt_find_bar_close (LtFindBar *self);

G_END_DECLS
