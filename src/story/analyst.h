/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who signs: software, and says so. */
typedef struct
{
  char *name;
  char *role; /* contains "AI" */
  char *bio;
  char *url;
  char *avatar; /* address of a medium */
} LtAnalyst;

LtAnalyst *lt_analyst_new (const char *name, const char *role, const char *bio);
LtAnalyst *lt_analyst_copy (const LtAnalyst *self);
void lt_analyst_free (LtAnalyst *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtAnalyst, lt_analyst_free)

G_END_DECLS
