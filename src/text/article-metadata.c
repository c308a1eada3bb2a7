/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-metadata.h"

#include "text/plain-text.h"

#define MAX_META 500

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
      if (has_relation (node, "author"))
        set_text (&self->author, node);
      break;
    case GUMBO_TAG_TIME:
      if (!self->time)
        self->time = g_strdup (lt_html_attribute (node, "datetime"));
      break;
    case GUMBO_TAG_SCRIPT:
      value = lt_html_attribute (node, "type");
      if (value && g_ascii_strncasecmp (value, "application/ld+json", 19) == 0)
        g_ptr_array_add (self->json_ld, node);
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
  lt_html_walk_init (&walk, root);
  while (lt_html_walk_next (&walk))
    {
      if (!lt_html_is_element (walk.node) || walk.leaving)
        continue;
      if (lt_html_tag (walk.node) == GUMBO_TAG_LAST || lt_html_tag (walk.node) == GUMBO_TAG_TEMPLATE)
        lt_html_walk_skip (&walk);
      else
        read_element (self, walk.node, &headings);
    }
  return self;
}

void
lt_article_metadata_free (LtArticleMetadata *self)
{
  g_hash_table_unref (self->meta);
  g_ptr_array_unref (self->json_ld);
  g_free (self->title);
  g_free (self->heading);
  g_free (self->language);
  g_free (self->canonical);
  g_free (self->author);
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
