/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/* Analyses the threads of a file of Firebase items.
 *
 * analyse DATA ITEMS          milliseconds a thread
 * analyse DATA ITEMS show N   the story of each thread with at least N comments, as text */
#include "analysis/analyse.h"
#include "analysis/stance-models.h"
#include "shared-threads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static LtStory *
analyse (LtThread *thread,
         LtStanceModel *model,
         LtTopics *topics)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  g_autoptr (LtDiscussion) discussion = NULL;
  LtAnalysisRequest request = {
    .threads = threads,
    .article_state = "none",
    .model = model,
    .topics = topics,
    .generator = "bench",
    .now = 1780010000,
  };

  g_ptr_array_add (threads, thread);
  return lt_analyse (&request, &discussion, NULL, NULL);
}

static void
show (const LtStory *story)
{
  const LtSentiment *sentiment = story->sentiment;

  printf ("\n==== %s\n", story->title);
  printf ("LEAD %s\n", story->lead->text);

  for (guint i = 0; i < story->tags->len; i++)
    printf ("#%s ", (const char *) g_ptr_array_index (story->tags, i));

  printf ("\n");

  for (guint i = 0; i < story->glance->len; i++)
    printf ("  * %s\n", ((LtSentence *) g_ptr_array_index (story->glance, i))->text);

  if (sentiment != NULL)
    printf ("  labels %d %d %d %d, lead %d sure %.2f\n", sentiment->labels[0], sentiment->labels[1],
            sentiment->labels[2], sentiment->labels[3], (int) sentiment->lead, sentiment->sure);

  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = g_ptr_array_index (story->voices, i);

      printf ("  [%s] %s (%s)\n", lt_stance_to_string (voice->stance), voice->text, voice->author);
    }

  for (guint i = 0; i < story->sections->len; i++)
    {
      const LtSection *section = g_ptr_array_index (story->sections, i);

      printf ("## %s\n", section->heading);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const LtBlock *block = g_ptr_array_index (section->blocks, j);

          for (guint k = 0; k < block->sentences->len; k++)
            printf ("  %c %s\n", "p-\""[block->kind], ((LtSentence *) g_ptr_array_index (block->sentences, k)) -> text);
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *rules = argc > 2 ? g_build_filename (argv[1], "topics.conf", NULL) : NULL;
  g_autoptr (LtStanceModel) model = NULL;
  g_autoptr (LtTopics) topics = NULL;
  g_autoptr (GPtrArray) threads = NULL;
  guint least = argc > 4 ? (guint) atoi (argv[4]) : 0;

  if (argc < 3)
    return 2;

  model = lt_stance_models_load (argv[1], NULL);
  topics = lt_topics_load (rules, NULL);
  threads = lt_threads_from_items (argv[2]);

  for (guint i = 0; i < threads->len; i++)
    {
      LtThread *thread = g_ptr_array_index (threads, i);
      g_autoptr (GTimer) timer = g_timer_new ();
      g_autoptr (LtStory) story = NULL;
      double seconds = 0.0;

      if (thread->comments->len < least)
        continue;

      story = analyse (thread, model, topics);
      seconds = g_timer_elapsed (timer, NULL);

      if (argc > 3)
        show (story);
      else
        printf ("%5u comments  %7.1f ms\n", thread->comments->len, seconds * 1000.0);
    }

  return 0;
}
