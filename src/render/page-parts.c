/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "render/page-parts.h"

#include "base/datetime.h"
#include "render/render-resources.h"
#include "text/escape.h"
#include "text/plain-text.h"
#include "text/sanitise.h"
#include "text/sentences.h"
#include "text/url.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Adults read 238 words of English prose a minute (Brysbaert 2019, a meta-analysis of 190 studies). */
#define WORDS_A_MINUTE 238
#define MAX_TAGS 3
#define MAX_LANGUAGE 35

void
lt_page_append_text (GString *html, const char *text)
{
  g_autofree char *display = lt_display_text (text);

  lt_append_escaped (html, display);
}

void
lt_page_append_link (GString *html, const char *class, const char *address, const char *label)
{
  g_string_append (html, "<a");
  if (class)
    g_string_append_printf (html, " class=\"%s\"", class);
  g_string_append (html, " href=\"");
  lt_append_escaped (html, address);
  g_string_append (html, "\">");
  lt_page_append_text (html, label);
  g_string_append (html, "</a>");
}

const char *
lt_page_language_tag (const char *language)
{
  const char *p = language ? language : "";

  while (g_ascii_isalnum (*p) || *p == '-')
    p++;
  return language && p > language && *p == '\0' && p - language <= MAX_LANGUAGE ? language : "en";
}

void
lt_page_append_language (GString *html, LtStory *story)
{
  g_string_append (html, " dir=\"auto\"");
  if (story->language)
    g_string_append_printf (html, " lang=\"%s\"", lt_page_language_tag (story->language));
}

