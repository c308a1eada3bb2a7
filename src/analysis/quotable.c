/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/quotable.h"

#include "text/sentences.h"

#include <string.h>

#define MAX_WORDS_A_SENTENCE 60
/* Of letters among all characters: tables, code and noise have fewer. */
#define MIN_LETTERS 0.7
/* Of so many words of English one is among the most frequent. */
#define WORDS_PER_FREQUENT 12

/* Mostly letters, begins like a sentence, ends like one, and is no question, quotation or code. */
static gboolean
is_plain_sentence (const char *sentence)
{
  gsize n_letters = 0;
  gsize n = 0;
  gunichar first = g_utf8_get_char (sentence);
  gunichar last = 0;

  for (const char *at = sentence; *at != '\0'; at = g_utf8_next_char (at))
    {
      last = g_utf8_get_char (at);
      n_letters += g_unichar_isalpha (last) || last == ' ';
      n++;
    }

  return n > 0 && (g_unichar_isupper (first) || g_unichar_isdigit (first))
         && (last == '.' || last == '!')
         && (double) n_letters / (double) n >= MIN_LETTERS;
}

static gboolean
is_balanced (const char *text)
{
  int round = 0;
  int square = 0;
  int marks = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      round += (*at == '(') - (*at == ')');
      square += (*at == '[') - (*at == ']');
      marks += *at == '"';
    }

  return round == 0 && square == 0 && marks % 2 == 0;
}

/* "end.Start": two sentences whose border was lost, or a name with a dot. */
static gboolean
is_glued (const char *sentence)
{
  for (const char *at = strchr (sentence, '.'); at != NULL; at = strchr (at + 1, '.'))
    {
      if (at > sentence && g_ascii_islower (at[-1]) && g_ascii_isupper (at[1]))
        return TRUE;
    }

  return FALSE;
}

/* "Some work: 1.": the beginning of a list. */
static gboolean
begins_list (const char *sentence)
{
  const char *colon = strrchr (sentence, ':');

  return colon != NULL && strspn (colon + 1, " 0123456789.)") == strlen (colon + 1);
}

/* "Ann: that is it": words of somebody else. */
static gboolean
is_speech (const char *sentence)
{
  return sentence[strcspn (sentence, ": \n")] == ':';
}

/* What the analyst writes is English, so what stands among it is: of its most frequent words, those that other
 * languages do not have, nearly every sentence has one. */
double
lt_english_part (GPtrArray *words)
{
  static const char *const frequent[] = {
    "after", "all", "and", "are", "at", "be", "been", "but", "by", "can", "could", "do", "does", "doesn't", "don't", "for",
    "from", "get", "had", "has", "have", "how", "i", "i'd", "i'm", "i've", "if", "into", "is", "it", "it's", "its", "just",
    "more", "most", "my", "not", "of", "on", "one", "only", "or", "our", "should", "than", "that", "the", "their", "there",
    "they", "this", "to", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your", NULL
  };
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    n += g_strv_contains (frequent, g_ptr_array_index (words, i));

  return words->len > 0 ? (double) n / words->len : 0.0;
}

/**
 * lt_quotable_sentence:
 *
 * Whether one sentence may stand in a quote at all, whatever is around it.
 */
gboolean
lt_quotable_sentence (LtTextScreen *screen,
                      const char *sentence)
{
  g_autoptr (GPtrArray) words = lt_words (sentence, -1);

  return words->len >= 3 && words->len <= MAX_WORDS_A_SENTENCE
         && lt_english_part (words) * WORDS_PER_FREQUENT >= 1.0
         && is_plain_sentence (sentence)
         && is_balanced (sentence)
         && strchr (sentence, '`') == NULL
         && strstr (sentence, ": - ") == NULL
         /* Quoted lines whose breaks were lost. */
         && strstr (sentence, " > ") == NULL
         && !is_speech (sentence)
         && !g_str_has_suffix (sentence, "...")
         && !is_glued (sentence)
         && !begins_list (sentence)
         && !lt_text_screen_is_private (screen, sentence)
         && !lt_text_screen_insults (screen, sentence)
         && !lt_text_screen_is_meta (screen, sentence)
         && !lt_text_screen_chats (screen, sentence);
}

/* Behind a mark that was opened in its line and not closed. */
static gboolean
is_inside_quotation (const char *line,
                     const char *start)
{
  int straight = 0;
  int curly = 0;

  for (const char *at = line; at < start; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      straight += c == '"';
      curly += (c == 0x201c) - (c == 0x201d);
    }

  return straight % 2 != 0 || curly > 0;
}

/**
 * lt_quotable_place:
 * @start: bytes of @text
 *
 * Whether the sentence there is in plain words of its author: `>` quotes, code, list items and what stands in
 * quotation marks are not.
 */
gboolean
lt_quotable_place (const char *text,
                   gsize start)
{
  const char *line = text + start;

  while (line > text && line[-1] != '\n')
    line--;

  return (start == 0 || g_ascii_isspace (text[start - 1]))
         && !is_inside_quotation (line, text + start)
         && *line != '>' && *line != ' ' && *line != '\t' && *line != '-' && *line != '*' && *line != '|';
}
