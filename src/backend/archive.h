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
  LT_ARCHIVE_ERROR_CHANGED, /* what a publication rests on is not as it was when it was made */
} LtArchiveError;

GQuark lt_archive_error_quark (void);

/* What became of a discussion that was looked at. */
typedef enum
{
  LT_THREAD_MADE,      /* there is a story of it, or one that it is part of */
  LT_THREAD_UNRELATED, /* read, and not about AI */
  LT_THREAD_GONE,      /* deleted at its source */
} LtThreadState;

typedef struct
{
  char *id;
  LtThreadState state;
  int comments; /* when it was read */
  gint64 date;
  gint64 looked;   /* when its own item was looked at */
  gint64 read;     /* when the whole thread was */
  int again;       /* how often it may be read again because something could not be read */
  char *link;      /* merge key of the article, or NULL */
  char *canonical; /* merge key of the address that the article gives as its own, or NULL */
  char *words;     /* of its title: see lt_matter_words(); or NULL */
  char *story;     /* id of the story that it is part of; NULL: its own */
} LtThreadRecord;

#define LT_TYPE_THREAD_RECORD (lt_thread_record_get_type ())
GType lt_thread_record_get_type (void);
LtThreadRecord *lt_thread_record_new (const char *id, LtThreadState state);
LtThreadRecord *lt_thread_record_copy (const LtThreadRecord *self);
void lt_thread_record_free (LtThreadRecord *self);
/* Id of the story that it is part of; valid as long as the record. */
const char *lt_thread_record_get_story (const LtThreadRecord *self);

/* A story as it is kept, with all it rests on, at one moment. A record. */
typedef struct _LtHolding LtHolding;
struct _LtHolding
{
  LtStory *story;           /* NULL: there is none */
  LtDiscussion *discussion; /* its newest, or NULL */
  GPtrArray *threads;       /* LtThreadRecord: those that it is made of, its own one first */
};

#define LT_TYPE_HOLDING (lt_holding_get_type ())
GType lt_holding_get_type (void);
LtHolding *lt_holding_new (void);
LtHolding *lt_holding_ref (LtHolding *self);
void lt_holding_unref (LtHolding *self);

/* What is looked for: a story about the same as these discussions. A record; not changed any more once it is given away. */
typedef struct _LtSearch LtSearch;
struct _LtSearch
{
  GPtrArray *records; /* LtThreadRecord */
  GPtrArray *threads; /* LtThread: the same as they were read */
  char *except;       /* id of the story that they are part of, or NULL */
};

LtSearch *lt_search_new (const char *except);
LtSearch *lt_search_ref (LtSearch *self);
void lt_search_unref (LtSearch *self);

/* One publication: a story with what it rests on. Borrowed for the call. */
typedef struct
{
  LtStory *story;           /* gets its edition and the path of its discussion; not shared yet, and not touched afterwards */
  LtDiscussion *discussion; /* what becomes its discussion file */
  GPtrArray *media;         /* GBytes that it shows, or NULL */
  GPtrArray *gone;          /* ids of comments that are deleted at their source, or NULL */
  GPtrArray *records;       /* LtThreadRecord: its threads as they are known now, those that are gone since among them */
  gint64 basis;             /* the edition that it revises; 0: it is new */
  const char *withdrawn;    /* id of a story that becomes part of this one, or NULL */
  gint64 withdrawn_basis;   /* the edition of that */
  LtSearch *search;         /* no story may be about the same; or NULL */
} LtPublishing;

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

/* (type gint64): the new edition; LT_ARCHIVE_ERROR_CHANGED */
DexFuture *lt_archive_store (LtArchive *self, const LtPublishing *publishing);
/* (type gint64): takes a story out; its id is never used again. @records: LtThreadRecord, what is known of its threads;
 * LT_ARCHIVE_ERROR_CHANGED when it has another one by now. */
DexFuture *lt_archive_remove (LtArchive *self, const char *story, GPtrArray *records);
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
/* (type LtHolding): the story that a thread is part of, or that has this id; without a story when there is none. */
DexFuture *lt_archive_load_holding (LtArchive *self, const char *id);
/* (type LtHolding): the oldest story that is about the same; without a story when none is. */
DexFuture *lt_archive_load_same (LtArchive *self, LtSearch *search);
/* (type LtArchivePage) */
DexFuture *lt_archive_load_page (LtArchive *self, int number);
/* (type GBytes): a discussion or a medium by its path */
DexFuture *lt_archive_load_file (LtArchive *self, const char *path);
/* (type int): the newest archive page; 0: none */
DexFuture *lt_archive_count_pages (LtArchive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtThreadRecord, lt_thread_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHolding, lt_holding_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSearch, lt_search_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtArchivePage, lt_archive_page_unref)

G_END_DECLS
