/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/article-view.h"

#include <webkit/webkit.h>

G_BEGIN_DECLS

struct _LtArticleView
{
  AdwBin parent_instance;

  /* Owned by the template of the hierarchy: children */
  GtkWidget *overlay;
  GtkWidget *address;
  GtkWidget *menu;
  WebKitWebView *web;

  /* Owned */
  GSettings *settings;
  LtLibrary *library;
  LtOpenStory *story;
  GCancellable *calls;

  char *focused; /* the address of the link with the focus, or NULL */
  char *page;    /* the address of the newest load; each has its own, or one could pass for another */
  gboolean offline;
  gboolean own_load; /* the newest load has not been let through yet; it is once */
  gboolean committed;
  gboolean shown; /* the page loaded is the story's */
  gboolean turning_forward;
  double place; /* to go to when loaded; then the one that was told last */
  gint64 crashed;
  gulong after_paint;
  guint frames;
};

/* For the files of the view only. */

/* article-view.c */
void lt_article_view_load_story (LtArticleView *self);
/* Where a link leads, while it is pointed at; nothing for NULL and for what is no address of the web. */
void lt_article_view_show_address (LtArticleView *self, const char *address);

/* article-page.c: the page that is loaded, and what it tells */
void lt_article_view_connect_page (LtArticleView *self);

/* article-menu.c: what can be done with what is pointed at */
void lt_article_view_install_menu (LtArticleView *self);
void lt_article_view_open_menu (LtArticleView *self);

/* article-script.c: what is said to the page */
void lt_article_view_install_script (LtArticleView *self);
void lt_article_view_call (LtArticleView *self, const char *script, GVariant *arguments, GAsyncReadyCallback callback);
/* (transfer full) (nullable): NULL when another page came meanwhile. */
JSCValue *lt_article_view_finish_call (LtArticleView *self, GAsyncResult *result);
void lt_article_view_go (LtArticleView *self, double place);
void lt_article_view_apply_look (LtArticleView *self);

G_END_DECLS
