/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/* What must hold of every story, over all stored threads. */
#include "analysis/analyse.h"
#include "analysis/voices.h"
#include "analysis/stance-models.h"
#include "shared-threads.h"

#include <string.h>

/* Sanitisers cost twenty times the time; a part of the threads finds what they are there to find. */
#ifdef __SANITIZE_ADDRESS__
#define STEP 7
#else
#define STEP 1
#endif

static LtStory *
analyse (LtThread *thread,
         LtStanceModel *model,
         LtTopics *topics,
         LtDiscussion **discussion)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  LtStory *story = NULL;
  LtAnalysisRequest request = {
    .threads = threads,
    .article_state = "none",
    .model = model,
    .topics = topics,
    .generator = "test",
    .now = 1780010000,
  };

  g_ptr_array_add (threads, thread);
  story = lt_analyse (&request, discussion, NULL, &error);
  g_assert_no_error (error);

  return story;
}

static int
sum_of (const LtShares *shares)
{
  return shares->of[0] + shares->of[1] + shares->of[2];
}

static void
check_sentiment (const LtStory *story,
                 LtDiscussion *discussion)
{
  const LtSentiment *sentiment = story->sentiment;
  int counted = 0;

  for (guint i = 0; i < discussion->comments->len; i++)
    {
      const LtComment *comment = g_ptr_array_index (discussion->comments, i);

      counted += comment->counted;
      g_assert_true (comment->counted == (comment->excluded == LT_EXCLUDED_NOT));
    }

  if (sentiment == NULL)
    return;

  g_assert_cmpint (sentiment->n, ==, counted);
  g_assert_cmpint (sum_of (&sentiment->share), ==, 1000);
  g_assert_cmpint (sentiment->labels[0] + sentiment->labels[1] + sentiment->labels[2] + sentiment->labels[3], ==,
                   counted);
  g_assert_true (sentiment->lead == LT_LEAD_NONE || sentiment->sure >= 0.7);

  for (int side = 0; side < LT_N_SIDES; side++)
    {
      g_assert_cmpint (sentiment->margin.of[side], >, 0);
      g_assert_cmpint (sentiment->margin.of[side], <=, 1000);
    }
}

static const char *
root_of (LtDiscussion *discussion,
         const char *id)
{
  const LtComment *comment = lt_discussion_find (discussion, id);

  while (comment->parent != NULL)
    comment = lt_discussion_find (discussion, comment->parent);

  return comment->id;
}

static void
check_voices (const LtStory *story,
              LtDiscussion *discussion)
{
  g_autoptr (GHashTable) authors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) roots = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (story->voices->len, <=, LT_VOICES_MAX);

  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = g_ptr_array_index (story->voices, i);
      const LtComment *comment = lt_discussion_find (discussion, voice->comment_id);
      const char *root = root_of (discussion, voice->comment_id);
      guint of_root = GPOINTER_TO_UINT (g_hash_table_lookup (roots, root)) + 1;

      g_assert_true (lt_voice_verify (voice, discussion));
      g_assert_true (comment->counted);
      g_assert_true (g_hash_table_add (authors, voice->author));
      g_assert_cmpuint (of_root, <=, 2);
      g_hash_table_insert (roots, (gpointer) root, GUINT_TO_POINTER (of_root));
      g_assert_cmpint (voice->length, >=, LT_VOICE_MIN_CHARACTERS);
      g_assert_cmpint (voice->length, <=, LT_VOICE_MAX_CHARACTERS);
      g_assert_null (strstr (voice->text, "http"));

      if (voice->reply_id != NULL)
        {
          const LtComment *reply = lt_discussion_find (discussion, voice->reply_id);

          g_assert_cmpstr (reply->parent, ==, voice->comment_id);
        }
    }

  g_assert_cmpint (story->provenance->dropped_quotes, ==, 0);
}

