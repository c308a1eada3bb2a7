/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/sentences.h"

static void
check (const char *text, ...)
{
  g_autoptr (GArray) spans = lt_sentences (text);
  const char *expected;
  va_list args;
  guint i = 0;

  va_start (args, text);
  while ((expected = va_arg (args, const char *)))
    {
      LtSpan *span;
      g_autofree char *sentence = NULL;

      g_assert_cmpuint (i, <, spans->len);
      span = &g_array_index (spans, LtSpan, i++);
      sentence = g_strndup (text + span->start, span->length);
      g_assert_cmpstr (sentence, ==, expected);
    }
  va_end (args);
  g_assert_cmpuint (spans->len, ==, i);
}

static void
test_plain (void)
{
  check ("", NULL);
  check ("  \n\n ", NULL);
  check ("One. Two! Three? Four", "One.", "Two!", "Three?", "Four", NULL);
  check ("No stop\n\nNext paragraph. End.", "No stop", "Next paragraph.", "End.", NULL);
  check ("- first item\n- second item", "- first item", "- second item", NULL);
  check ("Really?! Yes... Fine.", "Really?!", "Yes...", "Fine.", NULL);
}

static void
test_inner_stops (void)
{
  check ("See e.g. Smith et al. Maybe Dr. Jones vs. Brown. Done.", "See e.g. Smith et al. Maybe Dr. Jones vs. Brown.", "Done.", NULL);
  check ("J. R. Smith wrote it. It works.", "J. R. Smith wrote it.", "It works.", NULL);
  check ("They sell it in the U.S. The rest waits.", "They sell it in the U.S.", "The rest waits.", NULL);
  check ("The U.S. Congress met.", "The U.S. Congress met.", NULL);
  check ("Version 3.5 beats v2.1. Then 4.0 came.", "Version 3.5 beats v2.1.", "Then 4.0 came.", NULL);
  check ("Read https://example.org/a.b?c=d. Then go.", "Read https://example.org/a.b?c=d.", "Then go.", NULL);
  check ("1. Install it. 2. Run it.", "1. Install it.", "2. Run it.", NULL);
  check ("It costs $3. 14 people paid.", "It costs $3.", "14 people paid.", NULL);
  check ("It starts on Friday, Dec. 15. Rep. Mona Quill (R-XY) goes.", "It starts on Friday, Dec. 15.", "Rep. Mona Quill (R-XY) goes.", NULL);
  check ("It came in Dec. The rest waits.", "It came in Dec.", "The rest waits.", NULL);
  check ("foo.bar is a name. yes", "foo.bar is a name. yes", NULL);
}

static void
test_quotes (void)
{
  check ("He said \"Stop.\" Then he left.", "He said \"Stop.\"", "Then he left.", NULL);
  check ("\"Why?\" she asked. (Nobody knew.) End.", "\"Why?\" she asked.", "(Nobody knew.)", "End.", NULL);
  check ("\xE2\x80\x9CGo.\xE2\x80\x9D \xE2\x80\x9CNo.\xE2\x80\x9D", "\xE2\x80\x9CGo.\xE2\x80\x9D", "\xE2\x80\x9CNo.\xE2\x80\x9D", NULL);
}

static void
test_other_scripts (void)
{
  check ("模型很好。但是太贵！真的吗？是", "模型很好。", "但是太贵！", "真的吗？", "是", NULL);
  check ("「はい。」と言った。終わり", "「はい。」", "と言った。", "終わり", NULL);
  check ("Это работает. Но медленно.", "Это работает.", "Но медленно.", NULL);
  check ("Gut 😀. Über alles.", "Gut 😀.", "Über alles.", NULL);
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) words = lt_words ("Don\xE2\x80\x99t use GPT-4.1 (state-of-the-art)... \xC3\x9C"
                                          "ber 模型 v2. 'quoted'",
                                          -1);
  static const char *const expected[] = { "don't", "use", "gpt-4.1", "state-of-the-art", "\xC3\xBC"
                                                                                         "ber",
                                          "模", "型", "v2", "quoted" };

  g_assert_cmpuint (words->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < words->len; i++)
    g_assert_cmpstr (words->pdata[i], ==, expected[i]);
}

/* Whatever the text, spans are in order, apart, inside it and without white space at their ends. */
static void
test_random (void)
{
  static const char *const pieces[] = { "a", "B", ".", "!", "?", " ", "\n", "\"", "(", ")", "Dr", "U.S", "1", "模", "。", "😀", "\xE2\x80\xA6", "\xC2\xA0" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) spans = NULL;
      gsize at = 0;

      for (guint j = 0; j < 30; j++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      spans = lt_sentences (text->str);
      for (guint j = 0; j < spans->len; j++)
        {
          LtSpan *span = &g_array_index (spans, LtSpan, j);

          g_assert_cmpuint (span->start, >=, at);
          g_assert_cmpuint (span->length, >, 0);
          at = span->start + span->length;
          g_assert_cmpuint (at, <=, text->len);
          g_assert_true (g_utf8_validate_len (text->str + span->start, span->length, NULL));
          g_assert_false (g_unichar_isspace (g_utf8_get_char (text->str + span->start)));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentences/plain", test_plain);
  g_test_add_func ("/sentences/inner-stops", test_inner_stops);
  g_test_add_func ("/sentences/quotes", test_quotes);
  g_test_add_func ("/sentences/other-scripts", test_other_scripts);
  g_test_add_func ("/sentences/words", test_words);
  g_test_add_func ("/sentences/random", test_random);
  return g_test_run ();
}
