/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/datetime.h"

#include <string.h>

/* FEED.md's times are of our days: what lies outside of these years is damage, not a date. */
#define FIRST_YEAR 1970
#define LAST_YEAR 9999

/**
 * lt_time_now:
 *
 * Returns: the seconds since 1970 UTC
 */
gint64
lt_time_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
has_rfc3339_form (const char *text)
{
  static const char form[] = "dddd-dd-ddTdd:dd:dd";
  gsize i;

  for (i = 0; form[i] != '\0'; i++)
    {
      if (form[i] == 'd' ? !g_ascii_isdigit (text[i])
                         : g_ascii_toupper (text[i]) != form[i] && !(form[i] == 'T' && text[i] == ' '))
        return FALSE;
    }

  return text[i] != '\0';
}

/**
 * lt_time_from_rfc3339:
 * @text: (nullable): a time such as `2026-11-24T08:30:00Z`
 *
 * Reads a time strictly: a full date, a time and an offset, as RFC 3339 demands. Fractions of a
 * second are dropped.
 *
 * Returns: the seconds since 1970 UTC, or %LT_NO_TIME when @text is no such time
 */
gint64
lt_time_from_rfc3339 (const char *text)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *upper = NULL;

  if (text == NULL || strlen (text) > 64 || !has_rfc3339_form (text))
    return LT_NO_TIME;

  upper = g_ascii_strup (text, -1);
  upper[10] = 'T';
  time = g_date_time_new_from_iso8601 (upper, NULL);

  return time != NULL ? MAX (g_date_time_to_unix (time), LT_NO_TIME) : LT_NO_TIME;
}

/**
 * lt_time_to_rfc3339:
 * @time: seconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): @time in UTC with a capital `T` and `Z`; %NULL for
 *   %LT_NO_TIME and for what no calendar holds
 */
char *
lt_time_to_rfc3339 (gint64 time)
{
  g_autoptr (GDateTime) date = NULL;

  if (time == LT_NO_TIME)
    return NULL;

  date = g_date_time_new_from_unix_utc (time);
  if (date == NULL || g_date_time_get_year (date) < FIRST_YEAR || g_date_time_get_year (date) > LAST_YEAR)
    return NULL;

  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}
