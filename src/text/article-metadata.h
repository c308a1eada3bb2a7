/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/html-tree.h"

G_BEGIN_DECLS

/* Private to this folder: what a page says of itself outside its text. */
typedef struct
{
  GHashTable *meta; /* lower-case name or property -> content, the first of each */
  char *title;
  char *heading; /* its only h1 */
  char *language;
  char *canonical;     /* as written */
  char *author;        /* of rel=author, or of a byline */
  char *author_link;   /* the text of the first link to an author's page */
  char *time;          /* of the first time element */
  GPtrArray *json_ld;  /* GumboNode */
  GPtrArray *data;     /* GumboNode: JSON for the page's scripts */
  GPtrArray *noscript; /* GumboNode */
  GumboNode *draft;    /* the longest text/template, which a script would show, or NULL */
} LtArticleMetadata;

LtArticleMetadata *lt_article_metadata_new (GumboNode *root);
void lt_article_metadata_free (LtArticleMetadata *self);
/* The first of @names, a NULL-terminated list, that the page gives and that is not empty. (nullable) (transfer none) */
const char *lt_article_metadata_first (LtArticleMetadata *self, const char *const *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtArticleMetadata, lt_article_metadata_free)

G_END_DECLS
