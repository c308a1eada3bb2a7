/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/glance.h"

#include "analysis/names.h"

#define MAX_NAMES 3

/* " and", or a comma between all but the last two. */
static char *
join_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 == names->len ? " and " : ", ");

      g_string_append (text, g_ptr_array_index (names, i));
    }

  return g_string_free (text, FALSE);
}

/* Facts of the thread: what one person says of it is no summary of what the others say. */
static char *
describe_discussion (LtWriting *writing)
{
  const LtPlace *place = g_ptr_array_index (writing->story->discussions, 0);
  guint n = writing->reading->comments->len;
  g_autoptr (GPtrArray) names = lt_names_find (writing->reading, writing->story->title, MAX_NAMES);
  g_autofree char *joined = join_names (names);
  const char *plural = n == 1 ? "" : "s";

  if (names->len == 0)
    return g_strdup_printf ("A discussion on %s with %u comment%s.", place->name, n, plural);

  return g_strdup_printf ("A discussion on %s with %u comment%s; named most often: %s.", place->name, n, plural, joined);
}

void
lt_glance_write_lead (LtWriting *writing)
{
  LtStory *story = writing->story;

  if (writing->extracts->len > 0)
    {
      const LtExtract *extract = g_ptr_array_index (writing->extracts, writing->extracts->len > 1 ? 1 : 0);

      story->lead = lt_writing_quote_extract (writing, extract);
    }
  else
    {
      g_autofree char *text = describe_discussion (writing);

      story->lead = lt_sentence_new (text, NULL, NULL);
    }
}

static const char *
mood_words (const LtSentiment *sentiment)
{
  static const char *const mostly[LT_N_SIDES] = { "Mostly positive", "Mostly neutral", "Mostly critical" };
  static const char *const probably[LT_N_SIDES] = { "Probably mostly positive", "Probably mostly neutral",
                                                    "Probably mostly critical" };

  switch (lt_sentiment_mood (sentiment))
    {
    case LT_MOOD_MOSTLY:
      return mostly[lt_sentiment_largest (sentiment)];
    case LT_MOOD_PROBABLY:
      return probably[lt_sentiment_largest (sentiment)];
    case LT_MOOD_DIVIDED:
      return "Divided";
    case LT_MOOD_NONE:
    case LT_MOOD_TOO_FEW:
    case LT_MOOD_ROUGH:
    case LT_MOOD_PUBLISHED:
    default:
      return "A rough estimate";
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

/* What is contested is one point of each side, or absent where a side has none. */
void
lt_glance_write (LtWriting *writing,
                 GPtrArray *praise,
                 GPtrArray *criticism)
{
  LtStory *story = writing->story;
  LtSentence *community = write_community (story->sentiment);

  /* A single one is the lead. */
  if (writing->extracts->len > 1)
    g_ptr_array_add (story->glance, lt_writing_quote_extract (writing, g_ptr_array_index (writing->extracts, 0)));

  if (community != NULL)
    g_ptr_array_add (story->glance, community);

  if (praise->len > 0 && criticism->len > 0)
    {
      const LtCandidate *pro = g_ptr_array_index (praise, 0);
      const LtCandidate *contra = g_ptr_array_index (criticism, 0);

      g_ptr_array_add (story->glance, lt_writing_quote_comment (writing, pro->index, "Read as positive, ", pro->text));
      g_ptr_array_add (story->glance, lt_writing_quote_comment (writing, contra->index, "Read as critical, ",
                                                                contra->text));
    }

  if (story->glance->len == 0)
    g_ptr_array_add (story->glance, lt_sentence_new (story->lead->text, story->lead->source, story->lead->quoted));
}
