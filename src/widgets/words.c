/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/words.h"

#include "base/datetime.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

/* UX.md: over this the estimate is rough; tenths of a percent. */
#define WIDEST_MARGIN 250
#define HALF 500
/* From this many on a margin says more about how well sides can be told than about how many comments there are. */
#define FEW 50

const char *
lt_stance_word (LtStance stance)
{
  switch (stance)
    {
    case LT_STANCE_POSITIVE:
      /* Translators: how comments stand to a story, within a sentence, as in "70 % positive" */
      return C_ ("stance", "positive");
    case LT_STANCE_NEUTRAL:
      return C_ ("stance", "neutral");
    case LT_STANCE_CRITICAL:
      return C_ ("stance", "critical");
    case LT_STANCE_UNCLEAR:
    default:
      return C_ ("stance", "unclear");
    }
}

const char *
lt_stance_title (LtStance stance)
{
  switch (stance)
    {
    case LT_STANCE_POSITIVE:
      /* Translators: how comments stand to a story, alone in a legend or as a title */
      return C_ ("stance", "Positive");
    case LT_STANCE_NEUTRAL:
      return C_ ("stance", "Neutral");
    case LT_STANCE_CRITICAL:
      return C_ ("stance", "Critical");
    case LT_STANCE_UNCLEAR:
    default:
      return C_ ("stance", "Unclear");
    }
}

const char *
lt_stance_icon (LtStance stance)
{
  switch (stance)
    {
    case LT_STANCE_POSITIVE:
      return "stance-positive-symbolic";
    case LT_STANCE_NEUTRAL:
      return "stance-neutral-symbolic";
    case LT_STANCE_CRITICAL:
      return "stance-critical-symbolic";
    case LT_STANCE_UNCLEAR:
    default:
      return "stance-unclear-symbolic";
    }
}

/* A figure and its sign stand from left to right in text that runs the other way, too: an isolate keeps them so. */
static char *
keep_order (const char *figure)
{
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    return g_strconcat ("\u2066", figure, "\u2069", NULL);
  return g_strdup (figure);
}

/**
 * lt_percent:
 * @percent: a whole percentage
 *
 * Returns: (transfer full): it as text, with a space that does not break
 */
char *
lt_percent (int percent)
{
  /* Translators: a percentage; the space before the sign is a no-break space */
  g_autofree char *figure = g_strdup_printf (_ ("%d\u00a0%%"), percent);

  return keep_order (figure);
}

/**
 * lt_margin:
 * @tenths: half the width of a 95 % interval, in tenths of a percent
 *
 * Rounds up, since a margin must not look smaller than it is.
 *
 * Returns: (transfer full): "± 5"
 */
char *
lt_margin (int tenths)
{
  /* Translators: the margin of an estimate in percentage points; the space is a no-break space */
  g_autofree char *figure = g_strdup_printf (_ ("±\u00a0%d"), (tenths + 9) / 10);

  return keep_order (figure);
}

char *
lt_share_sentence (const LtShares *shares)
{
  int percent[LT_N_SIDES];

  lt_shares_to_percent (shares, percent);
  /* Translators: read aloud by screen readers for the three slices of the pie */
  return g_strdup_printf (_ ("%d\u00a0%% positive, %d\u00a0%% neutral, %d\u00a0%% critical"),
                          percent[LT_STANCE_POSITIVE], percent[LT_STANCE_NEUTRAL], percent[LT_STANCE_CRITICAL]);
}

static const char *
mostly (LtLead lead)
{
  switch (lead)
    {
    case LT_LEAD_POSITIVE:
      return _ ("Mostly positive");
    case LT_LEAD_NEUTRAL:
      return _ ("Mostly neutral");
    case LT_LEAD_CRITICAL:
      return _ ("Mostly critical");
    case LT_LEAD_NONE:
    case LT_LEAD_DIVIDED:
    default:
      return _ ("Divided");
    }
}

