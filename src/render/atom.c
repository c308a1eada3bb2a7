/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "render/atom.h"

#include "base/datetime.h"
#include "render/page-parts.h"
#include "text/escape.h"
#include "text/plain-text.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ENTRIES 50

static void
append_element (GString *xml, const char *name, const char *text)
{
  g_autofree char *display = NULL;

  if (!text)
    return;
  display = lt_display_text (text);
  g_string_append_printf (xml, "<%s>", name);
  lt_append_escaped (xml, display);
  g_string_append_printf (xml, "</%s>\n", name);
}

static void
append_time (GString *xml, const char *name, gint64 time)
{
  g_autofree char *text = lt_time_to_rfc3339 (time);

  append_element (xml, name, text);
}

static void
append_link (GString *xml, const char *relation, const char *address)
{
  g_string_append_printf (xml, "<link rel=\"%s\" href=\"", relation);
  lt_append_escaped (xml, address);
  g_string_append (xml, "\"/>\n");
}

/* RFC 4151. The day need not be the entry's, only one on which the host was ours and that never changes. */
static void
append_id (GString *xml, const char *host, gint64 day, const char *what)
{
  g_autofree char *time = lt_time_to_rfc3339 (day);
  g_autofree char *id = g_strdup_printf ("tag:%s,%.10s:%s", host, time, what);

  append_element (xml, "id", id);
}

/* The label stands in the name too: many readers show nothing else of an author. */
static void
append_author (GString *xml, const char *name)
{
  /* Translators: %s is the name of the software that signs. */
  g_autofree char *label = g_strdup_printf (_ ("%s (AI analyst, software)"), name);

  g_string_append (xml, "<author>");
  append_element (xml, "name", label);
  g_string_append (xml, "</author>\n");
}

static char *
entry_content (LtStory *story)
{
  GString *html = g_string_new ("<p><em>");
  g_autofree char *content = lt_page_content (story, NULL, NULL);

  lt_page_append_text (html, _ ("Automated summary: written by software."));
  g_string_append (html, "</em></p>\n");
  if (story->at_a_glance->len > 0)
    {
      g_string_append (html, "<ul>");
      for (guint i = 0; i < story->at_a_glance->len; i++)
        {
          g_string_append (html, "<li>");
          lt_page_append_text (html, story->at_a_glance->pdata[i]);
          g_string_append (html, "</li>");
        }
      g_string_append (html, "</ul>\n");
    }
  g_string_append (html, content);
  return g_string_free_and_steal (html);
}

static void
append_entry (GString *xml, LtStory *story, const char *host, const char *base_url)
{
  g_autofree char *page = g_strdup_printf ("%sstories/%s.html", base_url, story->id);
  g_autofree char *content = entry_content (story);
  const char *author = lt_page_author (story);

  g_string_append (xml, "<entry>\n");
  append_id (xml, host, story->published, story->id);
  append_element (xml, "title", story->title ? story->title : story->id);
  append_time (xml, "published", story->published);
  append_time (xml, "updated", story->modified != LT_NO_TIME ? story->modified : story->published);
  append_link (xml, "alternate", page);
  if (lt_url_is_web (story->external_url))
    append_link (xml, "related", story->external_url);
  if (author)
    append_author (xml, author);
  for (guint i = 0; i < story->tags->len; i++)
    {
      g_string_append (xml, "<category term=\"");
      lt_page_append_text (xml, story->tags->pdata[i]);
      g_string_append (xml, "\"/>\n");
    }
  append_element (xml, "summary", story->summary);
  g_string_append (xml, "<content type=\"html\">");
  lt_append_escaped (xml, content);
  g_string_append (xml, "</content>\n</entry>\n");
}

/* The id of a feed stays while its archive does. */
static void
append_feed_id (GString *xml, LtFeed *feed, const char *host)
{
  g_autofree char *id = g_strdup_printf ("tag:%s,2026:%s", host, feed->archive_id ? feed->archive_id : "feed");

  append_element (xml, "id", id);
}

/**
 * lt_atom:
 * @feed: a feed whose items stand newest first
 * @base_url: where the edition is published, with a final slash
 *
 * Returns: (transfer full): atom.xml with at most 50 entries
 */
char *
lt_atom (LtFeed *feed, const char *base_url)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"");
  g_autofree char *host = lt_url_host (base_url);
  g_autofree char *self = g_strconcat (base_url, "atom.xml", NULL);

  g_string_append_printf (xml, " xml:lang=\"%s\"", lt_page_language_tag (feed->language));
  g_string_append (xml, ">\n");
  append_feed_id (xml, feed, host ? host : "localhost");
  append_element (xml, "title", feed->title ? feed->title : "LLM Tracker");
  append_element (xml, "subtitle", feed->description);
  append_time (xml, "updated", feed->updated);
  append_link (xml, "self", self);
  append_link (xml, "alternate", base_url);
  g_string_append (xml, "<generator version=\"" LT_VERSION "\">LLM Tracker</generator>\n");
  append_author (xml, feed->analyst && feed->analyst->name ? feed->analyst->name : "LLM Tracker");
  for (guint i = 0; i < MIN (feed->items->len, MAX_ENTRIES); i++)
    append_entry (xml, feed->items->pdata[i], host ? host : "localhost", base_url);
  g_string_append (xml, "</feed>\n");
  return g_string_free_and_steal (xml);
}
