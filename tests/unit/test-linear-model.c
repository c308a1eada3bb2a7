/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/linear-model.h"
#include "analysis/stance-models.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Where the file of weights has what, see src/analysis/linear-weights.c. */
#define AT_FEATURES 8
#define AT_CARD_BYTES 12
#define AT_WORDS 16
#define AT_SCALE 20
#define AT_NAME 24
#define AT_CONFUSION (AT_NAME + LT_LINEAR_NAME_BYTES + 4 * LT_N_SIDES * LT_N_FEATURES)
#define DIGEST_BYTES 32

static char *
data_path (const char *name)
{
  return g_build_filename (g_getenv ("LT_TEST_DATA_DIR"), name, NULL);
}

static LtStanceModel *
load (void)
{
  g_autoptr (GError) error = NULL;
  LtStanceModel *model = lt_stance_models_load (g_getenv ("LT_TEST_DATA_DIR"), &error);

  g_assert_no_error (error);
  g_assert_true (LT_IS_LINEAR_MODEL (model));

  return model;
}

/* How much more positive than critical a text is taken to be. */
static double
lean (LtStanceModel *model,
      const char *text,
      const char *parent)
{
  LtStanceInput input = { .title = "A kettle with a language model", .parent = parent, .text = text };
  LtStanceProbabilities output;

  g_assert_true (lt_stance_model_classify (model, &input, 1, &output, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (output.of[0] + output.of[1] + output.of[2], 1.0, 1e-9);

  for (int side = 0; side < LT_N_SIDES; side++)
    g_assert_true (isfinite (output.of[side]));

  return output.of[LT_STANCE_POSITIVE] - output.of[LT_STANCE_CRITICAL];
}

/* Each pair: the first text leans further to the positive side than the second. */
static void
test_order (void)
{
  static const char *const pairs[][2] = {
    { "This kettle is amazing, great work!", "Which socket does the kettle come with?" },
    { "Which socket does the kettle come with?", "Useless. It invents the temperature and the whole thing is a scam." },
    { "The kettle is great.", "The kettle is not great." },
    { "The kettle isn't bad.", "The kettle is bad." },
    { "It is slow, but the tea is wonderful.", "The tea is wonderful, but it is slow." },
    { "It is great, never mind the colour.", "It is never great." },
    { "What a great kettle.", "What a great kettle. /s" },
    { "> it is terrible garbage\nIt boils water.", "It is terrible garbage. It boils water." },
    { "It boils `terrible garbage` here.", "It boils terrible garbage here." },
    { "It boils\n    terrible garbage\nhere.", "It boils\nterrible garbage\nhere." },
    /* No list of opinions holds these words; the weights do. */
    { "Thanks, congratulations on the launch.", "They laid people off and nobody apologized." },
  };
  g_autoptr (LtStanceModel) model = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s %.2f | %s %.2f", pairs[i][0], lean (model, pairs[i][0], NULL), pairs[i][1], lean (model, pairs[i][1], NULL));
      g_assert_cmpfloat (lean (model, pairs[i][0], NULL), >, lean (model, pairs[i][1], NULL));
    }

  g_assert_finalize_object (g_steal_pointer (&model));
}

static void
test_agreement (void)
{
  const char *critic = "It is a terrible, useless kettle and the company lies about it.";
  const char *fan = "It is an amazing kettle, I love the design and it works great.";
  g_autoptr (LtStanceModel) model = load ();

  g_assert_cmpfloat (lean (model, "Exactly.", critic), <, 0.0);
  g_assert_cmpfloat (lean (model, "Exactly.", fan), >, 0.0);
  g_assert_cmpfloat (lean (model, "No, that's wrong.", critic), >, lean (model, "No, that's wrong.", fan));
}

static double
lean_under (LtStanceModel *model,
            const char *title,
            const char *post,
            const char *text)
{
  LtStanceInput input = { .title = title, .post = post, .text = text };
  LtStanceProbabilities output;

  g_assert_true (lt_stance_model_classify (model, &input, 1, &output, NULL, NULL));
  return output.of[LT_STANCE_POSITIVE] - output.of[LT_STANCE_CRITICAL];
}

/* Under a story whoever agrees is on its side, also where it complains; with no story there is nothing to agree with. */
static void
test_story (void)
{
  const char *complaint = "Kettles with language models are terrible, useless garbage";
  g_autoptr (LtStanceModel) model = load ();

  g_assert_cmpfloat (lean_under (model, complaint, NULL, "Agreed."), >, lean_under (model, NULL, NULL, "Agreed."));
  g_assert_cmpfloat (lean_under (model, NULL, complaint, "Agreed."), >, lean_under (model, NULL, NULL, "Agreed."));
  g_assert_cmpfloat (lean_under (model, complaint, NULL, "I disagree."), <, lean_under (model, NULL, NULL, "I disagree."));
  g_assert_cmpfloat_with_epsilon (lean_under (model, complaint, NULL, "It boils water."), lean_under (model, NULL, NULL, "It boils water."), 1e-9);
}

/* A comment of the same words in another batch, behind others, is told the same. */
static void
test_batches (void)
{
  static const char *const texts[] = { "A great kettle.", "", "It is bad, bad, bad.", "A great kettle." };
  g_autoptr (LtStanceModel) model = load ();
  LtStanceInput inputs[G_N_ELEMENTS (texts)] = { 0 };
  LtStanceProbabilities outputs[G_N_ELEMENTS (texts)];

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    inputs[i].text = texts[i];

  g_assert_true (lt_stance_model_classify (model, inputs, G_N_ELEMENTS (texts), outputs, NULL, NULL));
  g_assert_cmpmem (&outputs[0], sizeof outputs[0], &outputs[3], sizeof outputs[3]);
  g_assert_cmpfloat (outputs[2].of[LT_STANCE_CRITICAL], >, outputs[0].of[LT_STANCE_CRITICAL]);
  g_assert_true (lt_stance_model_classify (model, inputs, 0, outputs, NULL, NULL));
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

/* More different words than the bag holds, and one word very often. */
static void
test_hostile (void)
{
  g_autoptr (LtStanceModel) model = load ();
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) same = g_string_new (NULL);

  for (guint i = 0; i < 3 * LT_OPINION_MAX_TOKENS; i++)
    {
      g_string_append_printf (many, "word%u ", i);
      g_string_append (same, "great ");
    }

  lean (model, many->str, many->str);
  g_assert_cmpfloat (lean (model, same->str, NULL), >, 0.5);
  lean (model, "'’.-+1 :) :( <3 /s http:// ` `` ```\n>\n", NULL);
}

static void
test_bag (void)
{
  g_autoptr (LtWordBag) bag = lt_word_bag_new ();

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < 2 * LT_OPINION_MAX_TOKENS; i++)
        lt_word_bag_add (bag, i * 2654435761u, FALSE);

      g_assert_cmpuint (bag->n, ==, LT_OPINION_MAX_TOKENS);
      lt_word_bag_clear (bag);
      g_assert_cmpuint (bag->n, ==, 0);
    }

  lt_word_bag_add (bag, 7, FALSE);
  lt_word_bag_add (bag, 7, FALSE);
  lt_word_bag_add (bag, 7, TRUE);
  g_assert_cmpuint (bag->n, ==, 2);
  g_assert_cmpuint (bag->words[0].count, ==, 2);
  g_assert_cmpuint (bag->words[1].count, ==, 1);
}