static const char *
probably (LtLead lead)
{
  switch (lead)
    {
    case LT_LEAD_POSITIVE:
      return _ ("Probably mostly positive");
    case LT_LEAD_NEUTRAL:
      return _ ("Probably mostly neutral");
    case LT_LEAD_CRITICAL:
      return _ ("Probably mostly critical");
    case LT_LEAD_NONE:
    case LT_LEAD_DIVIDED:
    default:
      return _ ("Divided");
    }
}

/**
 * lt_mood_sentence:
 * @sentiment: (nullable): an estimate
 *
 * The one sentence that stands over the figures, by the rules of UX.md.
 *
 * Returns: (transfer full): the sentence
 */
char *
lt_mood_sentence (const LtSentiment *sentiment)
{
  switch (lt_sentiment_mood (sentiment))
    {
    case LT_MOOD_TOO_FEW:
      return g_strdup (_ ("Too few comments to tell"));
    case LT_MOOD_ROUGH:
      return g_strdup (_ ("Rough estimate"));
    case LT_MOOD_PUBLISHED:
      return g_strdup (_ ("As published by the source"));
    case LT_MOOD_MOSTLY:
      return g_strdup (mostly (sentiment->lead));
    case LT_MOOD_PROBABLY:
      return g_strdup (probably (sentiment->lead));
    case LT_MOOD_DIVIDED:
      return g_strdup (_ ("Divided"));
    case LT_MOOD_NONE:
    default:
      return g_strdup (_ ("No estimate of the sentiment"));
    }
}

static int
widest_margin (const LtSentiment *sentiment)
{
  int widest = 0;

  for (int side = 0; side < LT_N_SIDES; side++)
    widest = MAX (widest, sentiment->margin.of[side]);
  return widest;
}

static char *
rough_reason (const LtSentiment *sentiment)
{
  int points = (widest_margin (sentiment) + 9) / 10;

  if (sentiment->has_margin && widest_margin (sentiment) > WIDEST_MARGIN)
    return sentiment->n >= 0 && sentiment->n < FEW
               ? g_strdup_printf (_ ("A figure may be off by %d points, since few comments were counted."), points)
               : g_strdup_printf (_ ("A figure may be off by %d points, since the sides of these comments are hard to tell."), points);
  return g_strdup (_ ("The margins are too wide to say which side is the largest."));
}

/**
 * lt_mood_reason:
 * @sentiment: (nullable): an estimate
 *
 * Returns: (transfer full) (nullable): why the sentence is not a plain one
 */
char *
lt_mood_reason (const LtSentiment *sentiment)
{
  switch (lt_sentiment_mood (sentiment))
    {
    case LT_MOOD_TOO_FEW:
      return g_strdup_printf (ngettext ("Only %d comment was counted; figures are shown from %d on.",
                                        "Only %d comments were counted; figures are shown from %d on.",
                                        (unsigned long) MAX (sentiment->n, 0)),
                              MAX (sentiment->n, 0), LT_SENTIMENT_MIN_COUNTED);
    case LT_MOOD_ROUGH:
      return rough_reason (sentiment);
    case LT_MOOD_PUBLISHED:
      return g_strdup (_ ("The source does not say how sure its figures are."));
    case LT_MOOD_DIVIDED:
      if (sentiment->share.of[lt_sentiment_largest (sentiment)] < HALF)
        return g_strdup (_ ("No side has half of the comments."));
      return g_strdup (_ ("It is not sure enough that one side has more than half."));
    case LT_MOOD_NONE:
    case LT_MOOD_MOSTLY:
    case LT_MOOD_PROBABLY:
    default:
      return NULL;
    }
}

/**
 * lt_mood_handle:
 * @sentiment: (nullable): an estimate
 *
 * What fits on the handle of a bottom sheet.
 *
 * Returns: (transfer full) (nullable): "70 % critical", or the sentence where a figure would say too much
 */
