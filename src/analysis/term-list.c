/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/term-list.h"

#include <string.h>

struct _LtTermList
{
  GRegex *regex; /* one group a term */
  guint n_terms;
};

static gboolean
is_inner_joint (const char *term,
                const char *at)
{
  return at > term && (g_ascii_isalnum (at[-1]) || at[-1] == ')')
         && (g_ascii_isalnum (at[1]) || at[1] == '(');
}

static gboolean
is_number_sign (const char *term,
                const char *at)
{
  return *at == 'N'
         && (at == term || at[-1] == ' ' || at[-1] == '-')
         && (at[1] == '\0' || at[1] == ' ' || at[1] == '-' || at[1] == '*');
}

/* One term of the notation as a piece of an expression. */
static void
append_term (GString *pattern,
             const char *term)
{
  for (const char *at = term; *at != '\0'; at++)
    {
      if (*at == '*')
        g_string_append (pattern, "[\\w.-]*");
      else if (*at == ' ' || (*at == '-' && is_inner_joint (term, at)))
        g_string_append (pattern, "[ -]");
      else if (*at == '(')
        g_string_append (pattern, "(?:");
      else if (*at == ')')
        g_string_append (pattern, ")?");
      else if (is_number_sign (term, at))
        g_string_append (pattern, "\\d+(?:\\.\\d+)*");
      else if (strchr ("\\^$.|?+[]{}", *at) != NULL)
        g_string_append_printf (pattern, "\\%c", *at);
      else
        g_string_append_c (pattern, *at);
    }
}

/**
 * lt_term_list_new:
 * @terms: (element-type utf8): terms in the notation explained at the top of data/topics.conf
 * @ignore_case: whether case plays no part
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with a #GRegexError if a term's brackets do not pair or
 *   there are too many terms for one expression
 */
LtTermList *
lt_term_list_new (GPtrArray *terms,
                  gboolean ignore_case,
                  GError **error)
{
  g_autoptr (GString) pattern = g_string_new ("(?<!\\w)(?:");
  g_autoptr (GRegex) regex = NULL;
  GRegexCompileFlags flags = G_REGEX_OPTIMIZE;
  LtTermList *self = NULL;

  if (terms->len > LT_TERM_LIST_MAX_TERMS)
    {
      g_set_error (error, G_REGEX_ERROR, G_REGEX_ERROR_COMPILE, "more than %d terms", LT_TERM_LIST_MAX_TERMS);
      return NULL;
    }

  for (guint i = 0; i < terms->len; i++)
    {
      g_string_append (pattern, i > 0 ? "|(" : "(");
      append_term (pattern, g_ptr_array_index (terms, i));
      g_string_append_c (pattern, ')');
    }

  /* An empty list must find nothing, not everything. */
  g_string_append (pattern, terms->len > 0 ? ")(?!\\w)" : "(?!))");

  if (ignore_case)
    flags |= G_REGEX_CASELESS;

  regex = g_regex_new (pattern->str, flags, G_REGEX_MATCH_DEFAULT, error);

  if (regex == NULL)
    return NULL;

  self = g_new0 (LtTermList, 1);
  self->regex = g_steal_pointer (&regex);
  self->n_terms = terms->len;
  return self;
}

void
lt_term_list_free (LtTermList *self)
{
  g_regex_unref (self->regex);
  g_free (self);
}

char *
lt_term_list_find (LtTermList *self,
                   const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (self->regex, text, G_REGEX_MATCH_DEFAULT, &match))
    return NULL;

  return g_match_info_fetch (match, 0);
}

gboolean
lt_term_list_matches (LtTermList *self,
                      const char *text)
{
  return g_regex_match (self->regex, text, G_REGEX_MATCH_DEFAULT, NULL);
}

/* Which term a match is of: its group is the only one that took part. */
static guint
matched_term (LtTermList *self,
              GMatchInfo *match)
{
  for (guint i = 0; i < self->n_terms; i++)
    {
      int start = -1;

      if (g_match_info_fetch_pos (match, (int) i + 1, &start, NULL) && start >= 0)
        return i;
    }

  return 0;
}

guint
lt_term_list_count_distinct (LtTermList *self,
                             const char *text,
                             guint limit)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree gboolean *seen = g_new0 (gboolean, self->n_terms);
  guint n = 0;

  for (g_regex_match (self->regex, text, G_REGEX_MATCH_DEFAULT, &match);
       g_match_info_matches (match) && n < limit;
       g_match_info_next (match, NULL))
    {
      guint term = matched_term (self, match);

      if (!seen[term])
        n++;

      seen[term] = TRUE;
    }

  return n;
}

char *
lt_term_list_remove (LtTermList *self,
                     const char *text)
{
  char *rest = g_regex_replace_literal (self->regex, text, -1, 0, " ", G_REGEX_MATCH_DEFAULT, NULL);

  return rest != NULL ? rest : g_strdup (text);
}
