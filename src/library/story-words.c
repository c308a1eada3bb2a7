/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/story-words.h"

#include "base/statement.h"

#include <string.h>

/**
 * lt_story_words_write:
 *
 * Writes the words of a story into the index, in place of those it had.
 */
gboolean
lt_story_words_write (LtConnection *connection, gint64 row, LtStoryDraft *draft, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection,
      "INSERT OR REPLACE INTO search (rowid, title, body, voices, authors)"
      " VALUES (?1, ?2, ?3, ?4, ?5)",
      error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  lt_statement_bind_text (statement, 2, draft->title);
  lt_statement_bind_text (statement, 3, draft->body);
  lt_statement_bind_text (statement, 4, draft->voices);
  lt_statement_bind_text (statement, 5, draft->authors);
  return lt_statement_run (statement, error);
}

/**
 * lt_story_words_remove:
 *
 * Takes a story out of the index.
 */
gboolean
lt_story_words_remove (LtConnection *connection, gint64 row, GError **error)
{
  LtStatement *statement =
      lt_connection_prepare (connection, "DELETE FROM search WHERE rowid = ?1", error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  return lt_statement_run (statement, error);
}

static const char *
skip_tag (const char *html)
{
  const char *end = strchr (html, '>');

  return end != NULL ? end + 1 : html + strlen (html);
}

/* Of the named ones only those that stand for letters or space in our own templates matter here. */
static const char *
append_reference (GString *words, const char *html)
{
  char *end = NULL;
  guint64 code = 0;

  if (html[1] == '#')
    {
      gboolean hex = html[2] == 'x' || html[2] == 'X';

      code = g_ascii_strtoull (html + (hex ? 3 : 2), &end, hex ? 16 : 10);
    }
  else
    {
      end = (char *) html + 1;
      while (g_ascii_isalpha (*end))
        end++;
    }
  if (code <= 0x10ffff && g_unichar_validate ((gunichar) code) && g_unichar_isalnum ((gunichar) code))
    g_string_append_unichar (words, (gunichar) code);
  else
    g_string_append_c (words, ' ');
  return *end == ';' ? end + 1 : end;
}

/**
 * lt_story_words_append_html:
 * @html: any
 *
 * Appends what stands between the tags. A parser would be right about every odd case, and take 2.5 s
 * for 10,000 items; an index is as good with a word too many.
 */
void
lt_story_words_append_html (GString *words, const char *html)
{
  g_string_append_c (words, '\n');
  while (*html != '\0')
    {
      gsize length = strcspn (html, "<&");

      g_string_append_len (words, html, (gssize) length);
      html += length;
      if (*html == '<')
        {
          html = skip_tag (html);
          g_string_append_c (words, ' ');
        }
      else if (*html == '&')
        html = append_reference (words, html);
    }
}
