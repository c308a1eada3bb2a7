/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/article-view.h"

#include <webkit/webkit.h>

G_BEGIN_DECLS

/*
 * The real article view in a window, and all that an attack would show itself by: a listening socket of the loopback
 * range, the file in which WebKit's processes have to write down whom they turn to, script that opens a dialog or
 * marks the page, windows, permissions, and deaths of processes.
 */
typedef struct
{
  GtkWindow *window;
  LtArticleView *view;
  WebKitWebView *web;
  GSocketService *service;
  guint port;
  char *log;
  gint64 row;
  guint n_connections;
  guint n_dialogs;
  guint n_deaths;
  guint n_windows;
  guint n_links;
  guint n_lost; /* pages that the view had to load anew */
  gboolean loaded;
  gboolean called;
  char *answer;
} HostileStage;

/* One a process, before any other web view. */
HostileStage *hostile_stage_new (const char *probe);
void hostile_stage_free (HostileStage *self);

/* Shows a story whose content is @html, and fires every handler and clicks every link of the page. */
void hostile_stage_provoke (HostileStage *self, const char *html, gboolean raw);
/* Shows @story and waits until it is loaded. */
void hostile_stage_show (HostileStage *self, LtOpenStory *story);
/* What @script returns in our world. (transfer full) */
char *hostile_stage_call (HostileStage *self, const char *script);
/* Nothing was asked for, nothing ran, nobody died. @what: said where that is not so. */
void hostile_stage_assert_calm (HostileStage *self, const char *what);
/* The same, and nobody wrote anything down. */
void hostile_stage_assert_silent (HostileStage *self);
/* What the processes wrote down. (transfer full) */
char *hostile_stage_read_log (HostileStage *self);

G_END_DECLS
