/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a passage can be read alone: each "it", "they" or "this" in it has something before it to stand for.
 * @named: stems of words that a reader knows already, those of the story's title; @beside: the passage stands right
 * below the story, where "this tool" is the one of the story. Pure. */
gboolean lt_references_hold (const char *passage, GHashTable *named, gboolean beside);

G_END_DECLS
