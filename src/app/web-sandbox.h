/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"

#include <webkit/webkit.h>

G_BEGIN_DECLS

/* The folder-less address under which pages of ours are loaded, and the world of our own few lines of script. */
#define LT_PAGE_ADDRESS "lt:story"
#define LT_SCRIPT_WORLD "lt"

/* A function that gives the library of the moment, or NULL. (transfer none) */
typedef LtLibrary *(*LtLibraryFunc) (gpointer data);

/* A web view for untrusted pages: no network, no script of theirs, nothing kept; "lt:media/…" comes from the library. */
WebKitWebView *lt_web_view_new (LtLibraryFunc library, gpointer data);
void lt_web_view_set_accelerated (WebKitWebView *view, gboolean accelerated);
/* Whether that can be; @widget is in a window that is on screen. */
gboolean lt_web_can_accelerate (GtkWidget *widget);

G_END_DECLS
