/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/faults.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of a foreign object. Absent and null give nothing; a wrong type or value gives nothing and a fault. */
char *lt_field_text (JsonObject *object, const char *member, gsize max_characters, LtFaults *faults);
char *lt_field_cut_text (JsonObject *object, const char *member, gsize max_characters, LtFaults *faults);
char *lt_field_id (JsonObject *object, const char *member, LtFaults *faults);
char *lt_field_sha256 (JsonObject *object, const char *member, LtFaults *faults);
/* http or https, absolute. */
char *lt_field_url (JsonObject *object, const char *member, LtFaults *faults);
/* The same, or relative to the page. */
char *lt_field_address (JsonObject *object, const char *member, LtFaults *faults);
gint64 lt_field_time (JsonObject *object, const char *member, LtFaults *faults);
gint64 lt_field_int (JsonObject *object, const char *member, gint64 min, gint64 max, gint64 otherwise, LtFaults *faults);
double lt_field_fraction (JsonObject *object, const char *member, double otherwise, LtFaults *faults);
gboolean lt_field_boolean (JsonObject *object, const char *member, gboolean otherwise, LtFaults *faults);
JsonObject *lt_field_object (JsonObject *object, const char *member, LtFaults *faults);
JsonArray *lt_field_array (JsonObject *object, const char *member, LtFaults *faults);

/* Elements of a foreign array: a wrong type gives NULL and a fault. */
JsonObject *lt_element_object (JsonArray *array, guint index, const char *member, LtFaults *faults);
char *lt_element_text (JsonArray *array, guint index, const char *member, gsize max_characters, LtFaults *faults);
/* How many elements to read: @max, and a fault, if there are more. */
guint lt_array_count (JsonArray *array, const char *member, guint max, LtFaults *faults);

/* [a-z0-9][a-z0-9._-]{0,79} */
gboolean lt_id_is_valid (const char *id);
/* Counts code points, at most @max + 1 of them. */
gboolean lt_text_is_within (const char *text, gsize max_characters);

G_END_DECLS