char *
lt_mood_handle (const LtSentiment *sentiment)
{
  int percent[LT_N_SIDES];
  LtStance largest;

  switch (lt_sentiment_mood (sentiment))
    {
    case LT_MOOD_PUBLISHED:
    case LT_MOOD_MOSTLY:
    case LT_MOOD_PROBABLY:
      lt_shares_to_percent (&sentiment->share, percent);
      largest = lt_sentiment_largest (sentiment);
      /* Translators: a percentage and a stance: "70 % critical" */
      return g_strdup_printf (_ ("%d\u00a0%% %s"), percent[largest], lt_stance_word (largest));
    case LT_MOOD_NONE:
      return NULL;
    case LT_MOOD_TOO_FEW:
    case LT_MOOD_ROUGH:
    case LT_MOOD_DIVIDED:
    default:
      return lt_mood_sentence (sentiment);
    }
}

/* Whole days from @then to @now in local time; negative for the future. */
static int
days_between (GDateTime *then, GDateTime *now)
{
  GDate first, second;

  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (then),
                  (GDateMonth) g_date_time_get_month (then), (GDateYear) g_date_time_get_year (then));
  g_date_set_dmy (&second, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_days_between (&first, &second);
}

static GDateTime *
local_time (gint64 time)
{
  return time == LT_NO_TIME ? NULL : g_date_time_new_from_unix_local (time);
}

static char *
format_date (GDateTime *then, GDateTime *now)
{
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    /* Translators: a day of this year, as g_date_time_format() writes it: "12 June" */
    return g_date_time_format (then, C_ ("date", "%-d %B"));
  /* Translators: a day of another year, as g_date_time_format() writes it: "12 June 2026" */
  return g_date_time_format (then, C_ ("date", "%-d %B %Y"));
}

/**
 * lt_relative_time:
 * @time: seconds since 1970, or %LT_NO_TIME
 *
 * Returns: (transfer full): how long ago, as short as a row wants it; "" when unknown
 */
char *
lt_relative_time (gint64 time)
{
  g_autoptr (GDateTime) then = local_time (time);
  g_autoptr (GDateTime) now = local_time (lt_time_now ());
  gint64 seconds = lt_time_now () - time;
  int days;

  if (then == NULL || now == NULL)
    return g_strdup ("");
  if (seconds < 60)
    return g_strdup (_ ("Now"));
  if (seconds < 3600)
    /* Translators: minutes ago, very short */
    return g_strdup_printf (_ ("%d\u00a0min"), (int) (seconds / 60));
  days = days_between (then, now);
  if (days == 0 || seconds < 6 * 3600)
    /* Translators: hours ago, very short */
    return g_strdup_printf (_ ("%d\u00a0h"), (int) (seconds / 3600));
  if (days == 1)
    return g_strdup (_ ("Yesterday"));
  if (days < 7)
    return g_date_time_format (then, "%a");
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    /* Translators: a day of this year where there is little room, as g_date_time_format() writes it: "12 Jun" */
    return g_date_time_format (then, C_ ("short date", "%-d %b"));
  /* Translators: a day of another year where there is little room, as g_date_time_format() writes it: "12 Jun 2026" */
  return g_date_time_format (then, C_ ("short date", "%-d %b %Y"));
}

/**
 * lt_age:
 * @time: seconds since 1970, or %LT_NO_TIME
 *
 * Returns: (transfer full) (nullable): how long ago, within a sentence; %NULL when unknown
 */
char *
lt_age (gint64 time)
{
  g_autoptr (GDateTime) then = local_time (time);
  g_autoptr (GDateTime) now = local_time (lt_time_now ());
  g_autofree char *date = NULL;
  int count = (int) CLAMP ((lt_time_now () - time) / 60, 0, G_MAXINT);

  if (then == NULL || now == NULL)
    return NULL;
  if (count < 1)
    return g_strdup (_ ("just now"));
  if (count < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (unsigned long) count), count);
  count /= 60;
  if (count < 24)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (unsigned long) count), count);
  if (days_between (then, now) == 1)
    return g_strdup (_ ("yesterday"));
  date = format_date (then, now);
  /* Translators: a date within a sentence: "on 12 June" */
  return g_strdup_printf (_ ("on %s"), date);
}

