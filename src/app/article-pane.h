/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/article-view.h"

G_BEGIN_DECLS

/* The article with its bar; or why there is none. Property: narrow (gboolean). Signals: shown (): a story was
 * painted; loading (): it is on its way there, and there is time for other things. */
#define LT_TYPE_ARTICLE_PANE (lt_article_pane_get_type ())
G_DECLARE_FINAL_TYPE (LtArticlePane, lt_article_pane, LT, ARTICLE_PANE, AdwBin)

/* Once, before the first story. */
void lt_article_pane_set_settings (LtArticlePane *self, GSettings *settings);
/* The one that is there already stays as it is. */
void lt_article_pane_show (LtArticlePane *self, LtOpenStory *story);
/* Before the first story: makes the web view, or says why there can be none. */
void lt_article_pane_warm (LtArticlePane *self, const char *reason);
void lt_article_pane_show_several (LtArticlePane *self, guint n_stories);
void lt_article_pane_show_error (LtArticlePane *self, const GError *error);
/* "Updated: …" with a button to show it; NULL takes it away. */
void lt_article_pane_offer_update (LtArticlePane *self, const char *sentence);
void lt_article_pane_set_saved (LtArticlePane *self, gboolean saved);
/* Opens the bar that finds words, if there is an article. */
void lt_article_pane_find (LtArticlePane *self);
LtArticleView *lt_article_pane_get_view (LtArticlePane *self);

G_END_DECLS
