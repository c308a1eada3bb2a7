/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/escape.h"

/* What stands for @c in markup, or NULL if it stands for itself. "" drops it: XML 1.0 cannot hold it at all. */
static const char *
replacement (gunichar c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\r':
      return "\n"; /* what a parser would make of it */
    case 0xA0:
      return "&#160;";
    case '\t':
    case '\n':
      return NULL;
    default:
      if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE)
        return "";
      return NULL;
    }
}

/**
 * lt_append_escaped:
 * @html: the markup to append to
 * @text: (nullable): plain text from anywhere, UTF-8 or not
 *
 * Appends @text so that it is text and nothing else, in an element or a
 * quoted attribute, in HTML and in XML. Bytes that are not UTF-8 become U+FFFD.
 */
void
lt_append_escaped (GString *html, const char *text)
{
  const char *p = text ? text : "";

  while (*p)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_unichar (html, 0xFFFD);
          p++;
        }
      else
        {
          const char *next = g_utf8_next_char (p);
          const char *instead = replacement (c);

          if (instead)
            g_string_append (html, instead);
          else
            g_string_append_len (html, p, next - p);
          p = next;
        }
    }
}

/**
 * lt_escape_html:
 * @text: (nullable): plain text
 *
 * The same as a new string; see [func@lt_append_escaped].
 *
 * Returns: (transfer full): markup
 */
char *
lt_escape_html (const char *text)
{
  GString *html = g_string_new (NULL);

  lt_append_escaped (html, text);
  return g_string_free_and_steal (html);
}
