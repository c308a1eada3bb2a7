/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/markdown.h"

#include "text/html-tree.h"
#include "text/sanitise-rules.h"
#include "text/url.h"

#include <string.h>

/* Deeper lists and quotations are written at this depth. */
#define MAX_INDENT 32
#define SPACES " \t\n\f\r"

typedef struct
{
  GString *text;
  GString *line;   /* the paragraph so far */
  GString *indent; /* before each of its lines */
  char *bullet;    /* before its first line instead, or NULL */
  GArray *widths;  /* of the indents of the open lists and quotations */
  gboolean tight;
  guint lists;
  guint pre;
  char *address; /* of the open link */
} Writer;

static void
append_escaped (GString *text, const char *plain)
{
  for (const char *p = plain; *p; p++)
    {
      gboolean first = text->len == 0;

      if (strchr ("\\`*_[]<>|~", *p) || (first && strchr ("#+-=", *p)))
        g_string_append_c (text, '\\');
      else if (*p == '&' && (g_ascii_isalpha (p[1]) || p[1] == '#'))
        g_string_append_c (text, '\\');
      else if (strchr (".)", *p) && text->len > 0 && text->len < 10 && strspn (text->str, "0123456789") == text->len)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

/**
 * lt_escape_markdown:
 * @text: (nullable): plain text of one line
 *
 * Returns: (transfer full): Markdown
 */
char *
lt_escape_markdown (const char *text)
{
  GString *markdown = g_string_new (NULL);

  append_escaped (markdown, text ? text : "");
  return g_string_free_and_steal (markdown);
}

static void
append_text (Writer *writer, const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  GString *line = writer->line;

  if (writer->pre > 0)
    {
      g_string_append (line, text);
      return;
    }
  for (const char *p = text; *p; p++)
    {
      if (!strchr (SPACES, *p))
        g_string_append_c (clean, *p);
      else if ((clean->len > 0 && clean->str[clean->len - 1] != ' ')
               || (clean->len == 0 && line->len > 0 && !strchr (" \n", line->str[line->len - 1])))
        g_string_append_c (clean, ' ');
    }
  if (line->len > 0)
    {
      g_autofree char *escaped = NULL;

      /* Only the start of a paragraph needs the marks of blocks escaped. */
      g_string_prepend_c (clean, 'x');
      escaped = lt_escape_markdown (clean->str);
      g_string_append (line, escaped + 1);
    }
  else
    append_escaped (line, clean->str);
}

static void
end_paragraph (Writer *writer)
{
  g_autofree char *paragraph = g_strdup (writer->line->str);
  g_auto (GStrv) lines = NULL;

  g_string_truncate (writer->line, 0);
  g_strchomp (paragraph);
  if (!*paragraph)
    return;

  if (writer->text->len > 0)
    g_string_append (writer->text, writer->tight ? "\n" : "\n\n");
  lines = g_strsplit (paragraph, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_string_append (writer->text, i > 0 ? "\n" : "");
      g_string_append (writer->text, i == 0 && writer->bullet ? writer->bullet : writer->indent->str);
      g_string_append (writer->text, lines[i]);
    }
  g_clear_pointer (&writer->bullet, g_free);
  writer->tight = writer->lists > 0;
}

static void
push_indent (Writer *writer, const char *bullet, const char *indent)
{
  gsize width = writer->indent->len < MAX_INDENT ? strlen (indent) : 0;

  end_paragraph (writer);
  g_free (writer->bullet);
  writer->bullet = bullet ? g_strconcat (writer->indent->str, bullet, NULL) : NULL;
  g_string_append_len (writer->indent, indent, (gssize) width);
  g_array_append_val (writer->widths, width);
}

static void
pop_indent (Writer *writer)
{
  end_paragraph (writer);
  g_clear_pointer (&writer->bullet, g_free);
  g_string_truncate (writer->indent, writer->indent->len - g_array_index (writer->widths, gsize, writer->widths->len - 1));
  g_array_set_size (writer->widths, writer->widths->len - 1);
}

static void
bound_list (Writer *writer, gboolean leaving)
{
  end_paragraph (writer);
  writer->lists += leaving ? -1u : 1u;
  if (writer->lists == (leaving ? 0 : 1))
    writer->tight = FALSE;
}

static gsize
longest_run (const char *text, char c)
{
  gsize longest = 0;
  gsize length = 0;

  for (const char *p = text; *p; p++)
    {
      length = *p == c ? length + 1 : 0;
      longest = MAX (longest, length);
    }
  return longest;
}

/* Code as it is, between fences that it does not hold. */
static void
end_pre (Writer *writer)
{
  g_autofree char *code = g_strchomp (g_strdup (writer->line->str));
  g_autofree char *fence = g_strnfill (MAX (longest_run (code, '`') + 1, 3), '`');

  g_string_printf (writer->line, "%s\n%s\n%s", fence, code, fence);
  end_paragraph (writer);
}

static void
bound_link (Writer *writer, const GumboNode *node, gboolean leaving)
{
  if (!leaving)
    {
      g_clear_pointer (&writer->address, g_free);
      writer->address = lt_url_resolve (NULL, lt_html_attribute (node, "href"));
      if (writer->address && !lt_url_is_web (writer->address))
        g_clear_pointer (&writer->address, g_free);
      if (writer->address)
        g_string_append_c (writer->line, '[');
    }
  else if (writer->address)
    {
      g_string_append_printf (writer->line, "](<%s>)", writer->address);
      g_clear_pointer (&writer->address, g_free);
    }
}

static void
meet_block (Writer *writer, GumboTag tag, gboolean leaving)
{
  end_paragraph (writer);
  if (tag == GUMBO_TAG_HR && !leaving)
    g_string_append (writer->line, "---");
  if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 && !leaving)
    {
      g_string_append_len (writer->line, "######", tag - GUMBO_TAG_H1 + 1);
      g_string_append_c (writer->line, ' ');
    }
}

/* TRUE if the element stands around paragraphs. */
static gboolean
meet_container (Writer *writer, GumboTag tag, gboolean leaving)
{
  switch (tag)
    {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
      bound_list (writer, leaving);
      return TRUE;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_BLOCKQUOTE:
      if (leaving)
        pop_indent (writer);
      else
        push_indent (writer, tag == GUMBO_TAG_LI ? "- " : NULL, tag == GUMBO_TAG_LI ? "  " : "> ");
      return TRUE;
    case GUMBO_TAG_PRE:
      if (leaving)
        end_pre (writer);
      else
        end_paragraph (writer);
      writer->pre += leaving ? -1u : 1u;
      return TRUE;
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_H1 ... GUMBO_TAG_H6:
      meet_block (writer, tag, leaving);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
meet_inline (Writer *writer, const GumboNode *node, gboolean leaving)
{
  switch (lt_html_tag (node))
    {
    case GUMBO_TAG_A:
      bound_link (writer, node, leaving);
      break;
    case GUMBO_TAG_EM:
    case GUMBO_TAG_I:
      g_string_append (writer->line, writer->pre ? "" : "*");
      break;
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_B:
      g_string_append (writer->line, writer->pre ? "" : "**");
      break;
    case GUMBO_TAG_BR:
      if (!leaving)
        g_string_append (writer->line, writer->pre ? "\n" : "\\\n");
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      if (leaving)
        g_string_append (writer->line, " \\| ");
      break;
    default:
      break;
    }
}

/**
 * lt_markdown_from_html:
 * @html: HTML
 * @length: its bytes, or -1
 *
 * Returns: (transfer full): CommonMark that shows the same prose; pictures and
 *   what a sanitised text may not hold are left out
 */
char *
lt_markdown_from_html (const char *html, gssize length)
{
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_fragment (html, length < 0 ? strlen (html) : (gsize) length);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) indent = g_string_new (NULL);
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (gsize));
  Writer writer = { .text = g_string_new (NULL), .line = line, .indent = indent, .widths = widths };
  LtHtmlWalk walk;

  lt_html_walk_init (&walk, lt_html_tree_get_root (tree));
  while (lt_html_walk_next (&walk))
    {
      if (lt_html_is_text (walk.node))
        append_text (&writer, walk.node->v.text.text);
      else if (!lt_html_is_element (walk.node))
        continue;
      else if (!walk.leaving && lt_rule_for (walk.node).kind == LT_RULE_DROP)
        lt_html_walk_skip (&walk);
      else if (!meet_container (&writer, lt_html_tag (walk.node), walk.leaving))
        meet_inline (&writer, walk.node, walk.leaving);
    }
  end_paragraph (&writer);
  g_free (writer.bullet);
  g_free (writer.address);
  return g_string_free_and_steal (writer.text);
}
