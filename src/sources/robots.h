/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/permissions.h"

G_BEGIN_DECLS

/* The name that we obey in robots.txt, and that our User-Agent begins with. */
#define LT_ROBOTS_TOKEN "LLMTracker"

/* A robots.txt (RFC 9309), as far as it is about one program. Pure. */
typedef struct _LtRobots LtRobots;

LtRobots *lt_robots_new (const char *text, gsize length, const char *token);
void lt_robots_free (LtRobots *self);
/* @path with its query, from its "/" on. */
gboolean lt_robots_allows (LtRobots *self, const char *path);
/* Of its Content-Signal lines. */
LtForbidden lt_robots_get_forbidden (LtRobots *self);

/* A path rule in one spelling, and whether it fits a path in one spelling. (transfer full) */
char *lt_robots_normalise_rule (const char *rule);
char *lt_robots_normalise_path (const char *path);
gboolean lt_robots_rule_fits (const char *rule, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRobots, lt_robots_free)

G_END_DECLS
