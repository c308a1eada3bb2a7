/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
/* The bullets of a story: what happened, what the community thinks, what is contested. */
#include "analysis/analyse.h"
#include "analysis/stance-models.h"
#include "thread-maker.h"

#include <glib/gstdio.h>
#include <string.h>

#define RULES "[tags:beans]\nbean(s)\nleek(s)\npea(s)\n[theme:watering]\nwater*\n[theme:frost]\nfrost*\n"

static LtTopics *
make_topics (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  LtTopics *topics = NULL;
  int fd = g_file_open_tmp ("topics-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, RULES, -1, NULL));
  topics = lt_topics_load (path, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return topics;
}

static LtStory *
analyse (LtThread *thread)
{
  g_autoptr (LtStanceModel) model = lt_stance_models_load (g_getenv ("LT_TEST_DATA_DIR"), NULL);
  g_autoptr (LtTopics) topics = make_topics ();
  g_autoptr (LtDiscussion) discussion = NULL;
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
  story = lt_analyse (&request, &discussion, NULL, &error);
  g_assert_no_error (error);

  return story;
}

/* Words that no model takes for the other side. */
static void
praise (LtThread *thread,
        guint n,
        const char *what)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *author = g_strdup_printf ("fan%u", i);
      g_autofree char *text = g_strdup_printf ("I love how Fernmind handles %s in garden %u, great and amazing work!", what, i);

      lt_make_comment (thread, 0, author, text);
    }
}

static void
blame (LtThread *thread,
       guint n,
       const char *what)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *author = g_strdup_printf ("critic%u", i);
      g_autofree char *text = g_strdup_printf ("Fernmind is terrible at %s and its awful advice ruined bed %u.", what, i);

      lt_make_comment (thread, 0, author, text);
    }
}

static const LtSentence *
bullet (const LtStory *story,
        guint number)
{
  g_assert_cmpuint (story->glance->len, >=, number);

  return g_ptr_array_index (story->glance, number - 1);
}

/* Both sides in one sentence, each with its source. */
static void
test_contested (void)
{
  g_autoptr (LtThread) thread = lt_make_thread ("Fernmind, a model for gardens", "https://fernmind.example/", NULL);
  g_autoptr (LtStory) story = NULL;
  const LtSentence *third = NULL;
  const LtOrigin *other = NULL;

  praise (thread, 8, "watering");
  blame (thread, 8, "watering");
  story = analyse (thread);

  g_assert_cmpuint (story->glance->len, ==, 3);
  g_assert_cmpstr (bullet (story, 1)->text, ==,
                   "A page of fernmind.example was submitted to Hacker News, where 16 people have written 16 comments.");
  g_assert_nonnull (strstr (bullet (story, 2)->text, "estimated from 16 comments"));

  third = bullet (story, 3);
  g_test_message ("%s", third->text);
  g_assert_true (g_str_has_prefix (third->text, "Contested: watering – fan"));
  g_assert_cmpint (g_utf8_strlen (third->text, -1), <=, 300);
  g_assert_nonnull (third->further);
  other = g_ptr_array_index (third->further, 0);
  g_assert_cmpstr (other->source, !=, third->source);
  g_assert_nonnull (strstr (third->text, third->quoted));
  g_assert_nonnull (strstr (third->text, other->quoted));
  g_assert_true (g_str_has_prefix (story->lead->text, "Commenters most often bring up watering (16 of 16 comments)"));
}

static gboolean
says (const LtStory *story,
      const char *text)
{
  for (guint i = 0; i < story->sections->len; i++)
    {
      const LtSection *section = g_ptr_array_index (story->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          const LtBlock *block = g_ptr_array_index (section->blocks, j);

          for (guint k = 0; k < block->sentences->len; k++)
            {
              if (strcmp (((LtSentence *) g_ptr_array_index (block->sentences, k))->text, text) == 0)
                return TRUE;
            }
        }
    }

  return FALSE;
}

/* What comments bring up stands in the story, with its figures. */
static void
test_themes (void)
{
  g_autoptr (LtThread) thread = lt_make_thread ("Fernmind, a model for gardens", NULL, NULL);
  g_autoptr (LtStory) story = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *author = g_strdup_printf ("guest%u", i);

      lt_make_comment (thread, 0, author, i < 9 ? "What of frost?" : "And frost in watering?");
    }

  story = analyse (thread);
  g_assert_true (says (story, "Frost: 12 (0 positive, 0 critical)"));
  g_assert_true (says (story, "Watering: 3 (0 positive, 0 critical)"));
}

