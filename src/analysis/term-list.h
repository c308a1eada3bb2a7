/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LT_TERM_LIST_MAX_TERMS 2000

/* A list of terms in the notation of data/topics.conf, compiled into one expression. Immutable, shared by threads. */
typedef struct _LtTermList LtTermList;

LtTermList *lt_term_list_new (GPtrArray *terms, gboolean ignore_case, GError **error);
void lt_term_list_free (LtTermList *self);
/* The first match as it stands in @text, or NULL. (transfer full) */
char *lt_term_list_find (LtTermList *self, const char *text);
gboolean lt_term_list_matches (LtTermList *self, const char *text);
/* How many different terms of the list @text holds, counted up to @limit. */
guint lt_term_list_count_distinct (LtTermList *self, const char *text, guint limit);
/* @text with every match replaced by a space. (transfer full) */
char *lt_term_list_remove (LtTermList *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtTermList, lt_term_list_free)

G_END_DECLS
