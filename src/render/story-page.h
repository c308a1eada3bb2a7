/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "render/article-page.h"

G_BEGIN_DECLS

/* stories/<id>.html: the story as one small static page for browsers. @root is the address of the edition's folder,
 * with a final slash, or NULL: then "../". (transfer full) */
char *lt_story_page (LtStory *story, const char *root);
/* The same as one file by itself: @media gives pictures as "data:" addresses. (transfer full) */
char *lt_story_page_alone (LtStory *story, LtMediaFunc media, gpointer data);

G_END_DECLS
