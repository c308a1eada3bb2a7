/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/opinion-words.h"
#include "analysis/word-list-model.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static char *
words_path (void)
{
  return g_build_filename (g_getenv ("LT_TEST_DATA_DIR"), "stance-words.conf", NULL);
}

static LtStanceModel *
load (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = words_path ();
  LtStanceModel *model = LT_STANCE_MODEL (lt_word_list_model_new (path, &error));

  g_assert_no_error (error);

  return model;
}

static LtStanceProbabilities
classify (LtStanceModel *model,
          const char *text,
          const char *parent)
{
  g_autoptr (GError) error = NULL;
  LtStanceInput input = { .title = "A kettle with a language model", .parent = parent, .text = text };
  LtStanceProbabilities output;

  g_assert_true (lt_stance_model_classify (model, &input, 1, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (output.of[0] + output.of[1] + output.of[2], 1.0, 1e-9);

  return output;
}

/* How much more positive than critical a text is taken to be. */
static double
lean (LtStanceModel *model,
      const char *text,
      const char *parent)
{
  LtStanceProbabilities output = classify (model, text, parent);

  return output.of[LT_STANCE_POSITIVE] - output.of[LT_STANCE_CRITICAL];
}

static void
test_sides (void)
{
  static const struct
  {
    const char *text;
    LtStance stance;
  } cases[] = {
    { "This kettle is amazing, great work!", LT_STANCE_POSITIVE },
    { "I love it. It works great and the price is fair.", LT_STANCE_POSITIVE },
    { "Useless. It hallucinates the temperature and the whole thing is a scam.", LT_STANCE_CRITICAL },
    { "It doesn't work and the marketing is misleading nonsense.", LT_STANCE_CRITICAL },
    { "Which socket does the kettle come with?", LT_STANCE_NEUTRAL },
    { "The manual is at https://kettle.example/manual and the firmware at https://kettle.example/fw.", LT_STANCE_NEUTRAL },
    { "", LT_STANCE_NEUTRAL },
  };
  g_autoptr (LtStanceModel) model = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LtStanceProbabilities output = classify (model, cases[i].text, NULL);

      g_test_message ("%s: %.2f %.2f %.2f", cases[i].text, output.of[0], output.of[1], output.of[2]);
      g_assert_cmpint (lt_stance_most_probable (&output), ==, cases[i].stance);
    }

  g_assert_finalize_object (g_steal_pointer (&model));
}

/* Each pair: the first text leans further to the positive side than the second. */
static void
test_order (void)
{
  static const char *const pairs[][2] = {
    { "The kettle is great.", "The kettle is not great." },
    { "The kettle isn't bad.", "The kettle is bad." },
    { "It is slow, but the tea is wonderful.", "The tea is wonderful, but it is slow." },
    { "It is great, never mind the colour.", "It is never great." },
    { "No, great kettle.", "It is no great kettle." },
    { "The kettle is very reliable.", "The kettle is maybe reliable." },
    { "What a great kettle.", "What a great kettle. /s" },
    { "> it is terrible garbage\nIt boils water.", "It is terrible garbage. It boils water." },
    { "It boils `terrible garbage` here.", "It boils terrible garbage here." },
    { "It boils\n    terrible garbage\nhere.", "It boils\nterrible garbage\nhere." },
    { "It’s not useless.", "It’s useless." },
    { "A game-changer.", "A changer." },
    { "👍", "👎" },
  };
  g_autoptr (LtStanceModel) model = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s | %s", pairs[i][0], pairs[i][1]);
      g_assert_cmpfloat (lean (model, pairs[i][0], NULL), >, lean (model, pairs[i][1], NULL));
    }
}

/* A comment that is nothing but a quotation is read all the same. */
static void
test_only_quote (void)
{
  g_autoptr (LtStanceModel) model = load ();

  g_assert_cmpfloat (lean (model, "> this is terrible garbage", NULL), <, lean (model, "> this is a kettle", NULL));
}

static void
test_agreement (void)
{
  const char *critic = "It is a terrible, useless kettle and the company lies about it.";
  const char *fan = "It is an amazing kettle, I love the design and it works great.";
  g_autoptr (LtStanceModel) model = load ();

  g_assert_cmpfloat (lean (model, "Exactly.", critic), <, lean (model, "Exactly.", NULL));
  g_assert_cmpfloat (lean (model, "This.", critic), <, lean (model, "This.", fan));
  g_assert_cmpfloat (lean (model, "+1", critic), <, lean (model, "+1", fan));
  g_assert_cmpfloat (lean (model, "No, that's wrong.", critic), >, lean (model, "No, that's wrong.", fan));
  /* With nothing above it, it is the story that is agreed with, or not. */
  g_assert_cmpfloat (lean (model, "Exactly.", NULL), >, lean (model, "Exactly how?", critic));
  g_assert_cmpfloat (lean (model, "Exactly.", NULL), >, 0.0);
  g_assert_cmpfloat (lean (model, "No, that's wrong.", NULL), <, 0.0);
  /* A long answer speaks for itself. */
  g_assert_cmpfloat_with_epsilon (
      lean (model, "Exactly as the manual says, one presses the button and then waits until the water boils.", critic),
      lean (model, "Exactly as the manual says, one presses the button and then waits until the water boils.", fan), 1e-9);
}

