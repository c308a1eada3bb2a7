/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/thread.h"

G_BEGIN_DECLS

/*
 * Whether two discussions are about one and the same thing, of whatever source they are. A wrong merge is worse than none:
 * what is in doubt stays apart. Pure.
 */

/* Discussions that began further apart than this, in seconds, are two matters. */
#define LT_MATTER_WINDOW (7 * 24 * 3600)

/* What tells one matter from another. Borrowed. */
typedef struct
{
  const char *words;     /* of its title: see lt_matter_words(); NULL: it is about nothing but itself */
  const char *link;      /* merge key of what was submitted; NULL: the post is its own text */
  const char *canonical; /* merge key of the address that the page, once read, gave as its own; or NULL */
  gint64 date;           /* when the discussion began */
} LtMatter;

typedef enum
{
  LT_MATTER_OTHER,
  LT_MATTER_ALIKE, /* the same if their pages and comments point to each other: see lt_matter_is_linked() */
  LT_MATTER_SAME,
} LtMatterVerdict;

/* The words of a title in an order of their own, each once, with a space between; NULL for a question. (transfer full) */
char *lt_matter_words (const char *title);
LtMatterVerdict lt_matter_compare (const LtMatter *a, const LtMatter *b);

/* Adds the merge keys of the addresses in a plain text. @keys: a set that owns its strings. */
void lt_matter_add_links (GHashTable *keys, const char *text);
/* Where a discussion stands and what it is about go to @own, what its post names to @cited. */
void lt_matter_add_post (GHashTable *own, GHashTable *cited, const LtPost *post);
/* @comments: LtComment */
void lt_matter_add_comments (GHashTable *cited, GPtrArray *comments);
/* Do two discussions with titles alike point to each other? @own: what each is about and where it stands, @cited: what
 * its post and comments name; sets of merge keys. */
gboolean lt_matter_is_linked (GHashTable *own_a, GHashTable *cited_a, GHashTable *own_b, GHashTable *cited_b);

G_END_DECLS
