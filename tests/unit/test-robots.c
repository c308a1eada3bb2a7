/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/robots.h"

#include <string.h>

static LtRobots *
parse (const char *text)
{
  return lt_robots_new (text, strlen (text), LT_ROBOTS_TOKEN);
}

static void
test_rules (void)
{
  static const struct
  {
    const char *text;
    const char *path;
    gboolean allowed;
  } cases[] = {
    { "", "/a", TRUE },
    { "<!doctype html><title>Disallow: /</title>", "/a", TRUE },
    { "User-agent: *\nDisallow: /", "/a", FALSE },
    { "User-agent: *\nDisallow:", "/a", TRUE },
    { "user-AGENT : * \r\n disallow\t: /a # why\r\n", "/a/b", FALSE },
    { "\xEF\xBB\xBFUser-agent: *\rDisallow: /a", "/a", FALSE },
    { "Disallow: /", "/a", TRUE },
    /* Groups. */
    { "User-agent: Other\nDisallow: /", "/a", TRUE },
    { "User-agent: Other\nUser-agent: *\nDisallow: /", "/a", FALSE },
    { "User-agent: *\nDisallow: /\n\nUser-agent: llmtracker\nDisallow: /b", "/a", TRUE },
    { "User-agent: *\nDisallow: /\n\nUser-agent: llmtracker\nDisallow: /b", "/b", FALSE },
    { "User-agent: LLMTracker/1.0\nDisallow: /a", "/a", FALSE },
    { "User-agent: LLMTrackerBot\nDisallow: /a", "/a", TRUE },
    { "User-agent: LLM\nDisallow: /a", "/a", TRUE },
    { "User-agent: LLMTracker\nDisallow: /a\nUser-agent: *\nDisallow: /\nUser-agent: LLMTracker\nDisallow: /b", "/b", FALSE },
    { "User-agent: LLMTracker\nDisallow: /a\nUser-agent: *\nDisallow: /\nUser-agent: LLMTracker\nDisallow: /b", "/c", TRUE },
    { "User-agent: LLMTracker\n\nSitemap: /s.xml\nUser-agent: Other\nDisallow: /a", "/a", FALSE },
    { "User-agent: *\nUser-agent: LLMTracker\nDisallow: /a", "/a", FALSE },
    { "User-agent: LLMTracker\nUser-agent: *\nDisallow: /a", "/a", FALSE },
    { "User-agent: *\nDisallow: /a\nUser-agent: Other\nDisallow: /b", "/b", TRUE },
    /* The longest rule. */
    { "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", TRUE },
    { "User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", FALSE },
    { "User-agent: *\nAllow: /a\nDisallow: /a", "/a", TRUE },
    { "User-agent: *\nDisallow: /a\nAllow: /a", "/a", TRUE },
    { "User-agent: *\nAllow: /p\nDisallow: /", "/page", TRUE },
    { "User-agent: *\nAllow: /folder\nDisallow: /*.htm", "/folder/page.htm", TRUE },
    { "User-agent: *\nAllow: /$\nDisallow: /", "/", TRUE },
    { "User-agent: *\nAllow: /$\nDisallow: /", "/page.htm", FALSE },
    { "User-agent: *\nAllow: /page\nDisallow: /*.ph", "/page.php5", TRUE },
    /* What is no rule. */
    { "User-agent: *\nDisallow: a\nDisallow: http://pages.example/", "/a", TRUE },
    { "User-agent: *\nDisallow\n/a", "/a", TRUE },
    { "User-agent: *\nDisallow: *", "/a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtRobots) robots = parse (cases[i].text);

      if (lt_robots_allows (robots, cases[i].path) != cases[i].allowed)
        g_test_message ("%s in: %s", cases[i].path, cases[i].text);
      g_assert_true (lt_robots_allows (robots, cases[i].path) == cases[i].allowed);
    }
}

static void
test_fit (void)
{
  static const struct
  {
    const char *rule;
    const char *path;
    gboolean fits;
  } cases[] = {
    { "/fish", "/fish.html", TRUE },
    { "/fish", "/Fish.html", FALSE },
    { "/fish/", "/fish", FALSE },
    { "/fish*", "/fishheads/yummy.html", TRUE },
    { "/*.php", "/folder/any.php.file?x", TRUE },
    { "/*.php$", "/folder/any.php", TRUE },
    { "/*.php$", "/any.php?x", FALSE },
    { "/*.php$", "/a.php.php", TRUE },
    { "/fish*.php", "/fish/a/b.php?id=3", TRUE },
    { "/a*b*c$", "/abc", TRUE },
    { "/a*b*c$", "/a-c-b", FALSE },
    { "/a*bb$", "/ab", FALSE },
    { "/a**b", "/axxb", TRUE },
    { "/a$", "/a", TRUE },
    { "/a$", "/ab", FALSE },
    { "/a$b", "/a$bc", TRUE },
    { "/*?*session=", "/x?a=1&session=2", TRUE },
    { "*", "/", TRUE },
    { "*$", "/x", TRUE },
    /* One path, two spellings. */
    { "/caf%C3%A9", "/caf\xC3\xA9", TRUE },
    { "/caf\xC3\xA9", "/caf%c3%a9", TRUE },
    { "/%7Ejo", "/~jo", TRUE },
    { "/a%2Fb", "/a/b", FALSE },
    { "/a-%2A.html", "/a-*.html", TRUE },
    { "/a-%2A.html", "/a-x.html", FALSE },
    { "/100%", "/100%", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rule = lt_robots_normalise_rule (cases[i].rule);
      g_autofree char *path = lt_robots_normalise_path (cases[i].path);

      if (lt_robots_rule_fits (rule, path) != cases[i].fits)
        g_test_message ("%s and %s", rule, path);
      g_assert_true (lt_robots_rule_fits (rule, path) == cases[i].fits);
    }
}

static void
test_signals (void)
{
  static const struct
  {
    const char *text;
    LtForbidden forbidden;
  } cases[] = {
    { "", LT_FORBIDS_NOTHING },
    { "User-agent: *\nContent-Signal: search=yes, ai-input=no, ai-train=no\nAllow: /", LT_FORBIDS_MODELS },
    { "User-agent: *\nContent-Signal: ai-train=no,ai-input=yes\nAllow: /", LT_FORBIDS_NOTHING },
    { "Content-signal: AI-Input=No\nUser-agent: LLMTracker\nAllow: /", LT_FORBIDS_MODELS },
    { "User-agent: *\nContent-Signal: ai-input=no\nUser-agent: LLMTracker\nAllow: /", LT_FORBIDS_NOTHING },
    { "User-agent: Other\nContent-Signal: ai-input=no\nUser-agent: *\nAllow: /", LT_FORBIDS_NOTHING },
    { "User-agent: LLMTracker\nContent-Signal: ai-input=no\nDisallow: /b", LT_FORBIDS_MODELS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtRobots) robots = parse (cases[i].text);

      g_assert_cmpint (lt_robots_get_forbidden (robots), ==, cases[i].forbidden);
      g_assert_true (lt_robots_allows (robots, "/a"));
    }
}

static void
test_directives (void)
{
  static const struct
  {
    const char *value;
    LtForbidden forbidden;
  } cases[] = {
    { NULL, LT_FORBIDS_NOTHING },
    { "index, follow", LT_FORBIDS_NOTHING },
    { "noai", LT_FORBIDS_ANALYSIS },
    { "noindex,NOAI , NoImageAI", LT_FORBIDS_ANALYSIS | LT_FORBIDS_PICTURES },
    { "noimageai", LT_FORBIDS_PICTURES },
    { "otherbot: noai", LT_FORBIDS_NOTHING },
    { "otherbot: noindex, noai", LT_FORBIDS_ANALYSIS },
    { "llmtracker: noai", LT_FORBIDS_ANALYSIS },
    { "unavailable_after: 25 Jun 2036 15:00:00 GMT, noai", LT_FORBIDS_ANALYSIS },
    { "noainoai", LT_FORBIDS_NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lt_forbidden_from_directives (cases[i].value, LT_ROBOTS_TOKEN), ==, cases[i].forbidden);

  g_assert_cmpint (lt_mining_from_text (" 1 "), ==, LT_MINING_RESERVED);
  g_assert_cmpint (lt_mining_from_text ("0"), ==, LT_MINING_ALLOWED);
  g_assert_cmpint (lt_mining_from_text ("10"), ==, LT_MINING_UNSAID);
  g_assert_cmpint (lt_mining_from_text (NULL), ==, LT_MINING_UNSAID);
}

/* Neither the rules nor the paths that are made to keep us busy do; what is beyond the bound is not read. */
static void
test_bounds (void)
{
  g_autoptr (GString) text = g_string_new ("User-agent: *\n");
  g_autofree char *path = g_strnfill (1990, 'a');
  g_autoptr (LtRobots) robots = NULL;

  for (guint i = 0; text->len < 511 * 1024; i++)
    g_string_append_printf (text, "Disallow: /*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*ab%u\n", i);
  g_string_append_c (text, '#');
  while (text->len < 513 * 1024)
    g_string_append (text, "#############################################\n");
  g_string_append (text, "Disallow: /");

  path[0] = '/';
  robots = parse (text->str);
  g_assert_true (lt_robots_allows (robots, path));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/robots/rules", test_rules);
  g_test_add_func ("/robots/fit", test_fit);
  g_test_add_func ("/robots/signals", test_signals);
  g_test_add_func ("/robots/directives", test_directives);
  g_test_add_func ("/robots/bounds", test_bounds);

  return g_test_run ();
}
