/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/themes.h"
#include "analysis/topics.h"
#include "thread-maker.h"

#include <glib/gstdio.h>

#define RULES "[theme:water]\nwater*\n[theme:frost and snow]\nfrost\nsnow*\n[theme:taste]\ntaste(s)\n"

static LtThemes *
make_themes (const char *rules)
{
  g_autoptr (LtRuleFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  LtThemes *themes = NULL;
  int fd = g_file_open_tmp ("themes-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, rules, -1, NULL));
  file = lt_rule_file_load (path, &error);
  g_assert_no_error (error);
  themes = lt_themes_new (file, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return themes;
}

static LtReading *
read_thread (LtThread *thread)
{
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  g_ptr_array_add (threads, thread);

  return lt_reading_new ("hn-1000", threads, 1780010000);
}

static LtThread *
make_thread (const char *title)
{
  LtThread *thread = lt_make_thread (title, NULL, NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *author = g_strdup_printf ("guest%u", i);

      lt_make_comment (thread, 0, author, "The watering is too much for beans, and water is dear.");
      lt_make_comment (thread, 0, i < 3 ? author : "guest0", "FROST killed the leeks.");
    }

  /* One author is not many, and the one who submitted it is not counted. */
  for (guint i = 0; i < 5; i++)
    lt_make_comment (thread, 0, "dora", "The taste of beans!");

  lt_make_comment (thread, 0, "ada", "We water less now.");

  return thread;
}

static void
test_find (void)
{
  g_autoptr (LtThemes) themes = make_themes (RULES);
  g_autoptr (LtThread) thread = make_thread ("Fernmind, a model for gardens");
  g_autoptr (LtReading) reading = read_thread (thread);
  g_autoptr (GPtrArray) found = lt_themes_find (themes, reading, "Fernmind, a model for gardens");
  const LtTheme *first = NULL;

  g_assert_cmpuint (found->len, ==, 2);
  first = g_ptr_array_index (found, 0);
  g_assert_cmpstr (first->name, ==, "water");
  g_assert_cmpuint (first->n_comments, ==, 4);
  g_assert_cmpuint (first->n_authors, ==, 4);
  g_assert_cmpuint (((LtTheme *) g_ptr_array_index (found, 1))->n_authors, ==, 3);
  g_assert_true (lt_themes_match (found, "It snows or there is frost."));
  g_assert_false (lt_themes_match (found, "The taste of frosting."));
}

/* What a title names is what all speak of. */
static void
test_subject (void)
{
  g_autoptr (LtThemes) themes = make_themes (RULES);
  g_autoptr (LtThread) thread = make_thread ("Watering beans");
  g_autoptr (LtReading) reading = read_thread (thread);
  g_autoptr (GPtrArray) found = lt_themes_find (themes, reading, "Watering beans");
  g_autoptr (GPtrArray) none = lt_themes_find (NULL, reading, "Watering beans");

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

/* The installed file has names that stand in a sentence. */
static void
test_installed (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LT_TEST_DATA_DIR"), "topics.conf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtTopics) topics = lt_topics_load (path, &error);
  g_autoptr (LtThread) thread = lt_make_thread ("Fernmind", NULL, NULL);
  g_autoptr (LtReading) reading = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_no_error (error);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *author = g_strdup_printf ("guest%u", i);

      lt_make_comment (thread, 0, author, "It is too expensive and hallucinates frost.");
    }

  reading = read_thread (thread);
  found = lt_themes_find (lt_topics_get_themes (topics), reading, "Fernmind");
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((LtTheme *) g_ptr_array_index (found, 0))->name, ==, "price and cost");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/themes/find", test_find);
  g_test_add_func ("/themes/subject", test_subject);
  g_test_add_func ("/themes/installed", test_installed);

  return g_test_run ();
}
