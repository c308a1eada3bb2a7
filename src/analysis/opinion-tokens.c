/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/opinion-tokens.h"

#include "text/prefix.h"

#include <string.h>

/* Marks written in ASCII that count as words. */
static const char *const marks[] = { ":-)", ":)", ";-)", ";)", ":-(", ":(", ":-/", ":/", ":d", "<3", "+1", "/s" };

typedef struct
{
  LtOpinionTokens *tokens;
  char *out; /* where the next word is written; never behind what was read */
} Writer;

static void
add_token (Writer *writer,
           LtTokenKind kind,
           const char *word)
{
  LtToken token = { kind, word };
  GArray *tokens = writer->tokens->tokens;

  /* "?!" and "..." are one stop, and a question if one of its marks asks. */
  if (kind != LT_TOKEN_WORD && tokens->len > 0)
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

/* An address from @at, by its length in bytes; 0 when there is none. */
static gsize
address_length (const char *at)
{
  if (!lt_text_begins_with (at, "http://") && !lt_text_begins_with (at, "https://") && !lt_text_begins_with (at, "www."))
    return 0;

  return strcspn (at, " \t\n");
}

static gsize
mark_length (const char *at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i]);

      if (g_ascii_strncasecmp (at, marks[i], length) == 0 && !g_ascii_isalnum (at[length]))
        return length;
    }

  return 0;
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
  return (is_apostrophe (c) || c == '.') && g_unichar_isalnum (g_utf8_get_char (next));
}

/* Writes the word at @at in lower case and gives where it ends. */
static const char *
take_word (Writer *writer,
           const char *at)
{
  char *word = writer->out;

  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      if (!g_unichar_isalnum (c) && !joins (c, next))
        break;

      c = is_apostrophe (c) ? '\'' : g_unichar_tolower (c);
      writer->out += g_unichar_to_utf8 (c, writer->out);
      at = next;
    }

  *writer->out++ = '\0';
  writer->tokens->n_words++;
  add_token (writer, LT_TOKEN_WORD, word);
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

  *writer->out++ = '\0';
  add_token (writer, LT_TOKEN_WORD, word);
}

static void
take_punctuation (Writer *writer,
                  gunichar c)
{
  if (c == '?')
    add_token (writer, LT_TOKEN_QUESTION, NULL);
  else if (c == '.' || c == '!' || c == 0x2026)
    add_token (writer, LT_TOKEN_STOP, NULL);
  else if (strchr (",;:()[]\"", (int) MIN (c, 0x7f)) != NULL || c == 0x2014 || c == 0x2013)
    add_token (writer, LT_TOKEN_PAUSE, NULL);

  writer->tokens->n_exclamations += c == '!';
}

static const char *
take_one (Writer *writer,
          const char *at,
          const char *end,
          gboolean at_border)
{
  gunichar c = g_utf8_get_char (at);
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

  if (g_unichar_isalnum (c))
    return take_word (writer, at);

  if (g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL)
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
      gunichar before = g_utf8_get_char (at);

      at = take_one (writer, at, end, at_border);
      at_border = before == ' ' || before == '\t' || before == '(';
    }

  add_token (writer, LT_TOKEN_STOP, NULL);
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
      const char *end = line + strcspn (line, "\n");

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
  self->tokens = g_array_new (FALSE, FALSE, sizeof (LtToken));
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
