/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/prose.h"

#include "analysis/verbs.h"
#include "text/sentences.h"

#include <string.h>

/* So many words behind a colon are a sentence, fewer an entry. */
#define MIN_WORDS_BEHIND_COLON 8
/* No caption and no entry is longer; and no list holds all verbs. */
#define MAX_WORDS_WITHOUT_VERB 14
/* "OSLO, Norway (Bean News) — " */
#define MIN_PLACE_LETTERS 4
#define MAX_DATELINE_BYTES 48

/* What pages say about themselves instead of about their subject. */
static const char *const page_words[] = {
  "advertis", "affiliate", "all rights reserved", "also read", "click", "comment below", "cookie", "copyright", "coupon",
  "disclosure", "editor's note", "email us", "feel free", "follow me", "follow us", "getty images", "here is the", "here's", "here’s", "image credit",
  "image:", "join us", "learn more", "listen to", "log in", "min read", "minutes read", "newsletter", "opens in",
  "originally published", "photo by", "photo:", "photograph by", "posted on", "privacy policy", "read more",
  "related:", "see also", "share this", "sign in", "sign up", "sponsored", "subscribe", "table of contents",
  "terms of service", "this article", "this blog", "this page", "this post", "this story", "updated on", "watch:"
};

/* Beginnings of what a page tells its reader to do, and of what it shows instead of saying. */
static const char *const orders[] = {
  "add", "ask", "brace", "buy", "check", "choose", "click", "combine", "come", "configure", "connect", "consider",
  "contact", "copy", "create", "deploy", "discover", "download", "enable", "enjoy", "enter", "explore", "expose",
  "figure", "find", "follow", "get", "give", "go to", "grab", "have a", "here", "hover", "imagine", "import",
  "include", "install", "integrate", "join", "keep", "learn", "let", "let's", "load", "look", "make", "make sure", "meet",
  "mix", "note", "open the", "paste", "pick", "please", "pour", "press", "pull", "put", "read", "remember",
  "replace", "restart", "run", "save", "say", "scroll", "see", "seek", "select", "send", "serve", "set", "shop",
  "start", "stay", "stir", "stop", "take", "talk", "tap", "tell", "think of", "try", "tweet", "type", "unlock",
  "update", "upgrade", "use", "using the", "visit", "wait", "watch", "write"
};