static void
test_card (void)
{
  g_autoptr (LtStanceModel) model = load ();
  double counts[LT_N_SIDES][LT_N_SIDES];

  g_assert_cmpstr (lt_stance_model_get_name (model), ==, "linear word model 1");
  g_assert_nonnull (strstr (lt_stance_model_get_card (model), "acro-F1"));
  lt_stance_model_get_confusion (model, counts);

  for (int truth = 0; truth < LT_N_SIDES; truth++)
    g_assert_cmpfloat (counts[truth][0] + counts[truth][1] + counts[truth][2], >, 300.0);
}

static void
put_u32 (GByteArray *bytes,
         guint at,
         guint32 number)
{
  for (guint i = 0; i < 4; i++)
    bytes->data[at + i] = (number >> (8 * i)) & 0xff;
}

/* So that what is wrong is found for itself, not because the checksum differs. */
static void
seal (GByteArray *bytes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = DIGEST_BYTES;

  g_checksum_update (checksum, bytes->data, (gssize) bytes->len - DIGEST_BYTES);
  g_checksum_get_digest (checksum, bytes->data + bytes->len - DIGEST_BYTES, &length);
}

static GByteArray *
read_weights (void)
{
  g_autofree char *path = data_path ("stance-linear.weights");
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_byte_array_new_take ((guint8 *) g_steal_pointer (&contents), length);
}

