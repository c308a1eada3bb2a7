/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "render/story-page.h"

#include "base/datetime.h"
#include "render/chart-svg.h"
#include "render/page-parts.h"
#include "render/page-sources.h"
#include "text/escape.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define CHART_SIZE 200
/* Pictures come from the edition itself; those of a page by itself are part of it. */
#define CSP(images) "default-src 'none'; img-src " images "; style-src 'unsafe-inline'; script-src 'none'; base-uri 'none'; form-action 'none'"

typedef struct
{
  GString *html;
  LtStory *story;
  const char *root;
  LtMediaFunc media; /* of a page by itself, which has no root */
  gpointer data;
  LtPageSources sources;
} Page;

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* Who wrote it, for machines: a SoftwareApplication, never a Person. */
static void
add_author (JsonBuilder *builder, LtStory *story)
{
  json_builder_set_member_name (builder, "author");
  json_builder_begin_object (builder);
  add_member (builder, "@type", "SoftwareApplication");
  add_member (builder, "name", lt_page_author (story));
  add_member (builder, "description", story->analyst ? story->analyst->role : NULL);
  if (story->analyst && lt_url_is_web (story->analyst->url))
    add_member (builder, "url", story->analyst->url);
  json_builder_end_object (builder);
}

/* (transfer full): JSON in which no "<" can end the element that holds it */
static char *
json_ld (LtStory *story)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *published = story->published != LT_NO_TIME ? lt_time_to_rfc3339 (story->published) : NULL;
  g_autofree char *modified = story->modified != LT_NO_TIME ? lt_time_to_rfc3339 (story->modified) : NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_auto (GStrv) parts = NULL;

  json_builder_begin_object (builder);
  add_member (builder, "@context", "https://schema.org");
  add_member (builder, "@type", "Article");
  add_member (builder, "headline", story->title);
  add_member (builder, "datePublished", published);
  add_member (builder, "dateModified", modified);
  add_member (builder, "inLanguage", story->language);
  if (lt_url_is_web (story->external_url))
    add_member (builder, "isBasedOn", story->external_url);
  add_author (builder, story);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  parts = g_strsplit (json, "<", -1);
  return g_strjoinv ("\\u003c", parts);
}

static void
append_head (Page *page)
{
  g_autofree char *data = json_ld (page->story);

  g_string_append_printf (page->html, "<!DOCTYPE html>\n<html lang=\"%s\" class=\"static\">\n<head>\n",
                          lt_page_language_tag (page->story->language));
  g_string_append (page->html, "<meta charset=\"utf-8\">\n"
                               "<meta http-equiv=\"Content-Security-Policy\" content=\"");
  g_string_append (page->html, page->root ? CSP ("'self'") : CSP ("data:"));
  g_string_append (page->html, "\">\n"
                               "<meta name=\"viewport\" content=\"width=device-width\">\n"
                               "<meta name=\"generator\" content=\"LLM Tracker " LT_VERSION "\">\n"
                               "<meta name=\"description\" content=\"");
  lt_page_append_text (page->html, page->story->summary);
  g_string_append (page->html, "\">\n<title>");
  lt_page_append_text (page->html, page->story->title);
  g_string_append (page->html, "</title>\n<style>\n");
  lt_page_append_style (page->html);
  g_string_append_printf (page->html, "\n</style>\n<script type=\"application/ld+json\">%s</script>\n</head>\n", data);
}

/* The address of a medium as it is from stories/, or NULL if it is none of the edition's own. */
static char *
medium (const char *address, gpointer data)
{
  const Page *page = data;

  if (!page->root)
    return address && page->media ? page->media (address, page->data) : NULL;
  return address && g_str_has_prefix (address, "media/") ? g_strconcat (page->root, address, NULL) : NULL;
}

static void
append_links (Page *page)
{
  g_string_append (page->html, "<p class=\"buttons\">");
  if (lt_url_is_web (page->story->external_url))
    lt_page_append_link (page->html, "button", page->story->external_url, _ ("Read Original"));
  for (guint i = 0; i < page->story->discussions->len; i++)
    {
      const LtPlace *place = page->story->discussions->pdata[i];
      g_autofree char *label = g_strdup_printf (_ ("Discussion on %s"), place->name ? place->name : place->source);

      if (lt_url_is_web (place->url))
        lt_page_append_link (page->html, "button", place->url, label);
    }
  g_string_append (page->html, "</p>\n");
}

static void
append_header (Page *page)
{
  LtStory *story = page->story;
  g_autofree char *avatar = medium (story->analyst ? story->analyst->avatar : NULL, page);

  g_string_append (page->html, "<header>\n");
  lt_page_append_kicker (page->html, story);
  g_string_append (page->html, "<h1");
  lt_page_append_language (page->html, story);
  g_string_append_c (page->html, '>');
  lt_page_append_text (page->html, story->title);
  g_string_append (page->html, "</h1>\n");
  lt_page_append_byline (page->html, story, avatar);
  append_links (page);
  g_string_append (page->html, "</header>\n");
}

static void
append_glance (Page *page)
{
  if (page->story->at_a_glance->len == 0)
    return;
  g_string_append (page->html, "<section class=\"glance\"><h2>");
  lt_page_append_text (page->html, _ ("At a Glance"));
  g_string_append (page->html, "</h2>");
  lt_page_sources_append_glance (&page->sources, page->html);
  g_string_append (page->html, "</section>\n");
}

