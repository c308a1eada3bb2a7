/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/archive-private.h"

#include "base/database.h"
#include "base/datetime.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What one look at the sources found out, for the database's thread. */
typedef struct
{
  GStrv missing;
  GStrv present;
  gint64 started;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_strfreev (look->missing);
  g_strfreev (look->present);
  g_free (look);
}

gboolean
lt_archive_find_text (LtConnection *connection,
                      const char *sql,
                      const char *key,
                      char **text,
                      GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, sql, error);
  g_autoptr (GError) failure = NULL;

  *text = NULL;
  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, key);
  if (lt_statement_step (statement, &failure))
    *text = lt_statement_dup_text (statement, 0);
  lt_statement_reset (statement);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
find_owners_cb (LtConnection *connection,
                gpointer data,
                GValue *result,
                GError **error)
{
  GStrv ids = data;
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *story = NULL;

      if (!lt_archive_find_text (connection,
                                 "SELECT story FROM comments WHERE id = ?1"
                                 " UNION ALL SELECT story FROM threads WHERE id = ?1 AND state = 0",
                                 ids[i], &story, error))
        return FALSE;
      if (story != NULL)
        g_hash_table_replace (owners, g_strdup (ids[i]), g_steal_pointer (&story));
    }

  g_value_init (result, G_TYPE_HASH_TABLE);
  g_value_set_boxed (result, owners);

  return TRUE;
}

/**
 * lt_archive_find_owners:
 * @ids: what some source names
 *
 * Returns: (transfer full): resolves to a table from each id that is ours to the id of its story
 */
DexFuture *
lt_archive_find_owners (LtArchive *self,
                        const char *const *ids)
{
  return lt_database_read (self->database, find_owners_cb, g_strdupv ((char **) ids), (GDestroyNotify) g_strfreev);
}

static gboolean
find_deleted_cb (LtConnection *connection,
                 gpointer data,
                 GValue *result,
                 GError **error)
{
  GStrv ids = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *found = NULL;

      if (!lt_archive_find_text (connection, "SELECT id FROM deleted WHERE id = ?1", ids[i], &found, error))
        return FALSE;
      if (found != NULL)
        g_strv_builder_take (builder, g_steal_pointer (&found));
    }

  g_value_init (result, G_TYPE_STRV);
  g_value_take_boxed (result, g_strv_builder_end (builder));

  return TRUE;
}

DexFuture *
lt_archive_find_deleted (LtArchive *self,
                         const char *const *ids)
{
  return lt_database_read (self->database, find_deleted_cb, g_strdupv ((char **) ids), (GDestroyNotify) g_strfreev);
}

static gboolean
forget_missing (LtConnection *connection,
                const char *id,
                GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "DELETE FROM missing WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, id);
  return lt_statement_run (statement, error);
}

static gboolean
add_missing (LtConnection *connection,
             const char *id,
             gint64 now,
             GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "INSERT OR IGNORE INTO missing (id, at) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, id);
  lt_statement_bind_int (statement, 2, now);
  return lt_statement_run (statement, error);
}

static gboolean
note_look_cb (LtConnection *connection,
              gpointer data,
              GValue *result,
              GError **error)
{
  Look *look = data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gint64 now = lt_time_now ();

  for (guint i = 0; look->present[i] != NULL; i++)
    if (!forget_missing (connection, look->present[i], error))
      return FALSE;

  for (guint i = 0; look->missing[i] != NULL; i++)
    {
      g_autofree char *before = NULL;

      if (!lt_archive_find_text (connection, "SELECT at FROM missing WHERE id = ?1", look->missing[i], &before, error))
        return FALSE;
      if (before != NULL && g_ascii_strtoll (before, NULL, 10) < look->started)
        g_strv_builder_add (builder, look->missing[i]);
      else if (!add_missing (connection, look->missing[i], now, error))
        return FALSE;
    }

  g_value_init (result, G_TYPE_STRV);
  g_value_take_boxed (result, g_strv_builder_end (builder));

  return TRUE;
}

/**
 * lt_archive_note_look:
 * @missing: what was not there just now
 * @present: what was
 * @started: when this look began; what one look finds twice is found once
 *
 * A cache may lag: only what is missing at two looks in a row is deleted.
 *
 * Returns: (transfer full): resolves to a `GStrv`: those that are missing for the second time
 */
DexFuture *
lt_archive_note_look (LtArchive *self,
                      const char *const *missing,
                      const char *const *present,
                      gint64 started)
{
  Look *look = g_new0 (Look, 1);

  look->missing = g_strdupv ((char **) missing);
  look->present = g_strdupv ((char **) present);
  look->started = started;

  return lt_database_write (self->database, note_look_cb, look, look_free);
}

static gboolean
list_missing_cb (LtConnection *connection,
                 gpointer data,
                 GValue *result,
                 GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection, "SELECT id FROM missing ORDER BY at LIMIT 100", error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  while (lt_statement_step (statement, &failure))
    g_strv_builder_take (builder, lt_statement_dup_text (statement, 0));
  lt_statement_reset (statement);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  g_value_init (result, G_TYPE_STRV);
  g_value_take_boxed (result, g_strv_builder_end (builder));

  return TRUE;
}

DexFuture *
lt_archive_list_missing (LtArchive *self)
{
  return lt_database_read (self->database, list_missing_cb, NULL, NULL);
}

static gboolean
note_round_cb (LtConnection *connection,
               gpointer data,
               GValue *result,
               GError **error)
{
  return lt_archive_meta_set (connection, "round", data, error);
}

DexFuture *
lt_archive_note_round (LtArchive *self,
                       GBytes *status)
{
  gsize length;
  const char *text = g_bytes_get_data (status, &length);

  return lt_database_write (self->database, note_round_cb, g_strndup (text, length), g_free);
}

static gboolean
load_round_cb (LtConnection *connection,
               gpointer data,
               GValue *result,
               GError **error)
{
  char *text;

  if (!lt_archive_meta_get (connection, "round", &text, error))
    return FALSE;

  if (text == NULL)
    {
      g_set_error_literal (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND, _ ("There was no round yet."));
      return FALSE;
    }

  g_value_init (result, G_TYPE_BYTES);
  g_value_take_boxed (result, g_bytes_new_take (text, strlen (text)));

  return TRUE;
}

DexFuture *
lt_archive_load_round (LtArchive *self)
{
  return lt_database_read (self->database, load_round_cb, NULL, NULL);
}