char *
lt_date_time (gint64 time)
{
  g_autoptr (GDateTime) then = local_time (time);

  if (then == NULL)
    return g_strdup (_ ("Unknown"));
  /* Translators: a day and the time of day, as g_date_time_format() writes them */
  return g_date_time_format (then, C_ ("date", "%-d %B %Y, %H:%M"));
}

/**
 * lt_day_title:
 * @day: any time within the day
 *
 * Returns: (transfer full): the heading of that day in the list
 */
char *
lt_day_title (gint64 day)
{
  g_autoptr (GDateTime) then = local_time (day);
  g_autoptr (GDateTime) now = local_time (lt_time_now ());
  int days;

  if (then == NULL || now == NULL)
    return g_strdup (_ ("Undated"));
  days = days_between (then, now);
  if (days <= 0)
    return g_strdup (_ ("Today"));
  if (days == 1)
    return g_strdup (_ ("Yesterday"));
  if (days < 7)
    return g_date_time_format (then, "%A");
  return format_date (then, now);
}

const char *
lt_source_short_name (const char *source)
{
  if (g_strcmp0 (source, "hackernews") == 0)
    return "HN";
  return lt_source_name (source);
}

/**
 * lt_source_name:
 * @source: (nullable): a source's key in the feed
 *
 * Returns: (transfer none): its name; an unknown key is its own name
 */
const char *
lt_source_name (const char *source)
{
  if (source == NULL)
    return _ ("Unknown source");
  if (g_strcmp0 (source, "hackernews") == 0)
    return "Hacker News";
  if (g_strcmp0 (source, "reddit") == 0)
    return "Reddit";
  if (g_strcmp0 (source, "lemmy") == 0)
    return "Lemmy";
  if (g_strcmp0 (source, "sample") == 0)
    return _ ("Sample");
  return source;
}

/* Where the last sentence, or else the last word, ends at or before @end. */
static const char *
last_stop (const char *text, const char *end)
{
  const char *sentence = NULL, *word = NULL;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      const char *next = g_utf8_next_char (at);

      if (!g_unichar_isspace (g_utf8_get_char (next)))
        continue;
      if (*at == '.' || *at == '!' || *at == '?')
        sentence = next;
      if (!g_unichar_isspace (g_utf8_get_char (at)))
        word = next;
    }
  /* A sentence that ends far too early says less than half a sentence more. */
  if (sentence != NULL && sentence - text > (end - text) / 2)
    return sentence;
  return word != NULL ? word : end;
}

/**
 * lt_excerpt:
 * @text: valid UTF-8
 * @most: characters
 *
 * Nothing is shortened that would save less than a quarter: a fold must be worth its click.
 *
 * Returns: (transfer full) (nullable): a verbatim prefix, or %NULL when @text needs none
 */
char *
lt_excerpt (const char *text, int most)
{
  const char *end;

  g_return_val_if_fail (text != NULL && most > 0, NULL);

  if (g_utf8_strlen (text, -1) <= most + most / 4)
    return NULL;
  end = last_stop (text, g_utf8_offset_to_pointer (text, most));
  return g_strndup (text, (gsize) (end - text));
}

/**
 * lt_attributed:
 * @text: a person's words
 * @author: (nullable): who
 * @source: (nullable): a source's key
 * @date: seconds since 1970, or %LT_NO_TIME
 * @url: (nullable): where
 *
 * Returns: (transfer full): the words in quotation marks, with whose they are
 */
char *
lt_attributed (const char *text, const char *author, const char *source, gint64 date, const char *url)
{
  g_autofree char *when = lt_date_time (date);

  /* Translators: a quotation as it is copied: the text, then author, place, date, and on a line of its own the address */
  return g_strdup_printf (_ ("“%s”\n— %s, %s, %s\n%s"), text, author != NULL ? author : _ ("unknown author"),
                          lt_source_name (source), when, url != NULL ? url : "");
}
