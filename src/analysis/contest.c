/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/contest.h"

/* Each side has so many comments, and so large a part of those that bring it up: one voice is no dispute. */
#define MIN_SIDE 2
#define MIN_PART 0.2
/* Figures alone need more of them. */
#define MIN_SIDE_UNQUOTED 3
/* FEED.md: bullets of at most 300 characters. What is not a quotation in one: its template and the theme's name. */
#define MAX_CHARACTERS 300
#define TEMPLATE_CHARACTERS 70

static gboolean
is_contested (guint n_positive,
              guint n_critical,
              guint n)
{
  guint smaller = MIN (n_positive, n_critical);

  return smaller >= MIN_SIDE && smaller >= MIN_PART * n;
}

static const LtTheme *
most_contested (GPtrArray *themes)
{
  const LtTheme *most = NULL;

  for (guint i = 0; i < themes->len; i++)
    {
      const LtTheme *theme = g_ptr_array_index (themes, i);
      guint smaller = MIN (theme->n_positive, theme->n_critical);

      if (smaller >= MIN_SIDE_UNQUOTED && is_contested (theme->n_positive, theme->n_critical, theme->n_comments)
          && (most == NULL || smaller > MIN (most->n_positive, most->n_critical)))
        most = theme;
    }

  return most;
}

static gsize
characters_of (const LtWriting *writing,
               const LtCandidate *point)
{
  const LtComment *comment = lt_reading_get (writing->reading, point->index)->comment;

  return (gsize) (g_utf8_strlen (point->text, -1) + g_utf8_strlen (comment->author, -1));
}

static gboolean
fits (const LtWriting *writing,
      const LtCandidate *pro,
      const LtCandidate *contra,
      const LtTheme *theme)
{
  gsize name = theme != NULL ? (gsize) g_utf8_strlen (theme->name, -1) : 0;

  return characters_of (writing, pro) + characters_of (writing, contra) + name + TEMPLATE_CHARACTERS <= MAX_CHARACTERS
         && lt_writing_cost (writing, pro) + lt_writing_cost (writing, contra) <= writing->words_left;
}

static gboolean
is_on (const LtTheme *theme,
       const LtCandidate *point)
{
  return theme == NULL || lt_term_list_matches (theme->terms, point->text);
}

/* The best points of both sides that stand in one bullet and speak of the same. */
static gboolean
find_pair (const LtWriting *writing,
           GPtrArray *praise,
           GPtrArray *criticism,
           const LtTheme *theme,
           LtContest *contest)
{
  for (guint i = 0; i < praise->len; i++)
    {
      LtCandidate *pro = g_ptr_array_index (praise, i);

      for (guint j = 0; is_on (theme, pro) && j < criticism->len; j++)
        {
          LtCandidate *contra = g_ptr_array_index (criticism, j);

          if (!is_on (theme, contra) || !fits (writing, pro, contra, theme))
            continue;

          *contest = (LtContest) { theme, pro, contra };
          return TRUE;
        }
    }

  return FALSE;
}

/* A dispute that both sides can be quoted on is told before a larger one that has figures only. */
static gboolean
find_quoted (const LtWriting *writing,
             GPtrArray *praise,
             GPtrArray *criticism,
             LtContest *contest)
{
  for (guint i = 0; i < writing->themes->len; i++)
    {
      const LtTheme *theme = g_ptr_array_index (writing->themes, i);

      if (is_contested (theme->n_positive, theme->n_critical, theme->n_comments)
          && find_pair (writing, praise, criticism, theme, contest))
        return TRUE;
    }

  return FALSE;
}

/* What voices say already is told in the glance where nobody else says it so well. */
static GPtrArray *
join (GPtrArray *points,
      GPtrArray *voiced)
{
  GPtrArray *all = g_ptr_array_copy (points, NULL, NULL);

  g_ptr_array_extend (all, voiced, NULL, NULL);

  return all;
}

gboolean
lt_contest_find (const LtWriting *writing,
                 const LtSides *sides,
                 LtContest *contest)
{
  const LtSentiment *sentiment = writing->story->sentiment;
  gboolean is_disputed = sentiment != NULL
                         && is_contested ((guint) sentiment->labels[LT_STANCE_POSITIVE],
                                          (guint) sentiment->labels[LT_STANCE_CRITICAL], (guint) sentiment->n);
  g_autoptr (GPtrArray) praise = join (sides->praise, sides->voiced_praise);
  g_autoptr (GPtrArray) criticism = join (sides->criticism, sides->voiced_criticism);

  *contest = (LtContest) { NULL, NULL, NULL };

  if (find_quoted (writing, praise, criticism, contest))
    return TRUE;

  if (is_disputed && find_pair (writing, praise, criticism, NULL, contest))
    return TRUE;

  contest->theme = most_contested (writing->themes);

  return contest->theme != NULL;
}

/* Whether so many comments of each side make a dispute. */
static const char *
describe_sides (guint n_positive,
                guint n_critical,
                guint n)
{
  if (is_contested (n_positive, n_critical, n))
    return "Contested";

  return 2 * (n_positive + n_critical) < n ? "Few take a side" : "Hardly contested";
}

LtSentence *
lt_contest_count (const LtSentiment *sentiment)
{
  int positive = sentiment->labels[LT_STANCE_POSITIVE];
  int critical = sentiment->labels[LT_STANCE_CRITICAL];
  const char *begin = describe_sides ((guint) positive, (guint) critical, (guint) sentiment->n);
  g_autofree char *text = g_strdup_printf ("%s: of %d comments %d %s read as positive and %d as critical.", begin,
                                           sentiment->n, positive, positive == 1 ? "is" : "are", critical);

  return lt_sentence_new (text, NULL, NULL);
}

static char *
quote (const LtWriting *writing,
       const LtCandidate *point,
       const char *side)
{
  const LtComment *comment = lt_reading_get (writing->reading, point->index)->comment;

  return g_strdup_printf ("%s, read as %s: “%s”", comment->author, side, point->text);
}

LtSentence *
lt_contest_write (const LtWriting *writing,
                  const LtContest *contest)
{
  const LtTheme *theme = contest->theme;
  g_autofree char *pro = NULL;
  g_autofree char *contra = NULL;
  g_autofree char *text = NULL;
  LtSentence *sentence = NULL;

  if (contest->pro == NULL)
    {
      text = g_strdup_printf ("Contested: %s, where %u of %u comments are read as positive and %u as critical.", theme->name,
                              theme->n_positive, theme->n_comments, theme->n_critical);
      return lt_sentence_new (text, NULL, NULL);
    }

  pro = quote (writing, contest->pro, "positive");
  contra = quote (writing, contest->contra, "critical");
  text = theme != NULL ? g_strdup_printf ("Contested: %s – %s – %s", theme->name, pro, contra)
                       : g_strdup_printf ("Contested: %s – %s", pro, contra);
  sentence = lt_sentence_new (text, lt_reading_get (writing->reading, contest->pro->index)->comment->id,
                              contest->pro->text);
  lt_sentence_add_origin (sentence, lt_reading_get (writing->reading, contest->contra->index)->comment->id,
                          contest->contra->text);

  return sentence;
}
