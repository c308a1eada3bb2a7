/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

/* Private to this folder: what of HTML a sanitised text may hold. */
typedef enum
{
  LT_RULE_UNWRAP, /* its children stay */
  LT_RULE_KEEP,
  LT_RULE_VOID, /* kept, and never has an end tag */
  LT_RULE_DROP, /* with all that is in it */
} LtRuleKind;

typedef struct
{
  LtRuleKind kind;
  const char *name; /* what it is written as */
} LtRule;

typedef enum
{
  LT_VALUE_TEXT,
  LT_VALUE_DIRECTION,
  LT_VALUE_LANGUAGE,
  LT_VALUE_NUMBER,
} LtValueKind;

typedef struct
{
  const char *name;
  GumboTag tag; /* GUMBO_TAG_LAST: any */
  LtValueKind kind;
} LtAttributeRule;

LtRule lt_rule_for (const GumboNode *element);
const LtAttributeRule *lt_attribute_rules (guint *n);
/* TRUE if @value is one that @rule allows. */
gboolean lt_attribute_rule_allows (const LtAttributeRule *rule, const char *value);

G_END_DECLS
