/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-metadata.h"

#include "text/plain-text.h"

#include <string.h>

#define MAX_META 500
#define MAX_BYLINE 80

/* The element's text on one line, unless there is none. */
static void
set_text (char **field, GumboNode *node)
{
  g_autofree char *text = lt_html_text (node);
  g_autofree char *line = lt_display_text (text);

  if (*line && !*field)
    *field = g_steal_pointer (&line);
}

static void
read_meta (LtArticleMetadata *self, const GumboNode *node)
{
  static const char *const keys[] = { "property", "name", "itemprop" };
  const char *content = lt_html_attribute (node, "content");

  if (!content || !*content || g_hash_table_size (self->meta) >= MAX_META)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *name = lt_html_attribute (node, keys[i]);
      g_autofree char *lower = name ? g_ascii_strdown (name, -1) : NULL;

      if (lower && !g_hash_table_contains (self->meta, lower))
        g_hash_table_insert (self->meta, g_steal_pointer (&lower), lt_display_text (content));
    }
}

static gboolean
has_relation (const GumboNode *node, const char *relation)
{
  const char *value = lt_html_attribute (node, "rel");
  g_auto (GStrv) words = g_strsplit_set (value ? value : "", " \t\n", -1);

  return g_strv_contains ((const char *const *) words, relation);
}

/* "Ann Author —" */
static void
trim_dashes (char *name)
{
  static const char *const dashes[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_suffix (name, dashes[i]))
      name[strlen (name) - strlen (dashes[i])] = '\0';
  g_strchomp (name);
}

/* The name in a byline: without "By" before it and what follows it. */
static char *
clean_byline (const char *line)
{
  static const char pattern[] = "^(?:(?:post author |(?:view )?all posts |posted |written )?by:?|von|par|por)\\s+";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *name = g_regex_replace_literal (regex, line, -1, 0, "", 0, NULL);

  if (!name)
    return NULL;
  name[strcspn (name, "|,\xC2\xB7")] = '\0';
  g_strchomp (name);
  trim_dashes (name);
  return *name && g_utf8_validate (name, -1, NULL) && !strpbrk (name, "0123456789") ? g_steal_pointer (&name) : NULL;
}

static gboolean
is_byline (const GumboNode *node)
{
  static const char *const names[] = { "author", "byline", "author-name", "byline-name", "post-author", "entry-author",
                                       "article-author", "p-author", NULL };
  const char *class = lt_html_attribute (node, "class");
  const char *property = lt_html_attribute (node, "itemprop");
  g_auto (GStrv) words = g_strsplit_set (class ? class : "", " \t\n", -1);

  if (property && g_str_equal (property, "author"))
    return TRUE;
  for (guint i = 0; words[i]; i++)
    if (g_strv_contains (names, words[i]))
      return TRUE;
  return FALSE;
}

/* A byline is short: more is a box about the author. */
static void
read_name (char **field, GumboNode *node)
{
  g_autofree char *text = *field ? NULL : lt_html_text (node);
  g_autofree char *line = text ? lt_display_text (text) : NULL;

  if (line && g_utf8_strlen (line, -1) <= MAX_BYLINE)
    *field = clean_byline (line);
}

static void
read_author_link (LtArticleMetadata *self, GumboNode *node)
{
  const char *href = lt_html_attribute (node, "href");

  if (has_relation (node, "author"))
    read_name (&self->author, node);
  else if (href && (strstr (href, "/author/") || strstr (href, "/authors/")))
    read_name (&self->author_link, node);
}

/* What known frameworks draw the page from. */
static gboolean
is_page_data (const GumboNode *node, const char *type)
{
  const char *id = lt_html_attribute (node, "id");
  const char *target = lt_html_attribute (node, "data-target");

  if (g_ascii_strcasecmp (type, "application/json") != 0)
    return FALSE;
  return g_strcmp0 (id, "__NEXT_DATA__") == 0 || g_strcmp0 (target, "react-app.embeddedData") == 0;
}

