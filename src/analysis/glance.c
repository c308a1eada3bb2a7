/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/glance.h"

#include "analysis/contest.h"
#include "text/url.h"

#define MAX_THEMES 3
#define MIN_ANSWERS 5
/* One side alone is told of where so large a part is on it. */
#define MIN_SIDE_PART 0.2

/* " and", or a comma between all but the last two. */
static char *
join (GPtrArray *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 == parts->len ? " and " : ", ");

      g_string_append (text, g_ptr_array_index (parts, i));
    }

  return g_string_free (text, FALSE);
}

/* "speed (18 of 50 comments), price (9) and privacy (6)" */
static char *
join_themes (const LtWriting *writing)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (writing->themes->len, MAX_THEMES); i++)
    {
      const LtTheme *theme = g_ptr_array_index (writing->themes, i);

      g_ptr_array_add (parts, i > 0 ? g_strdup_printf ("%s (%u)", theme->name, theme->n_comments)
                                    : g_strdup_printf ("%s (%u of %u comments)", theme->name, theme->n_comments,
                                                       writing->reading->n_counted));
    }

  return join (parts);
}

/* What comments bring up, or NULL: what one person says is no summary of what the others say. */
static char *
describe_discussion (const LtWriting *writing)
{
  g_autofree char *names = join (writing->names);
  g_autofree char *themes = join_themes (writing);

  if (writing->themes->len > 0 && writing->names->len > 0)
    return g_strdup_printf ("Commenters most often bring up %s, and name %s.", themes, names);

  if (writing->themes->len > 0)
    return g_strdup_printf ("Commenters most often bring up %s.", themes);

  return writing->names->len > 0 ? g_strdup_printf ("Commenters most often name %s.", names) : NULL;
}

/* Comments that still have words, and how many people wrote them. */
static guint
count_written (const LtReading *reading,
               guint *n_authors)
{
  g_autoptr (GHashTable) authors = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < reading->comments->len; i++)
    {
      const LtComment *comment = lt_reading_get (reading, i)->comment;

      if (comment->excluded == LT_EXCLUDED_REMOVED)
        continue;

      n++;

      if (comment->author != NULL)
        g_hash_table_add (authors, comment->author);
    }

  *n_authors = g_hash_table_size (authors);

  return n;
}

/* What happened, as far as the thread itself tells it. */
static LtSentence *
write_submission (const LtWriting *writing)
{
  const LtPlace *place = g_ptr_array_index (writing->story->discussions, 0);
  g_autofree char *host = writing->post->link != NULL ? lt_url_host (writing->post->link) : NULL;
  g_autofree char *what = host != NULL ? g_strdup_printf ("A page of %s", host) : g_strdup ("A post");
  g_autofree char *text = NULL;
  guint n_authors = 0;
  guint n = count_written (writing->reading, &n_authors);

  if (n_authors == 0)
    text = g_strdup_printf ("%s was submitted to %s.", what, place->name);
  else
    text = g_strdup_printf ("%s was submitted to %s, where %u %s written %u comment%s.", what, place->name, n_authors,
                            n_authors == 1 ? "person has" : "people have", n, n == 1 ? "" : "s");

  return lt_sentence_new (text, NULL, NULL);
}

/* The first extract is the first bullet. Where there is only one more the story itself needs it: nobody who reads it is
 * shown its lead. */
gboolean
lt_glance_lead_is_extract (const LtWriting *writing)
{
  return writing->extracts->len > 2;
}

/* The bare fact of the thread; where the first bullet tells that, in fewer words. */
static LtSentence *
write_discussion (const LtWriting *writing)
{
  const LtPlace *place = g_ptr_array_index (writing->story->discussions, 0);
  guint n = writing->reading->comments->len;
  g_autofree char *text = NULL;

  if (writing->extracts->len > 0)
    return write_submission (writing);

  text = g_strdup_printf ("A discussion on %s with %u comment%s.", place->name, n, n == 1 ? "" : "s");

  return lt_sentence_new (text, NULL, NULL);
}

void
lt_glance_write_lead (LtWriting *writing)
{
  g_autofree char *brought_up = describe_discussion (writing);

  if (lt_glance_lead_is_extract (writing))
    writing->story->lead = lt_writing_quote_extract (writing, g_ptr_array_index (writing->extracts, 1));
  else if (brought_up != NULL)
    writing->story->lead = lt_sentence_new (brought_up, NULL, NULL);
  else
    writing->story->lead = write_discussion (writing);
}

static const char *
mood_words (const LtSentiment *sentiment)
{
  static const char *const mostly[LT_N_SIDES] = { "The community is mostly positive", "The community is mostly neutral",
                                                  "The community is mostly critical" };
  static const char *const probably[LT_N_SIDES] = { "The community is probably mostly positive",
                                                    "The community is probably mostly neutral",
                                                    "The community is probably mostly critical" };

  switch (lt_sentiment_mood (sentiment))
    {
    case LT_MOOD_MOSTLY:
      return mostly[lt_sentiment_largest (sentiment)];
    case LT_MOOD_PROBABLY:
      return probably[lt_sentiment_largest (sentiment)];
    case LT_MOOD_DIVIDED:
      return "The community is divided";
    case LT_MOOD_NONE:
    case LT_MOOD_TOO_FEW:
    case LT_MOOD_ROUGH:
    case LT_MOOD_PUBLISHED:
    default:
      return "What the community thinks, roughly";
    }
}

