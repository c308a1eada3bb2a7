/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-blocks.h"

#include <string.h>

/* Text that a page shows to programs only is how instructions reach a language model unseen. Style sheets are not
 * read, so this finds what the element itself says. */

typedef struct
{
  char *color;
  char *background;
  gboolean hidden;
} Style;

/* A length that shows nothing: 0 to @limit pixels. */
static gboolean
is_tiny (const char *value, double limit)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (end == value || number < 0 || number > limit)
    return FALSE;
  return number == 0 || g_str_has_prefix (end, "px");
}

static gboolean
is_far_off (const char *value)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  return end != value && number <= (g_str_has_prefix (end, "em") || g_str_has_prefix (end, "rem") ? -60 : -900);
}

static gboolean
declaration_hides (const char *name, const char *value)
{
  if (g_str_equal (name, "display"))
    return g_str_has_prefix (value, "none");
  if (g_str_equal (name, "visibility"))
    return g_str_has_prefix (value, "hidden") || g_str_has_prefix (value, "collapse");
  if (g_str_equal (name, "opacity"))
    return g_ascii_strtod (value, NULL) < 0.05 && g_ascii_isdigit (*value);
  if (g_str_equal (name, "font-size"))
    return is_tiny (value, 2);
  if (g_str_equal (name, "width") || g_str_equal (name, "height") || g_str_equal (name, "max-height"))
    return is_tiny (value, 1);
  if (g_str_equal (name, "left") || g_str_equal (name, "top") || g_str_equal (name, "right")
      || g_str_equal (name, "text-indent") || g_str_equal (name, "margin-left"))
    return is_far_off (value);
  if (g_str_equal (name, "clip"))
    return g_str_has_prefix (value, "rect(");
  if (g_str_equal (name, "clip-path"))
    return g_str_has_prefix (value, "inset(50%") || g_str_has_prefix (value, "inset(100%");
  return FALSE;
}

static void
read_declaration (Style *style, const char *declaration)
{
  const char *colon = strchr (declaration, ':');
  g_autofree char *name = colon ? g_strndup (declaration, (gsize) (colon - declaration)) : NULL;

  if (!name)
    return;
  if (declaration_hides (name, colon + 1))
    style->hidden = TRUE;
  else if (g_str_equal (name, "color"))
    g_set_str (&style->color, colon + 1);
  else if (g_str_equal (name, "background") || g_str_equal (name, "background-color"))
    g_set_str (&style->background, colon + 1);
}

static char *
without_space (const char *text)
{
  GString *tight = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (tight, g_ascii_tolower (*p));
  return g_string_free_and_steal (tight);
}

static gboolean
style_hides (const char *text)
{
  g_autofree char *tight = without_space (text);
  g_auto (GStrv) declarations = g_strsplit (tight, ";", -1);
  Style style = { 0 };
  gboolean hidden;

  for (guint i = 0; declarations[i]; i++)
    read_declaration (&style, declarations[i]);
  hidden = style.hidden || (style.color && style.background && g_str_equal (style.color, style.background));
  g_free (style.color);
  g_free (style.background);
  return hidden;
}

static gboolean
class_hides (const char *classes)
{
  static const char *const names[] = { "sr-only", "sronly", "visually-hidden", "visuallyhidden",
                                       "screen-reader-text", "screen-reader", "u-hidden", NULL };
  g_autofree char *lower = g_ascii_strdown (classes, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \t\n\f\r", -1);

  for (guint i = 0; words[i]; i++)
    if (g_strv_contains (names, words[i]))
      return TRUE;
  return FALSE;
}

gboolean
lt_html_is_hidden (const GumboNode *element)
{
  const char *value;

  if (lt_html_attribute (element, "hidden"))
    return TRUE;
  value = lt_html_attribute (element, "aria-hidden");
  if (value && g_ascii_strcasecmp (value, "true") == 0)
    return TRUE;
  value = lt_html_attribute (element, "class");
  if (value && class_hides (value))
    return TRUE;
  value = lt_html_attribute (element, "style");
  return value && style_hides (value);
}
