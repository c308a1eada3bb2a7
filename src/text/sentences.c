/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/sentences.h"

#include <string.h>

/* Words, in lower case, whose full stop ends no sentence. */
static const char *const titles[] = {
  "adm", "approx", "bzw", "ca", "capt", "cf", "cmdr", "col", "dr", "e.g", "ed", "eg", "eq", "esp", "fig", "figs", "gen",
  "gov", "i.e", "ie", "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "nos", "nr", "op", "p", "pp", "prof", "rep", "reps",
  "resp", "rev", "sec", "sen", "sens", "sgt", "st", "viz", "vol", "vs", "z.b", NULL
};

/* Words whose full stop may end one too: it does when a word follows that often begins a sentence. Initials are such,
 * and months, which a day follows. */
static const char *const shortenings[] = {
  "a.m", "al", "apr", "aug", "co", "corp", "dec", "dept", "et", "etc", "feb", "inc", "jan", "jr", "jul", "jun", "ltd", "max",
  "min", "no", "nov", "oct", "p.m", "ph.d", "sep", "sept", "sr", "u.k", "u.n", "u.s", "u.s.a", "usw", NULL
};

static const char *const openers[] = {
  "a", "also", "an", "and", "as", "at", "but", "for", "he", "his", "how", "however", "i", "if", "in", "it", "its", "no",
  "not", "now", "on", "or", "our", "she", "so", "that", "the", "their", "then", "there", "these", "they", "this",
  "those", "to", "we", "what", "when", "while", "why", "with", "yes", "you", "your", NULL
};

static gboolean
is_one_of (const char *const *words, const char *word, gsize length)
{
  g_autofree char *lower = g_utf8_strdown (word, (gssize) length);

  return g_strv_contains (words, lower);
}

static gboolean
is_terminator (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x0964;
}

/* These end a sentence with no space behind them. */
static gboolean
is_wide_terminator (gunichar c)
{
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61;
}

static gboolean
is_closer (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || c == 0x201C || type == G_UNICODE_CLOSE_PUNCTUATION
         || type == G_UNICODE_FINAL_PUNCTUATION;
}

static gboolean
is_opening_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || c == '*' || c == 0x201E || type == G_UNICODE_OPEN_PUNCTUATION
         || type == G_UNICODE_INITIAL_PUNCTUATION;
}

/* The word that ends right before @dot, its inner dots included. */
static const char *
word_before (const char *start, const char *dot)
{
  const char *p = dot;

  while (p > start)
    {
      const char *previous = g_utf8_find_prev_char (start, p);
      gunichar c = g_utf8_get_char (previous);

      if (!g_unichar_isalnum (c) && c != '.')
        break;
      p = previous;
    }
  return p;
}

/* TRUE if the full stop at @dot is part of a shortened word, an initial or the number of a list. */
static gboolean
stop_is_inner (const char *sentence, const char *dot, const char *next)
{
  const char *word = word_before (sentence, dot);
  gsize length = (gsize) (dot - word);
  const char *end = next;

  if (length == 0)
    return FALSE;
  if (word == sentence && strspn (word, "0123456789") == length && length <= 3)
    return TRUE;
  if (is_one_of (titles, word, length))
    return TRUE;
  if (!is_one_of (shortenings, word, length)
      && (g_utf8_next_char (word) != dot || !g_unichar_isupper (g_utf8_get_char (word))))
    return FALSE;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return !is_one_of (openers, next, (gsize) (end - next));
}

/* @at is just behind a run of terminators, whose first is @mark; @next the text that follows the white space. */
static gboolean
ends_sentence (const char *sentence, const char *mark, const char *at, const char *next)
{
  const char *p = next;
  gunichar c;

  while (is_opening_mark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  c = g_utf8_get_char (p);
  if (c == 0)
    return TRUE;
  if (g_unichar_islower (c))
    return FALSE;
  return *mark != '.' || mark + 1 != at || !stop_is_inner (sentence, mark, p);
}

/* The end of the sentence that begins at @start; @limit is the end of its line. */
static const char *
find_end (const char *start, const char *limit)
{
  const char *p = start;

  while (p < limit)
    {
      gunichar c = g_utf8_get_char (p);
      const char *mark = p;
      const char *marks_end, *next;
      gboolean wide = is_wide_terminator (c);

      p = g_utf8_next_char (p);
      if (!wide && !is_terminator (c))
        continue;
      while (p < limit && (is_terminator (g_utf8_get_char (p)) || is_wide_terminator (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      marks_end = p;
      while (p < limit && is_closer (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      for (next = p; next < limit && g_unichar_isspace (g_utf8_get_char (next));)
        next = g_utf8_next_char (next);

      if (next >= limit || wide || (next > p && ends_sentence (start, mark, marks_end, next)))
        return p;
    }
  return limit;
}

static void
split_line (GArray *spans, const char *text, const char *line, const char *limit)
{
  const char *p = line;

  while (TRUE)
    {
      const char *end;
      LtSpan span;

      while (p < limit && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p >= limit)
        return;

      end = find_end (p, limit);
      span.start = (gsize) (p - text);
      p = end;
      while (end > text + span.start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
        end = g_utf8_prev_char (end);
      span.length = (gsize) (end - text) - span.start;
      g_array_append_val (spans, span);
    }
}

/**
 * lt_sentences:
 * @text: plain text, valid UTF-8
 *
 * Splits by rules on punctuation: shortened words, initials, list numbers,
 * versions and addresses end no sentence. The end of a line ends one, since
 * prose holds no line ends and lists and preformatted text do.
 *
 * Returns: (transfer full) (element-type LtSpan): in order, without the white
 *   space around them
 */
GArray *
lt_sentences (const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (LtSpan));
  const char *line = text;

  while (*line)
    {
      const char *end = line + strcspn (line, "\n");

      split_line (spans, text, line, end);
      line = *end ? end + 1 : end;
    }
  return spans;
}

/* Scripts that put no space between words: each character is taken as one. */
static gboolean
is_spaceless (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA
         || script == G_UNICODE_SCRIPT_THAI;
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_inner_mark (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == '-' || c == '.';
}

static void
add_word (GPtrArray *words, GString *word)
{
  if (word->len > 0)
    g_ptr_array_add (words, g_utf8_strdown (word->str, (gssize) word->len));
  g_string_truncate (word, 0);
}

/**
 * lt_words:
 * @text: plain text, valid UTF-8
 * @length: its bytes, or -1
 *
 * Returns: (transfer full) (element-type utf8): the words in lower case, with
 *   the apostrophes, hyphens and dots inside them; U+2019 is written '
 */
GPtrArray *
lt_words (const char *text, gssize length)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (is_spaceless (c))
        {
          add_word (words, word);
          g_string_append_unichar (word, c);
          add_word (words, word);
        }
      else if (is_word_character (c))
        g_string_append_unichar (word, c);
      else if (is_inner_mark (c) && word->len > 0 && next < end && g_unichar_isalnum (g_utf8_get_char (next))
               && !is_spaceless (g_utf8_get_char (next)))
        g_string_append_unichar (word, c == 0x2019 ? '\'' : c);
      else
        add_word (words, word);
    }
  add_word (words, word);
  return words;
}