void
lt_page_append_style (GString *html)
{
  g_autoptr (GBytes) style = g_resource_lookup_data (lt_render_get_resource (), "/de/llmtracker/render/article.css",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (style);
  g_string_append_len (html, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
}

/* What begins with a figure has no direction of its own: it keeps together, whichever way the line runs. */
static void
append_aside (GString *html, const char *text)
{
  g_string_append (html, ", <bdi>");
  lt_page_append_text (html, text);
  g_string_append (html, "</bdi>");
}

static void
append_place (GString *html, const LtPlace *place)
{
  const char *name = place->name ? place->name : place->source;

  /* "r/LocalLLaMA" is not written in capitals as the rest of the line is. */
  g_string_append (html, name && strchr (name, '/') ? "<bdi class=\"as-is\">" : "<bdi>");
  lt_page_append_text (html, name);
  g_string_append (html, "</bdi>");
  if (place->score >= 0)
    {
      g_autofree char *points = g_strdup_printf (ngettext ("%d point", "%d points", (gulong) place->score), place->score);

      append_aside (html, points);
    }
  if (place->comments >= 0)
    {
      g_autofree char *comments = g_strdup_printf (ngettext ("%d comment", "%d comments", (gulong) place->comments),
                                                   place->comments);

      append_aside (html, comments);
    }
}

void
lt_page_append_kicker (GString *html, LtStory *story)
{
  gboolean any = FALSE;

  if (story->tags->len == 0 && story->discussions->len == 0)
    return;
  g_string_append (html, "<p class=\"kicker\">");
  for (guint i = 0; i < MIN (story->tags->len, MAX_TAGS); i++)
    {
      g_string_append (html, any ? " \xC2\xB7 <bdi>" : "<bdi>");
      lt_page_append_text (html, story->tags->pdata[i]);
      g_string_append (html, "</bdi>");
      any = TRUE;
    }
  for (guint i = 0; i < story->discussions->len; i++)
    {
      g_string_append (html, any ? " \xC2\xB7 " : "");
      append_place (html, story->discussions->pdata[i]);
      any = TRUE;
    }
  g_string_append (html, "</p>\n");
}

/* (transfer full) (nullable): in the reader's language and time zone */
char *
lt_page_date (gint64 time)
{
  g_autoptr (GDateTime) date = time != LT_NO_TIME ? g_date_time_new_from_unix_local (time) : NULL;

  /* Translators: a whole date as your language writes it, for g_date_time_format(). */
  return date ? g_date_time_format (date, C_ ("date", "%-d %B %Y")) : NULL;
}

const char *
lt_page_author (LtStory *story)
{
  if (story->analyst && story->analyst->name)
    return story->analyst->name;
  return story->authors->len > 0 ? story->authors->pdata[0] : NULL;
}

guint
lt_page_minutes (LtStory *story)
{
  g_autofree char *text = story->content_html ? lt_plain_text_from_html (story->content_html, -1)
                                              : g_utf8_make_valid (story->content_text ? story->content_text : "", -1);
  g_autoptr (GPtrArray) words = lt_words (text, -1);
  guint count = words->len;

  for (guint i = 0; i < story->at_a_glance->len; i++)
    {
      g_autoptr (GPtrArray) more = lt_words (story->at_a_glance->pdata[i], -1);

      count += more->len;
    }
  return MAX (1, (count + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE);
}

/* The picture, or the first letters of the first two words of the name. */
static void
append_avatar (GString *html, const char *name, const char *avatar)
{
  g_auto (GStrv) words = NULL;

  if (avatar)
    {
      g_string_append (html, "<img class=\"avatar\" alt=\"\" src=\"");
      lt_append_escaped (html, avatar);
      g_string_append (html, "\">");
      return;
    }
  g_string_append (html, "<span class=\"avatar initials\" aria-hidden=\"true\">");
  words = g_strsplit (name, " ", 3);
  for (guint i = 0; words[i] && i < 2; i++)
    {
      g_autofree char *letter = g_utf8_substring (words[i], 0, MIN (1, g_utf8_strlen (words[i], -1)));
      g_autofree char *upper = g_utf8_strup (letter, -1);

      lt_page_append_text (html, upper);
    }
  g_string_append (html, "</span>");
}

static void
append_signature (GString *html, LtStory *story, const char *name)
{
  g_autofree char *escaped = NULL;
  g_autofree char *display = lt_display_text (name);
  g_autofree char *strong = NULL;

  escaped = lt_escape_html (display);
  strong = g_strdup_printf ("<strong><bdi>%s</bdi></strong>", escaped);
  g_string_append (html, "<bdi>");
  /* Translators: %s is who signs the story. */
  g_string_append_printf (html, _ ("By %s"), strong);
  g_string_append (html, "</bdi>");
  if (story->analyst && story->analyst->role)
    {
      g_string_append (html, ", <bdi>");
      lt_page_append_text (html, story->analyst->role);
      g_string_append (html, "</bdi>");
    }
}

/* A feed without our extension does not say how its text was made, so the label would be an invention. */
static void
append_label (GString *html, LtStory *story)
{
  if (!story->extended)
    return;
  g_string_append (html, "\xE2\x80\x82<span class=\"label\">");
  lt_page_append_text (html, _ ("Automated summary"));
  g_string_append (html, "</span>");
}

void
lt_page_append_byline (GString *html, LtStory *story, const char *avatar)
{
  const char *name = lt_page_author (story);
  g_autofree char *date = lt_page_date (story->published);
  guint minutes = lt_page_minutes (story);
  g_autofree char *reading = g_strdup_printf (ngettext ("%u minute to read", "%u minutes to read", minutes), minutes);

  g_string_append (html, "<div class=\"byline\">");
  if (name)
    append_avatar (html, name, avatar);
  g_string_append (html, "<div><p>");
  if (name)
    append_signature (html, story, name);
  append_label (html, story);
  g_string_append (html, "</p><p class=\"dim\">");
  if (date)
    {
      g_autofree char *iso = lt_time_to_rfc3339 (story->published);

      g_string_append_printf (html, "<time dir=\"auto\" datetime=\"%s\">", iso);
      lt_page_append_text (html, date);
      g_string_append (html, "</time> \xC2\xB7 ");
    }
  g_string_append (html, "<bdi>");
  lt_page_append_text (html, reading);
  g_string_append (html, "</bdi></p></div></div>\n");
}

static const char *
method_sentence (const LtProvenance *provenance)
{
  if (g_strcmp0 (provenance->method, "llm") == 0)
    return _ ("A language model wrote this text from the article and its discussion.");
  if (g_strcmp0 (provenance->method, "extractive") == 0)
    return _ ("Its sentences were taken from the article and its discussion; no language model wrote them.");
  return NULL;
}

static const char *
article_sentence (const LtProvenance *provenance)
{
  if (g_strcmp0 (provenance->article, "full") == 0)
    return _ ("The article was read in full.");
  if (g_strcmp0 (provenance->article, "partial") == 0)
    return _ ("Only a part of the article could be read.");
  if (g_strcmp0 (provenance->article, "unreadable") == 0 || g_strcmp0 (provenance->article, "none") == 0)
    return _ ("The article was not read: this is from the discussion only.");
  return NULL;
}

static char *
comments_sentence (const LtProvenance *provenance)
{
  int read = provenance->comments_read;
  int total = provenance->comments_total;

  if (read < 0)
    return NULL;
  if (total > read)
    return g_strdup_printf (ngettext ("%d of %d comment was read.", "%d of %d comments were read.", (gulong) total), read,
                            total);
  return g_strdup_printf (ngettext ("%d comment was read.", "%d comments were read.", (gulong) read), read);
}

static void
append_sentence (GString *html, const char *sentence)
{
  if (!sentence)
    return;
  lt_page_append_text (html, sentence);
  g_string_append_c (html, ' ');
}

/* @details: the address of more, or NULL. */
void
lt_page_append_how (GString *html, LtStory *story, const char *details)
{
  g_autofree char *comments = NULL;

  if (!story->provenance)
    return;
  comments = comments_sentence (story->provenance);
  g_string_append (html, "<section class=\"note\"><h2>");
  lt_page_append_text (html, _ ("How This Was Made"));
  g_string_append (html, "</h2><p>");
  append_sentence (html, method_sentence (story->provenance));
  append_sentence (html, article_sentence (story->provenance));
  append_sentence (html, comments);
  if (details)
    lt_page_append_link (html, NULL, details, _ ("Details"));
  g_string_append (html, "</p></section>\n");
}

void
lt_page_append_about (GString *html, LtStory *story)
{
  const LtAnalyst *analyst = story->analyst;

  if (!analyst || (!analyst->bio && !analyst->role))
    return;
  g_string_append (html, "<section class=\"note\"><h2>");
  lt_page_append_text (html, _ ("About the Author"));
  g_string_append (html, "</h2><p");
  lt_page_append_language (html, story);
  g_string_append_c (html, '>');
  lt_page_append_text (html, analyst->bio ? analyst->bio : analyst->role);
  g_string_append (html, "</p>");
  if (lt_url_is_web (analyst->url))
    {
      g_autofree char *host = lt_url_host (analyst->url);

      g_string_append (html, "<p>");
      lt_page_append_link (html, NULL, analyst->url, host ? host : analyst->url);
      g_string_append (html, "</p>");
    }
  g_string_append (html, "</section>\n");
}

static char *
paragraphs_of (const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  GString *html = g_string_new (NULL);

  for (guint i = 0; paragraphs[i]; i++)
    if (*paragraphs[i])
      {
        g_string_append (html, "<p>");
        lt_append_escaped (html, paragraphs[i]);
        g_string_append (html, "</p>\n");
      }
  return g_string_free_and_steal (html);
}

char *
lt_page_content (LtStory *story, char *(*image) (const char *, gpointer), gpointer data)
{
  if (story->content_html)
    return lt_sanitise_html (story->content_html, -1, image, data);
  if (story->content_text)
    return paragraphs_of (story->content_text);
  return paragraphs_of (story->summary ? story->summary : "");
}
