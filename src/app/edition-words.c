/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/edition-words.h"

#include <glib/gi18n-lib.h>

static int
count_counted (const LtDiscussion *discussion)
{
  int n = 0;

  for (guint i = 0; i < discussion->comments->len; i++)
    n += ((LtComment *) g_ptr_array_index (discussion->comments, i))->counted;
  return n;
}

/**
 * lt_edition_note:
 * @story: an open story
 *
 * A published edition may leave comments out (FEED.md, rule 5). Compared are the counted ones, since the chart is made of them.
 *
 * Returns: (transfer full) (nullable): a sentence, where the stored discussion is a part only
 */
char *
lt_edition_note (LtOpenStory *story)
{
  const LtSentiment *sentiment = story->story->sentiment;
  int published;

  if (story->discussion == NULL || sentiment == NULL || sentiment->n < 0)
    return NULL;
  published = count_counted (story->discussion);
  if (published >= sentiment->n)
    return NULL;
  return g_strdup_printf (ngettext ("This edition publishes %d of %d comment.",
                                    "This edition publishes %d of %d comments.", (unsigned long) sentiment->n),
                          published, sentiment->n);
}

/**
 * lt_discussion_absence:
 * @story: an open story
 *
 * Returns: (transfer full) (nullable): why its comments cannot be shown
 */
char *
lt_discussion_absence (LtOpenStory *story)
{
  if (story->discussion != NULL)
    return NULL;
  if (story->story->discussion_path == NULL)
    return g_strdup (_ ("This edition publishes no comments."));
  return g_strdup (_ ("The comments are shown once the discussion is stored here."));
}