static int
widest_margin (const LtSentiment *sentiment)
{
  int widest = 0;

  for (int side = 0; side < LT_N_SIDES; side++)
    widest = MAX (widest, sentiment->margin.of[side]);

  return (widest + 9) / 10;
}

/* What the community thinks, in figures only; none where there are too few comments. */
static LtSentence *
write_community (const LtSentiment *sentiment)
{
  g_autofree char *text = NULL;
  int percent[LT_N_SIDES];

  if (sentiment == NULL)
    return NULL;

  if (lt_sentiment_mood (sentiment) == LT_MOOD_TOO_FEW)
    {
      text = g_strdup_printf ("With %d comment%s counted, there are too few to tell what the community thinks.",
                              sentiment->n, sentiment->n == 1 ? "" : "s");
      return lt_sentence_new (text, NULL, NULL);
    }

  lt_shares_to_percent (&sentiment->share, percent);
  text = g_strdup_printf ("%s: %d\u00a0%% positive, %d\u00a0%% neutral and %d\u00a0%% critical, estimated from %d comments "
                          "(within %d points).",
                          mood_words (sentiment), percent[LT_STANCE_POSITIVE], percent[LT_STANCE_NEUTRAL],
                          percent[LT_STANCE_CRITICAL], sentiment->n, widest_margin (sentiment));

  return lt_sentence_new (text, NULL, NULL);
}

/* The point whose comment most others stand below, or @most. */
static LtCandidate *
most_answered (const LtReading *reading,
               GPtrArray *points,
               LtCandidate *most)
{
  for (guint i = 0; i < points->len; i++)
    {
      LtCandidate *point = g_ptr_array_index (points, i);
      guint n = lt_reading_get (reading, point->index)->n_below;

      if (n >= MIN_ANSWERS && (most == NULL || n > lt_reading_get (reading, most->index)->n_below))
        most = point;
    }

  return most;
}

/* Where no side stands against another: what most people answered to. */
static LtSentence *
write_most_answered (LtWriting *writing,
                     const LtSides *sides,
                     GHashTable *used)
{
  LtCandidate *point = most_answered (writing->reading, sides->others, NULL);
  g_autofree char *before = NULL;

  point = most_answered (writing->reading, sides->praise, point);
  point = most_answered (writing->reading, sides->criticism, point);

  if (point == NULL || !lt_writing_take_words (writing, point))
    return NULL;

  g_hash_table_add (used, point);
  before = g_strdup_printf ("Most answered, with %u comments below it – ",
                            lt_reading_get (writing->reading, point->index)->n_below);

  return lt_writing_quote_comment (writing, point->index, before, point->text);
}

/* The best point of the side that more comments are on, if these are some. */
static LtSentence *
write_side (LtWriting *writing,
            const LtSides *sides,
            GHashTable *used)
{
  const int *labels = writing->story->sentiment->labels;
  gboolean critical = labels[LT_STANCE_CRITICAL] > labels[LT_STANCE_POSITIVE];
  GPtrArray *points = critical ? sides->criticism : sides->praise;
  GPtrArray *voiced = critical ? sides->voiced_criticism : sides->voiced_praise;
  int n = labels[critical ? LT_STANCE_CRITICAL : LT_STANCE_POSITIVE];
  LtCandidate *point = NULL;

  if (points->len + voiced->len > 0 && n >= MIN_SIDE_PART * writing->story->sentiment->n)
    point = g_ptr_array_index (points->len > 0 ? points : voiced, 0);

  if (point == NULL || !lt_writing_take_words (writing, point))
    return NULL;

  g_hash_table_add (used, point);

  return lt_writing_quote_comment (writing, point->index, critical ? "Read as critical, " : "Read as positive, ",
                                   point->text);
}

static LtSentence *
write_dispute (LtWriting *writing,
               const LtSides *sides,
               GHashTable *used)
{
  LtContest contest;

  if (!lt_contest_find (writing, sides, &contest))
    return NULL;

  if (contest.pro != NULL)
    {
      lt_writing_take_words (writing, contest.pro);
      lt_writing_take_words (writing, contest.contra);
      g_hash_table_add (used, contest.pro);
      g_hash_table_add (used, contest.contra);
    }

  if (contest.pro == NULL)
    g_hash_table_add (used, (gpointer) contest.theme);

  return lt_contest_write (writing, &contest);
}

static void
add (GPtrArray *glance,
     LtSentence *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (glance, sentence);
}

void
lt_glance_write (LtWriting *writing,
                 const LtSides *sides,
                 GHashTable *used)
{
  GPtrArray *glance = writing->story->glance;
  const LtSentiment *sentiment = writing->story->sentiment;
  LtSentence *third = NULL;

  if (writing->extracts->len > 0)
    add (glance, lt_writing_quote_extract (writing, g_ptr_array_index (writing->extracts, 0)));
  else
    add (glance, write_submission (writing));

  add (glance, write_community (sentiment));
  third = write_dispute (writing, sides, used);

  if (third == NULL)
    third = write_most_answered (writing, sides, used);

  if (third == NULL && sentiment != NULL)
    third = write_side (writing, sides, used);

  if (third == NULL && sentiment != NULL && lt_sentiment_mood (sentiment) != LT_MOOD_TOO_FEW)
    third = lt_contest_count (sentiment);

  add (glance, third);
}
