/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article-json-ld.h"

#include "text/json.h"
#include "text/plain-text.h"
#include "text/prefix.h"

#include <string.h>

#define MAX_BYTES (1024 * 1024)
#define MAX_OBJECTS 500
#define MAX_AUTHORS 4

/* Better matches first. Types that end so count too: "SocialMediaPosting" is none. */
static const char *const types[] = { "Article", "BlogPosting", "Report", "WebPage" };

/* The script without its CDATA marks and the commas that JavaScript forgives before a closing bracket. */
static char *
clean_script (const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  GString *clean = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = copy; *p; p++)
    {
      if (!quoted && (lt_text_begins_with (p, "<![CDATA[") || lt_text_begins_with (p, "//<![CDATA[")))
        p = strchr (p, 'A') + 3;
      else if (!quoted && (lt_text_begins_with (p, "]]>") || lt_text_begins_with (p, "//]]>")))
        p = strchr (p, '>');
      else if (!quoted && *p == ',' && strchr ("]}", p[1 + strspn (p + 1, " \t\r\n")]) && p[1])
        continue;
      else
        {
          if (*p == '"')
            quoted = !quoted;
          g_string_append_c (clean, *p);
          if (quoted && *p == '\\' && p[1])
            g_string_append_c (clean, *++p);
        }
    }
  return g_string_free_and_steal (clean);
}

/* Strings of JSON-LD are HTML at times. */
static char *
text_of (const char *value)
{
  g_autofree char *text = value && *value ? lt_plain_text_from_html (value, -1) : NULL;

  return text && *text ? g_steal_pointer (&text) : NULL;
}

static const char *
string_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* A string, the given member of an object, or of the first of an array. */
static const char *
string_or_member (JsonObject *object, const char *member, const char *inner)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonObject *value = lt_json_object (object, member);
  JsonArray *array = lt_json_array (object, member);

  if (array && json_array_get_length (array) > 0)
    {
      node = json_array_get_element (array, 0);
      value = lt_json_element_object (array, 0);
    }
  if (value)
    return lt_json_string (value, inner);
  return node ? string_of (node) : NULL;
}

/* How well the object's type fits: 0 is best, G_MAXUINT not at all. */
static guint
rank_of (JsonObject *object)
{
  const char *type = string_or_member (object, "@type", "@id");

  for (guint i = 0; type && i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (type, types[i]))
      return i;
  return G_MAXUINT;
}

/* "False" is written as a string at times. */
static gboolean
says_false (JsonObject *object)
{
  const char *text = lt_json_string (object, "isAccessibleForFree");

  return text ? g_ascii_strcasecmp (text, "false") == 0 : !lt_json_boolean (object, "isAccessibleForFree", TRUE);
}

static gboolean
is_paid (JsonObject *object)
{
  JsonObject *part = lt_json_object (object, "hasPart");
  JsonArray *parts = lt_json_array (object, "hasPart");

  if (says_false (object) || (part && says_false (part)))
    return TRUE;
  for (guint i = 0; parts && i < json_array_get_length (parts); i++)
    {
      part = lt_json_element_object (parts, i);
      if (part && says_false (part))
        return TRUE;
    }
  return FALSE;
}

static void
queue_node (GQueue *queue, JsonNode *node)
{
  if (g_queue_get_length (queue) < MAX_OBJECTS && (JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node)))
    g_queue_push_tail (queue, node);
}

/* All objects of a value, of its arrays and of its graphs. (transfer full) (element-type JsonObject) */
static GPtrArray *
collect_objects (JsonNode *root)
{
  GPtrArray *objects = g_ptr_array_new ();
  g_autoptr (GQueue) queue = g_queue_new ();
  JsonNode *node;
  guint seen = 0;

  queue_node (queue, root);
  while ((node = g_queue_pop_head (queue)) && seen++ < MAX_OBJECTS)
    {
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      JsonArray *array = object ? lt_json_array (object, "@graph") : json_node_get_array (node);

      if (object)
        g_ptr_array_add (objects, object);
      for (guint i = 0; array && i < json_array_get_length (array); i++)
        queue_node (queue, json_array_get_element (array, i));
    }
  return objects;
}

static JsonObject *
find_best (GPtrArray *objects, guint *rank, gboolean *paid)
{
  JsonObject *best = NULL;

  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *object = objects->pdata[i];

      if (rank_of (object) != G_MAXUINT && is_paid (object))
        *paid = TRUE;
      if (rank_of (object) < *rank)
        {
          best = object;
          *rank = rank_of (object);
        }
    }
  return best;
}

/* The name in an object, or in the one that it stands for by its "@id". */
static const char *
name_of (GPtrArray *objects, JsonObject *person)
{
  const char *id = lt_json_string (person, "@id");
  const char *name = lt_json_string (person, "name");

  for (guint i = 0; !name && id && i < objects->len; i++)
    if (g_strcmp0 (lt_json_string (objects->pdata[i], "@id"), id) == 0)
      name = lt_json_string (objects->pdata[i], "name");
  return name;
}

/* One name, or the first few of an array, in a row. */
static char *
authors_of (GPtrArray *objects, JsonObject *object)
{
  JsonArray *array = lt_json_array (object, "author");
  JsonObject *person = lt_json_object (object, "author");
  g_autoptr (GString) names = g_string_new (NULL);

  if (person)
    return text_of (name_of (objects, person));
  if (!array)
    return text_of (string_or_member (object, "author", "name"));
  for (guint i = 0; i < MIN (json_array_get_length (array), MAX_AUTHORS); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *one = lt_json_element_object (array, i);
      g_autofree char *name = one ? text_of (name_of (objects, one)) : text_of (string_of (node));

      if (name)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return names->len > 0 ? g_string_free_and_steal (g_steal_pointer (&names)) : NULL;
}

static void
read_object (LtJsonLd *self, GPtrArray *objects, JsonObject *object)
{
  g_free (self->headline);
  self->headline = text_of (lt_json_string (object, "headline"));
  g_free (self->author);
  self->author = authors_of (objects, object);
  g_free (self->publisher);
  self->publisher = text_of (string_or_member (object, "publisher", "name"));
  g_free (self->body);
  self->body = text_of (lt_json_string (object, "articleBody"));
  g_set_str (&self->date, lt_json_string (object, "datePublished"));
  g_set_str (&self->image, string_or_member (object, "image", "url"));
}

LtJsonLd *
lt_json_ld_new (GPtrArray *scripts)
{
  LtJsonLd *self = g_new0 (LtJsonLd, 1);
  guint rank = G_MAXUINT;

  for (guint i = 0; i < scripts->len; i++)
    {
      g_autofree char *text = lt_html_text (scripts->pdata[i]);
      g_autofree char *clean = clean_script (text);
      g_autoptr (JsonNode) node = lt_json_parse (clean, strlen (clean), MAX_BYTES, LT_JSON_MAX_DEPTH, NULL);
      g_autoptr (GPtrArray) objects = node ? collect_objects (node) : NULL;
      JsonObject *object = objects ? find_best (objects, &rank, &self->paid) : NULL;

      if (object)
        read_object (self, objects, object);
    }
  return self;
}

void
lt_json_ld_free (LtJsonLd *self)
{
  g_free (self->headline);
  g_free (self->author);
  g_free (self->date);
  g_free (self->publisher);
  g_free (self->image);
  g_free (self->body);
  g_free (self);
}
