/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* How many characters stand in a line, as WebKit breaks them: 60 to 72, however wide the window is. */
#include "fixtures.h"
#include "hostile-stage.h"

#define LEAST 60
#define MOST 72

/* A paragraph of plain English, and one with longer words. */
#define PROSE "<p>The ferry will cross the bay every hour from Monday on, said the harbour master, who has waited for it "  \
              "since spring. Most of those who live on the other side have boats of their own, and nobody can say yet how " \
              "many of them will leave these at the pier when the water is rough and the days become short again.</p>"      \
              "<p>Evaluation infrastructure for conversational assistants remains underspecified: organisations publish "   \
              "benchmark improvements without documenting contamination controls, and independent researchers reproduce "   \
              "comparatively few measurements before procurement departments negotiate multi-year agreements.</p>"

/* The median of all full lines: the last one of a paragraph is as long as it happens to be. */
#define COUNT                                                               \
  "const lines = [];"                                                       \
  "for (const p of document.querySelectorAll ('.content p')) {"             \
  "  const counts = new Map (), node = p.firstChild, range = new Range ();" \
  "  for (let i = 0; i < node.length; i++) {"                               \
  "    range.setStart (node, i); range.setEnd (node, i + 1);"               \
  "    const top = Math.round (range.getBoundingClientRect ().bottom);"     \
  "    counts.set (top, (counts.get (top) ?? 0) + 1);"                      \
  "  }"                                                                     \
  "  lines.push (...[...counts.values ()].slice (0, -1));"                  \
  "}"                                                                       \
  "return String (lines.sort ((a, b) => a - b)[lines.length >> 1]);"

static HostileStage *stage;

static void
set_width (int width)
{
  g_autofree char *wanted = g_strdup_printf ("%d", width);

  gtk_window_set_default_size (GTK_WINDOW (stage->window), width, 600);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *inner = hostile_stage_call (stage, "return String (innerWidth);");

      if (g_str_equal (inner, wanted))
        return;
      fixture_wait (20);
    }
  g_error ("the page did not become %d pixels wide", width);
}

static void
set_font (const char *family, gboolean serif, double scale)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *script = g_strdup_printf (
      "const root = document.documentElement;"
      "root.style.setProperty ('--system-font', '\"%s\"'); root.classList.toggle ('serif', %d);"
      "root.style.setProperty ('--scale', %s); return '';",
      family, serif, g_ascii_formatd (number, sizeof number, "%.1f", scale));
  g_autofree char *answer = hostile_stage_call (stage, script);

  g_assert_cmpstr (answer, ==, "");
}

static void
test_measure (void)
{
  static const struct
  {
    const char *name;
    const char *family;
    gboolean serif;
    double scale;
    int least_width; /* from where on a line has its full length */
  } looks[] = {
    { "Inter, as Adwaita Sans is", "Inter", FALSE, 1, 700 },
    { "Cantarell", "Cantarell", FALSE, 1, 700 },
    { "serif", "Inter", TRUE, 1, 700 },
    { "Inter, 80 %", "Inter", FALSE, 0.8, 700 },
    { "Inter, 200 %", "Inter", FALSE, 2, 1280 },
  };
  static const int widths[] = { 700, 800, 1000, 1280, 1920, 2560 };
  g_autoptr (LtStory) story = lt_story_new ("hn-1");
  g_autoptr (LtOpenStory) open = NULL;

  story->title = g_strdup ("How long a line is");
  story->content_html = g_strdup (PROSE PROSE);
  open = fixture_open_story (++stage->row, story, NULL);
  hostile_stage_show (stage, open);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_autofree char *count = NULL;
        guint64 n;

        if (widths[j] < looks[i].least_width)
          continue;
        set_width (widths[j]);
        set_font (looks[i].family, looks[i].serif, looks[i].scale);
        count = hostile_stage_call (stage, COUNT);
        n = g_ascii_strtoull (count, NULL, 10);
        g_test_message ("%s, %d px: %" G_GUINT64_FORMAT " characters a line", looks[i].name, widths[j], n);
        g_assert_cmpuint (n, >=, LEAST);
        g_assert_cmpuint (n, <=, MOST);
      }
}

int
main (int argc, char **argv)
{
  int status;

  g_assert_cmpint (argc, >, 1);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  stage = hostile_stage_new (argv[1]);
  g_test_add_func ("/article-measure/characters", test_measure);
  status = g_test_run ();
  hostile_stage_free (stage);
  return status;
}
