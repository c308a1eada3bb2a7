/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/opinion-tokens.h"

#include "text/prefix.h"

#include <string.h>

/* Marks written in ASCII that count as words. */
static const char *const marks[] = { ":-)", ":)", ";-)", ";)", ":-(", ":(", ":-/", ":/", ":d", "<3", "+1", "/s" };

/* Room for these from the start. */
#define USUAL_TOKENS 128

typedef struct
{
  LtOpinionTokens *tokens;
  char *out; /* where the next word is written; never behind what was read */
} Writer;

static void
add_stop (Writer *writer,
          LtTokenKind kind)
{
  LtToken token = { kind, NULL, 0, 0 };
  GArray *tokens = writer->tokens->tokens;

  /* "?!" and "..." are one stop, and a question if one of its marks asks. */
  if (tokens->len > 0)
    {
      LtToken *last = &g_array_index (tokens, LtToken, tokens->len - 1);

      if (last->kind != LT_TOKEN_WORD)
        {
          last->kind = MAX (last->kind, kind);
          return;
        }
    }

  if (tokens->len < LT_OPINION_MAX_TOKENS)
    g_array_append_val (tokens, token);
}

/* What was written since @word, ended by a NUL. The hash is FNV-1a, 32 bits: weights are found by it, so it never
 * changes. */
static void
add_word (Writer *writer,
          const char *word)
{
  LtToken token = { LT_TOKEN_WORD, word, 2166136261u, (guint) (writer->out - word) };

  *writer->out++ = '\0';

  if (writer->tokens->tokens->len >= LT_OPINION_MAX_TOKENS)
    return;

  for (guint i = 0; i < token.length; i++)
    token.hash = (token.hash ^ (guint8) word[i]) * 16777619u;

  g_array_append_val (writer->tokens->tokens, token);
}

/* An address from @at, by its length in bytes; 0 when there is none. */
static gsize
address_length (const char *at)
{
  if (*at != 'h' && *at != 'w')
    return 0;

  if (!lt_text_begins_with (at, "http://") && !lt_text_begins_with (at, "https://") && !lt_text_begins_with (at, "www."))
    return 0;

  return strcspn (at, " \t\n");
}

static gsize
mark_length (const char *at)
{
  /* Nearly all places are ruled out by what they begin with. */
  if (*at != ':' && *at != ';' && *at != '<' && *at != '+' && *at != '/')
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i]);

      if (g_ascii_strncasecmp (at, marks[i], length) == 0 && !g_ascii_isalnum (at[length]))
        return length;
    }

  return 0;
}

/* Most of what is written is ASCII, which needs no tables of Unicode. */
static gboolean
is_alnum (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c);
}

static gunichar
char_at (const char *at)
{
  return (guint8) *at < 0x80 ? (gunichar) *at : g_utf8_get_char (at);
}