static gboolean
is_about_page (const char *sentence)
{
  g_autofree char *lower = g_utf8_strdown (sentence, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (page_words); i++)
    {
      if (strstr (lower, page_words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Begins and ends like a sentence of prose, with its quotation marks and brackets paired. */
static gboolean
is_whole (const char *sentence)
{
  gsize length = strlen (sentence);
  int round = 0;
  int curly = 0;
  int straight = 0;

  if (!g_unichar_isupper (g_utf8_get_char (sentence)) || length < 2 || sentence[length - 1] != '.')
    return FALSE;

  for (const char *at = sentence; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      round += (c == '(') - (c == ')');
      curly += (c == 0x201c) - (c == 0x201d);
      straight += c == '"';
    }

  return round == 0 && curly == 0 && straight % 2 == 0;
}

/* "Install it and run the model." is said to a reader who stands at a machine. */
static gboolean
is_order (const char *sentence)
{
  g_autofree char *lower = g_utf8_strdown (sentence, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      gsize length = strlen (orders[i]);

      if (strncmp (lower, orders[i], length) == 0 && (lower[length] == ' ' || lower[length] == ',' || lower[length] == ':'))
        return TRUE;
    }

  return FALSE;
}

/* Commands, patterns, paths and formulas are no prose. */
static gboolean
holds_code (const char *sentence)
{
  static const char *const marks[] = { "`", " --", "=", "->", "=>", "{", "}", "\\", "::", "()", ".*", "$(", "</", " /", "_", " | " };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (strstr (sentence, marks[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* ", It" and ", The": a second sentence that lost its border. */
static gboolean
is_run_on (const char *sentence)
{
  static const char *const starts[] = { ", It ", ", The ", ", This ", ", They ", ", We ", ", But ", ", And ", ", So ", ", You ",
                                        ". It ", ". It'", ". That", ". This ", ". They ", " + ", ": - ", " • " };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (strstr (sentence, starts[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* "Languages that it can output: English and Chinese.": an entry of a list, whose few last words are no sentence. */
static gboolean
is_entry (const char *sentence)
{
  const char *colon = strstr (sentence, ": ");
  g_autoptr (GPtrArray) after = NULL;

  if (colon == NULL)
    return FALSE;

  after = lt_words (colon, -1);

  return after->len < MIN_WORDS_BEHIND_COLON;
}

/* "Garden Garden is a model": a heading that lost its border. */
static gboolean
repeats_word (GPtrArray *words)
{
  for (guint i = 1; i < words->len; i++)
    {
      if (strcmp (g_ptr_array_index (words, i - 1), g_ptr_array_index (words, i)) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
lt_prose_has_verb (const char *sentence)
{
  g_autoptr (GPtrArray) words = lt_words (sentence, -1);

  if (words->len > MAX_WORDS_WITHOUT_VERB)
    return TRUE;

  for (guint i = 1; i < words->len; i++)
    {
      if (lt_word_is_verb (g_ptr_array_index (words, i)))
        return TRUE;
    }

  return FALSE;
}

/* "Supports beans.": an entry of a list of what something does. */
static gboolean
begins_with_verb (GPtrArray *words)
{
  const char *word = words->len > 0 ? g_ptr_array_index (words, 0) : "";

  return g_str_has_suffix (word, "s") && lt_word_is_listed_verb (word);
}

/* "ends here. starts small": shorter words are "etc." and "vs.". */
static gboolean
lost_border (const char *sentence)
{
  gsize word = 0;

  for (const char *at = sentence; *at != '\0'; at++)
    {
      if (*at == '.' && word > 3 && at[1] == ' ' && g_ascii_islower (at[2]))
        return TRUE;

      word = g_ascii_isalpha (*at) ? word + 1 : 0;
    }

  return FALSE;
}

/* "The article says: Beans are better.": the words of somebody else. */
static gboolean
quotes_others (const char *sentence)
{
  const char *colon = strstr (sentence, ": ");

  return colon != NULL && g_unichar_isupper (g_utf8_get_char (colon + 2)) && !is_entry (sentence);
}

gboolean
lt_prose_makes_claim (LtTextScreen *screen,
                      const char *sentence)
{
  return lt_prose_has_verb (sentence)
         && !is_order (sentence)
         && !is_run_on (sentence)
         && !lost_border (sentence)
         && !quotes_others (sentence)
         && strstr (sentence, " !") == NULL
         && !lt_text_screen_is_idle (screen, sentence);
}

/* "In a long speech, she said": who it was stands before. */
static gboolean
begins_aside (const char *sentence)
{
  static const char *const starts[] = { "After ", "As ", "At ", "Before ", "By ", "During ", "For ", "From ", "In ", "On ",
                                        "To ", "When ", "While ", "With " };
  static const char *const subjects[] = { ", he ", ", she ", ", they " };
  const char *comma = strstr (sentence, ", ");
  gboolean begins = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    begins = begins || g_str_has_prefix (sentence, starts[i]);

  for (gsize i = 0; begins && i < G_N_ELEMENTS (subjects); i++)
    {
      if (strstr (sentence, subjects[i]) != NULL)
        return TRUE;
    }

  return begins && comma != NULL && (g_str_has_prefix (comma, ", it ") || g_str_has_prefix (comma, ", it's "));
}

/* "The company": one that was named before. */
static gboolean
begins_known (const char *sentence)
{
  static const char *const known[] = { "actor", "actress", "agency", "company", "couple", "doctor", "duo", "firm", "former",
                                       "group", "news organization", "organization", "pair", "singer", "startup", "suspect",
                                       "two", "victim" };
  const char *word = g_str_has_prefix (sentence, "The ") ? sentence + strlen ("The ") : NULL;

  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (known); i++)
    {
      const char *rest = word + strlen (known[i]);

      if (g_str_has_prefix (word, known[i]) && !g_ascii_isalpha (*rest)
          && !g_str_has_prefix (rest, " of ") && !g_str_has_prefix (rest, " that ") && !g_str_has_prefix (rest, " behind "))
        return TRUE;
    }

  /* "The 40-year-old" */
  return word != NULL && strspn (word, "0123456789") > 0 && strstr (word, "-year-old ") != NULL;
}

static gboolean
is_person_word (const char *word)
{
  static const char *const words[] = { "he", "she", "his", "her", "him" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (word, words[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/* "A scan of his chest": nobody is named before. Names begin large and go on small. */
static gboolean
lacks_person (const char *sentence)
{
  g_auto (GStrv) words = g_strsplit_set (sentence, " ,.;:“”()—–", -1);
  gboolean named = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (is_person_word (words[i]))
        return !named;

      named = named || (g_ascii_isupper (words[i][0]) && g_ascii_islower (words[i][1]) && strcmp (words[i], "The") != 0);
    }

  return FALSE;
}

/* "(Agency)A": a place and an agency before the first word. */
static gboolean
has_dateline (const char *sentence)
{
  const char *bracket = strchr (sentence, ')');

  return bracket != NULL && g_ascii_isalpha (bracket[1]);
}

/**
 * lt_prose_skip_dateline:
 *
 * Returns: @sentence behind "HOLLOW HILL, Norway — ", which tells where it was written; @sentence without one
 */
const char *
lt_prose_skip_dateline (const char *sentence)
{
  static const char *const dashes[] = { " — ", " – ", " - ", " -- " };
  gsize large = strspn (sentence, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  for (gsize i = 0; large >= MIN_PLACE_LETTERS && i < G_N_ELEMENTS (dashes); i++)
    {
      const char *dash = strstr (sentence, dashes[i]);

      if (dash != NULL && dash - sentence <= MAX_DATELINE_BYTES)
        return dash + strlen (dashes[i]);
    }

  return sentence;
}

gboolean
lt_prose_may_stand_alone (LtTextScreen *screen,
                          const char *sentence)
{
  g_autoptr (GPtrArray) words = lt_words (sentence, -1);

  return is_whole (sentence)
         && lt_prose_has_verb (sentence)
         && !begins_with_verb (words)
         && !repeats_word (words)
         && !holds_code (sentence)
         && !is_order (sentence)
         && !is_run_on (sentence)
         && !is_entry (sentence)
         && !quotes_others (sentence)
         && !begins_aside (sentence)
         && !has_dateline (sentence)
         && !begins_known (sentence)
         && !lacks_person (sentence)
         && !lt_text_screen_dangles (screen, sentence)
         && !lt_text_screen_lacks_subject (screen, sentence)
         && !lt_text_screen_is_idle (screen, sentence)
         && !lt_text_screen_is_private (screen, sentence)
         && !lt_text_screen_addresses_software (screen, sentence)
         && !lt_text_screen_has_hidden (sentence)
         && !is_about_page (sentence);
}

gboolean
lt_speaks_of_itself (const char *sentence)
{
  static const char *const words[] = { "i", "i'm", "i've", "i'd", "i'll", "me", "my", "we", "we're", "we've", "we'll",
                                       "us", "our", "ours", "you", "your", "you're" };
  g_autoptr (GPtrArray) found = lt_words (sentence, -1);

  for (guint i = 0; i < found->len; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
        {
          if (strcmp (g_ptr_array_index (found, i), words[j]) == 0)
            return TRUE;
        }
    }

  return FALSE;
}
