/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

/* Private to this folder: parts that the reader's page and the published one share. All text passes the encoder. */

/* For display: without what deceives, escaped. */
void lt_page_append_text (GString *html, const char *text);
/* @class may be NULL; @address is escaped, not checked. */
void lt_page_append_link (GString *html, const char *class, const char *address, const char *label);
/* @language if it can stand in an attribute as it is, else "en". (transfer none) */
const char *lt_page_language_tag (const char *language);
/* " lang=... dir=auto" of what the story says. */
void lt_page_append_language (GString *html, LtStory *story);
void lt_page_append_style (GString *html);

/* Tags, places, points, comments. */
void lt_page_append_kicker (GString *html, LtStory *story);
/* Who signs, as what, that it is automated, when, and how long it takes to read. @avatar: an address or NULL. */
void lt_page_append_byline (GString *html, LtStory *story, const char *avatar);
void lt_page_append_how (GString *html, LtStory *story, const char *details);
void lt_page_append_about (GString *html, LtStory *story);
/* The content as HTML that is safe to embed, from whatever the feed gave. (transfer full) */
char *lt_page_content (LtStory *story, char *(*image) (const char *, gpointer), gpointer data);

/* (transfer full) (nullable) */
char *lt_page_date (gint64 time);
const char *lt_page_author (LtStory *story);
/* At least 1. */
guint lt_page_minutes (LtStory *story);

G_END_DECLS
