/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "render/story-content.h"

#include "text/escape.h"

#include <string.h>

/* FEED.md, "Limits". */
#define MAX_SUMMARY 1000
#define MAX_BULLETS 5
#define MAX_BULLET 300
#define MAX_CONTENT (256 * 1024)
#define MAX_CLAIM 300

typedef struct
{
  LtStory *story;
  GString *html;
  guint elements; /* top-level ones written */
} Content;

static char *
cut (const char *text, glong characters)
{
  return g_utf8_strlen (text, -1) > characters ? g_utf8_substring (text, 0, characters) : g_strdup (text);
}

static void
add_claim (LtStory *story, const char *of, const char *source, const char *quoted)
{
  g_autofree char *claim = cut (quoted, MAX_CLAIM);

  lt_story_add_claim (story, of, source, claim);
}

static void
add_claims (LtStory *story, const LtSentence *sentence, const char *of)
{
  if (!sentence->source || !sentence->quoted)
    return;
  add_claim (story, of, sentence->source, sentence->quoted);
  for (guint i = 0; sentence->further && i < sentence->further->len; i++)
    {
      const LtOrigin *origin = sentence->further->pdata[i];

      add_claim (story, of, origin->source, origin->quoted);
    }
}

static void
render_summary (LtStory *story)
{
  g_clear_pointer (&story->summary, g_free);
  if (!story->lead)
    return;
  story->summary = cut (story->lead->text, MAX_SUMMARY);
  add_claims (story, story->lead, "summary");
}

static void
render_glance (LtStory *story)
{
  g_ptr_array_set_size (story->at_a_glance, 0);
  for (guint i = 0; i < MIN (story->glance->len, MAX_BULLETS); i++)
    {
      LtSentence *sentence = story->glance->pdata[i];
      g_autofree char *of = g_strdup_printf ("at_a_glance/%u", i + 1);

      g_ptr_array_add (story->at_a_glance, cut (sentence->text, MAX_BULLET));
      add_claims (story, sentence, of);
    }
}

static void
append_list (GString *html, GPtrArray *sentences)
{
  g_string_append (html, "<ul>\n");
  for (guint i = 0; i < sentences->len; i++)
    {
      g_string_append (html, "<li>");
      lt_append_escaped (html, ((LtSentence *) sentences->pdata[i])->text);
      g_string_append (html, "</li>\n");
    }
  g_string_append (html, "</ul>\n");
}

static void
append_paragraph (GString *html, GPtrArray *sentences)
{
  g_string_append (html, "<p>");
  for (guint i = 0; i < sentences->len; i++)
    {
      if (i > 0)
        g_string_append_c (html, ' ');
      lt_append_escaped (html, ((LtSentence *) sentences->pdata[i])->text);
    }
  g_string_append (html, "</p>");
}

static char *
block_html (const LtBlock *block)
{
  GString *html = g_string_new (NULL);

  switch (block->kind)
    {
    case LT_BLOCK_LIST:
      append_list (html, block->sentences);
      break;
    case LT_BLOCK_QUOTE:
      g_string_append (html, "<blockquote>");
      append_paragraph (html, block->sentences);
      g_string_append (html, "</blockquote>\n");
      break;
    case LT_BLOCK_PARAGRAPH:
    default:
      append_paragraph (html, block->sentences);
      g_string_append_c (html, '\n');
      break;
    }
  return g_string_free_and_steal (html);
}

/* FALSE when the content is full: then nothing of @html was taken. */
static gboolean
append_element (Content *content, const char *html)
{
  if (content->html->len + strlen (html) > MAX_CONTENT)
    return FALSE;
  g_string_append (content->html, html);
  content->elements++;
  return TRUE;
}

static gboolean
render_block (Content *content, const LtBlock *block)
{
  g_autofree char *html = NULL;
  g_autofree char *of = NULL;

  if (block->sentences->len == 0)
    return TRUE;
  html = block_html (block);
  if (!append_element (content, html))
    return FALSE;
  of = g_strdup_printf ("block/%u", content->elements);
  for (guint i = 0; i < block->sentences->len; i++)
    add_claims (content->story, block->sentences->pdata[i], of);
  return TRUE;
}

static gboolean
render_section (Content *content, const LtSection *section)
{
  if (section->heading && *section->heading)
    {
      g_autofree char *heading = lt_escape_html (section->heading);
      g_autofree char *html = g_strdup_printf ("<h2>%s</h2>\n", heading);

      if (!append_element (content, html))
        return FALSE;
    }
  for (guint i = 0; i < section->blocks->len; i++)
    if (!render_block (content, section->blocks->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * lt_story_render_content:
 * @story: a story with lead, glance and sections
 *
 * Makes what the feed carries of them: `summary`, `at_a_glance`,
 * `content_html` and, for every sentence with a source, a claim. What is over
 * a limit of the feed is cut. Where it is in the feed is counted from 1:
 * "at_a_glance/1" is the first bullet, "block/1" the first top-level element
 * of the content, headings among them.
 */
void
lt_story_render_content (LtStory *story)
{
  Content content = { .story = story, .html = g_string_new (NULL) };

  g_ptr_array_set_size (story->claims, 0);
  render_summary (story);
  render_glance (story);
  for (guint i = 0; i < story->sections->len; i++)
    if (!render_section (&content, story->sections->pdata[i]))
      break;

  g_free (story->content_html);
  story->content_html = g_string_free_and_steal (content.html);
}