static void
append_picture (Page *page)
{
  g_autofree char *address = medium (page->story->image, page);

  if (!address)
    return;
  g_string_append (page->html, "<figure class=\"lead\"><img src=\"");
  lt_append_escaped (page->html, address);
  g_string_append (page->html, "\" alt=\"");
  lt_page_append_text (page->html, page->story->image_alt);
  g_string_append (page->html, "\">");
  if (page->story->image_credit)
    {
      g_string_append (page->html, "<figcaption dir=\"auto\">");
      lt_page_append_text (page->html, page->story->image_credit);
      g_string_append (page->html, "</figcaption>");
    }
  g_string_append (page->html, "</figure>\n");
}

static void
append_legend (Page *page)
{
  static const char *const marks[LT_N_SIDES] = { "+", "\xE2\x80\xA2", "\xE2\x88\x92" };
  const char *words[LT_N_SIDES] = { _ ("Positive"), _ ("Neutral"), _ ("Critical") };
  int percent[LT_N_SIDES];

  lt_shares_to_percent (&page->story->sentiment->share, percent);
  g_string_append (page->html, "<ul class=\"legend\">");
  for (int i = 0; i < LT_N_SIDES; i++)
    {
      g_string_append_printf (page->html, "<li>%s ", marks[i]);
      lt_page_append_text (page->html, words[i]);
      g_string_append_printf (page->html, " <strong>%d %%</strong></li>", percent[i]);
    }
  g_string_append (page->html, "</ul>");
}

static void
append_sentiment (Page *page)
{
  LtMood mood = lt_sentiment_mood (page->story->sentiment);

  if (mood == LT_MOOD_NONE)
    return;
  g_string_append (page->html, "<section class=\"sentiment\"><h2>");
  lt_page_append_text (page->html, _ ("Community sentiment (estimate)"));
  g_string_append (page->html, "</h2>");
  if (mood == LT_MOOD_TOO_FEW)
    {
      g_string_append (page->html, "<p>");
      lt_page_append_text (page->html, _ ("Too few comments to tell."));
      g_string_append (page->html, "</p>");
    }
  else
    {
      g_autofree char *chart = lt_chart_svg (&page->story->sentiment->share, CHART_SIZE);

      g_string_append_printf (page->html, "<div>%s", chart);
      append_legend (page);
      g_string_append (page->html, "</div>");
    }
  g_string_append (page->html, "</section>\n");
}

static void
append_voice (Page *page, const LtVoice *voice)
{
  g_string_append (page->html, "<blockquote dir=\"auto\"><p>");
  lt_page_append_text (page->html, voice->text);
  g_string_append (page->html, "</p><p class=\"dim\">\xE2\x80\x94 ");
  if (lt_url_is_web (voice->url))
    lt_page_append_link (page->html, NULL, voice->url, voice->author);
  else
    lt_page_append_text (page->html, voice->author);
  g_string_append (page->html, "</p></blockquote>\n");
}

static void
append_voices (Page *page)
{
  if (page->story->voices->len == 0)
    return;
  g_string_append (page->html, "<section class=\"voices\"><h2>");
  lt_page_append_text (page->html, _ ("Community Voices"));
  g_string_append (page->html, "</h2>\n");
  for (guint i = 0; i < page->story->voices->len; i++)
    append_voice (page, page->story->voices->pdata[i]);
  g_string_append (page->html, "</section>\n");
}

static char *
make_page (Page *page)
{
  page->html = g_string_new (NULL);
  lt_page_sources_init (&page->sources, page->story, FALSE);
  append_head (page);
  g_string_append (page->html, "<body>\n<article>\n");
  append_header (page);
  append_glance (page);
  append_picture (page);
  lt_page_sources_append_content (&page->sources, page->html, medium, page);
  append_sentiment (page);
  append_voices (page);
  g_string_append (page->html, "<footer>\n");
  lt_page_append_how (page->html, page->story, NULL);
  lt_page_append_about (page->html, page->story);
  g_string_append (page->html, "</footer>\n</article>\n");
  g_string_append (page->html, page->sources.popovers->str);
  g_string_append (page->html, "</body>\n</html>\n");
  lt_page_sources_clear (&page->sources);
  return g_string_free_and_steal (page->html);
}

/**
 * lt_story_page:
 * @story: a story
 * @root: (nullable): address of the edition's folder with a final slash
 *
 * What a browser shows of a published story: no script, nothing from other
 * hosts; the label that software wrote it stands under the title.
 *
 * Returns: (transfer full): an HTML document
 */
char *
lt_story_page (LtStory *story, const char *root)
{
  Page page = { .story = story, .root = root ? root : "../" };

  return make_page (&page);
}

/**
 * lt_story_page_alone:
 * @story: a story
 * @media: (nullable): gives a picture as a "data:" address
 * @data: for @media
 *
 * The same as a file that needs no other, for a person to keep or to send.
 *
 * Returns: (transfer full): an HTML document
 */
char *
lt_story_page_alone (LtStory *story, LtMediaFunc media, gpointer data)
{
  Page page = { .story = story, .media = media, .data = data };

  return make_page (&page);
}
