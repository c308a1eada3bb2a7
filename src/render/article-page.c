/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "render/article-page.h"

#include "render/page-parts.h"
#include "render/page-sources.h"
#include "text/escape.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_SCALE 0.5
#define MAX_SCALE 3.0

typedef struct
{
  GString *html;
  LtStory *story;
  const LtPageOptions *options;
  LtMediaFunc media;
  gpointer data;
  LtPageSources sources;
} Page;

/* (transfer full) (nullable) */
static char *
medium (Page *page, const char *address)
{
  return address && page->media ? page->media (address, page->data) : NULL;
}

static gboolean
is_right_to_left (const char *language)
{
  static const char *const codes[] = { "ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi", NULL };
  g_autofree char *code = g_ascii_strdown (language, (gssize) strcspn (language, "-_"));

  return g_strv_contains (codes, code);
}

/* A font's name goes into a style sheet: what could end the string there is left out. */
static void
append_font (GString *html, const char *family)
{
  g_string_append (html, "--system-font:\"");
  for (const char *p = family; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == ' ' || c == '-' || c == '_' || c == '.')
        g_string_append_unichar (html, c);
    }
  g_string_append (html, "\";");
}

static void
append_variables (Page *page)
{
  double scale = page->options->scale > 0 ? CLAMP (page->options->scale, MIN_SCALE, MAX_SCALE) : 1;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (page->html, ":root{--scale:%s;", g_ascii_formatd (number, sizeof number, "%.3f", scale));
  if (page->options->font_family && g_utf8_validate (page->options->font_family, -1, NULL))
    append_font (page->html, page->options->font_family);
  g_string_append (page->html, "}");
}

