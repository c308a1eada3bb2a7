/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/plain-text.h"

#include "text/html-tree.h"
#include "text/json.h"
#include "text/prefix.h"

#include <string.h>

/* Quotations are marked at most this deep: each level costs two characters a line. */
#define MAX_QUOTE 8
#define SPACES " \t\n\f\r"

/* A paragraph is gathered in `line`, and goes to `text` when it ends. */
typedef struct
{
  GString *text;
  GString *line;
  guint paragraphs; /* that are in `text` */
  guint pre;
  guint quote;
  guint list;
  guint table;
  gboolean tight; /* the next paragraph follows without a blank line: an item or a row */
  gboolean item;  /* it is the first of a list item */
  gboolean row;   /* a row is open; its blocks are no paragraphs */
  gboolean cell;  /* that row has a cell already */

  char *address; /* of the open link, or NULL */
  gsize link_start;
  guint link_paragraphs;
} Writer;

static gboolean
ends_with_space (const GString *line)
{
  return line->len == 0 || strchr (SPACES, line->str[line->len - 1]);
}

/* Control characters that the text never holds. */
static gboolean
is_dropped (char c)
{
  return ((guchar) c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

static void
append_text (Writer *writer, const char *text)
{
  for (const char *p = text; *p; p++)
    {
      if (writer->pre == 0 && strchr (SPACES, *p))
        {
          if (!ends_with_space (writer->line))
            g_string_append_c (writer->line, ' ');
        }
      else if (*p == LT_JSON_BROKEN[0] && lt_text_begins_with (p, LT_JSON_BROKEN))
        {
          g_string_append (writer->line, "\xEF\xBF\xBD");
          p += strlen (LT_JSON_BROKEN) - 1;
        }
      else if (!is_dropped (*p))
        g_string_append_c (writer->line, *p);
    }
}

static void
trim_end (GString *line, const char *what)
{
  while (line->len > 0 && strchr (what, line->str[line->len - 1]))
    g_string_truncate (line, line->len - 1);
}

/* The paragraph with the marks of quotations before each of its lines. */
static void
append_quoted (GString *text, const char *paragraph, guint depth)
{
  g_auto (GStrv) lines = g_strsplit (paragraph, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      for (guint j = 0; j < depth; j++)
        g_string_append (text, "> ");
      g_string_append (text, lines[i]);
    }
}

static void
end_paragraph (Writer *writer)
{
  GString *line = writer->line;

  if (strspn (line->str, SPACES) == line->len)
    {
      g_string_truncate (line, 0);
      return;
    }

  trim_end (line, writer->pre ? "\n" : SPACES);
  if (writer->text->len > 0)
    g_string_append (writer->text, writer->tight ? "\n" : "\n\n");
  if (writer->item)
    g_string_prepend (line, "- ");
  append_quoted (writer->text, line->str, MIN (writer->quote, MAX_QUOTE));

  writer->tight = writer->list > 0 || writer->table > 0;
  writer->item = FALSE;
  writer->paragraphs++;
  g_string_truncate (line, 0);
}

static void
break_block (Writer *writer)
{
  if (writer->row)
    append_text (writer, " ");
  else
    end_paragraph (writer);
}

static void
break_line (Writer *writer)
{
  GString *line = writer->line;

  if (writer->pre == 0)
    {
      trim_end (line, " ");
      if (line->len == 0 || (line->len >= 2 && strcmp (line->str + line->len - 2, "\n\n") == 0))
        return;
    }
  g_string_append_c (line, '\n');
}

static gboolean
is_web_address (const char *address)
{
  return g_ascii_strncasecmp (address, "http://", 7) == 0 || g_ascii_strncasecmp (address, "https://", 8) == 0;
}

static void
open_link (Writer *writer, const char *href)
{
  g_autofree char *address = g_strstrip (g_strdup (href ? href : ""));

  g_clear_pointer (&writer->address, g_free);
  if (!is_web_address (address))
    return;
  for (const char *p = address; *p; p++)
    if ((guchar) *p <= 0x20 || *p == 0x7F)
      return;

  writer->address = g_steal_pointer (&address);
  writer->link_start = writer->line->len;
  writer->link_paragraphs = writer->paragraphs;
}

/* Hacker News shows the first 60 characters of an address and "..." */
static gboolean
stands_for (const char *text, const char *address)
{
  gsize length = strlen (text);

  if (strcmp (text, address) == 0)
    return TRUE;
  return length > 3 && strcmp (text + length - 3, "...") == 0 && strncmp (text, address, length - 3) == 0;
}

static void
close_link (Writer *writer)
{
  g_autofree char *address = g_steal_pointer (&writer->address);
  GString *line = writer->line;
  gboolean spaced;
  gsize start;

  if (!address || writer->paragraphs != writer->link_paragraphs || writer->link_start > line->len)
    return;

  start = writer->link_start + strspn (line->str + writer->link_start, SPACES);
  if (start >= line->len)
    return;
  spaced = writer->pre == 0 && ends_with_space (line);
  trim_end (line, SPACES);
  if (stands_for (line->str + start, address))
    {
      g_string_truncate (line, start);
      g_string_append (line, address);
    }
  else
    g_string_append_printf (line, " (%s)", address);
  if (spaced)
    g_string_append_c (line, ' ');
}

static void
enter_row (Writer *writer)
{
  if (writer->table > 1)
    return;
  end_paragraph (writer);
  writer->row = TRUE;
  writer->cell = FALSE;
}

static void
leave_row (Writer *writer)
{
  if (writer->table > 1)
    return;
  writer->row = FALSE;
  end_paragraph (writer);
}

static void
enter_cell (Writer *writer)
{
  if (writer->cell)
    {
      trim_end (writer->line, SPACES);
      g_string_append (writer->line, " | ");
    }
  writer->cell = TRUE;
}

/* Lists and tables are paragraphs of lines; @inside is how many of them are open. */
static void
bound_lines (Writer *writer, guint *inside, int change)
{
  break_block (writer);
  *inside += (guint) change;
  if (writer->list + writer->table == (change > 0 ? 1 : 0))
    writer->tight = FALSE;
  writer->item = FALSE;
}

static void
bound_region (Writer *writer, guint *inside, int change)
{
  break_block (writer);
  *inside += (guint) change;
}

static gboolean
is_block (GumboTag tag)
{
  switch (tag)
    {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_H1 ... GUMBO_TAG_H6:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
meet_element (Writer *writer, LtHtmlWalk *walk)
{
  GumboTag tag = lt_html_tag (walk->node);
  int change = walk->leaving ? -1 : 1;

  switch (tag)
    {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
      if (!walk->leaving)
        lt_html_walk_skip (walk);
      break;
    case GUMBO_TAG_A:
      if (walk->leaving)
        close_link (writer);
      else
        open_link (writer, lt_html_attribute (walk->node, "href"));
      break;
    case GUMBO_TAG_BR:
      if (!walk->leaving)
        break_line (writer);
      break;
    case GUMBO_TAG_PRE:
      bound_region (writer, &writer->pre, change);
      break;
    case GUMBO_TAG_BLOCKQUOTE:
      bound_region (writer, &writer->quote, change);
      break;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
      bound_lines (writer, &writer->list, change);
      break;
    case GUMBO_TAG_TABLE:
      bound_lines (writer, &writer->table, change);
      break;
    case GUMBO_TAG_LI:
      break_block (writer);
      writer->item = !walk->leaving && !writer->row;
      break;
    case GUMBO_TAG_TR:
      if (walk->leaving)
        leave_row (writer);
      else
        enter_row (writer);
      break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      if (!walk->leaving && writer->table == 1)
        enter_cell (writer);
      break;
    default:
      if (is_block (tag))
        break_block (writer);
      break;
    }
}

/* gumbo would put U+FFFD where a control character stands. */
static char *
without_controls (const char *html, gssize length)
{
  gsize size = length < 0 ? strlen (html) : (gsize) length;
  char *clean = g_malloc (size + 1);
  gsize used = 0;

  for (gsize i = 0; i < size; i++)
    if (!is_dropped (html[i]) || html[i] == '\f')
      clean[used++] = html[i];
  clean[used] = '\0';
  return clean;
}

/**
 * lt_plain_text_from_html:
 * @html: (nullable): a comment or post as its source has it
 * @length: its bytes, or -1
 *
 * The text that stances are read from, quotations are cut from and hashes are
 * taken over, so the same comment must give the same bytes whichever API it
 * came from. Paragraphs are joined by a blank line, links are their address,
 * preformatted lines stay. Nothing is normalised beyond white space.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
lt_plain_text_from_html (const char *html, gssize length)
{
  g_autoptr (GString) line = g_string_new (NULL);
  Writer writer = { .text = g_string_new (NULL), .line = line };
  g_autofree char *clean = without_controls (html ? html : "", html ? length : 0);
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_fragment (clean, strlen (clean));
  LtHtmlWalk walk;

  lt_html_walk_init (&walk, lt_html_tree_get_root (tree));
  while (lt_html_walk_next (&walk))
    {
      if (lt_html_is_text (walk.node))
        append_text (&writer, walk.node->v.text.text);
      else if (lt_html_is_element (walk.node))
        meet_element (&writer, &walk);
    }
  writer.row = FALSE;
  end_paragraph (&writer);
  g_free (writer.address);
  return g_string_free_and_steal (writer.text);
}

/* Characters that change how their neighbours are shown, or are not seen at all. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F
         || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF
         || (c >= 0xE0000 && c <= 0xE007F) || (c & 0xFFFE) == 0xFFFE;
}

/**
 * lt_display_text:
 * @text: (nullable): a title, name or quotation from outside
 *
 * For display only, never for what is stored or hashed. Joiners stay: emoji and
 * several scripts need them.
 *
 * Returns: (transfer full): @text on one line, without characters that deceive
 */
char *
lt_display_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *display = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) && c != 0xA0)
        {
          if (display->len > 0 && display->str[display->len - 1] != ' ')
            g_string_append_c (display, ' ');
        }
      else if (!is_invisible (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (display, c);
    }
  trim_end (display, " ");
  return g_string_free_and_steal (display);
}
