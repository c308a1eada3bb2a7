/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/archive.h"
#include "base/database.h"

G_BEGIN_DECLS

struct _LtArchive
{
  GObject parent_instance;

  LtDatabase *database;
  char *archive_id;
  gint64 edition;
};

/* What runs on the database's thread. */

extern const char *const lt_archive_migrations[];

/* TRUE and NULL when there is no such key. */
gboolean lt_archive_meta_get (LtConnection *connection, const char *key, char **value, GError **error);
gboolean lt_archive_meta_set (LtConnection *connection, const char *key, const char *value, GError **error);
gboolean lt_archive_edition_get (LtConnection *connection, gint64 *edition, GError **error);
/* Raises the edition by one, which is what makes a publication. */
gboolean lt_archive_edition_raise (LtConnection *connection, gint64 now, gint64 *edition, GError **error);
gboolean lt_archive_thread_put (LtConnection *connection, const LtThreadRecord *record, GError **error);

/* Moves what leaves feed.json to the archive pages. */
gboolean lt_archive_turn_pages (LtConnection *connection, GError **error);
gboolean lt_archive_page_read (LtConnection *connection, LtArchivePage *page, GError **error);

typedef struct
{
  LtStory *story;
  LtDiscussion *discussion;
  GPtrArray *media;
  GPtrArray *gone;
  LtThreadRecord *record;
} LtArchiveStore;

gboolean lt_archive_store_write (LtConnection *connection, LtArchiveStore *store, gint64 *edition, GError **error);
gboolean lt_archive_remove_write (LtConnection *connection, const LtThreadRecord *record, gint64 *edition, GError **error);

G_END_DECLS
