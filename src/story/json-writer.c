/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/json-writer.h"

#include "base/datetime.h"

#include <math.h>

struct _LtJsonWriter
{
  GString *text;
  gboolean comma; /* the next value follows another one */
};

LtJsonWriter *
lt_json_writer_new (void)
{
  LtJsonWriter *self = g_new0 (LtJsonWriter, 1);

  self->text = g_string_sized_new (4096);

  return self;
}

void
lt_json_writer_free (LtJsonWriter *self)
{
  if (self == NULL)
    return;

  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

GBytes *
lt_json_writer_finish (LtJsonWriter *self)
{
  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}

static void
append_escape (GString *out,
               char c)
{
  switch (c)
    {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    default:
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) c);
    }
}

/* What needs no escape is copied in runs: articles are long. */
static void
append_quoted (GString *out,
               const char *text)
{
  const char *run = text;
  const char *p;

  g_string_append_c (out, '"');
  for (p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\' || (guchar) *p < 0x20)
      {
        g_string_append_len (out, run, p - run);
        append_escape (out, *p);
        run = p + 1;
      }
  g_string_append_len (out, run, p - run);
  g_string_append_c (out, '"');
}

/* What stands before a value: the comma and the name. */
static void
begin_value (LtJsonWriter *self,
             const char *name)
{
  if (self->comma)
    g_string_append_c (self->text, ',');
  self->comma = TRUE;

  if (name != NULL)
    {
      append_quoted (self->text, name);
      g_string_append_c (self->text, ':');
    }
}

static void
begin_container (LtJsonWriter *self,
                 const char *name,
                 char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->comma = FALSE;
}

static void
end_container (LtJsonWriter *self,
               char bracket)
{
  g_string_append_c (self->text, bracket);
  self->comma = TRUE;
}

void
lt_json_writer_begin_object (LtJsonWriter *self,
                             const char *name)
{
  begin_container (self, name, '{');
}

void
lt_json_writer_end_object (LtJsonWriter *self)
{
  end_container (self, '}');
}

void
lt_json_writer_begin_array (LtJsonWriter *self,
                            const char *name)
{
  begin_container (self, name, '[');
}

void
lt_json_writer_end_array (LtJsonWriter *self)
{
  end_container (self, ']');
}

void
lt_json_writer_text (LtJsonWriter *self,
                     const char *name,
                     const char *text)
{
  if (text == NULL)
    return;

  begin_value (self, name);
  append_quoted (self->text, text);
}

void
lt_json_writer_int (LtJsonWriter *self,
                    const char *name,
                    gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * lt_json_writer_fraction:
 *
 * Four digits are finer than any of our estimates, and are the same on every machine.
 */
void
lt_json_writer_fraction (LtJsonWriter *self,
                         const char *name,
                         double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, name);
  g_string_append (self->text, g_ascii_formatd (buffer, sizeof buffer, "%.4g", isfinite (value) ? value : 0.0));
}

void
lt_json_writer_boolean (LtJsonWriter *self,
                        const char *name,
                        gboolean value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

void
lt_json_writer_null (LtJsonWriter *self,
                     const char *name)
{
  begin_value (self, name);
  g_string_append (self->text, "null");
}

void
lt_json_writer_time (LtJsonWriter *self,
                     const char *name,
                     gint64 time)
{
  g_autofree char *text = NULL;

  if (time == LT_NO_TIME)
    return;

  text = lt_time_to_rfc3339 (time);
  lt_json_writer_text (self, name, text);
}
