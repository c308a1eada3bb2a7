/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/feed.h"

#include <libdex.h>

G_BEGIN_DECLS

#define LT_ARCHIVE_ERROR (lt_archive_error_quark ())

typedef enum
{
  LT_ARCHIVE_ERROR_NOT_FOUND,
} LtArchiveError;

GQuark lt_archive_error_quark (void);

/* What became of a discussion that was looked at. */
typedef enum
{
  LT_THREAD_MADE,      /* there is a story of it */
  LT_THREAD_UNRELATED, /* read, and not about AI */
  LT_THREAD_GONE,      /* deleted at its source */
} LtThreadState;

typedef struct
{
  char *id;
  LtThreadState state;
  int comments; /* when it was read */
  gint64 date;
  gint64 looked; /* when its own item was looked at */
  gint64 read;   /* when the whole thread was */
  int again;     /* how often it may be read again because something could not be read */
  char *link;    /* merge key of the article, or NULL */
} LtThreadRecord;

#define LT_TYPE_THREAD_RECORD (lt_thread_record_get_type ())
GType lt_thread_record_get_type (void);
LtThreadRecord *lt_thread_record_new (const char *id, LtThreadState state);
LtThreadRecord *lt_thread_record_copy (const LtThreadRecord *self);
void lt_thread_record_free (LtThreadRecord *self);

/* The items of one page, as they are kept. A record. */
typedef struct _LtArchivePage LtArchivePage;
struct _LtArchivePage
{
  int number;     /* 0: feed.json */
  int next;       /* the archive page that follows; 0: none */
  gint64 edition; /* of the whole archive on page 0, else the highest of its items */
  gint64 updated; /* of the archive; LT_NO_TIME on closed pages */
  char *archive_id;
  GPtrArray *items;   /* GBytes */
  GPtrArray *deleted; /* LtDeletion; on page 0 only */
};

#define LT_TYPE_ARCHIVE_PAGE (lt_archive_page_get_type ())
GType lt_archive_page_get_type (void);
LtArchivePage *lt_archive_page_new (void);
LtArchivePage *lt_archive_page_ref (LtArchivePage *self);
void lt_archive_page_unref (LtArchivePage *self);

/* All that the backend has made, in one SQLite file. Main context; the work is on the database's thread. */
#define LT_TYPE_ARCHIVE (lt_archive_get_type ())
G_DECLARE_FINAL_TYPE (LtArchive, lt_archive, LT, ARCHIVE, GObject)

/* (type LtArchive) */
DexFuture *lt_archive_open (const char *path, gboolean read_only);
DexFuture *lt_archive_close (LtArchive *self);
const char *lt_archive_get_archive_id (LtArchive *self);
gint64 lt_archive_get_edition (LtArchive *self);

/* (type gint64): the new edition. @media: GBytes; @gone: ids of comments that are deleted at their source, or NULL. */
DexFuture *lt_archive_store (LtArchive *self, LtStory *story, LtDiscussion *discussion, GPtrArray *media, GPtrArray *gone, const LtThreadRecord *record);
/* (type gint64): takes a story out; its id is never used again. */
DexFuture *lt_archive_remove (LtArchive *self, const LtThreadRecord *record);
DexFuture *lt_archive_note_thread (LtArchive *self, const LtThreadRecord *record);
/* (type GHashTable of id -> LtThreadRecord) */
DexFuture *lt_archive_list_threads (LtArchive *self);

/* What is to be watched. (type GHashTable of id -> story's id): those of @ids that are threads or living comments of ours. */
DexFuture *lt_archive_find_owners (LtArchive *self, const char *const *ids);
/* (type GStrv): those of @ids that are told to be deleted. */
DexFuture *lt_archive_find_deleted (LtArchive *self, const char *const *ids);
/* (type GStrv): those of @missing that were missing at a look before @started, too; @present: those that are there. */
DexFuture *lt_archive_note_look (LtArchive *self, const char *const *missing, const char *const *present, gint64 started);
/* (type GStrv): what was missing at the last look. */
DexFuture *lt_archive_list_missing (LtArchive *self);
/* What the backend did last, for those who ask the archive: status.json at that moment. */
DexFuture *lt_archive_note_round (LtArchive *self, GBytes *status);
/* (type GBytes); LT_ARCHIVE_ERROR_NOT_FOUND */
DexFuture *lt_archive_load_round (LtArchive *self);

/* (type LtStory), (type LtDiscussion): the newest; LT_ARCHIVE_ERROR_NOT_FOUND */
DexFuture *lt_archive_load_story (LtArchive *self, const char *id);
DexFuture *lt_archive_load_discussion (LtArchive *self, const char *id);
/* (type LtArchivePage) */
DexFuture *lt_archive_load_page (LtArchive *self, int number);
/* (type GBytes): a discussion or a medium by its path */
DexFuture *lt_archive_load_file (LtArchive *self, const char *path);
/* (type int): the newest archive page; 0: none */
DexFuture *lt_archive_count_pages (LtArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtThreadRecord, lt_thread_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtArchivePage, lt_archive_page_unref)

G_END_DECLS
