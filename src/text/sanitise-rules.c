/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/sanitise-rules.h"

#include "text/html-tree.h"

#include <string.h>

#define MAX_NUMBER 4096
#define MAX_LANGUAGE 35

/* Elements that are kept, by the name they are written as. Sections become div: their names mean something to a page,
 * and this is no page. Whatever stands in no list here is unwrapped. */
static const struct
{
  GumboTag tag;
  const char *name;
} kept[] = {
  { GUMBO_TAG_P, "p" },
  { GUMBO_TAG_H1, "h2" },
  { GUMBO_TAG_H2, "h2" },
  { GUMBO_TAG_H3, "h3" },
  { GUMBO_TAG_H4, "h4" },
  { GUMBO_TAG_H5, "h5" },
  { GUMBO_TAG_H6, "h6" },
  { GUMBO_TAG_UL, "ul" },
  { GUMBO_TAG_OL, "ol" },
  { GUMBO_TAG_LI, "li" },
  { GUMBO_TAG_DL, "dl" },
  { GUMBO_TAG_DT, "dt" },
  { GUMBO_TAG_DD, "dd" },
  { GUMBO_TAG_BLOCKQUOTE, "blockquote" },
  { GUMBO_TAG_PRE, "pre" },
  { GUMBO_TAG_FIGURE, "figure" },
  { GUMBO_TAG_FIGCAPTION, "figcaption" },
  { GUMBO_TAG_TABLE, "table" },
  { GUMBO_TAG_CAPTION, "caption" },
  { GUMBO_TAG_THEAD, "thead" },
  { GUMBO_TAG_TBODY, "tbody" },
  { GUMBO_TAG_TFOOT, "tfoot" },
  { GUMBO_TAG_TR, "tr" },
  { GUMBO_TAG_TD, "td" },
  { GUMBO_TAG_TH, "th" },
  { GUMBO_TAG_DIV, "div" },
  { GUMBO_TAG_ARTICLE, "div" },
  { GUMBO_TAG_SECTION, "div" },
  { GUMBO_TAG_HEADER, "div" },
  { GUMBO_TAG_FOOTER, "div" },
  { GUMBO_TAG_MAIN, "div" },
  { GUMBO_TAG_ASIDE, "div" },
  { GUMBO_TAG_NAV, "div" },
  { GUMBO_TAG_A, "a" },
  { GUMBO_TAG_EM, "em" },
  { GUMBO_TAG_STRONG, "strong" },
  { GUMBO_TAG_I, "i" },
  { GUMBO_TAG_B, "b" },
  { GUMBO_TAG_U, "u" },
  { GUMBO_TAG_S, "s" },
  { GUMBO_TAG_DEL, "del" },
  { GUMBO_TAG_INS, "ins" },
  { GUMBO_TAG_SUB, "sub" },
  { GUMBO_TAG_SUP, "sup" },
  { GUMBO_TAG_SMALL, "small" },
  { GUMBO_TAG_MARK, "mark" },
  { GUMBO_TAG_CODE, "code" },
  { GUMBO_TAG_KBD, "kbd" },
  { GUMBO_TAG_SAMP, "samp" },
  { GUMBO_TAG_VAR, "var" },
  { GUMBO_TAG_CITE, "cite" },
  { GUMBO_TAG_Q, "q" },
  { GUMBO_TAG_ABBR, "abbr" },
  { GUMBO_TAG_DFN, "dfn" },
  { GUMBO_TAG_TIME, "time" },
  { GUMBO_TAG_BDI, "bdi" },
  { GUMBO_TAG_SPAN, "span" },
};

static const struct
{
  GumboTag tag;
  const char *name;
} kept_void[] = {
  { GUMBO_TAG_BR, "br" },
  { GUMBO_TAG_HR, "hr" },
  { GUMBO_TAG_IMG, "img" },
  { GUMBO_TAG_WBR, "wbr" },
};

