/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "base/configuration.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (lt - configuration - error - quark, lt_configuration_error)

typedef enum
{
  KIND_TEXT,
  KIND_ADDRESS, /* http or https */
  KIND_WHOLE,
  KIND_NUMBER,
  KIND_SWITCH,
} Kind;

typedef struct
{
  const char *key; /* "group/key" */
  Kind kind;
  const char *value; /* the default */
  double least;
  double most;
} Key;

/* All there is to set. The addresses include their version path; heat is facts/sources.md, section 5. */
static const Key keys[] = {
  { "analyst/bio", KIND_TEXT,
    "Vika Ray is a program, not a person. It reads each discussion to the end, counts who agrees "
    "and who objects, and quotes people word for word. What it writes may be wrong: every "
    "sentence names the source it was made from." },
  { "analyst/name", KIND_TEXT, "Vika Ray" },
  { "analyst/role", KIND_TEXT, "AI analyst (software)" },
  { "analyst/url", KIND_ADDRESS, LT_HOME_PAGE },
  { "article/fetch", KIND_SWITCH, "true" },
  { "hackernews/api", KIND_ADDRESS, "https://hacker-news.firebaseio.com/v0" },
  { "hackernews/enabled", KIND_SWITCH, "true" },
  { "hackernews/search", KIND_ADDRESS, "https://hn.algolia.com/api/v1" },
  { "media/fetch", KIND_SWITCH, "true" },
  { "net/allow-loopback", KIND_SWITCH, "false" },
  { "net/pace", KIND_NUMBER, "1", 0, 1000 },
  { "sample/enabled", KIND_SWITCH, "false" },
  { "schedule/interval-seconds", KIND_WHOLE, "600", 1, 7 * 24 * 3600 },
  { "story/min-comments", KIND_WHOLE, "20", 0, 100000 },
  { "story/min-points", KIND_WHOLE, "50", 0, 100000 },
  { "story/per-day", KIND_WHOLE, "12", 1, 1000 },
  { "topics/file", KIND_TEXT, "" },
};

struct _LtConfiguration
{
  GObject parent_instance;

  GKeyFile *file;      /* with its comments */
  GHashTable *options; /* "group/key" -> value set by hand: stays over the file, also when that is read again */
  GHashTable *values;  /* "group/key" -> value of the file, checked */
};

G_DEFINE_FINAL_TYPE (LtConfiguration, lt_configuration, G_TYPE_OBJECT)

static const Key *
find_key (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i].key, name))
        return &keys[i];
    }

  return NULL;
}

static gboolean
parse_switch (const char *value,
              gboolean *result)
{
  static const char *const words[] = { "false", "true", "no", "yes", "0", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (value, words[i]) == 0)
        {
          *result = i % 2 == 1;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
parse_number (const char *value,
              double *result)
{
  char *end = NULL;

  errno = 0;
  *result = g_ascii_strtod (value, &end);

  return errno == 0 && end != value && *end == '\0' && isfinite (*result);
}

static gboolean
is_web_address (const char *value)
{
  g_autoptr (GUri) uri = g_uri_parse (value, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return FALSE;

  return g_str_equal (g_uri_get_scheme (uri), "http") || g_str_equal (g_uri_get_scheme (uri), "https");
}

static gboolean
check_value (const Key *key,
             const char *value,
             GError **error)
{
  double number = 0;
  gboolean on = FALSE;

  switch (key->kind)
    {
    case KIND_TEXT:
      return TRUE;

    case KIND_ADDRESS:
      if (is_web_address (value))
        return TRUE;
      g_set_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_VALUE,
                   /* Translators: the name of a setting, then what was given. */
                   _ ("“%s” must be a web address, not “%s”."), key->key, value);
      return FALSE;

    case KIND_SWITCH:
      if (parse_switch (value, &on))
        return TRUE;
      g_set_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_VALUE,
                   _ ("“%s” must be “true” or “false”, not “%s”."), key->key, value);
      return FALSE;

    case KIND_WHOLE:
    case KIND_NUMBER:
    default:
      if (parse_number (value, &number) && number >= key->least && number <= key->most && (key->kind == KIND_NUMBER || number == floor (number)))
        return TRUE;
      g_set_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_VALUE,
                   _ ("“%s” must be a number from %g to %g, not “%s”."), key->key, key->least, key->most, value);
      return FALSE;
    }
}

static void
lt_configuration_finalize (GObject *object)
{
  LtConfiguration *self = LT_CONFIGURATION (object);

  g_key_file_unref (self->file);
  g_hash_table_unref (self->options);
  g_hash_table_unref (self->values);

  G_OBJECT_CLASS (lt_configuration_parent_class)->finalize (object);
}

static void
lt_configuration_class_init (LtConfigurationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_configuration_finalize;
}