static gboolean
is_accepted (GByteArray *bytes)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtLinearWeights) weights = NULL;
  int fd = g_file_open_tmp ("weights-XXXXXX", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
  weights = lt_linear_weights_load (path, &error);
  g_unlink (path);
  g_assert_true ((weights == NULL) == (error != NULL));

  if (error != NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

  return weights != NULL;
}

static void
assert_refused (guint at,
                guint32 number)
{
  g_autoptr (GByteArray) bytes = read_weights ();

  put_u32 (bytes, at, number);
  seal (bytes);
  g_assert_false (is_accepted (bytes));
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) whole = read_weights ();
  guint first_word = whole->len - DIGEST_BYTES - 8;

  seal (whole);
  g_assert_true (is_accepted (whole));

  assert_refused (0, 0);
  assert_refused (AT_FEATURES, LT_N_FEATURES + 1);
  assert_refused (AT_FEATURES, G_MAXUINT32);
  assert_refused (AT_CARD_BYTES, 0);
  assert_refused (AT_CARD_BYTES, LT_LINEAR_MAX_CARD + 1);
  assert_refused (AT_CARD_BYTES, G_MAXUINT32);
  assert_refused (AT_WORDS, 0);
  assert_refused (AT_WORDS, G_MAXUINT32);
  assert_refused (AT_WORDS, G_MAXUINT32 / 8 + 1);
  assert_refused (AT_NAME, 0);
  assert_refused (AT_NAME, 0xffffffff);
  assert_refused (AT_NAME + LT_LINEAR_NAME_BYTES - 4, 0x20202020);
  assert_refused (AT_CONFUSION, G_MAXUINT32);
  assert_refused (AT_CONFUSION + 4 * LT_N_SIDES * LT_N_SIDES, 0xffffffff);
  /* The last word's slot: beyond the table, and not behind the one before. */
  assert_refused (first_word, LT_WORD_SLOTS);
  assert_refused (first_word, 0);
  /* A word that no row held. */
  assert_refused (first_word + 4, 0);
}

/* Whatever numbers a well-formed file holds, probabilities come out. */
static void
test_extreme (void)
{
  g_autoptr (LtLinearWeights) weights = lt_linear_weights_new ();
  g_autoptr (LtWordBag) bag = lt_word_bag_new ();
  double features[LT_N_FEATURES];
  double scores[LT_N_SIDES];
  LtStanceProbabilities probabilities;

  weights->word_scale = G_MAXUINT32 / 16777216.0;

  for (guint i = 0; i < LT_N_FEATURES; i++)
    {
      features[i] = 10.0;
      weights->features[0][i] = 32767.0;
      weights->features[2][i] = -32768.0;
    }

  lt_linear_weights_score (weights, bag, features, scores);
  lt_stance_from_scores (scores, &probabilities);
  g_assert_cmpfloat_with_epsilon (probabilities.of[0], 1.0, 1e-9);

  lt_word_bag_add (bag, 1, FALSE);
  weights->words[bag->words[0].slot] = (LtWordWeight) { { -128, 127, 127 }, 0 };
  lt_linear_weights_score (weights, bag, features, scores);
  g_assert_true (isfinite (scores[0]) && isfinite (scores[1]) && isfinite (scores[2]));
}