static void
append_head (Page *page)
{
  const LtPageOptions *options = page->options;
  const char *language = lt_page_language_tag (options->language);

  g_string_append_printf (page->html, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\" class=\"%s%s%s\">\n<head>\n",
                          language, is_right_to_left (language) ? "rtl" : "ltr", options->dark ? "dark" : "light",
                          options->high_contrast ? " high-contrast" : "",
                          options->font == LT_PAGE_FONT_SERIF ? " serif" : "");
  g_string_append (page->html, "<meta charset=\"utf-8\">\n"
                               "<meta http-equiv=\"Content-Security-Policy\" content=\"" LT_PAGE_CSP "\">\n"
                               "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
  lt_page_append_text (page->html, page->story->title);
  g_string_append (page->html, "</title>\n<style>\n");
  lt_page_append_style (page->html);
  append_variables (page);
  g_string_append (page->html, "\n</style>\n</head>\n");
}

/* What is read in the browser: the article, or the page of the story in feeds that are about nothing else. */
static const char *
original_of (LtStory *story)
{
  if (lt_url_is_web (story->external_url))
    return story->external_url;
  return lt_url_is_web (story->url) ? story->url : NULL;
}

static void
append_original (Page *page)
{
  const char *address = original_of (page->story);

  if (!address)
    return;
  if (!page->options->offline)
    {
      lt_page_append_link (page->html, "button", address, _ ("Read Original"));
      return;
    }
  g_string_append (page->html, "<span class=\"button disabled\" role=\"link\" aria-disabled=\"true\">");
  lt_page_append_text (page->html, _ ("Read Original"));
  g_string_append (page->html, " <small>");
  lt_page_append_text (page->html, _ ("needs the network"));
  g_string_append (page->html, "</small></span>");
}

static gboolean
has_namesake (Page *page, const LtPlace *place)
{
  GPtrArray *places = page->story->discussions;

  for (guint i = 0; i < places->len; i++)
    {
      const LtPlace *other = places->pdata[i];

      if (other != place && g_strcmp0 (other->name, place->name) == 0 && g_strcmp0 (other->source, place->source) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Two threads on one site are told apart by their size. (transfer full) */
static char *
discussion_label (Page *page, const LtPlace *place)
{
  const char *name = place->name ? place->name : place->source;

  if (page->story->discussions->len == 1)
    return g_strdup (_ ("Discussion"));
  if (place->comments >= 0 && has_namesake (page, place))
    /* Translators: %s is a place, e.g. Hacker News, where there are two discussions. */
    return g_strdup_printf (ngettext ("Discussion on %s (%d comment)", "Discussion on %s (%d comments)",
                                      (unsigned long) place->comments),
                            name, place->comments);
  /* Translators: %s is a place, e.g. Hacker News. */
  return g_strdup_printf (_ ("Discussion on %s"), name);
}

static void
append_discussion (Page *page, guint index)
{
  g_autofree char *address = g_strdup_printf (LT_ACTION_DISCUSSION "%u", index);
  g_autofree char *label = discussion_label (page, page->story->discussions->pdata[index]);

  lt_page_append_link (page->html, "button", address, label);
}

static void
append_buttons (Page *page)
{
  if (!original_of (page->story) && page->story->discussions->len == 0)
    return;
  g_string_append (page->html, "<p class=\"buttons\">");
  append_original (page);
  for (guint i = 0; i < page->story->discussions->len; i++)
    append_discussion (page, i);
  g_string_append (page->html, "</p>\n");
}

static void
append_header (Page *page)
{
  LtStory *story = page->story;
  g_autofree char *avatar = medium (page, story->analyst ? story->analyst->avatar : NULL);

  g_string_append (page->html, "<header>\n");
  lt_page_append_kicker (page->html, story);
  g_string_append (page->html, "<h1");
  lt_page_append_language (page->html, story);
  g_string_append_c (page->html, '>');
  lt_page_append_text (page->html, story->title);
  g_string_append (page->html, "</h1>\n");
  lt_page_append_byline (page->html, story, avatar);
  append_buttons (page);
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
append_image (Page *page, const char *address)
{
  g_string_append (page->html, "<img src=\"");
  lt_append_escaped (page->html, address);
  g_string_append (page->html, "\" alt=\"");
  lt_page_append_text (page->html, page->story->image_alt);
  g_string_append (page->html, "\">");
}

/* The lead picture is a button that opens it large. */
static void
append_picture (Page *page)
{
  g_autofree char *address = medium (page, page->story->image);

  if (!address)
    return;
  g_string_append (page->html, "<figure class=\"lead\"><button type=\"button\" popovertarget=\"picture\" aria-label=\"");
  lt_append_escaped (page->html, _ ("Enlarge the picture"));
  g_string_append (page->html, "\">");
  append_image (page, address);
  g_string_append (page->html, "</button>");
  if (page->story->image_credit)
    {
      g_string_append (page->html, "<figcaption dir=\"auto\">");
      lt_page_append_text (page->html, page->story->image_credit);
      g_string_append (page->html, "</figcaption>");
    }
  g_string_append (page->html, "</figure>\n<div class=\"large\" id=\"picture\" popover>");
  append_image (page, address);
  g_string_append (page->html, "</div>\n");
}

static char *
content_image (const char *address, gpointer data)
{
  return medium (data, address);
}

/**
 * lt_article_page:
 * @story: a story
 * @options: how it is to look
 * @media: (nullable): gives the address of a cached picture
 * @data: for @media
 *
 * The whole page as the reader shows it. Everything that came from a feed is
 * sanitised or escaped here, whoever did so before; the page asks for nothing
 * but the addresses that @media gave.
 *
 * Returns: (transfer full): an HTML document
 */
char *
lt_article_page (LtStory *story, const LtPageOptions *options, LtMediaFunc media, gpointer data)
{
  Page page = { .html = g_string_new (NULL), .story = story, .options = options, .media = media, .data = data };

  lt_page_sources_init (&page.sources, story, TRUE);
  append_head (&page);
  g_string_append (page.html, "<body>\n<article>\n");
  append_header (&page);
  append_glance (&page);
  append_picture (&page);
  lt_page_sources_append_content (&page.sources, page.html, content_image, &page);
  g_string_append (page.html, "<footer>\n");
  lt_page_append_how (page.html, story, LT_ACTION_PROVENANCE);
  lt_page_append_about (page.html, story);
  g_string_append (page.html, "</footer>\n</article>\n");
  g_string_append (page.html, page.sources.popovers->str);
  g_string_append (page.html, "</body>\n</html>\n");
  lt_page_sources_clear (&page.sources);
  return g_string_free_and_steal (page.html);
}
