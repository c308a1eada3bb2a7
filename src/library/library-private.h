/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "base/database.h"
#include "library/library.h"
#include "library/story-draft.h"
#include "library/story-pool.h"
#include "story/feed.h"

G_BEGIN_DECLS

struct _LtLibrary
{
  GObject parent_instance;

  char *folder;
  LtDatabase *cache;  /* the only one that writes: cache.db, with library.db attached as `person` */
  LtDatabase *reader; /* the same files, read only, so that a list never waits for a page to be stored */
  LtStoryPool *pool;
  char *notice;
  int unread;
};

/* What follows is for the files of this folder. Operations are shared by the fiber that waits and the database's
 * thread that works: the thread writes the answers, the fiber reads them after the await. All are main thread. */

LtStoryPool *lt_library_get_pool (LtLibrary *self);
gboolean lt_library_is_open (LtLibrary *self);
/* As lt_database_read() and lt_database_write() on our files; rejected when the library is closed. */
DexFuture *lt_library_read (LtLibrary *self, LtDatabaseFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *lt_library_write (LtLibrary *self, LtDatabaseFunc func, gpointer data, GDestroyNotify destroy);
void lt_library_set_unread (LtLibrary *self, int unread);
void lt_library_emit_changed (LtLibrary *self);
/* Reads the item again, and tells who shows the story. */
void lt_library_emit_story_changed (LtLibrary *self, gint64 row);

/* What storing one page came to. */
typedef struct
{
  gint64 feed;
  GPtrArray *drafts; /* LtStoryDraft */
  gboolean force;
  int added;
  int revised;
  int known;    /* held before, changed or not */
  GArray *rows; /* gint64: those revised */
  int unread;
} LtPageStore;

#define LT_TYPE_PAGE_STORE (lt_page_store_get_type ())
GType lt_page_store_get_type (void);
LtPageStore *lt_page_store_ref (LtPageStore *self);
void lt_page_store_unref (LtPageStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtPageStore, lt_page_store_unref)

/* (type LtPageStore) One page, one transaction. @drafts: (transfer none) */
DexFuture *lt_library_store_page (LtLibrary *self, gint64 feed, GPtrArray *drafts, gboolean force);
/* Deletions of @page that were not carried out yet. */
DexFuture *lt_library_apply_deletions (LtLibrary *self, gint64 feed, LtFeed *page);
/* Unsaved stories of the feed at or above @edition whose id is not in @met go. */
DexFuture *lt_library_drop_unmet (LtLibrary *self, gint64 feed, GHashTable *met, gint64 edition);
/* A walk ended: @record is where it ended. */
DexFuture *lt_library_end_walk (LtLibrary *self, const LtFeedRecord *record);
/* (type gint64) The time of the oldest story held of a feed; 0 when there is none. */
DexFuture *lt_library_find_oldest (LtLibrary *self, gint64 feed);

/* A file that stories want. */
typedef struct
{
  gint64 row; /* of the newest story that wants it */
  char *reference;
  char *url;
  int kind;
} LtWantedFile;

void lt_wanted_file_free (LtWantedFile *self);
/* (type GPtrArray of LtWantedFile) newest first */
DexFuture *lt_library_list_wanted (LtLibrary *self, gint64 feed);
/* @path: "media/…", or the reference of a discussion; for every story that wants it. */
DexFuture *lt_library_store_file (LtLibrary *self, const LtWantedFile *file, const char *path, GBytes *bytes);
/* It was refused or is not there: it is tried twice more, at later walks. */
DexFuture *lt_library_refuse_file (LtLibrary *self, const LtWantedFile *file);

G_END_DECLS