static void
test_cut (void)
{
  g_autoptr (GByteArray) whole = read_weights ();

  for (guint length = 0; length < whole->len; length += length < 400 ? 1 : 9973)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, whole->data, length);
      g_assert_false (is_accepted (bytes));

      if (length >= DIGEST_BYTES)
        {
          seal (bytes);
          g_assert_false (is_accepted (bytes));
        }
    }
}

static void
test_flipped (void)
{
  g_autoptr (GByteArray) bytes = read_weights ();

  for (guint at = 0; at < bytes->len; at += 1009)
    {
      bytes->data[at] ^= 0x10;
      g_assert_false (is_accepted (bytes));
      bytes->data[at] ^= 0x10;
    }
}

static void
test_saved (void)
{
  g_autofree char *path = data_path ("stance-linear.weights");
  g_autofree char *copy = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GByteArray) whole = read_weights ();
  g_autoptr (LtLinearWeights) weights = lt_linear_weights_load (path, NULL);
  gsize length = 0;
  int fd = g_file_open_tmp ("weights-XXXXXX", &copy, NULL);

  g_close (fd, NULL);
  g_assert_true (lt_linear_weights_save (weights, copy, NULL));
  g_assert_true (g_file_get_contents (copy, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, whole->data, whole->len);
  g_unlink (copy);
}

static guint n_warnings;

static GLogWriterOutput
count_warnings (GLogLevelFlags level,
                const GLogField *fields,
                gsize n_fields,
                gpointer data)
{
  n_warnings += (level & G_LOG_LEVEL_WARNING) != 0;
  return G_LOG_WRITER_HANDLED;
}

/* Without its weights the word list judges, under its own name, and it is said. */
static void
test_fallback (void)
{
  g_autofree char *folder = g_dir_make_tmp ("models-XXXXXX", NULL);
  g_autofree char *words = data_path ("stance-words.conf");
  g_autofree char *copy = g_build_filename (folder, "stance-words.conf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (LtStanceModel) model = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (lt_stance_models_load (folder, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  g_assert_true (g_file_get_contents (words, &contents, NULL, NULL));
  g_assert_true (g_file_set_contents (copy, contents, -1, NULL));
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_writer_func (count_warnings, NULL, NULL);
  model = lt_stance_models_load (folder, NULL);
  g_assert_cmpuint (n_warnings, ==, 1);
  g_assert_cmpstr (lt_stance_model_get_name (model), ==, "word-list-1");

  g_unlink (copy);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/linear-model/order", test_order);
  g_test_add_func ("/linear-model/agreement", test_agreement);
  g_test_add_func ("/linear-model/story", test_story);
  g_test_add_func ("/linear-model/batches", test_batches);
  g_test_add_func ("/linear-model/cancelled", test_cancelled);
  g_test_add_func ("/linear-model/hostile", test_hostile);
  g_test_add_func ("/linear-model/bag", test_bag);
  g_test_add_func ("/linear-model/card", test_card);
  g_test_add_func ("/linear-model/damaged", test_damaged);
  g_test_add_func ("/linear-model/extreme", test_extreme);
  g_test_add_func ("/linear-model/cut", test_cut);
  g_test_add_func ("/linear-model/flipped", test_flipped);
  g_test_add_func ("/linear-model/saved", test_saved);
  g_test_add_func ("/linear-model/fallback", test_fallback);

  return g_test_run ();
}
