/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The article of a story: the one web view, made once and kept.
 * Signals: open-link (string address): of the web, to open in the browser; action (string address): "lt-action:…";
 * painted (): the story is on the screen; scrolled (): the person began to read; moved (gint64 place): where the reader
 * is, for LtOpenStory; found (uint position, uint n): at which match, from 1, of how many; crashed (gboolean again): the
 * web process died, and the page was loaded anew or (@again) was not; left (gboolean forward): paged past an end; loading (): WebKit's process has all
 * that it needs for the story, and works without us.
 */
#define LT_TYPE_ARTICLE_VIEW (lt_article_view_get_type ())
G_DECLARE_FINAL_TYPE (LtArticleView, lt_article_view, LT, ARTICLE_VIEW, AdwBin)

void lt_article_view_set_settings (LtArticleView *self, GSettings *settings);
void lt_article_view_set_library (LtArticleView *self, LtLibrary *library);
/* Makes the web view and has it load an empty page, so that the first story costs no start-up. */
void lt_article_view_warm (LtArticleView *self);
/* The same story again keeps its place. */
void lt_article_view_show (LtArticleView *self, LtOpenStory *story);
void lt_article_view_reload (LtArticleView *self);
void lt_article_view_set_offline (LtArticleView *self, gboolean offline);
/* A screenful on or back; at the end the signal "left". */
void lt_article_view_turn_page (LtArticleView *self, gboolean forward);
/* Marks @text wherever it is, and goes to the first; NULL or nothing ends it. Told by "found". */
void lt_article_view_find (LtArticleView *self, const char *text);
void lt_article_view_find_next (LtArticleView *self, gboolean forward);
/* Whether a story's page is there, to be printed. */
gboolean lt_article_view_has_page (LtArticleView *self);
void lt_article_view_print (LtArticleView *self, GtkWindow *parent);
DexFuture *lt_article_view_save_pdf (LtArticleView *self, GFile *file);

G_END_DECLS
