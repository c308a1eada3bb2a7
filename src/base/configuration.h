/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LT_CONFIGURATION_ERROR (lt_configuration_error_quark ())

typedef enum
{
  LT_CONFIGURATION_ERROR_READ,
  LT_CONFIGURATION_ERROR_VALUE,
} LtConfigurationError;

GQuark lt_configuration_error_quark (void);

/* What the backend is told: `backend.conf`, a GKeyFile, with defaults; options of the command line go on top. */
#define LT_TYPE_CONFIGURATION (lt_configuration_get_type ())
G_DECLARE_FINAL_TYPE (LtConfiguration, lt_configuration, LT, CONFIGURATION, GObject)

LtConfiguration *lt_configuration_new (void);
gboolean lt_configuration_load (LtConfiguration *self, const char *path, GError **error);
gboolean lt_configuration_save (LtConfiguration *self, const char *path, GError **error);

/* Keys are "group/key", e.g. "hackernews/api"; the table of keys and defaults is in configuration.c. */
const char *lt_configuration_get_string (LtConfiguration *self, const char *key);
gint64 lt_configuration_get_int (LtConfiguration *self, const char *key);
double lt_configuration_get_double (LtConfiguration *self, const char *key);
gboolean lt_configuration_get_boolean (LtConfiguration *self, const char *key);
gboolean lt_configuration_set (LtConfiguration *self, const char *key, const char *value, GError **error);

G_END_DECLS
