/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/schedule.h"

#include "backend/heat.h"
#include "base/datetime.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define START G_GINT64_CONSTANT (1782374400)

#define N_STORIES 40
#define FINAL_COMMENTS 150

/* Two days of a backend on a clock of its own, asking by the schedule and nothing else. A story comes every 72 minutes
 * and fills with comments as threads do: half of them in three hours, nearly all in a day. */
typedef struct
{
  GPtrArray *records; /* LtThreadRecord of what was made */
  GRand *random;
  gint64 now;
  gint64 last_round;
  gboolean has_lists; /* do lists tell how many comments each has? */

  guint rounds;
  guint changes;
  guint looks;
  guint reads;
  guint comments_walked; /* requests that reading costs without the search index */
} Day;

static int
comments_at (const LtThreadRecord *record,
             gint64 now)
{
  double hours = (double) (now - record->date) / HOUR;

  return (int) (FINAL_COMMENTS * hours / (hours + 3.0));
}

static gint64
least_pause (gint64 age)
{
  if (age < 3 * HOUR)
    return 10 * MINUTE;
  if (age < 12 * HOUR)
    return 30 * MINUTE;
  if (age < 48 * HOUR)
    return 2 * HOUR;

  return DAY;
}

static gboolean
meets_milestone (const LtThreadRecord *record,
                 gint64 last,
                 gint64 now)
{
  return last < record->date + DAY && now >= record->date + DAY;
}

static void
look_at (Day *day,
         LtThreadRecord *record)
{
  int comments = comments_at (record, day->now);
  gboolean moved = day->has_lists ? comments != record->comments : TRUE;

  if (!lt_schedule_is_look_due (1.0, record, moved, day->now))
    return;

  /* Never sooner than the table says, but for a tenth by which rounds differ. */
  g_assert_true (meets_milestone (record, record->looked, day->now)
                 || (double) (day->now - record->looked) >= 0.9 * (double) least_pause (day->now - record->date));
  record->looked = day->now;
  day->looks++;
  if (!lt_schedule_is_read_due (1.0, record, comments, day->now))
    return;

  g_assert_true (meets_milestone (record, record->read, day->now) || day->now - record->read >= 18 * MINUTE);
  day->reads++;
  day->comments_walked += (guint) (comments - record->comments);
  record->read = day->now;
  record->comments = comments;
}

static void
make_story (Day *day,
            guint number)
{
  g_autofree char *id = g_strdup_printf ("hn-%u", number + 1);
  LtThreadRecord *record = lt_thread_record_new (id, LT_THREAD_MADE);

  record->date = day->now - 30 * MINUTE;
  record->looked = record->read = day->now;
  record->comments = comments_at (record, day->now);
  day->reads++;
  g_ptr_array_add (day->records, record);
}

static void
run_round (Day *day)
{
  if (day->rounds > 0)
    {
      g_assert_cmpint (day->now - day->last_round, >=, 9 * MINUTE);
      g_assert_cmpint (day->now - day->last_round, <=, 11 * MINUTE + 1);
    }

  day->last_round = day->now;
  day->rounds++;
  day->changes++;
  while (day->records->len < N_STORIES && day->now >= START + day->records->len * 72 * MINUTE)
    make_story (day, day->records->len);
  for (guint i = 0; i < day->records->len; i++)
    look_at (day, g_ptr_array_index (day->records, i));
}

/* As lt_monitor does: between the rounds the list of changes only. */
static void
pause_round (Day *day)
{
  LtThreadRecord *youngest = g_ptr_array_index (day->records, day->records->len - 1);
  double left = lt_schedule_round_pause (1.0, 10 * MINUTE, g_rand_double (day->random));
  double changes;
  gint64 next = day->now + (gint64) left;

  for (; (changes = lt_schedule_changes_pause (1.0, youngest->date, left, day->now)) > 0.0; left -= changes)
    day->changes++;
  day->now = next;
}

static void
run_days (Day *day)
{
  day->records = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_thread_record_free);
  day->random = g_rand_new_with_seed (1);
  for (day->now = START; day->now < START + 2 * DAY; pause_round (day))
    run_round (day);
  g_rand_free (day->random);
}

static void
print (const Day *day,
       const char *what)
{
  g_test_message ("%s, 48 h: %u rounds (a search and two lists each), updates %u, items %u, threads %u, comments one by one %u",
                  what, day->rounds, day->changes, day->looks, day->reads, day->comments_walked);
}

