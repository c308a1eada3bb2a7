/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

/* Nothing is fetched but our own scheme, nothing runs. For the page itself and for the web view. */
#define LT_PAGE_CSP "default-src 'none'; img-src lt:; style-src 'unsafe-inline'; script-src 'none'; base-uri 'none'; form-action 'none'"

/* Links of the page that are no addresses but things to do. What follows the slash is said behind each. */
#define LT_ACTION_SCHEME "lt-action"
#define LT_ACTION_DISCUSSION "lt-action:discussion/" /* index in the story's discussions, from 0 */
#define LT_ACTION_COMMENT "lt-action:comment/"       /* id of a comment, escaped as a URI component */
#define LT_ACTION_PROVENANCE "lt-action:provenance"

typedef enum
{
  LT_PAGE_FONT_SANS,
  LT_PAGE_FONT_SERIF,
} LtPageFont;

/* What depends on the reader, not on the story. */
typedef struct
{
  LtPageFont font;
  const char *font_family; /* of the system, or NULL */
  double scale;            /* 1.0 = 100 %; 0 counts as that */
  gboolean dark;
  gboolean high_contrast;
  gboolean offline;
  const char *language; /* of the labels: "de"; NULL: "en" */
} LtPageOptions;

/**
 * LtMediaFunc: the address in the page (own scheme) of a medium's address in the feed, or NULL if it is not cached. (transfer full)
 */
typedef char *(*LtMediaFunc) (const char *address, gpointer data);

/* The reader's page of a story: a whole HTML document under the strict CSP. (transfer full). CPU work of a screenful. */
char *lt_article_page (LtStory *story, const LtPageOptions *options, LtMediaFunc media, gpointer data);

G_END_DECLS
