/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/reading.h"

G_BEGIN_DECLS

/* A question that at least two people ask. */
typedef struct
{
  guint index; /* of the comment whose words it is in */
  guint n_authors;
  char *text;
} LtOpenQuestion;

void lt_open_question_free (LtOpenQuestion *self);
/* At most @limit, most asked first. (element-type LtOpenQuestion) */
GPtrArray *lt_open_questions_find (const LtReading *reading, guint limit);

G_END_DECLS