static void
test_unclear (void)
{
  LtStanceProbabilities even = { { 0.34, 0.33, 0.33 } };
  LtStanceProbabilities sure = { { 0.1, 0.2, 0.7 } };
  double confidence = 0.0;

  g_assert_cmpint (lt_stance_of (&even, &confidence), ==, LT_STANCE_UNCLEAR);
  g_assert_cmpfloat_with_epsilon (confidence, 0.34, 1e-9);
  g_assert_cmpint (lt_stance_of (&sure, &confidence), ==, LT_STANCE_CRITICAL);
  g_assert_cmpfloat_with_epsilon (confidence, 0.7, 1e-9);
  g_assert_cmpint (lt_stance_of (&sure, NULL), ==, LT_STANCE_CRITICAL);
}

static void
test_hostile (void)
{
  g_autoptr (LtStanceModel) model = load ();
  g_autofree char *one_word = g_strnfill (200000, 'a');
  g_autofree char *stops = g_strnfill (200000, '!');
  g_autofree char *ticks = g_strnfill (200000, '`');
  g_autofree char *capitals = g_malloc (2 * 50000 + 1);

  /* U+023A takes two bytes, its small letter three. */
  for (int i = 0; i < 50000; i++)
    memcpy (capitals + 2 * i, "\xc8\xba", 2);

  capitals[2 * 50000] = '\0';

  classify (model, one_word, one_word);
  classify (model, stops, NULL);
  classify (model, ticks, NULL);
  classify (model, capitals, NULL);
  classify (model, "'’.-+1 :) :( <3 /s http:// ` `` ```", NULL);
  classify (model, ">\n>>\n> \n", NULL);
}

static void
test_cancelled (void)
{
  g_autoptr (LtStanceModel) model = load ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LtStanceInput input = { .text = "Fine." };
  LtStanceProbabilities output;

  g_cancellable_cancel (cancellable);
  g_assert_false (lt_stance_model_classify (model, &input, 1, &output, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_card (void)
{
  g_autoptr (LtStanceModel) model = load ();
  double counts[LT_N_SIDES][LT_N_SIDES];

  g_assert_nonnull (lt_stance_model_get_name (model));
  g_assert_cmpuint (strlen (lt_stance_model_get_card (model)), >, 40);
  lt_stance_model_get_confusion (model, counts);

  for (int truth = 0; truth < LT_N_SIDES; truth++)
    g_assert_cmpfloat (counts[truth][0] + counts[truth][1] + counts[truth][2], >, 100.0);
}

/* No word twice: two weights for one word would be a mistake nobody sees. */
static void
test_list (void)
{
  g_autofree char *path = words_path ();
  g_autoptr (LtRuleFile) file = lt_rule_file_load (path, NULL);
  g_autoptr (LtOpinionWords) words = lt_opinion_words_new (file, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *lines = lt_rule_file_lines (file, "words");

  g_assert_cmpuint (lt_opinion_words_size (words), >=, 700);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      g_auto (GStrv) entries = g_strsplit (strchr (line, ' '), ",", -1);

      for (guint j = 0; entries[j] != NULL; j++)
        {
          char *entry = g_strdup (g_strstrip (entries[j]));

          g_test_message ("%s", entry);
          g_assert_true (g_hash_table_add (seen, entry));
        }
    }
}

static void
assert_refused (const char *from,
                const char *to)
{
  g_autofree char *path = words_path ();
  g_autofree char *contents = NULL;
  g_autofree char *damaged_path = NULL;
  g_autoptr (GString) damaged = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("words-XXXXXX", &damaged_path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  damaged = g_string_new (contents);
  g_assert_cmpuint (g_string_replace (damaged, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (damaged_path, damaged->str, -1, NULL));
  g_assert_null (lt_word_list_model_new (damaged_path, &error));
  g_assert_nonnull (error);
  g_unlink (damaged_path);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lt_word_list_model_new ("/nonexistent", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  assert_refused ("[words]\n", "[words]\nno weight here\n");
  assert_refused ("[words]\n", "[words]\n9 too heavy\n");
  assert_refused ("[words]\n", "[words]\nnan silent\n");
  assert_refused ("[calibration]\n", "[calibration]\nunknown 1 2 3\n");
  assert_refused ("[confusion]\n", "[confusion]\npositive 1 2\n");
  assert_refused ("[confusion]\n", "[confusions]\n");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stance-model/sides", test_sides);
  g_test_add_func ("/stance-model/order", test_order);
  g_test_add_func ("/stance-model/only-quote", test_only_quote);
  g_test_add_func ("/stance-model/agreement", test_agreement);
  g_test_add_func ("/stance-model/unclear", test_unclear);
  g_test_add_func ("/stance-model/hostile", test_hostile);
  g_test_add_func ("/stance-model/cancelled", test_cancelled);
  g_test_add_func ("/stance-model/card", test_card);
  g_test_add_func ("/stance-model/list", test_list);
  g_test_add_func ("/stance-model/refused", test_refused);

  return g_test_run ();
}
