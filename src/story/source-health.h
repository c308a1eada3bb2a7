/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LT_SOURCE_OK,
  LT_SOURCE_UNREACHABLE,
  LT_SOURCE_BLOCKED,
  LT_SOURCE_OFF,
} LtSourceState;

typedef struct
{
  char *source; /* "hackernews" */
  char *name;   /* "Hacker News" */
  LtSourceState state;
  gint64 since;
  char *message; /* a sentence, or NULL */
} LtSourceHealth;

const char *lt_source_state_to_string (LtSourceState state);
gboolean lt_source_state_from_string (const char *text, LtSourceState *state);
LtSourceHealth *lt_source_health_new (const char *source, const char *name);
LtSourceHealth *lt_source_health_copy (const LtSourceHealth *self);
void lt_source_health_free (LtSourceHealth *self);

G_END_DECLS
