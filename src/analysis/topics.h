/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/themes.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* How much of a text is looked at for tags: enough to know a subject, bounded for hostile pages. */
#define LT_TOPICS_TEXT_BYTES 6000

/* topics.conf: rules that a person can read and change (facts/sources.md, section 5). Immutable once loaded. */
#define LT_TYPE_TOPICS (lt_topics_get_type ())
G_DECLARE_FINAL_TYPE (LtTopics, lt_topics, LT, TOPICS, GObject)

LtTopics *lt_topics_load (const char *path, GError **error);
/* Is a story with this title and link about AI? @term is set to what selected it. (nullable) (transfer full) */
gboolean lt_topics_select (LtTopics *self, const char *title, const char *link, char **term);
/* Stage 2: share of these texts that hold a strong term. */
double lt_topics_share (LtTopics *self, const char *const *texts, gsize n_texts);
/* 0 to 3 tags of a text, most hits first. (transfer full) strings */
GPtrArray *lt_topics_tags (LtTopics *self, const char *title, const char *text);
/* What comments may bring up. (transfer none) */
LtThemes *lt_topics_get_themes (LtTopics *self);

G_END_DECLS