/* Their content is no text for a reader, or is parsed by rules of its own. SVG and MathML are dropped by namespace. */
static const GumboTag dropped[] = {
  GUMBO_TAG_SCRIPT,
  GUMBO_TAG_STYLE,
  GUMBO_TAG_TEMPLATE,
  GUMBO_TAG_NOSCRIPT,
  GUMBO_TAG_NOEMBED,
  GUMBO_TAG_NOFRAMES,
  GUMBO_TAG_IFRAME,
  GUMBO_TAG_FRAME,
  GUMBO_TAG_FRAMESET,
  GUMBO_TAG_OBJECT,
  GUMBO_TAG_EMBED,
  GUMBO_TAG_APPLET,
  GUMBO_TAG_PARAM,
  GUMBO_TAG_INPUT,
  GUMBO_TAG_BUTTON,
  GUMBO_TAG_SELECT,
  GUMBO_TAG_OPTION,
  GUMBO_TAG_OPTGROUP,
  GUMBO_TAG_DATALIST,
  GUMBO_TAG_TEXTAREA,
  GUMBO_TAG_OUTPUT,
  GUMBO_TAG_PROGRESS,
  GUMBO_TAG_METER,
  GUMBO_TAG_KEYGEN,
  GUMBO_TAG_TITLE,
  GUMBO_TAG_XMP,
  GUMBO_TAG_PLAINTEXT,
  GUMBO_TAG_LISTING,
  GUMBO_TAG_BASE,
  GUMBO_TAG_LINK,
  GUMBO_TAG_META,
  GUMBO_TAG_AUDIO,
  GUMBO_TAG_VIDEO,
  GUMBO_TAG_SOURCE,
  GUMBO_TAG_TRACK,
  GUMBO_TAG_CANVAS,
  GUMBO_TAG_MAP,
  GUMBO_TAG_AREA,
  GUMBO_TAG_COLGROUP,
  GUMBO_TAG_COL,
  GUMBO_TAG_MARQUEE,
  GUMBO_TAG_BGSOUND,
};

/* Addresses are not here: the sanitiser makes them itself. */
static const LtAttributeRule attributes[] = {
  { "dir", GUMBO_TAG_LAST, LT_VALUE_DIRECTION },
  { "lang", GUMBO_TAG_LAST, LT_VALUE_LANGUAGE },
  { "alt", GUMBO_TAG_IMG, LT_VALUE_TEXT },
  { "width", GUMBO_TAG_IMG, LT_VALUE_NUMBER },
  { "height", GUMBO_TAG_IMG, LT_VALUE_NUMBER },
  { "title", GUMBO_TAG_ABBR, LT_VALUE_TEXT },
  { "start", GUMBO_TAG_OL, LT_VALUE_NUMBER },
  { "colspan", GUMBO_TAG_TD, LT_VALUE_NUMBER },
  { "rowspan", GUMBO_TAG_TD, LT_VALUE_NUMBER },
  { "colspan", GUMBO_TAG_TH, LT_VALUE_NUMBER },
  { "rowspan", GUMBO_TAG_TH, LT_VALUE_NUMBER },
};

LtRule
lt_rule_for (const GumboNode *element)
{
  GumboTag tag = lt_html_tag (element);

  if (tag == GUMBO_TAG_LAST)
    return (LtRule) { LT_RULE_DROP, NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (dropped); i++)
    if (dropped[i] == tag)
      return (LtRule) { LT_RULE_DROP, NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (kept_void); i++)
    if (kept_void[i].tag == tag)
      return (LtRule) { LT_RULE_VOID, kept_void[i].name };
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (kept[i].tag == tag)
      return (LtRule) { LT_RULE_KEEP, kept[i].name };
  return (LtRule) { LT_RULE_UNWRAP, NULL };
}

const LtAttributeRule *
lt_attribute_rules (guint *n)
{
  *n = G_N_ELEMENTS (attributes);
  return attributes;
}

static gboolean
is_language (const char *value)
{
  gsize length = strlen (value);

  if (length < 2 || length > MAX_LANGUAGE)
    return FALSE;
  for (const char *p = value; *p; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return TRUE;
}

gboolean
lt_attribute_rule_allows (const LtAttributeRule *rule, const char *value)
{
  guint64 number;

  switch (rule->kind)
    {
    case LT_VALUE_DIRECTION:
      return g_str_equal (value, "ltr") || g_str_equal (value, "rtl") || g_str_equal (value, "auto");
    case LT_VALUE_LANGUAGE:
      return is_language (value);
    case LT_VALUE_NUMBER:
      return g_ascii_string_to_unsigned (value, 10, 1, MAX_NUMBER, &number, NULL);
    case LT_VALUE_TEXT:
    default:
      return TRUE;
    }
}
