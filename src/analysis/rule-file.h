/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LT_RULE_FILE_MAX_BYTES (1024 * 1024)
#define LT_RULE_FILE_MAX_LINES 20000

/* Our files of rules for people: `[section]` lines, remarks after #, and one rule on each other line. */
typedef struct _LtRuleFile LtRuleFile;

LtRuleFile *lt_rule_file_load (const char *path, GError **error);
void lt_rule_file_free (LtRuleFile *self);
/* The lines of a section in order; an absent section is empty. (transfer none) (element-type utf8) */
GPtrArray *lt_rule_file_lines (LtRuleFile *self, const char *section);
/* Names of the sections in order. (transfer none) (element-type utf8) */
GPtrArray *lt_rule_file_sections (LtRuleFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtRuleFile, lt_rule_file_free)

G_END_DECLS
