/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/json.h"

/* The longest that is a vector and not a list of them. */
#define XSS_VECTOR_MAX 20000

/* Every string of a JSON value that could be one, wherever it stands; names of members are none. */
static inline void
xss_vectors_collect (GPtrArray *vectors, JsonNode *node)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, node);
  while (open->len > 0)
    {
      JsonNode *next = g_ptr_array_steal_index (open, 0);

      if (JSON_NODE_HOLDS_ARRAY (next))
        {
          for (guint i = 0; i < json_array_get_length (json_node_get_array (next)); i++)
            g_ptr_array_add (open, json_array_get_element (json_node_get_array (next), i));
        }
      else if (JSON_NODE_HOLDS_OBJECT (next))
        {
          g_autoptr (GList) members = json_object_get_values (json_node_get_object (next));

          for (GList *l = members; l != NULL; l = l->next)
            g_ptr_array_add (open, l->data);
        }
      else if (json_node_get_value_type (next) == G_TYPE_STRING && strlen (json_node_get_string (next)) <= XSS_VECTOR_MAX)
        g_ptr_array_add (vectors, g_strdup (json_node_get_string (next)));
    }
}

/* (transfer full) (nullable): all vectors under LT_SHARED, or NULL where there are none. */
static inline GPtrArray *
xss_vectors_load (void)
{
  static const char *const names[] = { "dompurify_expect", "h5sc_items", "h5sc_vectors", "html5lib_sanitizer", "naughty_strings",
                                       "owasp_filter_evasion", "payloadbox" };
  const char *shared = g_getenv ("LT_SHARED");
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/data/xss/%s.json", shared != NULL ? shared : "", names[i]);
      g_autofree char *data = NULL;
      g_autoptr (JsonNode) node = NULL;
      gsize length;

      if (!g_file_get_contents (path, &data, &length, NULL))
        return NULL;
      node = lt_json_parse (data, length, G_MAXSIZE, 64, NULL);
      g_assert_nonnull (node);
      xss_vectors_collect (vectors, node);
    }
  g_assert_cmpuint (vectors->len, >, 5500);
  return g_steal_pointer (&vectors);
}
