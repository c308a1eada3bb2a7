/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "analysis/rule-file.h"

#include <glib/gi18n-lib.h>

struct _LtRuleFile
{
  GHashTable *sections; /* name -> GPtrArray of lines */
  GPtrArray *names;
  GPtrArray *none;
};

static GPtrArray *
enter_section (LtRuleFile *self,
               const char *name)
{
  GPtrArray *lines = g_hash_table_lookup (self->sections, name);

  if (lines == NULL)
    {
      lines = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->sections, g_strdup (name), lines);
      g_ptr_array_add (self->names, g_strdup (name));
    }

  return lines;
}

/* The name in a "[section]" line; NULL when the line is none. */
static char *
section_name (const char *line)
{
  gsize length = strlen (line);

  if (length < 3 || line[0] != '[' || line[length - 1] != ']')
    return NULL;

  return g_strndup (line + 1, length - 2);
}

static gboolean
read_lines (LtRuleFile *self,
            const char *path,
            const char *contents,
            GError **error)
{
  g_auto (GStrv) lines = g_strsplit (contents, "\n", LT_RULE_FILE_MAX_LINES + 1);
  GPtrArray *section = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      g_strstrip (lines[i]);

      if (i >= LT_RULE_FILE_MAX_LINES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("“%s” has more than %d lines."), path, LT_RULE_FILE_MAX_LINES);
          return FALSE;
        }

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;

      name = section_name (lines[i]);

      if (name != NULL)
        {
          section = enter_section (self, name);
        }
      else if (section != NULL)
        {
          g_ptr_array_add (section, g_strdup (lines[i]));
        }
      else
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("Line %u of “%s” stands before any section."), i + 1, path);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * lt_rule_file_load:
 * @path: a file of UTF-8 text
 *
 * Reads the whole file, which is bounded since its owner may have written it. Blocks on the disk.
 *
 * Returns: (transfer full) (nullable): the rules, or %NULL with a #GFileError or #GIOError
 */
LtRuleFile *
lt_rule_file_load (const char *path,
                   GError **error)
{
  g_autoptr (LtRuleFile) self = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  if (length > LT_RULE_FILE_MAX_BYTES || !g_utf8_validate_len (contents, length, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("“%s” is too large or no UTF-8 text."), path);
      return NULL;
    }

  self = g_new0 (LtRuleFile, 1);
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->none = g_ptr_array_new ();

  if (!read_lines (self, path, contents, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
lt_rule_file_free (LtRuleFile *self)
{
  g_hash_table_unref (self->sections);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->none);
  g_free (self);
}

GPtrArray *
lt_rule_file_lines (LtRuleFile *self,
                    const char *section)
{
  GPtrArray *lines = g_hash_table_lookup (self->sections, section);

  return lines != NULL ? lines : self->none;
}

GPtrArray *
lt_rule_file_sections (LtRuleFile *self)
{
  return self->names;
}
