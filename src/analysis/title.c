/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/title.h"

#include "text/plain-text.h"

#include <string.h>

/* FEED.md, limits. */
#define MAX_CHARACTERS 300
/* Marks of a file's kind and of a flair are words, not sentences. */
#define MAX_MARK_CHARACTERS 24

static const char *const prefixes[] = { "show hn", "ask hn", "tell hn", "launch hn" };
/* What stands in brackets behind a title and tells nothing of the story. */
static const char *const suffixes[] = { "[pdf]", "[video]", "[audio]", "[slides]", "[dupe]", "[dead]", "[flagged]" };

static gboolean
is_pictograph (gunichar c)
{
  return (c >= 0x2600 && g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL)
         || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff) || c == 0x200d;
}

/* "!!!" says no more than "!", and two spaces no more than one. */
static gboolean
is_repeated (gunichar c,
             gunichar before)
{
  return (c == '!' || c == '?' || c == ' ') && c == before;
}

/* With no space before a mark that ends a sentence. */
static void
append_calmly (GString *text,
               gunichar c)
{
  if ((c == '!' || c == '?') && text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);

  g_string_append_unichar (text, c);
}

static char *
calm (const char *title)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gunichar before = 0;

  for (const char *at = title; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_pictograph (c) || is_repeated (c, before))
        continue;

      append_calmly (text, c);
      before = c;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One of Markdown's marks of emphasis: beside a word, with a border on its other side. */
static gboolean
is_emphasis (const char *text,
             const char *at)
{
  gboolean word_before = at > text && (g_ascii_isalnum (at[-1]) || (guint8) at[-1] >= 0x80);
  gboolean word_after = g_ascii_isalnum (at[1]) || (guint8) at[1] >= 0x80;

  return (*at == '*' || *at == '`') && word_before != word_after;
}

/* "*without*" and "`make`", where the marks pair; "A* search" is not marked. */
static char *
remove_emphasis (const char *title)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (const char *at = title; *at != '\0'; at++)
    {
      if (is_emphasis (title, at))
        n++;
      else
        g_string_append_c (text, *at);
    }

  return n > 0 && n % 2 == 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (title);
}

/* A short "[R]" or "[News]" of a forum. */
static const char *
skip_flair (const char *title)
{
  const char *end = *title == '[' ? strchr (title, ']') : NULL;

  return end != NULL && end - title <= MAX_MARK_CHARACTERS ? end + 1 : title;
}

static const char *
skip_prefix (const char *title)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);

      if (g_ascii_strncasecmp (title, prefixes[i], length) == 0 && (title[length] == ':' || title[length] == ' '))
        return title + length + 1 + strspn (title + length + 1, "-–: ");
    }

  return title;
}

/* "(YC S23)": which class of a school for companies. */
static gboolean
is_class (const char *bracket)
{
  return g_str_has_prefix (bracket, "(YC ") && strlen (bracket) <= strlen ("(YC W2023)");
}

static gboolean
is_suffix (const char *bracket)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_ascii_strcasecmp (bracket, suffixes[i]) == 0)
        return TRUE;
    }

  return is_class (bracket);
}

static void
cut_suffixes (char *title)
{
  char *bracket = NULL;

  while ((bracket = strrchr (title, ' ')) != NULL)
    {
      if (bracket > title && title[strlen (title) - 1] == ')' && strrchr (title, '(') != NULL)
        bracket = strrchr (title, '(') - 1;

      if (bracket < title || *bracket != ' ' || !is_suffix (bracket + 1))
        return;

      *bracket = '\0';
      g_strchomp (title);
    }
}

/**
 * lt_title_clean:
 * @title: (nullable): as it was submitted
 *
 * Changes no word: only marks of the site, of the file's kind and of excitement go. A title of nothing else stays.
 *
 * Returns: (transfer full): at most 300 characters in one line
 */
char *
lt_title_clean (const char *title)
{
  g_autofree char *shown = lt_display_text (title != NULL ? title : "");
  g_autofree char *calmed = calm (shown);
  g_autofree char *plain = remove_emphasis (calmed);
  g_autofree char *cleaned = NULL;

  g_strstrip (plain);
  cleaned = g_strdup (skip_prefix (skip_flair (plain)));
  cut_suffixes (g_strstrip (cleaned));

  if (cleaned[0] == '\0')
    g_set_str (&cleaned, shown);

  return g_utf8_strlen (cleaned, -1) > MAX_CHARACTERS ? g_utf8_substring (cleaned, 0, MAX_CHARACTERS)
                                                      : g_steal_pointer (&cleaned);
}
