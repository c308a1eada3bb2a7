/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/datetime.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    gint64 time;
  } cases[] = {
    { "2026-11-24T08:30:00Z", 1795509000 },
    { "2026-11-24t08:30:00z", 1795509000 },
    { "2026-11-24 08:30:00Z", 1795509000 },
    { "2026-11-24T09:30:00+01:00", 1795509000 },
    { "2026-11-24T08:30:00.999Z", 1795509000 },
    { "1970-01-01T00:00:01Z", 1 },
    { NULL, LT_NO_TIME },
    { "", LT_NO_TIME },
    { "2026-11-24", LT_NO_TIME },
    { "2026-11-24T08:30:00", LT_NO_TIME },
    { "2026-13-24T08:30:00Z", LT_NO_TIME },
    { "2026-02-30T08:30:00Z", LT_NO_TIME },
    { "2026-11-24T25:30:00Z", LT_NO_TIME },
    { "2026-11-24T08:30:00Q", LT_NO_TIME },
    { "1960-01-01T00:00:00Z", LT_NO_TIME },
    { "Tue, 24 Nov 2026 08:30:00 GMT", LT_NO_TIME },
    { "2026-11-24T08:30:00Z and so on, for much longer than any time that a person would write", LT_NO_TIME },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (lt_time_from_rfc3339 (cases[i].text) != cases[i].time)
        g_error ("%s gave %" G_GINT64_FORMAT, cases[i].text, lt_time_from_rfc3339 (cases[i].text));
    }
}

static void
test_write (void)
{
  g_autofree char *text = lt_time_to_rfc3339 (1795509000);

  g_assert_cmpstr (text, ==, "2026-11-24T08:30:00Z");
  g_assert_cmpint (lt_time_from_rfc3339 (text), ==, 1795509000);
  g_assert_null (lt_time_to_rfc3339 (LT_NO_TIME));
  g_assert_null (lt_time_to_rfc3339 (-1));
  g_assert_null (lt_time_to_rfc3339 (G_MAXINT64));
  g_assert_cmpint (lt_time_now (), >, 1700000000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/datetime/read", test_read);
  g_test_add_func ("/datetime/write", test_write);

  return g_test_run ();
}
