/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "analysis/topics.h"

#include <string.h>

/* The title up to the first line end, then a link or text. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  static LtTopics *topics;
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *title = g_utf8_make_valid (raw, -1);
  char *rest = title + strcspn (title, "\n");
  g_autofree char *term = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  gboolean selected;

  if (topics == NULL)
    topics = lt_topics_load (LT_FUZZ_DATA "/topics.conf", NULL);
  g_assert_nonnull (topics);

  if (*rest != '\0')
    *rest++ = '\0';
  selected = lt_topics_select (topics, title, rest, &term);
  g_assert_true (selected == (term != NULL));
  tags = lt_topics_tags (topics, title, rest);
  g_assert_cmpuint (tags->len, <=, 3);

  return 0;
}
