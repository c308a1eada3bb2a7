/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes JSON as it goes, compact and the same bytes for the same calls. json-glib would write 0.9 with 17 digits. */
typedef struct _LtJsonWriter LtJsonWriter;

LtJsonWriter *lt_json_writer_new (void);
void lt_json_writer_free (LtJsonWriter *self);
/* (transfer full) */
GBytes *lt_json_writer_finish (LtJsonWriter *self);

/* @name is NULL for an element of a list and for the value at the top. */
void lt_json_writer_begin_object (LtJsonWriter *self, const char *name);
void lt_json_writer_end_object (LtJsonWriter *self);
void lt_json_writer_begin_array (LtJsonWriter *self, const char *name);
void lt_json_writer_end_array (LtJsonWriter *self);
/* Nothing is written for NULL. */
void lt_json_writer_text (LtJsonWriter *self, const char *name, const char *text);
void lt_json_writer_int (LtJsonWriter *self, const char *name, gint64 value);
void lt_json_writer_fraction (LtJsonWriter *self, const char *name, double value);
void lt_json_writer_boolean (LtJsonWriter *self, const char *name, gboolean value);
void lt_json_writer_null (LtJsonWriter *self, const char *name);
/* RFC 3339; nothing for LT_NO_TIME. */
void lt_json_writer_time (LtJsonWriter *self, const char *name, gint64 time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtJsonWriter, lt_json_writer_free)

G_END_DECLS