static void
read_script (LtArticleMetadata *self, GumboNode *node)
{
  const char *type = lt_html_attribute (node, "type");
  GumboVector *children = &node->v.element.children;
  gsize length, longest;

  if (!type || children->length == 0)
    return;
  if (g_ascii_strncasecmp (type, "application/ld+json", 19) == 0)
    g_ptr_array_add (self->json_ld, node);
  if (is_page_data (node, type))
    g_ptr_array_add (self->data, node);
  if (g_ascii_strcasecmp (type, "text/template") != 0)
    return;
  length = strlen (((GumboNode *) children->data[0])->v.text.text);
  longest = self->draft ? strlen (((GumboNode *) self->draft->v.element.children.data[0])->v.text.text) : 0;
  if (length > longest)
    self->draft = node;
}

static void
read_element (LtArticleMetadata *self, GumboNode *node, guint *headings)
{
  const char *value;

  switch (lt_html_tag (node))
    {
    case GUMBO_TAG_HTML:
      value = lt_html_attribute (node, "lang");
      g_set_str (&self->language, value && *value ? value : NULL);
      break;
    case GUMBO_TAG_META:
      read_meta (self, node);
      break;
    case GUMBO_TAG_TITLE:
      set_text (&self->title, node);
      break;
    case GUMBO_TAG_LINK:
      if (!self->canonical && has_relation (node, "canonical"))
        self->canonical = g_strdup (lt_html_attribute (node, "href"));
      break;
    case GUMBO_TAG_H1:
      if ((*headings)++ == 0)
        set_text (&self->heading, node);
      else
        g_clear_pointer (&self->heading, g_free);
      break;
    case GUMBO_TAG_A:
      read_author_link (self, node);
      break;
    case GUMBO_TAG_TIME:
      if (!self->time)
        self->time = g_strdup (lt_html_attribute (node, "datetime"));
      break;
    case GUMBO_TAG_SCRIPT:
      read_script (self, node);
      break;
    case GUMBO_TAG_NOSCRIPT:
      g_ptr_array_add (self->noscript, node);
      break;
    default:
      break;
    }
}

LtArticleMetadata *
lt_article_metadata_new (GumboNode *root)
{
  LtArticleMetadata *self = g_new0 (LtArticleMetadata, 1);
  guint headings = 0;
  LtHtmlWalk walk;

  self->meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->json_ld = g_ptr_array_new ();
  self->data = g_ptr_array_new ();
  self->noscript = g_ptr_array_new ();
  lt_html_walk_init (&walk, root);
  while (lt_html_walk_next (&walk))
    {
      if (!lt_html_is_element (walk.node) || walk.leaving)
        continue;
      if (lt_html_tag (walk.node) == GUMBO_TAG_LAST || lt_html_tag (walk.node) == GUMBO_TAG_TEMPLATE)
        lt_html_walk_skip (&walk);
      else
        {
          read_element (self, walk.node, &headings);
          if (is_byline (walk.node))
            read_name (&self->author, walk.node);
        }
    }
  return self;
}

void
lt_article_metadata_free (LtArticleMetadata *self)
{
  g_hash_table_unref (self->meta);
  g_ptr_array_unref (self->json_ld);
  g_ptr_array_unref (self->data);
  g_ptr_array_unref (self->noscript);
  g_free (self->title);
  g_free (self->heading);
  g_free (self->language);
  g_free (self->canonical);
  g_free (self->author);
  g_free (self->author_link);
  g_free (self->time);
  g_free (self);
}

const char *
lt_article_metadata_first (LtArticleMetadata *self, const char *const *names)
{
  for (guint i = 0; names[i]; i++)
    {
      const char *content = g_hash_table_lookup (self->meta, names[i]);

      if (content && *content)
        return content;
    }
  return NULL;
}
