/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/settings.h"

/* The backend's own header is not part of gio.h. */
#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define FILE_NAME "settings.ini"
#define ROOT_PATH "/de/llmtracker/LLMTracker/"

/* GLib ends the process when a schema is missing; ours is found below our own prefix, whatever XDG_DATA_DIRS says. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default ();
  g_autofree char *folder = g_build_filename (LT_DATA_DIR, "..", "glib-2.0", "schemas", NULL);
  g_autoptr (GSettingsSchemaSource) ours = g_settings_schema_source_new_from_directory (folder, usual, FALSE, NULL);
  GSettingsSchemaSource *source = ours ? ours : usual;

  return source ? g_settings_schema_source_lookup (source, LT_APPLICATION_ID, TRUE) : NULL;
}

/**
 * lt_settings_new:
 * @folder: (nullable): a profile with settings of its own
 *
 * Returns: (transfer full) (nullable): the settings; %NULL when the program is not wholly installed
 */
GSettings *
lt_settings_new (const char *folder)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();
  g_autoptr (GSettingsBackend) backend = NULL;

  if (!schema)
    return NULL;
  if (folder)
    {
      g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);

      backend = g_keyfile_settings_backend_new (path, ROOT_PATH, "settings");
    }
  return g_settings_new_full (schema, backend, NULL);
}
