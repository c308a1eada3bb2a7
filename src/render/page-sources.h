/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

/* Private to this folder: the marks behind sentences that say where they come from. Each is a button that opens a
 * popover; these are gathered, since a paragraph cannot hold them. On the stack. */
typedef struct
{
  LtStory *story;
  GString *popovers;
  guint count;
  guint n_pictures;
  gboolean actions; /* the page is in our reader, which can show a comment and a picture large */
} LtPageSources;

void lt_page_sources_init (LtPageSources *self, LtStory *story, gboolean actions);
void lt_page_sources_clear (LtPageSources *self);
/* Appends the mark of what stands at @of, if a claim names a source for it. */
void lt_page_sources_append_mark (LtPageSources *self, GString *html, const char *of);
/* The bullets as a list with their marks. */
void lt_page_sources_append_glance (LtPageSources *self, GString *html);
/* The story's own content, sanitised, with the marks of its top-level elements. @image gives addresses of pictures. */
void lt_page_sources_append_content (LtPageSources *self, GString *html, char *(*image) (const char *, gpointer), gpointer data);

G_END_DECLS
