/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "render/page-sources.h"

#include "render/article-page.h"
#include "render/page-parts.h"
#include "text/escape.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands without a space for longer is an address, or a script that has no spaces. */
#define MAX_WORD_BYTES 48
/* "&quot;", "&#x10ffff;" */
#define MAX_ENTITY_BYTES 10

void
lt_page_sources_init (LtPageSources *self, LtStory *story, gboolean actions)
{
  *self = (LtPageSources) { .story = story, .popovers = g_string_new (NULL), .actions = actions };
}

void
lt_page_sources_clear (LtPageSources *self)
{
  g_string_free (self->popovers, TRUE);
}

/* The name of the place that a comment's id belongs to. */
static const char *
place_name (LtStory *story, const char *id)
{
  for (guint i = 0; i < story->discussions->len; i++)
    {
      LtPlace *place = story->discussions->pdata[i];

      if ((g_str_has_prefix (id, "hn-") && g_strcmp0 (place->source, "hackernews") == 0)
          || (place->source && g_str_has_prefix (id, place->source)))
        return place->name;
    }
  return NULL;
}

static void
append_origin (LtPageSources *self, const LtClaim *claim)
{
  gboolean article = g_str_equal (claim->source, "article");
  const char *place = article ? NULL : place_name (self->story, claim->source);
  g_autofree char *origin = NULL;

  if (article)
    origin = g_strdup (_ ("From the article"));
  else if (place)
    origin = g_strdup_printf (_ ("From a comment on %s"), place);
  else
    origin = g_strdup (_ ("From a comment"));

  g_string_append (self->popovers, "<p class=\"origin\">");
  lt_page_append_text (self->popovers, origin);
  g_string_append (self->popovers, "</p><blockquote dir=\"auto\"><p>");
  lt_page_append_text (self->popovers, claim->text);
  g_string_append (self->popovers, "</p></blockquote>");
}

static void
append_link (LtPageSources *self, const LtClaim *claim)
{
  if (g_str_equal (claim->source, "article"))
    {
      if (lt_url_is_web (self->story->external_url))
        lt_page_append_link (self->popovers, NULL, self->story->external_url, _ ("Read Original"));
    }
  else if (self->actions)
    {
      g_autofree char *id = g_uri_escape_string (claim->source, NULL, FALSE);
      g_autofree char *address = g_strconcat (LT_ACTION_COMMENT, id, NULL);

      lt_page_append_link (self->popovers, NULL, address, _ ("Show in Thread"));
    }
}

/* The start of the last character, as which an entity counts too. */
static gsize
last_character (const GString *html)
{
  gsize least = html->len - MIN (html->len, MAX_ENTITY_BYTES);

  if (html->len > 0 && html->str[html->len - 1] == ';')
    for (gsize at = html->len - 1; at > least; at--)
      if (html->str[at - 1] == '&')
        return at - 1;
  return html->len > 0 ? (gsize) (g_utf8_prev_char (html->str + html->len) - html->str) : 0;
}

/* Where the last word of the text that @html ends with begins; its last character, where it is longer than a line. */
static gsize
last_word (const GString *html)
{
  gsize start = html->len;

  while (start > 0 && !strchr (" \n>", html->str[start - 1]))
    if (html->len - --start > MAX_WORD_BYTES)
      return last_character (html);
  return start;
}

/* Lines may break on either side of a button: it stays with the word before it. */
static void
append_button (LtPageSources *self, GString *html)
{
  g_string_insert (html, (gssize) last_word (html), "<span class=\"marked\">");
  g_string_append_printf (html, "<button class=\"mark\" type=\"button\" popovertarget=\"source-%u\" aria-label=\"",
                          self->count);
  lt_append_escaped (html, _ ("Source of this sentence"));
  g_string_append_printf (html, "\">%u</button></span>", self->count);
}

/* @html: ends with the sentence */
void
lt_page_sources_append_mark (LtPageSources *self, GString *html, const char *of)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->story->claims->len; i++)
    {
      LtClaim *claim = self->story->claims->pdata[i];

      if (!claim->of || !claim->source || !claim->text || !g_str_equal (claim->of, of))
        continue;
      if (!found)
        g_string_append_printf (self->popovers, "<div class=\"source\" id=\"source-%u\" popover>", ++self->count);
      found = TRUE;
      append_origin (self, claim);
      append_link (self, claim);
    }
  if (!found)
    return;
  g_string_append (self->popovers, "</div>\n");
  append_button (self, html);
}

void
lt_page_sources_append_glance (LtPageSources *self, GString *html)
{
  GPtrArray *bullets = self->story->at_a_glance;

  g_string_append (html, "<ul");
  lt_page_append_language (html, self->story);
  g_string_append (html, ">\n");
  for (guint i = 0; i < bullets->len; i++)
    {
      g_autofree char *of = g_strdup_printf ("at_a_glance/%u", i + 1);

      g_string_append (html, "<li>");
      lt_page_append_text (html, bullets->pdata[i]);
      lt_page_sources_append_mark (self, html, of);
      g_string_append (html, "</li>\n");
    }
  g_string_append (html, "</ul>");
}

