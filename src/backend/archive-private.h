/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/archive.h"
#include "base/database.h"
#include "base/statement.h"

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
/* The same, but which story it is part of stays: that only a publication changes. */
gboolean lt_archive_thread_note (LtConnection *connection, const LtThreadRecord *record, GError **error);

/* Moves what leaves feed.json to the archive pages. */
gboolean lt_archive_turn_pages (LtConnection *connection, GError **error);
gboolean lt_archive_page_read (LtConnection *connection, LtArchivePage *page, GError **error);

/* The first column of the row that @key finds: NULL when there is none. FALSE on failure only. */
gboolean lt_archive_find_text (LtConnection *connection, const char *sql, const char *key, char **text, GError **error);
/* The same, but an LT_ARCHIVE_ERROR_NOT_FOUND when there is none. */
GBytes *lt_archive_find_bytes (LtConnection *connection, const char *sql, const char *key, GError **error);
/* (out) @story: the oldest story about the same, NULL when none is. FALSE on failure only. */
gboolean lt_archive_find_same (LtConnection *connection, const LtSearch *search, char **story, GError **error);

/* @publishing: what it points to belongs to this thread for the call. */
gboolean lt_archive_store_write (LtConnection *connection, const LtPublishing *publishing, gint64 *edition, GError **error);
gboolean lt_archive_remove_write (LtConnection *connection, const char *story, GPtrArray *records, gint64 *edition, GError **error);

/* The columns of a record, and one of them. */
#define LT_THREAD_COLUMNS "t.id, t.state, t.comments, t.date, t.looked, t.link, t.read, t.again, t.canonical, t.words, t.story"
LtThreadRecord *lt_archive_thread_read (LtStatement *statement);

G_END_DECLS
