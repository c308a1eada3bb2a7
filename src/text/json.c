/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/json.h"

#include "text/json-scan.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (lt - json - error - quark, lt_json_error)

static JsonNode *
parse_checked (const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) failure = NULL;

  if (!json_parser_load_from_data (parser, data, (gssize) length, &failure))
    {
      g_set_error (error, LT_JSON_ERROR, LT_JSON_ERROR_INVALID, "No valid JSON: %s", failure->message);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

/**
 * lt_json_parse:
 * @data: bytes from anywhere
 * @length: their number
 * @max_length: how many are acceptable
 * @max_depth: how deep arrays and objects may nest, e.g. %LT_JSON_MAX_DEPTH
 * @error: return location
 *
 * Parses one JSON value. json-glib is lenient and recursive, so the text is
 * first checked to the letter of RFC 8259, without recursion. A byte order mark
 * is skipped. The escapes of U+0000 and of lone surrogates have no
 * UTF-8: they become %LT_JSON_BROKEN, which a caller that needs exact text
 * looks for with [func@lt_json_text_is_exact].
 *
 * Returns: (transfer full): the value, immutable; %NULL on error
 */
JsonNode *
lt_json_parse (const char *data, gsize length, gsize max_length, guint max_depth, GError **error)
{
  g_autofree char *repaired = NULL;

  if (length > max_length)
    {
      g_set_error (error, LT_JSON_ERROR, LT_JSON_ERROR_TOO_LARGE, "JSON of %" G_GSIZE_FORMAT " bytes is too large",
                   length);
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (!g_utf8_validate_len (data, length, NULL))
    {
      g_set_error_literal (error, LT_JSON_ERROR, LT_JSON_ERROR_INVALID, "JSON is not in UTF-8");
      return NULL;
    }
  if (!lt_json_scan (data, length, max_depth, &repaired, error))
    return NULL;

  return parse_checked (repaired ? repaired : data, length, error);
}

/**
 * lt_json_text_is_exact:
 * @text: a string that [func@lt_json_parse] gave
 *
 * Returns: %TRUE if nothing in it was beyond UTF-8
 */
gboolean
lt_json_text_is_exact (const char *text)
{
  return strstr (text, LT_JSON_BROKEN) == NULL;
}

static JsonNode *
member_of_type (JsonObject *object, const char *member, JsonNodeType type)
{
  JsonNode *node = object ? json_object_get_member (object, member) : NULL;

  return node && json_node_get_node_type (node) == type ? node : NULL;
}

/**
 * lt_json_string:
 * @object: (nullable): an object
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): the member if it is a string
 */
const char *
lt_json_string (JsonObject *object, const char *member)
{
  JsonNode *node = member_of_type (object, member, JSON_NODE_VALUE);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * lt_json_double:
 * @object: (nullable): an object
 * @member: a member's name
 * @otherwise: what to give else
 *
 * Returns: the member if it is a finite number
 */
double
lt_json_double (JsonObject *object, const char *member, double otherwise)
{
  JsonNode *node = member_of_type (object, member, JSON_NODE_VALUE);
  double value;

  if (!node || (json_node_get_value_type (node) != G_TYPE_DOUBLE && json_node_get_value_type (node) != G_TYPE_INT64))
    return otherwise;
  value = json_node_get_double (node);
  return isfinite (value) ? value : otherwise;
}

static gint64
int_of_node (JsonNode *node, gint64 otherwise)
{
  double value;

  if (!node || !JSON_NODE_HOLDS_VALUE (node))
    return otherwise;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  if (json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return otherwise;

  value = json_node_get_double (node);
  return fabs (value) <= 9007199254740992.0 && floor (value) == value ? (gint64) value : otherwise;
}

/**
 * lt_json_int:
 * @object: (nullable): an object
 * @member: a member's name
 * @otherwise: what to give else
 *
 * A whole number written as 1.0 counts too, since some sources write times so;
 * beyond 2^53 a double is not exact and does not count.
 *
 * Returns: the member if it is a whole number
 */
gint64
lt_json_int (JsonObject *object, const char *member, gint64 otherwise)
{
  return int_of_node (object ? json_object_get_member (object, member) : NULL, otherwise);
}

/**
 * lt_json_boolean:
 * @object: (nullable): an object
 * @member: a member's name
 * @otherwise: what to give else
 *
 * Returns: the member if it is a boolean
 */
gboolean
lt_json_boolean (JsonObject *object, const char *member, gboolean otherwise)
{
  JsonNode *node = member_of_type (object, member, JSON_NODE_VALUE);

  return node && json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node) : otherwise;
}

/**
 * lt_json_object:
 * @object: (nullable): an object
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): the member if it is an object
 */
JsonObject *
lt_json_object (JsonObject *object, const char *member)
{
  JsonNode *node = member_of_type (object, member, JSON_NODE_OBJECT);

  return node ? json_node_get_object (node) : NULL;
}

/**
 * lt_json_array:
 * @object: (nullable): an object
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): the member if it is an array
 */
JsonArray *
lt_json_array (JsonObject *object, const char *member)
{
  JsonNode *node = member_of_type (object, member, JSON_NODE_ARRAY);

  return node ? json_node_get_array (node) : NULL;
}

/**
 * lt_json_element_object:
 * @array: (nullable): an array
 * @index: a position
 *
 * Returns: (transfer none) (nullable): the element if it is an object
 */
JsonObject *
lt_json_element_object (JsonArray *array, guint index)
{
  JsonNode *node;

  if (!array || index >= json_array_get_length (array))
    return NULL;
  node = json_array_get_element (array, index);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * lt_json_element_int:
 * @array: (nullable): an array
 * @index: a position
 * @otherwise: what to give else
 *
 * Returns: the element if it is a whole number, as [func@lt_json_int] takes it
 */
gint64
lt_json_element_int (JsonArray *array, guint index, gint64 otherwise)
{
  if (!array || index >= json_array_get_length (array))
    return otherwise;
  return int_of_node (json_array_get_element (array, index), otherwise);
}