/* The byte behind the tag that begins at @tag. In sanitised HTML no ">" stands in a value. */
static const char *
tag_end (const char *tag)
{
  const char *end = strchr (tag, '>');

  return end ? end + 1 : tag + strlen (tag);
}

static gboolean
is_void (const char *tag)
{
  static const char *const names[] = { "<br", "<hr", "<img", "<wbr" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (tag, names[i]) && strchr (" >", tag[strlen (names[i])]))
      return TRUE;
  return FALSE;
}

/* The end of the top-level element that begins at @start. */
static const char *
element_end (const char *start)
{
  const char *p = start;
  guint depth = 0;

  do
    {
      const char *tag = strchr (p, '<');

      if (!tag)
        return p + strlen (p);
      if (tag[1] == '/')
        depth -= depth > 0;
      else if (!is_void (tag))
        depth++;
      p = tag_end (tag);
    }
  while (depth > 0);
  return p;
}

/* Where a mark goes: behind the last text, before the end tags that close the element; not into a link. */
static gsize
mark_offset (const char *element, gsize length)
{
  gsize at = length;

  while (at > 0)
    {
      const char *tag;

      while (at > 0 && g_ascii_isspace (element[at - 1]))
        at--;
      if (at == 0 || element[at - 1] != '>')
        return at;
      tag = g_strrstr_len (element, (gssize) at, "<");
      if (!tag || tag[1] != '/' || g_str_has_prefix (tag, "</a>"))
        return at;
      at = (gsize) (tag - element);
    }
  return length;
}

/* The element with the direction of its own first letter, up to where its mark goes. */
static void
append_element (GString *html, const char *start, gsize length)
{
  gsize name = strcspn (start, " >");
  gsize tag = strcspn (start, ">");

  g_string_append_len (html, start, (gssize) name);
  if (!g_strstr_len (start, (gssize) tag, " dir=\""))
    g_string_append (html, " dir=\"auto\"");
  g_string_append_len (html, start + name, (gssize) (length - name));
}

/* A picture that is there; its tag ends with @end. */
static gboolean
is_picture (const char *tag, const char *end)
{
  return g_str_has_prefix (tag, "<img ") && g_strstr_len (tag, end - tag, " src=\"");
}

/* The picture as a button that opens it large. */
static void
append_picture (LtPageSources *self, GString *html, const char *tag, gssize length)
{
  g_string_append_printf (self->popovers, "<div class=\"large\" id=\"picture-%u\" popover>", ++self->n_pictures);
  g_string_append_len (self->popovers, tag, length);
  g_string_append (self->popovers, "</div>\n");
  g_string_append_printf (html, "<button class=\"zoom\" type=\"button\" popovertarget=\"picture-%u\" aria-label=\"",
                          self->n_pictures);
  lt_append_escaped (html, _ ("Enlarge the picture"));
  g_string_append (html, "\">");
  g_string_append_len (html, tag, length);
  g_string_append (html, "</button>");
}

/* Pictures within links stay what they are: something that leads elsewhere. */
static void
append_with_pictures (LtPageSources *self, GString *html, const char *element)
{
  const char *p = element;
  guint links = 0;

  for (const char *tag = strchr (p, '<'); tag; tag = strchr (p, '<'))
    {
      const char *end = tag_end (tag);

      g_string_append_len (html, p, tag - p);
      if (g_str_has_prefix (tag, "<a ") || g_str_has_prefix (tag, "<a>"))
        links++;
      else if (g_str_has_prefix (tag, "</a>"))
        links -= links > 0;
      if (links == 0 && is_picture (tag, end))
        append_picture (self, html, tag, end - tag);
      else
        g_string_append_len (html, tag, end - tag);
      p = end;
    }
  g_string_append (html, p);
}

static void
append_marked (LtPageSources *self, GString *html, const char *content)
{
  const char *p = content;
  guint n = 0;

  while (*p)
    {
      const char *start = strchr (p, '<');
      const char *end;
      gsize at;
      g_autofree char *of = NULL;
      g_autoptr (GString) element = g_string_new (NULL);

      if (!start)
        break;
      end = element_end (start);
      at = MAX (mark_offset (start, (gsize) (end - start)), strcspn (start, ">"));
      of = g_strdup_printf ("block/%u", ++n);
      g_string_append_len (html, p, start - p);
      append_element (element, start, at);
      if (self->actions)
        append_with_pictures (self, html, element->str);
      else
        g_string_append (html, element->str);
      lt_page_sources_append_mark (self, html, of);
      g_string_append_len (html, start + at, end - start - (gssize) at);
      p = end;
    }
  g_string_append (html, p);
}

void
lt_page_sources_append_content (LtPageSources *self, GString *html, char *(*image) (const char *, gpointer), gpointer data)
{
  g_autofree char *content = lt_page_content (self->story, image, data);

  g_string_append (html, "<div class=\"content\"");
  lt_page_append_language (html, self->story);
  g_string_append (html, ">\n");
  append_marked (self, html, content);
  g_string_append (html, "</div>\n");
}
