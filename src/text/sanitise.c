/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/sanitise.h"

#include "text/escape.h"
#include "text/html-tree.h"
#include "text/plain-text.h"
#include "text/sanitise-rules.h"
#include "text/url.h"

#include <string.h>

/* Unwrapping can put elements where a parser would not leave them, e.g. a paragraph into a paragraph. So the result is
 * parsed and written again until it stays the same: mostly once. */
#define MAX_PASSES 8

typedef struct
{
  GString *html;
  LtImageFunc image;
  gpointer data;
  GumboNode *link; /* the open one: links do not nest */
  gboolean pre;    /* its start tag was the last thing written */
} Sanitiser;

/* (transfer full) (nullable) */
static char *
allowed_link (const char *href)
{
  g_autofree char *url = lt_url_resolve (NULL, href);

  if (url && (lt_url_is_web (url) || g_str_has_prefix (url, "mailto:")))
    return g_steal_pointer (&url);
  return NULL;
}

static void
append_attribute (Sanitiser *self, const char *name, const char *value)
{
  g_string_append_printf (self->html, " %s=\"", name);
  lt_append_escaped (self->html, value);
  g_string_append_c (self->html, '"');
}

static void
append_attributes (Sanitiser *self, const GumboNode *node)
{
  guint n;
  const LtAttributeRule *rules = lt_attribute_rules (&n);

  for (guint i = 0; i < n; i++)
    {
      const char *value;

      if (rules[i].tag != GUMBO_TAG_LAST && rules[i].tag != lt_html_tag (node))
        continue;
      value = lt_html_attribute (node, rules[i].name);
      if (value && lt_attribute_rule_allows (&rules[i], value))
        append_attribute (self, rules[i].name, value);
    }
}

static void
append_start (Sanitiser *self, GumboNode *node, const char *name, const char *address_name, const char *address)
{
  g_string_append_printf (self->html, "<%s", name);
  if (address)
    append_attribute (self, address_name, address);
  append_attributes (self, node);
  g_string_append_c (self->html, '>');
  self->pre = lt_html_tag (node) == GUMBO_TAG_PRE;
}

static void
enter_link (Sanitiser *self, GumboNode *node)
{
  g_autofree char *url = self->link ? NULL : allowed_link (lt_html_attribute (node, "href"));

  if (!url)
    return;
  self->link = node;
  append_start (self, node, "a", "href", url);
}

static void
append_image (Sanitiser *self, GumboNode *node)
{
  const char *src = lt_html_attribute (node, "src");
  g_autofree char *address = g_strstrip (g_strdup (src ? src : ""));
  g_autofree char *ours = *address && self->image ? self->image (address, self->data) : NULL;

  if (ours)
    append_start (self, node, "img", "src", ours);
}

static void
enter_element (Sanitiser *self, LtHtmlWalk *walk)
{
  GumboNode *node = walk->node;
  LtRule rule = lt_rule_for (node);

  if (rule.kind == LT_RULE_DROP)
    lt_html_walk_skip (walk);
  else if (lt_html_tag (node) == GUMBO_TAG_A)
    enter_link (self, node);
  else if (lt_html_tag (node) == GUMBO_TAG_IMG)
    append_image (self, node);
  else if (rule.kind != LT_RULE_UNWRAP)
    append_start (self, node, rule.name, NULL, NULL);
}

static void
leave_element (Sanitiser *self, GumboNode *node)
{
  LtRule rule = lt_rule_for (node);

  if (rule.kind != LT_RULE_KEEP)
    return;
  if (lt_html_tag (node) == GUMBO_TAG_A)
    {
      if (self->link != node)
        return;
      self->link = NULL;
    }
  g_string_append_printf (self->html, "</%s>", rule.name);
  self->pre = FALSE;
}

/* A parser drops a line end right behind <pre>, so one that is text needs another before it. */
static void
append_text (Sanitiser *self, const char *text)
{
  if (self->pre && (*text == '\n' || *text == '\r'))
    g_string_append_c (self->html, '\n');
  self->pre = FALSE;
  lt_append_escaped (self->html, text);
}

static char *
sanitise_once (const char *html, gsize length, LtImageFunc image, gpointer data)
{
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_fragment (html, length);
  Sanitiser self = { .html = g_string_new (NULL), .image = image, .data = data };
  GumboNode *root = lt_html_tree_get_root (tree);
  LtHtmlWalk walk;

  lt_html_walk_init (&walk, root);
  while (lt_html_walk_next (&walk))
    {
      if (lt_html_is_text (walk.node))
        append_text (&self, walk.node->v.text.text);
      else if (!lt_html_is_element (walk.node) || walk.node == root)
        continue;
      else if (walk.leaving)
        leave_element (&self, walk.node);
      else
        enter_element (&self, &walk);
    }
  return g_string_free_and_steal (self.html);
}

static char *
keep_image (const char *address, gpointer data)
{
  return g_strdup (address);
}

/**
 * lt_sanitise_html:
 * @html: HTML from anywhere
 * @length: its bytes, or -1
 * @image: (nullable): gives the addresses of images; without it all are dropped
 * @data: for @image
 *
 * Builds anew what is allowed: prose, lists, tables, links, images. No
 * attribute, address, comment or foreign element passes that is not listed in
 * sanitise-rules.c. The result parses to exactly the elements written, so
 * sanitising it again changes nothing. HTML that would cost too much gives "".
 *
 * Returns: (transfer full): HTML for the inside of a body
 */
char *
lt_sanitise_html (const char *html, gssize length, LtImageFunc image, gpointer data)
{
  g_autofree char *result = sanitise_once (html, length < 0 ? strlen (html) : (gsize) length, image, data);
  g_autofree char *plain = NULL;

  for (guint i = 0; i < MAX_PASSES; i++)
    {
      g_autofree char *again = sanitise_once (result, strlen (result), keep_image, NULL);

      if (strcmp (again, result) == 0)
        return g_steal_pointer (&result);
      g_free (result);
      result = g_steal_pointer (&again);
    }

  plain = lt_plain_text_from_html (result, -1);
  return lt_escape_html (plain);
}
