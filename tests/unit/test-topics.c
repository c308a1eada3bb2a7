/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/topics.h"
#include "text/json.h"

#include <glib/gstdio.h>
#include <gio/gio.h>
#include <string.h>

static LtTopics *
load (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("LT_TEST_DATA_DIR"), "topics.conf", NULL);
  LtTopics *topics = lt_topics_load (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (topics);

  return topics;
}

static void
test_select (void)
{
  static const struct
  {
    const char *title;
    const char *link;
    const char *term; /* NULL: not selected */
  } cases[] = {
    { "A small LLM for the weather station", NULL, "LLM" },
    { "Why our LLMs forget names", NULL, "LLMs" },
    { "GLM-4.5 runs on a toaster", NULL, "GLM-4.5" },
    { "Trying Flux 2 for garden plans", NULL, "Flux 2" },
    { "Flux capacitors for beginners", NULL, NULL },
    { "Vibe-coding a tax form", NULL, "Vibe-coding" },
    { "Vibe coding a tax form", NULL, "Vibe coding" },
    { "AI-powered kettles", NULL, "AI" },
    { "ai-powered kettles", NULL, "ai-powered" },
    { "Maine ends daylight saving", NULL, NULL },
    { "The MLB season opens", NULL, NULL },
    { "LoRa radio across the bay", NULL, NULL },
    { "LoRA adapters across the bay", NULL, "LoRA" },
    { "Free agents of the football season", NULL, NULL },
    { "Gemini protocol in 200 lines", NULL, NULL },
    { "Gemini in 200 lines", NULL, "Gemini" },
    { "A model checker for Standard ML", NULL, NULL },
    { "How we trained a parrot", NULL, NULL },
    { "How we trained a parrot to benchmark phones", NULL, "trained" },
    { "The token of appreciation", "https://example.org/a", NULL },
    { "The token of appreciation", "https://blog.example.ai/a", "token" },
    { "Announcing nothing", "https://www.anthropic.com/news", "anthropic.com" },
    { "Announcing nothing", "https://docs.mistral.ai/x", "mistral.ai" },
    { "Announcing nothing", "https://notmistral.aix.example/x", NULL },
    { "Show HN: A clock made of wood", NULL, NULL },
    { "", NULL, NULL },
  };
  g_autoptr (LtTopics) topics = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *term = NULL;
      gboolean selected = lt_topics_select (topics, cases[i].title, cases[i].link, &term);

      g_test_message ("%s", cases[i].title);
      g_assert_cmpstr (term, ==, cases[i].term);
      g_assert_cmpint (selected, ==, cases[i].term != NULL);
    }

  g_assert_finalize_object (g_steal_pointer (&topics));
}

static void
test_share (void)
{
  g_autoptr (LtTopics) topics = load ();
  const char *texts[24];

  for (guint i = 0; i < 20; i++)
    texts[i] = i % 4 == 0 ? "I asked ChatGPT about the bridge today." : "The bridge was built of wood and rope.";

  for (guint i = 20; i < 24; i++)
    texts[i] = "AI!";

  g_assert_cmpfloat_with_epsilon (lt_topics_share (topics, texts, 24), 0.25, 1e-9);
  /* 19 texts that count are too few. */
  g_assert_cmpfloat (lt_topics_share (topics, texts + 1, 23), ==, 0.0);
  g_assert_cmpfloat (lt_topics_share (topics, NULL, 0), ==, 0.0);

  g_assert_finalize_object (g_steal_pointer (&topics));
}

static void
test_tags (void)
{
  g_autoptr (LtTopics) topics = load ();
  g_autoptr (GPtrArray) tags = lt_topics_tags (topics, "Prompt injection in a coding agent exposes an npm token",
                                               "The exploit lets an attacker read files.");
  g_autoptr (GPtrArray) none = lt_topics_tags (topics, "A clock of wood", NULL);

  g_assert_cmpuint (tags->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (tags, 0), ==, "security");
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_finalize_object (g_steal_pointer (&topics));
}

