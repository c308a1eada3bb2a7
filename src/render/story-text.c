/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "render/story-text.h"

#include "render/page-parts.h"
#include "text/plain-text.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>

static void
append_byline (GString *text, LtStory *story)
{
  g_autofree char *author = lt_display_text (lt_page_author (story));
  g_autofree char *date = lt_page_date (story->published);
  const char *separator = "";

  if (*author)
    {
      g_string_append_printf (text, _ ("By %s"), author);
      separator = " \xC2\xB7 ";
    }
  if (story->extended)
    {
      g_string_append_printf (text, "%s%s", separator, _ ("Automated summary"));
      separator = " \xC2\xB7 ";
    }
  if (date)
    g_string_append_printf (text, "%s%s", separator, date);
  g_string_append (text, "\n\n");
}

static void
append_glance (GString *text, LtStory *story)
{
  for (guint i = 0; i < story->at_a_glance->len; i++)
    {
      g_autofree char *bullet = lt_display_text (story->at_a_glance->pdata[i]);

      g_string_append_printf (text, "\xE2\x80\xA2 %s\n", bullet);
    }
  if (story->at_a_glance->len > 0)
    g_string_append_c (text, '\n');
}

/**
 * lt_story_text:
 * @story: a story
 *
 * For where no page can be shown.
 *
 * Returns: (transfer full): plain text
 */
char *
lt_story_text (LtStory *story)
{
  GString *text = g_string_new (NULL);
  g_autofree char *html = lt_page_content (story, NULL, NULL);
  g_autofree char *content = lt_plain_text_from_html (html, -1);

  append_byline (text, story);
  append_glance (text, story);
  g_string_append (text, content);
  if (lt_url_is_web (story->external_url))
    g_string_append_printf (text, "\n\n%s: %s", _ ("Original"), story->external_url);
  return g_string_free_and_steal (text);
}