/* One side alone is no dispute, whatever else the others speak of. */
static void
test_uncontested (void)
{
  g_autoptr (LtThread) thread = lt_make_thread ("Fernmind, a model for gardens", NULL, NULL);
  g_autoptr (LtStory) story = NULL;

  praise (thread, 12, "watering");
  blame (thread, 1, "watering");
  story = analyse (thread);
  g_assert_cmpuint (story->glance->len, ==, 3);
  g_assert_true (g_str_has_prefix (bullet (story, 3)->text, "Read as positive, fan"));
}

/* What tells of nothing but its author, or takes back what it says, is no point. */
static void
test_no_points (void)
{
  static const char *const texts[] = {
    "I hope that Fernmind will plan an amazing and great vegetable garden for me.",
    "If Fernmind plans a great vegetable garden, that would be amazing and wonderful.",
    "Fernmind is an amazing and great planner, but its vegetable beds are terrible.",
    "Lol, Fernmind is such an amazing and great planner of vegetable gardens.",
  };
  g_autoptr (LtThread) thread = lt_make_thread ("Fernmind, a model for gardens", NULL, NULL);
  g_autoptr (LtStory) story = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *author = g_strdup_printf ("guest%" G_GSIZE_FORMAT, i);

      lt_make_comment (thread, 0, author, texts[i]);
    }

  story = analyse (thread);

  for (guint i = 0; i < story->glance->len; i++)
    g_assert_null (bullet (story, i + 1)->source);

  g_assert_cmpuint (story->sections->len, ==, 0);
}

/* Voices have their words already: the glance may say them again, and costs no more of them. */
static void
test_voiced (void)
{
  g_autoptr (LtThread) thread = lt_make_thread ("Fernmind, a model for gardens", NULL, NULL);
  g_autoptr (LtStory) story = NULL;
  gboolean found = FALSE;

  praise (thread, 1, "watering");
  blame (thread, 1, "watering");

  for (guint i = 0; i < 5; i++)
    lt_make_comment (thread, 0, i % 2 ? "una" : "vito", i % 2 ? "Great!" : "Terrible!");

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *author = g_strdup_printf ("guest%u", i);

      lt_make_comment (thread, 0, author, "Which beans are in it?");
    }

  story = analyse (thread);
  g_assert_cmpuint (story->glance->len, ==, 3);
  g_test_message ("%s", bullet (story, 3)->text);
  g_assert_nonnull (bullet (story, 3)->quoted);

  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = g_ptr_array_index (story->voices, i);

      found = found || strstr (voice->text, bullet (story, 3)->quoted) != NULL;
    }

  g_assert_true (found);
}

/* A title without a word of the rules has the tags of its comments. */
static void
test_tags (void)
{
  g_autoptr (LtThread) thread = lt_make_thread ("Fernmind, a model for gardens", NULL, NULL);
  g_autoptr (LtStory) untagged = analyse (thread);
  g_autoptr (LtStory) tagged = NULL;

  g_assert_cmpuint (untagged->tags->len, ==, 0);
  lt_make_comment (thread, 0, "bea", "It knows beans and leeks, and a pea.");
  tagged = analyse (thread);
  g_assert_cmpuint (tagged->tags->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (tagged->tags, 0), ==, "beans");
}

/* The third bullet is a fact where there is no point. */
static void
test_counts (void)
{
  g_autoptr (LtThread) thread = lt_make_thread ("Fernmind, a model for gardens", NULL, NULL);
  g_autoptr (LtStory) story = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *author = g_strdup_printf ("guest%u", i);

      lt_make_comment (thread, 0, author, "Which beans are in it?");
    }

  story = analyse (thread);
  g_assert_cmpuint (story->glance->len, ==, 3);
  g_assert_cmpstr (bullet (story, 3)->text, ==,
                   "Few take a side: of 12 comments 0 are read as positive and 0 as critical.");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/glance/contested", test_contested);
  g_test_add_func ("/glance/themes", test_themes);
  g_test_add_func ("/glance/uncontested", test_uncontested);
  g_test_add_func ("/glance/voiced", test_voiced);
  g_test_add_func ("/glance/tags", test_tags);
  g_test_add_func ("/glance/counts", test_counts);
  g_test_add_func ("/glance/no-points", test_no_points);

  return g_test_run ();
}
