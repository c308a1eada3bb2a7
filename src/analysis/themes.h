/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/reading.h"
#include "analysis/rule-file.h"
#include "analysis/term-list.h"

G_BEGIN_DECLS

/* What comments bring up, by the rules of topics.conf: "speed", "price and cost". Immutable once loaded. */
typedef struct _LtThemes LtThemes;

/* One theme in one thread. */
typedef struct
{
  const char *name;  /* of the rules */
  LtTermList *terms; /* of the rules */
  guint n_comments;  /* counted comments that bring it up */
  guint n_authors;   /* of these */
  guint n_positive;  /* of these comments, read as positive */
  guint n_critical;  /* and as critical */
  guint order;       /* its place in the rules */
} LtTheme;

LtThemes *lt_themes_new (LtRuleFile *file, GError **error);
void lt_themes_free (LtThemes *self);
/* Those that enough people bring up, most comments first; what the title names already is its subject, no theme.
 * @self may be NULL. (transfer full) (element-type LtTheme) */
GPtrArray *lt_themes_find (LtThemes *self, const LtReading *reading, const char *title);
/* Does a text bring up one of @themes? */
gboolean lt_themes_match (GPtrArray *themes, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtThemes, lt_themes_free)

G_END_DECLS