/* facts/sources.md, section 1: a day of 20 stories is some 1,500 requests, 6,000 without the search index. */
static void
test_two_days (void)
{
  Day day = { .has_lists = TRUE };

  run_days (&day);
  print (&day, "with the search index");
  g_assert_cmpuint (day.records->len, ==, N_STORIES);
  g_assert_cmpuint (day.rounds, >=, 2 * 24 * 5);
  g_assert_cmpuint (day.rounds, <=, 2 * 24 * 7);
  g_assert_cmpuint (day.changes, <=, 2 * 300);
  g_assert_cmpuint (3 * day.rounds + day.changes + day.looks + day.reads, <=, 2 * 1700);

  /* Every thread was read again while it grew, and not at every comment. */
  g_assert_cmpuint (day.reads, >=, 4 * N_STORIES);
  g_assert_cmpuint (day.reads, <=, 15 * N_STORIES);
  for (guint i = 0; i + 20 < day.records->len; i++)
    g_assert_cmpint (((LtThreadRecord *) g_ptr_array_index (day.records, i))->comments, >=, FINAL_COMMENTS * 7 / 10);

  g_ptr_array_unref (day.records);
}

static void
test_without_index (void)
{
  Day day = { .has_lists = FALSE };

  run_days (&day);
  print (&day, "without the search index");
  g_assert_cmpuint (3 * day.rounds + day.changes + day.looks + day.reads + day.comments_walked, <=, 2 * 6000);
  g_ptr_array_unref (day.records);
}

/* At a day, a week and thirty days once, whatever is said of it; else the old are left alone. */
static void
test_milestones (void)
{
  static const gint64 ages[] = { DAY, 7 * DAY, 30 * DAY };
  g_autoptr (LtThreadRecord) record = lt_thread_record_new ("hn-1", LT_THREAD_MADE);

  record->date = START;
  record->comments = 100;
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      gint64 at = START + ages[i];

      record->looked = record->read = at - 1;
      g_assert_false (lt_schedule_is_look_due (1.0, record, FALSE, at - 1));
      g_assert_true (lt_schedule_is_look_due (1.0, record, FALSE, at));
      g_assert_true (lt_schedule_is_read_due (1.0, record, -1, at));
      record->looked = record->read = at;
      g_assert_false (lt_schedule_is_look_due (1.0, record, FALSE, at + HOUR));
      g_assert_false (lt_schedule_is_read_due (1.0, record, 100, at + HOUR));
    }

  g_assert_false (lt_schedule_is_look_due (1.0, record, FALSE, START + 400 * DAY));
  g_assert_true (lt_schedule_is_look_due (1.0, record, TRUE, START + 400 * DAY));
}

/* What a fault left out is tried again as long as the record allows, and not sooner than any reading. */
static void
test_again (void)
{
  g_autoptr (LtThreadRecord) record = lt_thread_record_new ("hn-1", LT_THREAD_MADE);

  record->date = START;
  record->looked = record->read = START + HOUR;
  record->comments = 100;
  record->again = 1;
  g_assert_false (lt_schedule_is_read_due (1.0, record, 100, START + HOUR + 10 * MINUTE));
  g_assert_true (lt_schedule_is_read_due (1.0, record, 100, START + HOUR + 20 * MINUTE));
  g_assert_true (lt_schedule_is_read_due (0.01, record, 100, START + HOUR + 12));
  record->again = 0;
  g_assert_false (lt_schedule_is_read_due (1.0, record, 104, START + HOUR + 20 * MINUTE));
  g_assert_true (lt_schedule_is_read_due (1.0, record, 120, START + HOUR + 20 * MINUTE));
}

/* Ten minutes while somebody reads, half an hour else, and never less than is configured. */
static void
test_idle (void)
{
  g_assert_false (lt_schedule_is_used (1.0, LT_NO_TIME, START));
  g_assert_true (lt_schedule_is_used (1.0, START, START));
  g_assert_true (lt_schedule_is_used (1.0, START - 30 * MINUTE, START));
  g_assert_false (lt_schedule_is_used (1.0, START - HOUR, START));
  g_assert_false (lt_schedule_is_used (0.1, START - 30 * MINUTE, START));

  g_assert_cmpfloat_with_epsilon (lt_schedule_idle_pause (1.0, 10 * MINUTE, 0.5), 20 * MINUTE, 1e-6);
  g_assert_cmpfloat_with_epsilon (lt_schedule_idle_pause (0.1, 10 * MINUTE, 1.0), 132.0, 1e-6);
  g_assert_cmpfloat (lt_schedule_idle_pause (1.0, HOUR, 0.5), ==, 0.0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/two-days", test_two_days);
  g_test_add_func ("/schedule/without-index", test_without_index);
  g_test_add_func ("/schedule/milestones", test_milestones);
  g_test_add_func ("/schedule/again", test_again);
  g_test_add_func ("/schedule/idle", test_idle);

  return g_test_run ();
}
