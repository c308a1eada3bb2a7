/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/source-words.h"

#include "base/datetime.h"
#include "widgets/words.h"

#include <glib/gi18n.h>

static gboolean
is_out (const LtSourceHealth *source)
{
  return source->state == LT_SOURCE_UNREACHABLE || source->state == LT_SOURCE_BLOCKED;
}

static const char *
name_of (const LtSourceHealth *source)
{
  return source->name ? source->name : lt_source_name (source->source);
}

/* The time of the day, with the day when it is another one. */
static char *
clock_time (gint64 time)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (lt_time_now ());

  if (then && now && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now)
      && g_date_time_get_year (then) == g_date_time_get_year (now))
    /* Translators: the time of day, as g_date_time_format() writes it */
    return g_date_time_format (then, C_ ("date", "%H:%M"));
  return lt_date_time (time);
}

/* (nullable): what is no outage has none. (transfer full) */
static char *
outage (const LtSourceHealth *source)
{
  g_autofree char *since = source->since != LT_NO_TIME ? clock_time (source->since) : NULL;

  if (source->state == LT_SOURCE_BLOCKED)
    /* Translators: since a time of the day */
    return since ? g_strdup_printf (_ ("Refused since %s."), since) : g_strdup (_ ("Refused."));
  if (source->state == LT_SOURCE_UNREACHABLE)
    /* Translators: since a time of the day */
    return since ? g_strdup_printf (_ ("No answer since %s."), since) : g_strdup (_ ("No answer."));
  return NULL;
}

static char *
next_try (gint64 next_round)
{
  g_autofree char *time = next_round > lt_time_now () ? clock_time (next_round) : NULL;

  /* Translators: at a time of the day */
  return time ? g_strdup_printf (_ ("Next try at %s."), time) : NULL;
}

/* Those that are there, with a space between them. Takes both. */
static char *
join (char *first, char *second)
{
  g_autofree char *left = first;
  g_autofree char *right = second;

  if (left && right)
    return g_strconcat (left, " ", right, NULL);
  return left ? g_steal_pointer (&left) : g_steal_pointer (&right);
}

/**
 * lt_source_sentence:
 * @source: the state of a source
 * @next_round: when it is asked again; %LT_NO_TIME where that is of no meaning
 *
 * Returns: (transfer full): how it is, in words
 */
char *
lt_source_sentence (const LtSourceHealth *source, gint64 next_round)
{
  if (is_out (source))
    return join (join (outage (source), next_try (next_round)), g_strdup (source->message));
  if (source->message)
    return g_strdup (source->message);
  if (source->state == LT_SOURCE_OFF)
    return g_strdup (_ ("Switched off"));
  return g_strdup (source->since == LT_NO_TIME ? _ ("Not asked yet") : _ ("Answers"));
}

/**
 * lt_sources_outage:
 *
 * Returns: (transfer full) (nullable): one line on the first source that gives nothing
 */
char *
lt_sources_outage (LtStatus *status)
{
  for (guint i = 0; i < status->sources->len; i++)
    {
      const LtSourceHealth *source = g_ptr_array_index (status->sources, i);
      g_autofree char *sentence = is_out (source) ? join (outage (source), next_try (status->next_round)) : NULL;

      if (sentence)
        return g_strdup_printf ("%s: %s", name_of (source), sentence);
    }
  return NULL;
}

gboolean
lt_sources_all_out (LtStatus *status)
{
  guint n_asked = 0;

  for (guint i = 0; i < status->sources->len; i++)
    {
      const LtSourceHealth *source = g_ptr_array_index (status->sources, i);

      if (source->state == LT_SOURCE_OK)
        return FALSE;
      n_asked += is_out (source);
    }
  return n_asked > 0;
}

/**
 * lt_sources_complaint:
 *
 * Returns: (transfer full) (nullable): a line for each source that is slow, behind or out
 */
char *
lt_sources_complaint (LtStatus *status)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < status->sources->len; i++)
    {
      const LtSourceHealth *source = g_ptr_array_index (status->sources, i);
      g_autofree char *sentence = is_out (source) || source->message ? lt_source_sentence (source, status->next_round) : NULL;

      if (sentence)
        g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "", name_of (source), sentence);
    }
  return lines->len > 0 ? g_string_free_and_steal (g_steal_pointer (&lines)) : NULL;
}

/**
 * lt_round_sentence:
 *
 * Returns: (transfer full) (nullable): when the sources were looked at last, and are next
 */
char *
lt_round_sentence (LtStatus *status)
{
  g_autofree char *age = lt_age (status->round_started);
  g_autofree char *next = status->next_round > lt_time_now () ? clock_time (status->next_round) : NULL;

  /* That no source answers is each source's own word. */
  if (status->state == LT_STATUS_ERROR && status->error && !lt_sources_all_out (status))
    return g_strdup (status->error);
  if (status->state == LT_STATUS_WORKING)
    return g_strdup (_ ("They are being looked at now."));
  if (!age)
    return NULL;
  if (!next)
    /* Translators: an age: "2 minutes ago" */
    return g_strdup_printf (_ ("Last look %s."), age);
  /* Translators: an age, "2 minutes ago", and a time of the day */
  return g_strdup_printf (_ ("Last look %s, the next at %s."), age, next);
}

/**
 * lt_reading_sentence:
 * @status: (nullable): what our backend says
 *
 * Returns: (transfer full): which discussion it reads, for the first minute
 */
char *
lt_reading_sentence (LtStatus *status)
{
  if (!status || !status->current_title)
    return g_strdup (_ ("The first story is on its way."));
  if (status->comments_total < 0)
    return g_strdup_printf (_ ("The discussion of “%s”"), status->current_title);
  /* Translators: how many comments of which discussion are read */
  return g_strdup_printf (ngettext ("%d comment of “%s”", "%d comments of “%s”", (unsigned long) status->comments_total),
                          status->comments_total, status->current_title);
}
