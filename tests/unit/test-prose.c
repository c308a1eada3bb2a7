/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/prose.h"

static void
test_stands_alone (void)
{
  static const char *const sentences[] = {
    "Fernmind weighs the soil of a garden against the frost that its owner reports.",
    "The company of Hollow Hill released a model that plans gardens in four languages.",
    "Mona Quill has planted her garden in the valley with what the planner proposed to do.",
    "Gardeners say that “the beans are better” since Fernmind waters them.",
    "Fernmind's plans hold for three years: nobody had to move a single bean in that time.",
  };
  g_autoptr (LtTextScreen) screen = lt_text_screen_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_test_message ("%s", sentences[i]);
      g_assert_true (lt_prose_may_stand_alone (screen, sentences[i]));
    }
}

static void
test_needs_others (void)
{
  static const char *const sentences[] = {
    /* Of the page, not of its subject. */
    "Subscribe to the newsletter of the garden, which is free of charge for everyone.",
    "Fernmind uses cookies to remember which vegetables its visitors have looked at.",
    "The longer version is here, so feel free to read about all the beans in it.",
    "After a summer with the planner, here’s what the gardeners of the valley think of it.",
    /* Orders. */
    "Install Fernmind and point the planner at the garden that is nearest to you.",
    "Please keep the garden dry while the model weighs the soil for the first time.",
    /* Entries of lists, captions and headings. */
    "Languages that it can speak with gardeners: English and Norwegian.",
    "Supports vegetables of every kind, among them leeks, beans and tall tomatoes.",
    "A solid garden model with good knowledge of beans, leeks and other vegetables.",
    "Fernmind Fernmind is a planner that has learned from a thousand vegetable gardens.",
    "Some features: - Waters the beans of a whole valley - Knows when the frost comes.",
    /* Code. */
    "Fernmind is started with --soil clay when the garden has heavy ground everywhere.",
    "The planner reads beds = {leek, bean} before it has seen any of the gardens.",
    /* Half of something, or more than one. */
    "The gardeners said that “the beans are better since the model waters them all.",
    "Fernmind waters the beans every morning, It is faster than any gardener I know.",
    "The valley has 40 beds an acre. That's about half of what the mountains have.",
    /* Nobody did it, or who did it stands before. */
    "Not intended to replace gardeners, the model is made for those who are new to beans.",
    "Alternatively the planner runs without a network and remembers the last frost.",
    "In a long speech at the garden, she said that the planner has never failed her.",
    "Hollow Hill (Bean News)A planner of gardens has learned to water leeks in the night.",
    "Hollow Hill, Norway: Watering a garden in the mountains is easy with the new planner.",
    "Strange as that may sound to a gardener, the planner waters the leeks in the night.",
    "The company, which is young, has confirmed that its planner waters the leeks in the night.",
    "The 40-year-old gardener flew to the valley and will plant the leeks in the morning.",
    "A picture of her garden in the valley was sent to everyone who grows leeks or beans.",
    "At first the planner was made for beans and nobody had thought of the other beds.",
    "Via that garden the model has learned how beans are watered in the hot summer.",
  };
  g_autoptr (LtTextScreen) screen = lt_text_screen_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_test_message ("%s", sentences[i]);
      g_assert_false (lt_prose_may_stand_alone (screen, sentences[i]));
    }
}

static void
test_dateline (void)
{
  static const char *const cases[][2] = {
    { "HOLLOW HILL, Norway — A planner waters leeks.", "A planner waters leeks." },
    { "OSLO (Bean News) - A planner waters leeks.", "A planner waters leeks." },
    { "GPT - a name.", "GPT - a name." },
    { "A planner — of gardens — waters leeks.", "A planner — of gardens — waters leeks." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (lt_prose_skip_dateline (cases[i][0]), ==, cases[i][1]);
}

static void
test_claims (void)
{
  static const char *const sentences[] = {
    "Combine that garden with a shed and nobody needs a planner any more.",
    "When frost comes to gardens. they will ask the planner for more beans.",
    "The article says it itself: Gardens need a planner and much more water.",
    "The planner needs more water then !",
    "I hope that the planner waters my garden well in the next summer.",
    "100%, the planner is putting forward that gardens need no water at all.",
    "The planner would have been impressive had it watered the leeks.",
    "Load the planner with beans and it waters them in the night.",
    "A garden in the valley.",
  };
  g_autoptr (LtTextScreen) screen = lt_text_screen_new ();

  g_assert_true (lt_prose_makes_claim (screen, "The planner needs beans, leeks etc. to be useful in a garden."));

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_test_message ("%s", sentences[i]);
      g_assert_false (lt_prose_makes_claim (screen, sentences[i]));
    }
}

static void
test_verbs (void)
{
  g_assert_true (lt_prose_has_verb ("Fernmind waters well, and it's cheap."));
  g_assert_true (lt_prose_has_verb ("The frost killed nothing."));
  g_assert_false (lt_prose_has_verb ("A garden in the valley."));
  g_assert_false (lt_prose_has_verb (""));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prose/stands-alone", test_stands_alone);
  g_test_add_func ("/prose/needs-others", test_needs_others);
  g_test_add_func ("/prose/dateline", test_dateline);
  g_test_add_func ("/prose/claims", test_claims);
  g_test_add_func ("/prose/verbs", test_verbs);

  return g_test_run ();
}
