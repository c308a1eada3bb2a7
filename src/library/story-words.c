/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/story-words.h"

#include "base/statement.h"

#include <string.h>

/* What the index holds of a story. */
typedef struct
{
  char *column[4]; /* title, body, voices, authors */
} Words;

static void
words_clear (Words *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (words->column); i++)
    g_clear_pointer (&words->column[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* Runs @sql with the row as ?1 and the columns as ?2 to ?5. */
static gboolean
run_with_words (LtConnection *connection, const char *sql, gint64 row, const char *const *columns, GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  for (int i = 0; i < 4; i++)
    lt_statement_bind_text (statement, i + 2, columns[i]);
  return lt_statement_run (statement, error);
}

static gboolean
find_words (LtConnection *connection, gint64 row, Words *words, gboolean *found, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT title, body, voices, authors FROM words WHERE row = ?1", error);
  g_autoptr (GError) failed = NULL;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  *found = lt_statement_step (statement, &failed);
  for (int i = 0; *found && i < 4; i++)
    words->column[i] = lt_statement_dup_text (statement, i);
  lt_statement_reset (statement);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* The index must be told the words that it knows the row by. */
static gboolean
forget (LtConnection *connection, gint64 row, GError **error)
{
  g_auto (Words) words = { 0 };
  gboolean found = FALSE;

  if (!find_words (connection, row, &words, &found, error))
    return FALSE;
  return !found
         || run_with_words (connection,
                            "INSERT INTO search (search, rowid, title, body, voices, authors)"
                            " VALUES ('delete', ?1, ?2, ?3, ?4, ?5)",
                            row, (const char *const *) words.column, error);
}

/**
 * lt_story_words_write:
 *
 * Writes the words of a story into the index, in place of those it had.
 */
gboolean
lt_story_words_write (LtConnection *connection, gint64 row, LtStoryDraft *draft, GError **error)
{
  const char *const columns[] = { draft->title, draft->body, draft->voices, draft->authors };

  return forget (connection, row, error)
         && run_with_words (connection,
                            "INSERT INTO words (row, title, body, voices, authors)"
                            " VALUES (?1, ?2, ?3, ?4, ?5)"
                            " ON CONFLICT (row) DO UPDATE SET title = ?2, body = ?3, voices = ?4, authors = ?5",
                            row, columns, error)
         && run_with_words (connection,
                            "INSERT INTO search (rowid, title, body, voices, authors)"
                            " VALUES (?1, ?2, ?3, ?4, ?5)",
                            row, columns, error);
}

/**
 * lt_story_words_remove:
 *
 * Takes a story out of the index.
 */
gboolean
lt_story_words_remove (LtConnection *connection, gint64 row, GError **error)
{
  LtStatement *statement;

  if (!forget (connection, row, error))
    return FALSE;
  statement = lt_connection_prepare (connection, "DELETE FROM words WHERE row = ?1", error);
  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, row);
  return lt_statement_run (statement, error);
}

/**
 * lt_story_words_same_body:
 *
 * Returns: whether the text of the story is the one held; %TRUE when none is
 */
gboolean
lt_story_words_same_body (LtConnection *connection, gint64 row, const char *body)
{
  g_auto (Words) words = { 0 };
  gboolean found = FALSE;

  return !find_words (connection, row, &words, &found, NULL) || !found
         || g_strcmp0 (words.column[1], body) == 0;
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
