/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define LT_JSON_ERROR (lt_json_error_quark ())

typedef enum
{
  LT_JSON_ERROR_TOO_LARGE,
  LT_JSON_ERROR_TOO_DEEP,
  LT_JSON_ERROR_INVALID,
} LtJsonError;

GQuark lt_json_error_quark (void);

#define LT_JSON_MAX_DEPTH 32
/* Stands where a string held an escaped U+0000 or a lone surrogate, which UTF-8 cannot: U+FFFE, no character. */
#define LT_JSON_BROKEN "\xEF\xBF\xBE"

/* Strict RFC 8259, bounded before json-glib sees it: size, depth, UTF-8, one value. (transfer full) */
JsonNode *lt_json_parse (const char *data, gsize length, gsize max_length, guint max_depth, GError **error);
/* FALSE if something in @text was LT_JSON_BROKEN: then its offsets and hash cannot be those of the source. */
gboolean lt_json_text_is_exact (const char *text);

/* Members that are absent, null or of another type give the fallback (NULL, `otherwise`); never a warning. */
const char *lt_json_string (JsonObject *object, const char *member);
gint64 lt_json_int (JsonObject *object, const char *member, gint64 otherwise);
double lt_json_double (JsonObject *object, const char *member, double otherwise);
gboolean lt_json_boolean (JsonObject *object, const char *member, gboolean otherwise);
JsonObject *lt_json_object (JsonObject *object, const char *member);
JsonArray *lt_json_array (JsonObject *object, const char *member);
JsonObject *lt_json_element_object (JsonArray *array, guint index);
gint64 lt_json_element_int (JsonArray *array, guint index, gint64 otherwise);

G_END_DECLS
