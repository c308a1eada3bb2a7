/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/permissions.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What a page gave: metadata and its main text (paragraphs separated by a blank line). Any field may be NULL. */
typedef struct _LtArticle LtArticle;
struct _LtArticle
{
  char *title;
  char *author;
  gint64 date;
  char *site;
  char *image; /* absolute address of the lead picture */
  char *image_alt;
  char *language;
  char *canonical;
  char *description;
  char *text;    /* never NULL; may be "" */
  gboolean paid; /* the page says that reading it whole costs something */
  gboolean cut;  /* only the beginning of the page was read, or nothing: more would cost too much */
  LtForbidden forbidden;
  LtMining mining;
};

#define LT_TYPE_ARTICLE (lt_article_get_type ())
GType lt_article_get_type (void);
LtArticle *lt_article_new (void);
LtArticle *lt_article_ref (LtArticle *self);
void lt_article_unref (LtArticle *self);

/* Extracts from HTML already in UTF-8; @url resolves relative addresses. Never NULL. CPU work: not on the main thread. */
LtArticle *lt_article_extract (const char *html, gsize length, const char *url);
/* The same where it is known what holds the text: the first element with one of @classes, if there is one. */
LtArticle *lt_article_extract_part (const char *html, gsize length, const char *url, const char *const *classes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtArticle, lt_article_unref)

G_END_DECLS
