/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/themes.h"

#include <string.h>

#define SECTION "theme:"
#define MIN_AUTHORS 3
/* In a short thread two are some. */
#define SHORT_THREAD 20
#define MIN_AUTHORS_SHORT 2
/* What fewer than this part of all comments bring up is not what they are about. */
#define MIN_PART 0.05
/* Of hostile comments the beginning tells what they are about. */
#define MAX_BYTES 4000

typedef struct
{
  char *name;
  LtTermList *terms;
} Rule;

struct _LtThemes
{
  GPtrArray *rules; /* Rule */
};

static void
rule_free (Rule *rule)
{
  g_free (rule->name);
  g_clear_pointer (&rule->terms, lt_term_list_free);
  g_free (rule);
}

/**
 * lt_themes_new:
 *
 * Reads the sections [theme:NAME], whose names stand in the sentences of a story as they are. A file without any is
 * one without themes.
 */
LtThemes *
lt_themes_new (LtRuleFile *file,
               GError **error)
{
  g_autoptr (LtThemes) self = g_new0 (LtThemes, 1);
  GPtrArray *sections = lt_rule_file_sections (file);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);

  for (guint i = 0; i < sections->len; i++)
    {
      const char *section = g_ptr_array_index (sections, i);
      Rule *rule = NULL;

      if (!g_str_has_prefix (section, SECTION) || section[strlen (SECTION)] == '\0')
        continue;

      rule = g_new0 (Rule, 1);
      rule->name = g_strdup (section + strlen (SECTION));
      rule->terms = lt_term_list_new (lt_rule_file_lines (file, section), TRUE, error);
      g_ptr_array_add (self->rules, rule);

      if (rule->terms == NULL)
        {
          g_prefix_error (error, "[%s]: ", section);
          return NULL;
        }
    }

  return g_steal_pointer (&self);
}

void
lt_themes_free (LtThemes *self)
{
  g_ptr_array_unref (self->rules);
  g_free (self);
}

static void
count_comment (LtTheme *theme,
               const LtComment *comment,
               GHashTable *authors)
{
  theme->n_comments++;
  theme->n_positive += comment->stance == LT_STANCE_POSITIVE;
  theme->n_critical += comment->stance == LT_STANCE_CRITICAL;

  if (comment->author != NULL)
    g_hash_table_add (authors, comment->author);
}

/* Within MAX_BYTES, which may cut a character in two: it is replaced. */
static char *
beginning_of (const char *text)
{
  return strlen (text) > MAX_BYTES ? g_utf8_make_valid (text, MAX_BYTES) : NULL;
}

static LtTheme *
count_theme (const Rule *rule,
             const LtReading *reading,
             guint order)
{
  g_autoptr (GHashTable) authors = g_hash_table_new (g_str_hash, g_str_equal);
  LtTheme *theme = g_new0 (LtTheme, 1);

  theme->name = rule->name;
  theme->terms = rule->terms;
  theme->order = order;

  for (guint i = 0; i < reading->comments->len; i++)
    {
      const LtReadComment *entry = lt_reading_get (reading, i);
      g_autofree char *cut = NULL;

      if (!entry->comment->counted || entry->suspicious)
        continue;

      cut = beginning_of (entry->comment->text);

      if (lt_term_list_matches (rule->terms, cut != NULL ? cut : entry->comment->text))
        count_comment (theme, entry->comment, authors);
    }

  theme->n_authors = g_hash_table_size (authors);

  return theme;
}

static int
compare_themes (gconstpointer a,
                gconstpointer b)
{
  const LtTheme *left = *(const LtTheme *const *) a;
  const LtTheme *right = *(const LtTheme *const *) b;

  if (left->n_comments != right->n_comments)
    return left->n_comments < right->n_comments ? 1 : -1;

  return (left->order > right->order) - (left->order < right->order);
}

GPtrArray *
lt_themes_find (LtThemes *self,
                const LtReading *reading,
                const char *title)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  guint least = (guint) (MIN_PART * reading->n_counted);
  guint least_authors = reading->n_counted < SHORT_THREAD ? MIN_AUTHORS_SHORT : MIN_AUTHORS;

  for (guint i = 0; self != NULL && i < self->rules->len; i++)
    {
      const Rule *rule = g_ptr_array_index (self->rules, i);
      LtTheme *theme = NULL;

      if (lt_term_list_matches (rule->terms, title))
        continue;

      theme = count_theme (rule, reading, i);

      if (theme->n_authors >= least_authors && theme->n_comments >= least)
        g_ptr_array_add (found, theme);
      else
        g_free (theme);
    }

  g_ptr_array_sort (found, compare_themes);

  return found;
}

gboolean
lt_themes_match (GPtrArray *themes,
                 const char *text)
{
  for (guint i = 0; i < themes->len; i++)
    {
      const LtTheme *theme = g_ptr_array_index (themes, i);

      if (lt_term_list_matches (theme->terms, text))
        return TRUE;
    }

  return FALSE;
}
