/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the owner of a page does not want machines to do with it. */
typedef enum
{
  LT_FORBIDS_NOTHING = 0,
  LT_FORBIDS_FETCHING = 1 << 0, /* robots.txt */
  LT_FORBIDS_ANALYSIS = 1 << 1, /* noai, TDM reservation: title and description are all that is taken */
  LT_FORBIDS_PICTURES = 1 << 2, /* noimageai, TDM reservation */
  LT_FORBIDS_MODELS = 1 << 3,   /* ai-input=no: the text goes to no language model */
} LtForbidden;

/* Whether a page may be mined, as its owner says; the more particular statement counts. */
typedef enum
{
  LT_MINING_UNSAID,
  LT_MINING_ALLOWED,
  LT_MINING_RESERVED,
} LtMining;

/* Pure; @value may be NULL. */
LtForbidden lt_forbidden_from_directives (const char *value, const char *token);
LtForbidden lt_forbidden_from_signal (const char *value);
LtMining lt_mining_from_text (const char *value);

G_END_DECLS
