/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

typedef enum
{
  LT_PAGE_FONT_SANS,
  LT_PAGE_FONT_SERIF,
} LtPageFont;

/* Words of the page that the reader translates; and what depends on the reader, not on the story. */
typedef struct
{
  LtPageFont font;
  const char *font_family; /* of the system, or NULL */
  double scale;            /* 1.0 = 100 % */
  gboolean dark;
  gboolean high_contrast;
  gboolean offline;
  const char *language;     /* of the labels: "de" */
  const char *const *links; /* not used when NULL */
} LtPageOptions;

/**
 * LtMediaFunc: the address in the page (own scheme) of a medium's address in the feed, or NULL if it is not cached. (transfer full)
 */
typedef char *(*LtMediaFunc) (const char *address, gpointer data);

/* The reader's page of a story: a whole HTML document under the strict CSP. (transfer full). CPU work of a screenful. */
char *lt_article_page (LtStory *story, const LtPageOptions *options, LtMediaFunc media, gpointer data);

G_END_DECLS
