/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "base/configuration.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
write_file (const char *contents)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("lt-configuration-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));

  return g_steal_pointer (&path);
}

static void
test_defaults (void)
{
  LtConfiguration *configuration = lt_configuration_new ();

  g_assert_cmpstr (lt_configuration_get_string (configuration, "hackernews/api"), ==, "https://hacker-news.firebaseio.com/v0");
  g_assert_cmpstr (lt_configuration_get_string (configuration, "analyst/name"), ==, "Vika Ray");
  g_assert_nonnull (strstr (lt_configuration_get_string (configuration, "analyst/role"), "AI"));
  g_assert_true (lt_configuration_get_boolean (configuration, "hackernews/enabled"));
  g_assert_false (lt_configuration_get_boolean (configuration, "net/allow-loopback"));
  g_assert_cmpint (lt_configuration_get_int (configuration, "story/min-points"), ==, 50);
  g_assert_cmpfloat (lt_configuration_get_double (configuration, "net/pace"), ==, 1.0);
  g_assert_finalize_object (configuration);
}

static void
test_load_and_save (void)
{
  g_autofree char *path = write_file ("# Mine, all mine\n[net]\npace=0.25\n# why not\nallow-loopback=yes\n\n[story]\nmin-points = 7 \n");
  g_autofree char *saved = NULL;
  LtConfiguration *configuration = lt_configuration_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (lt_configuration_set (configuration, "story/min-points", "9", &error));
  g_assert_true (lt_configuration_load (configuration, path, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (lt_configuration_get_double (configuration, "net/pace"), ==, 0.25);
  g_assert_true (lt_configuration_get_boolean (configuration, "net/allow-loopback"));
  g_assert_cmpint (lt_configuration_get_int (configuration, "story/min-points"), ==, 9);

  g_assert_true (lt_configuration_set (configuration, "analyst/name", "Otto", &error));
  g_assert_true (lt_configuration_save (configuration, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "# Mine, all mine"));
  g_assert_nonnull (strstr (saved, "# why not"));
  g_assert_nonnull (strstr (saved, "name=Otto"));
  g_assert_nonnull (strstr (saved, "pace=0.25"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_finalize_object (configuration);
}

static void
test_unknown (void)
{
  g_autofree char *path = write_file ("[future]\nmind=reading\n[net]\npace=2\n");
  g_autoptr (LtConfiguration) configuration = lt_configuration_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (lt_configuration_load (configuration, path, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (lt_configuration_get_double (configuration, "net/pace"), ==, 2.0);
  g_assert_false (lt_configuration_set (configuration, "future/mind", "reading", &error));
  g_assert_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_VALUE);
  g_unlink (path);
}

static void
test_bad_values (void)
{
  static const char *const bad[][2] = {
    { "net/pace", "fast" },
    { "net/pace", "-1" },
    { "net/pace", "nan" },
    { "net/pace", "" },
    { "net/allow-loopback", "perhaps" },
    { "story/per-day", "1.5" },
    { "story/per-day", "99999999999999999999" },
    { "hackernews/api", "file:///etc/passwd" },
    { "hackernews/api", "https://" },
    { "hackernews/api", "somewhere" },
  };
  g_autoptr (LtConfiguration) configuration = lt_configuration_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lt_configuration_set (configuration, bad[i][0], bad[i][1], &error));
      g_assert_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, bad[i][0]));
    }
}

static void
test_bad_file_changes_nothing (void)
{
  g_autofree char *good = write_file ("[net]\npace=3\n");
  g_autofree char *wrong = write_file ("[net]\npace=4\nallow-loopback=perhaps\n");
  g_autofree char *broken = write_file ("net pace\n");
  g_autoptr (LtConfiguration) configuration = lt_configuration_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (lt_configuration_load (configuration, good, NULL));
  g_assert_false (lt_configuration_load (configuration, wrong, &error));
  g_assert_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (lt_configuration_load (configuration, broken, &error));
  g_assert_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_READ);
  g_assert_cmpfloat (lt_configuration_get_double (configuration, "net/pace"), ==, 3.0);
  g_unlink (good);
  g_unlink (wrong);
  g_unlink (broken);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/configuration/defaults", test_defaults);
  g_test_add_func ("/configuration/load-and-save", test_load_and_save);
  g_test_add_func ("/configuration/unknown", test_unknown);
  g_test_add_func ("/configuration/bad-values", test_bad_values);
  g_test_add_func ("/configuration/bad-file-changes-nothing", test_bad_file_changes_nothing);

  return g_test_run ();
}
