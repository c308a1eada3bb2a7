/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "render/story-markdown.h"

#include "render/page-parts.h"
#include "text/markdown.h"
#include "text/plain-text.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>

/* (transfer full): on one line, escaped */
static char *
plain (const char *text)
{
  g_autofree char *display = lt_display_text (text);

  return lt_escape_markdown (display);
}

static void
append_byline (GString *markdown, LtStory *story)
{
  const char *name = lt_page_author (story);
  g_autofree char *author = plain (name);
  g_autofree char *role = plain (story->analyst ? story->analyst->role : NULL);
  g_autofree char *date = lt_page_date (story->published);

  if (name)
    g_string_append_printf (markdown, _ ("By %s"), author);
  if (*role)
    g_string_append_printf (markdown, ", %s", role);
  if (story->extended)
    g_string_append_printf (markdown, " \xC2\xB7 **%s**", _ ("Automated summary"));
  if (date)
    g_string_append_printf (markdown, " \xC2\xB7 %s", date);
  g_string_append (markdown, "\n\n");
}

static void
append_glance (GString *markdown, LtStory *story)
{
  if (story->at_a_glance->len == 0)
    return;
  g_string_append_printf (markdown, "## %s\n\n", _ ("At a Glance"));
  for (guint i = 0; i < story->at_a_glance->len; i++)
    {
      g_autofree char *bullet = plain (story->at_a_glance->pdata[i]);

      g_string_append_printf (markdown, "- %s\n", bullet);
    }
  g_string_append_c (markdown, '\n');
}

static void
append_voices (GString *markdown, LtStory *story)
{
  if (story->voices->len == 0)
    return;
  g_string_append_printf (markdown, "\n## %s\n", _ ("Community Voices"));
  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = story->voices->pdata[i];
      g_autofree char *text = plain (voice->text);
      g_autofree char *author = plain (voice->author);

      g_string_append_printf (markdown, "\n> %s\n>\n> \xE2\x80\x94 %s", text, author);
      if (lt_url_is_web (voice->url))
        g_string_append_printf (markdown, ", <%s>", voice->url);
      g_string_append_c (markdown, '\n');
    }
}

static void
append_links (GString *markdown, LtStory *story)
{
  g_string_append_c (markdown, '\n');
  if (lt_url_is_web (story->external_url))
    g_string_append_printf (markdown, "- %s: <%s>\n", _ ("Original"), story->external_url);
  for (guint i = 0; i < story->discussions->len; i++)
    {
      const LtPlace *place = story->discussions->pdata[i];
      g_autofree char *name = plain (place->name ? place->name : place->source);

      if (lt_url_is_web (place->url))
        g_string_append_printf (markdown, "- %s: <%s>\n", name, place->url);
    }
}

/**
 * lt_story_markdown:
 * @story: a story
 *
 * For copying and export. The byline says at once that software wrote it.
 *
 * Returns: (transfer full): CommonMark
 */
char *
lt_story_markdown (LtStory *story)
{
  GString *markdown = g_string_new ("# ");
  g_autofree char *title = plain (story->title);
  g_autofree char *content = lt_page_content (story, NULL, NULL);
  g_autofree char *text = lt_markdown_from_html (content, -1);

  g_string_append_printf (markdown, "%s\n\n", title);
  append_byline (markdown, story);
  append_glance (markdown, story);
  g_string_append_printf (markdown, "%s\n", text);
  append_voices (markdown, story);
  append_links (markdown, story);
  return g_string_free_and_steal (markdown);
}