static void
assert_refused (const char *contents,
                const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("topics-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  g_assert_null (lt_topics_load (path, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, part));
  g_unlink (path);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lt_topics_load ("/nonexistent/topics.conf", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  assert_refused ("AI\n", "Line 1");
  assert_refused ("[strong]\nagent(s\n", "[strong]");
  assert_refused ("[theme:speed]\nagent(s\n", "[theme:speed]");
  assert_refused ("[strong]\n\xff\n", "UTF-8");
}

static void
test_empty_lists (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LtTopics) topics = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("topics-XXXXXX", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, "# nothing\n[strong]\n", -1, NULL));
  topics = lt_topics_load (path, &error);
  g_assert_no_error (error);
  g_assert_false (lt_topics_select (topics, "AI everywhere", "https://openai.com/", NULL));
  g_unlink (path);
}

static void
test_speed (void)
{
  g_autoptr (LtTopics) topics = load ();
  g_autoptr (GTimer) timer = NULL;
  const guint n = 4000;
  guint selected = 0;

  timer = g_timer_new ();

  for (guint i = 0; i < n; i++)
    selected += lt_topics_select (topics, "A quiet evening in the valley with the neighbours' old tractor",
                                  "https://blog.example.org/evening", NULL);

  g_test_message ("%.0f titles a second", n / g_timer_elapsed (timer, NULL));
  g_assert_cmpuint (selected, ==, 0);
}

/* How many stories of a file of items are selected, of how many. */
static guint
count_selected (LtTopics *topics,
                const char *name,
                guint *n)
{
  g_autofree char *path = g_build_filename (g_getenv ("LT_SHARED"), "data", "hn", "items", name, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  guint selected = 0;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  *n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = lt_json_parse (lines[i], strlen (lines[i]), 1024 * 1024, LT_JSON_MAX_DEPTH, NULL);
      JsonObject *item = node != NULL ? json_node_get_object (node) : NULL;
      const char *title = item != NULL ? lt_json_string (item, "title") : NULL;

      if (title == NULL)
        continue;

      (*n)++;
      selected += lt_topics_select (topics, title, lt_json_string (item, "url"), NULL);
    }

  return selected;
}

/* The figures of facts/sources.md, section 5, on titles chosen by others. */
static void
test_shared (void)
{
  static const struct
  {
    const char *name;
    double least;
    double most;
  } sets[] = {
    { "MUICT-SERU.jsonl", 0.97, 1.0 },                  /* about AI */
    { "ai_stories_no_comments.jsonl", 0.92, 1.0 },      /* about AI, most of them */
    { "front_page_2026_no_comments.jsonl", 0.15, 0.3 }, /* a quarter is about AI */
    { "wayworm_2006.jsonl", 0.0, 0.0 },                 /* none is */
  };
  g_autoptr (LtTopics) topics = NULL;

  if (g_getenv ("LT_SHARED") == NULL || !g_file_test (g_getenv ("LT_SHARED"), G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("LT_SHARED is not set");
      return;
    }

  topics = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      guint n = 0;
      guint selected = count_selected (topics, sets[i].name, &n);

      g_test_message ("%s: %u of %u selected", sets[i].name, selected, n);
      g_assert_cmpfloat ((double) selected / n, >=, sets[i].least);
      g_assert_cmpfloat ((double) selected / n, <=, sets[i].most);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/topics/select", test_select);
  g_test_add_func ("/topics/share", test_share);
  g_test_add_func ("/topics/tags", test_tags);
  g_test_add_func ("/topics/refused", test_refused);
  g_test_add_func ("/topics/empty-lists", test_empty_lists);
  g_test_add_func ("/topics/speed", test_speed);

  g_test_add_func ("/topics/shared", test_shared);

  return g_test_run ();
}