/* What is named as a source holds the words quoted from it. */
static void
check_sentence (const LtSentence *sentence,
                LtDiscussion *discussion)
{
  const LtPost *post = g_ptr_array_index (discussion->posts, 0);
  const LtComment *comment = NULL;

  g_assert_nonnull (sentence->text);
  g_assert_true (g_utf8_validate (sentence->text, -1, NULL));

  if (sentence->source == NULL)
    {
      g_assert_null (sentence->quoted);
      return;
    }

  g_assert_cmpint (g_utf8_strlen (sentence->quoted, -1), <=, 300);
  g_assert_nonnull (strstr (sentence->text, sentence->quoted));

  if (strcmp (sentence->source, post->id) == 0)
    {
      g_assert_nonnull (strstr (post->text, sentence->quoted));
      return;
    }

  comment = lt_discussion_find (discussion, sentence->source);
  g_assert_nonnull (comment);
  g_assert_nonnull (strstr (comment->text, sentence->quoted));
  g_assert_nonnull (strstr (sentence->text, comment->author));
}

/* A sentence that stands twice says nothing the second time; the lead may be the only one there is. */
static void
check_sentences (const LtStory *story,
                 LtDiscussion *discussion)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  check_sentence (story->lead, discussion);
  g_assert_cmpuint (story->glance->len, >=, 1);
  g_assert_cmpuint (story->glance->len, <=, 5);

  for (guint i = 0; i < story->glance->len; i++)
    {
      const LtSentence *sentence = g_ptr_array_index (story->glance, i);

      check_sentence (sentence, discussion);
      g_assert_cmpint (g_utf8_strlen (sentence->text, -1), <=, 300);
      g_assert_true (g_hash_table_add (seen, sentence->text));
    }

  for (guint i = 0; i < story->sections->len; i++)
    {
      const LtSection *section = g_ptr_array_index (story->sections, i);

      g_assert_cmpuint (section->blocks->len, >, 0);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const LtBlock *block = g_ptr_array_index (section->blocks, j);

          g_assert_cmpuint (block->sentences->len, >, 0);

          for (guint k = 0; k < block->sentences->len; k++)
            {
              const LtSentence *sentence = g_ptr_array_index (block->sentences, k);

              check_sentence (sentence, discussion);
              g_assert_true (g_hash_table_add (seen, sentence->text));
            }
        }
    }
}

/* The figures of the bullet are the estimate's, and there are none where there are too few comments. */
static void
check_figures (const LtStory *story)
{
  g_autofree char *figures = NULL;
  int percent[LT_N_SIDES];
  gboolean found = FALSE;

  if (story->sentiment == NULL)
    return;

  lt_shares_to_percent (&story->sentiment->share, percent);
  figures = g_strdup_printf ("%d\u00a0%% positive, %d\u00a0%% neutral and %d\u00a0%% critical, estimated from %d comments", percent[0],
                             percent[1], percent[2], story->sentiment->n);

  for (guint i = 0; i < story->glance->len; i++)
    {
      const LtSentence *sentence = g_ptr_array_index (story->glance, i);

      found = found || strstr (sentence->text, figures) != NULL;
      g_assert_true (sentence->source != NULL || story->sentiment->n >= 10 || strchr (sentence->text, '%') == NULL);
    }

  g_assert_cmpint (found, ==, story->sentiment->n >= 10);
}

static void
test_all (void)
{
  g_autoptr (GPtrArray) threads = lt_shared_threads_load ();
  g_autofree char *rules = g_build_filename (g_getenv ("LT_TEST_DATA_DIR"), "topics.conf", NULL);
  g_autoptr (LtStanceModel) model = NULL;
  g_autoptr (LtTopics) topics = NULL;
  guint n_voices = 0;

  if (threads == NULL)
    {
      g_test_skip ("LT_SHARED is not set");
      return;
    }

  g_assert_cmpuint (threads->len, >, 500);
  model = lt_stance_models_load (g_getenv ("LT_TEST_DATA_DIR"), NULL);
  topics = lt_topics_load (rules, NULL);

  for (guint i = 0; i < threads->len; i += STEP)
    {
      LtThread *thread = g_ptr_array_index (threads, i);
      g_autoptr (LtDiscussion) discussion = NULL;
      g_autoptr (LtStory) story = analyse (thread, model, topics, &discussion);

      check_sentiment (story, discussion);
      check_voices (story, discussion);
      check_sentences (story, discussion);
      check_figures (story);
      g_assert_cmpuint (story->tags->len, <=, 3);
      n_voices += story->voices->len;
    }

  g_test_message ("%u threads, %u voices", threads->len, n_voices);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analyse/shared", test_all);

  return g_test_run ();
}