/* Letters in lower case, and digits. */
static const char *
take_ascii (Writer *writer,
            const char *at)
{
  for (;; at++)
    {
      guint8 letter = (guint8) *at | 0x20;
      guint8 digit = (guint8) ((guint8) *at - '0');

      if ((guint8) (letter - 'a') < 26)
        *writer->out++ = (char) letter;
      else if (digit < 10)
        *writer->out++ = *at;
      else
        return at;
    }
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* Inside a word: an apostrophe or a dot between two letters or digits. */
static gboolean
joins (gunichar c,
       const char *next)
{
  return (is_apostrophe (c) || c == '.') && is_alnum (char_at (next));
}

/* Writes the word at @at in lower case and gives where it ends. */
static const char *
take_word (Writer *writer,
           const char *at)
{
  char *word = writer->out;

  while (*(at = take_ascii (writer, at)) != '\0')
    {
      gunichar c = char_at (at);
      const char *next = g_utf8_next_char (at);

      if (!is_alnum (c) && !joins (c, next))
        break;

      c = is_apostrophe (c) ? '\'' : g_unichar_tolower (c);
      writer->out += g_unichar_to_utf8 (c, writer->out);
      at = next;
    }

  writer->tokens->n_words++;
  add_word (writer, word);
  return at;
}

static void
take_mark (Writer *writer,
           const char *at,
           gsize length)
{
  char *word = writer->out;

  for (gsize i = 0; i < length; i++)
    *writer->out++ = g_ascii_tolower (at[i]);

  add_word (writer, word);
}

static void
take_punctuation (Writer *writer,
                  gunichar c)
{
  switch (c)
    {
    case '?':
      add_stop (writer, LT_TOKEN_QUESTION);
      break;

    case '!':
      writer->tokens->n_exclamations++;
      add_stop (writer, LT_TOKEN_STOP);
      break;

    case '.':
    case 0x2026:
      add_stop (writer, LT_TOKEN_STOP);
      break;

    case ',':
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
    case '"':
    case 0x2013:
    case 0x2014:
      add_stop (writer, LT_TOKEN_PAUSE);
      break;

    default:
      break;
    }
}

static const char *
take_one (Writer *writer,
          const char *at,
          const char *end,
          gboolean at_border)
{
  gunichar c = char_at (at);
  gsize length = at_border ? address_length (at) : 0;
  const char *close = c == '`' ? memchr (at + 1, '`', (gsize) (end - at - 1)) : NULL;

  if (length > 0)
    {
      writer->tokens->has_link = TRUE;
      return at + length;
    }

  if (close != NULL)
    {
      writer->tokens->has_code = TRUE;
      return close + 1;
    }

  length = at_border ? mark_length (at) : 0;

  if (length > 0)
    {
      take_mark (writer, at, length);
      return at + length;
    }

  if (is_alnum (c))
    return take_word (writer, at);

  if (c >= 0x80 && g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL)
    take_mark (writer, at, (gsize) (g_utf8_next_char (at) - at));
  else
    take_punctuation (writer, c);

  return g_utf8_next_char (at);
}

static void
take_line (Writer *writer,
           const char *line,
           const char *end)
{
  const char *at = line;
  gboolean at_border = TRUE;

  while (at < end)
    {
      char before = *at;

      at = before == ' ' ? at + 1 : take_one (writer, at, end, at_border);
      at_border = before == ' ' || before == '\t' || before == '(';
    }

  add_stop (writer, LT_TOKEN_STOP);
}

static gboolean
is_quoted (const char *line)
{
  return line[0] == '>';
}

static gboolean
is_code (const char *line)
{
  return line[0] == '\t' || (line[0] == ' ' && line[1] == ' ');
}

static void
take_lines (Writer *writer,
            const char *text,
            gboolean with_quotes)
{
  const char *line = text;

  while (*line != '\0')
    {
      const char *end = strchrnul (line, '\n');

      if (is_code (line))
        writer->tokens->has_code = TRUE;
      else if (is_quoted (line) && !with_quotes)
        writer->tokens->has_quote = TRUE;
      else if (end > line)
        take_line (writer, line, end);

      line = *end != '\0' ? end + 1 : end;
    }
}

/**
 * lt_opinion_tokens_new:
 * @text: plain text, valid UTF-8
 *
 * Quoted lines are not the author's view, so they are dropped unless nothing else is left. Hyphens part words. At
 * most %LT_OPINION_MAX_TOKENS tokens are kept.
 */
LtOpinionTokens *
lt_opinion_tokens_new (const char *text)
{
  LtOpinionTokens *self = g_new0 (LtOpinionTokens, 1);
  Writer writer = { self, NULL };

  /* A word of n bytes takes n + 1, and lower case may take up to three bytes for two. */
  self->buffer = g_malloc (strlen (text) * 3 + 1);
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (LtToken), USUAL_TOKENS);
  writer.out = self->buffer;
  take_lines (&writer, text, FALSE);

  if (self->n_words == 0 && self->has_quote)
    {
      g_array_set_size (self->tokens, 0);
      writer.out = self->buffer;
      take_lines (&writer, text, TRUE);
    }

  return self;
}

void
lt_opinion_tokens_free (LtOpinionTokens *self)
{
  g_array_unref (self->tokens);
  g_free (self->buffer);
  g_free (self);
}
