/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/fields.h"

#include "base/datetime.h"
#include "text/json.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_MAX 80
#define SHA256_DIGITS 64

static gboolean
is_lower_or_digit (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c);
}

gboolean
lt_id_is_valid (const char *id)
{
  gsize length = 0;

  if (id == NULL || !is_lower_or_digit (*id))
    return FALSE;

  for (const char *p = id; *p != '\0'; p++)
    if (!is_lower_or_digit (*p) && strchr ("._-", *p) == NULL)
      return FALSE;
    else if (++length > ID_MAX)
      return FALSE;

  return TRUE;
}

gboolean
lt_text_is_within (const char *text,
                   gsize max_characters)
{
  gsize n = 0;

  /* No text has more characters than bytes: the usual case, told without counting. */
  if (strlen (text) <= max_characters)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (++n > max_characters)
      return FALSE;

  return TRUE;
}

/* The member, if it is there and not null. */
static JsonNode *
present (JsonObject *object,
         const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
holds (JsonNode *node,
       GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static const char *
text_of_node (JsonNode *node,
              const char *member,
              LtFaults *faults)
{
  const char *text;

  if (!holds (node, G_TYPE_STRING))
    {
      lt_faults_add (faults, _ ("“%s” is not a text."), member);
      return NULL;
    }

  text = json_node_get_string (node);
  if (!lt_json_text_is_exact (text))
    {
      lt_faults_add (faults, _ ("“%s” has characters that are no text."), member);
      return NULL;
    }

  return text;
}

/* A borrowed string, or NULL; a wrong type is reported. */
static const char *
peek_text (JsonObject *object,
           const char *member,
           LtFaults *faults)
{
  JsonNode *node = present (object, member);

  return node != NULL ? text_of_node (node, member, faults) : NULL;
}

static char *
limited (const char *text,
         const char *member,
         gsize max_characters,
         LtFaults *faults)
{
  if (text == NULL || lt_text_is_within (text, max_characters))
    return g_strdup (text);

  lt_faults_add (faults, _ ("“%s” is longer than %u characters."), member, (guint) max_characters);
  return NULL;
}

char *
lt_field_text (JsonObject *object,
               const char *member,
               gsize max_characters,
               LtFaults *faults)
{
  return limited (peek_text (object, member, faults), member, max_characters, faults);
}

/**
 * lt_field_cut_text:
 *
 * As lt_field_text(), but what is too long is cut to the limit, which is reported.
 */
char *
lt_field_cut_text (JsonObject *object,
                   const char *member,
                   gsize max_characters,
                   LtFaults *faults)
{
  const char *text = peek_text (object, member, faults);

  if (text == NULL || lt_text_is_within (text, max_characters))
    return g_strdup (text);

  lt_faults_add (faults, _ ("“%s” was cut to %u characters."), member, (guint) max_characters);
  return g_utf8_substring (text, 0, (glong) max_characters);
}

char *
lt_field_id (JsonObject *object,
             const char *member,
             LtFaults *faults)
{
  const char *text = peek_text (object, member, faults);

  if (text == NULL || lt_id_is_valid (text))
    return g_strdup (text);

  lt_faults_add (faults, _ ("“%s” is no valid id."), member);
  return NULL;
}

char *
lt_field_sha256 (JsonObject *object,
                 const char *member,
                 LtFaults *faults)
{
  const char *text = peek_text (object, member, faults);

  if (text == NULL)
    return NULL;

  if (strlen (text) == SHA256_DIGITS && strspn (text, "0123456789abcdef") == SHA256_DIGITS)
    return g_strdup (text);

  lt_faults_add (faults, _ ("“%s” is no SHA-256 sum."), member);
  return NULL;
}

static gboolean
is_relative_address (const char *text)
{
  if (*text == '\0' || strlen (text) > LT_URL_MAX || g_uri_peek_scheme (text) != NULL)
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || *p == ' ' || *p == '\\')
      return FALSE;

  return TRUE;
}

static char *
address (JsonObject *object,
         const char *member,
         gboolean relative,
         LtFaults *faults)
{
  const char *text = peek_text (object, member, faults);

  if (text == NULL || lt_url_is_web (text) || (relative && is_relative_address (text)))
    return g_strdup (text);

  lt_faults_add (faults, _ ("“%s” is no web address."), member);
  return NULL;
}

char *
lt_field_url (JsonObject *object,
              const char *member,
              LtFaults *faults)
{
  return address (object, member, FALSE, faults);
}

char *
lt_field_address (JsonObject *object,
                  const char *member,
                  LtFaults *faults)
{
  return address (object, member, TRUE, faults);
}

gint64
lt_field_time (JsonObject *object,
               const char *member,
               LtFaults *faults)
{
  const char *text = peek_text (object, member, faults);
  gint64 time;

  if (text == NULL)
    return LT_NO_TIME;

  time = lt_time_from_rfc3339 (text);
  if (time == LT_NO_TIME)
    lt_faults_add (faults, _ ("“%s” is no date."), member);

  return time;
}

gint64
lt_field_int (JsonObject *object,
              const char *member,
              gint64 min,
              gint64 max,
              gint64 otherwise,
              LtFaults *faults)
{
  gint64 value;

  if (present (object, member) == NULL)
    return otherwise;

  /* Two fallbacks that cannot both be the value tell a wrong type from any number. */
  value = lt_json_int (object, member, G_MININT64);
  if (value == G_MININT64 && lt_json_int (object, member, 0) == 0)
    lt_faults_add (faults, _ ("“%s” is no whole number."), member);
  else if (value < min || value > max)
    lt_faults_add (faults, _ ("“%s” is out of its range."), member);
  else
    return value;

  return otherwise;
}

/**
 * lt_field_fraction:
 *
 * Returns: a number from 0 to 1
 */
double
lt_field_fraction (JsonObject *object,
                   const char *member,
                   double otherwise,
                   LtFaults *faults)
{
  double value;

  if (present (object, member) == NULL)
    return otherwise;

  value = lt_json_double (object, member, -1.0);
  if (value >= 0.0 && value <= 1.0)
    return value;

  lt_faults_add (faults, _ ("“%s” is no number from 0 to 1."), member);
  return otherwise;
}

gboolean
lt_field_boolean (JsonObject *object,
                  const char *member,
                  gboolean otherwise,
                  LtFaults *faults)
{
  JsonNode *node = present (object, member);

  if (node == NULL)
    return otherwise;
  if (holds (node, G_TYPE_BOOLEAN))
    return json_node_get_boolean (node);

  lt_faults_add (faults, _ ("“%s” is neither true nor false."), member);
  return otherwise;
}

JsonObject *
lt_field_object (JsonObject *object,
                 const char *member,
                 LtFaults *faults)
{
  JsonNode *node = present (object, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  lt_faults_add (faults, _ ("“%s” is no object."), member);
  return NULL;
}

JsonArray *
lt_field_array (JsonObject *object,
                const char *member,
                LtFaults *faults)
{
  JsonNode *node = present (object, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  lt_faults_add (faults, _ ("“%s” is no list."), member);
  return NULL;
}

JsonObject *
lt_element_object (JsonArray *array,
                   guint index,
                   const char *member,
                   LtFaults *faults)
{
  JsonObject *object = lt_json_element_object (array, index);

  if (object == NULL)
    lt_faults_add (faults, _ ("“%s” holds something that is no object."), member);

  return object;
}

char *
lt_element_text (JsonArray *array,
                 guint index,
                 const char *member,
                 gsize max_characters,
                 LtFaults *faults)
{
  JsonNode *node = json_array_get_element (array, index);

  return limited (text_of_node (node, member, faults), member, max_characters, faults);
}

guint
lt_array_count (JsonArray *array,
                const char *member,
                guint max,
                LtFaults *faults)
{
  guint length = array != NULL ? json_array_get_length (array) : 0;

  if (length <= max)
    return length;

  lt_faults_add (faults, _ ("“%s” has more than %u entries; the rest was skipped."), member, max);
  return max;
}