static void
lt_configuration_init (LtConfiguration *self)
{
  self->file = g_key_file_new ();
  self->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * lt_configuration_new:
 *
 * Returns: (transfer full): a configuration of defaults
 */
LtConfiguration *
lt_configuration_new (void)
{
  return g_object_new (LT_TYPE_CONFIGURATION, NULL);
}

static gboolean
read_group (GKeyFile *file,
            const char *group,
            GHashTable *values,
            GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, group, NULL, NULL);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (group, "/", names[i], NULL);
      g_autofree char *value = g_key_file_get_string (file, group, names[i], NULL);
      const Key *key = find_key (name);

      if (key == NULL)
        {
          g_message ("The setting “%s” is unknown and is ignored", name);
          continue;
        }

      if (value == NULL)
        {
          g_set_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_VALUE,
                       _ ("The value of “%s” cannot be read."), name);
          return FALSE;
        }

      g_strstrip (value);
      if (!check_value (key, value, error))
        return FALSE;
      g_hash_table_replace (values, g_steal_pointer (&name), g_steal_pointer (&value));
    }

  return TRUE;
}

/**
 * lt_configuration_load:
 * @self: a configuration
 * @path: a key file
 * @error: return location
 *
 * Reads a file in place of the one read before. What lt_configuration_set() set stays on top. A key
 * that is unknown is reported and ignored, since a newer version may have written it; a value that
 * is none makes the whole file fail, and then everything stays as it was.
 *
 * Returns: TRUE when the file is in force
 */
gboolean
lt_configuration_load (LtConfiguration *self,
                       const char *path,
                       GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (LT_IS_CONFIGURATION (self), FALSE);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &local_error))
    {
      g_set_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_READ,
                   /* Translators: a file name, then the reason. */
                   _ ("The settings in “%s” could not be read: %s"), path, local_error->message);
      return FALSE;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      if (!read_group (file, groups[i], values, error))
        return FALSE;
    }

  g_key_file_unref (self->file);
  self->file = g_steal_pointer (&file);
  g_hash_table_unref (self->values);
  self->values = g_steal_pointer (&values);

  return TRUE;
}

static void
split_key (const char *key,
           char **group,
           char **name)
{
  const char *slash = strchr (key, '/');

  *group = g_strndup (key, (gsize) (slash - key));
  *name = g_strdup (slash + 1);
}

/**
 * lt_configuration_save:
 * @self: a configuration
 * @path: a key file
 * @error: return location
 *
 * Writes the file that was read, with its comments and with what was set since. The file is
 * replaced in one step and is for its owner only.
 *
 * Returns: TRUE when it is written
 */
gboolean
lt_configuration_save (LtConfiguration *self,
                       const char *path,
                       GError **error)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length = 0;

  g_return_val_if_fail (LT_IS_CONFIGURATION (self), FALSE);

  g_hash_table_iter_init (&iter, self->options);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *group = NULL;
      g_autofree char *name = NULL;

      split_key (key, &group, &name);
      g_key_file_set_string (self->file, group, name, value);
    }

  data = g_key_file_to_data (self->file, &length, NULL);
  if (g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local_error))
    return TRUE;

  g_set_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_READ,
               _ ("The settings could not be written to “%s”: %s"), path, local_error->message);

  return FALSE;
}

/**
 * lt_configuration_get_string:
 * @self: a configuration
 * @key: a key of the table
 *
 * Returns: (transfer none): the value as text, valid until the next change; never %NULL
 */
const char *
lt_configuration_get_string (LtConfiguration *self,
                             const char *key)
{
  const Key *known = find_key (key);
  const char *value = NULL;

  g_return_val_if_fail (LT_IS_CONFIGURATION (self), "");
  g_return_val_if_fail (known != NULL, "");

  value = g_hash_table_lookup (self->options, key);
  if (value == NULL)
    value = g_hash_table_lookup (self->values, key);

  return value != NULL ? value : known->value;
}

/**
 * lt_configuration_get_int:
 * @self: a configuration
 * @key: a key of the table, of a whole number
 *
 * Returns: the value, within the bounds of the table
 */
gint64
lt_configuration_get_int (LtConfiguration *self,
                          const char *key)
{
  return (gint64) lt_configuration_get_double (self, key);
}

/**
 * lt_configuration_get_double:
 * @self: a configuration
 * @key: a key of the table, of a number
 *
 * Returns: the value, within the bounds of the table
 */
double
lt_configuration_get_double (LtConfiguration *self,
                             const char *key)
{
  double number = 0;

  parse_number (lt_configuration_get_string (self, key), &number);

  return number;
}

/**
 * lt_configuration_get_boolean:
 * @self: a configuration
 * @key: a key of the table, of a switch
 *
 * Returns: the value
 */
gboolean
lt_configuration_get_boolean (LtConfiguration *self,
                              const char *key)
{
  gboolean on = FALSE;

  parse_switch (lt_configuration_get_string (self, key), &on);

  return on;
}

/**
 * lt_configuration_set:
 * @self: a configuration
 * @key: "group/key"
 * @value: the value as text
 * @error: return location
 *
 * Sets a value over what the file says.
 *
 * Returns: TRUE when there is such a key and it can have this value
 */
gboolean
lt_configuration_set (LtConfiguration *self,
                      const char *key,
                      const char *value,
                      GError **error)
{
  const Key *known = find_key (key);
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (LT_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (known == NULL)
    {
      g_set_error (error, LT_CONFIGURATION_ERROR, LT_CONFIGURATION_ERROR_VALUE,
                   _ ("There is no setting “%s”."), key);
      return FALSE;
    }

  stripped = g_strstrip (g_strdup (value));
  if (!check_value (known, stripped, error))
    return FALSE;

  g_hash_table_replace (self->options, g_strdup (key), g_steal_pointer (&stripped));

  return TRUE;
}
