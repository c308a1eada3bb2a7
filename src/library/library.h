/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

#include <libdex.h>

G_BEGIN_DECLS

#define LT_LIBRARY_ERROR (lt_library_error_quark ())

typedef enum
{
  LT_LIBRARY_ERROR_NOT_FOUND,
  LT_LIBRARY_ERROR_NOT_CACHED,
} LtLibraryError;

GQuark lt_library_error_quark (void);

/* A subscribed feed as stored. */
typedef struct
{
  gint64 id;
  char *address; /* "unix:" for the built-in backend, else the feed's URL */
  char *title;
  char *archive_id;
  gint64 edition; /* synced to */
  char *etag;
  char *next_url; /* where "load older" goes on; NULL at the end */
  gint64 synced;  /* when a walk last ended; 0: never */
} LtFeedRecord;

#define LT_TYPE_FEED_RECORD (lt_feed_record_get_type ())
GType lt_feed_record_get_type (void);
LtFeedRecord *lt_feed_record_copy (const LtFeedRecord *self);
void lt_feed_record_free (LtFeedRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtFeedRecord, lt_feed_record_free)

/* A story opened: all that its panes need, read in one go. Boxed, refcounted. */
typedef struct _LtOpenStory LtOpenStory;
struct _LtOpenStory
{
  gint64 row;
  gint64 feed;
  char *feed_address;
  LtStory *story;
  LtDiscussion *discussion; /* or NULL: not cached */
  GHashTable *media;        /* address in the feed -> "media/<sha>.<ext>" of what is cached */
  gboolean read;
  gboolean saved;
  gint64 place; /* where its reader left it; 0: at the beginning */
};

#define LT_TYPE_OPEN_STORY (lt_open_story_get_type ())
GType lt_open_story_get_type (void);
LtOpenStory *lt_open_story_ref (LtOpenStory *self);
void lt_open_story_unref (LtOpenStory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtOpenStory, lt_open_story_unref)

/*
 * The reader's store under one profile folder: `library.db` (what a person made: read, saved, feeds) and `cache.db`
 * (stories, discussions, media; can be thrown away). Main context; all work is on the databases' threads.
 */
#define LT_TYPE_LIBRARY (lt_library_get_type ())
G_DECLARE_FINAL_TYPE (LtLibrary, lt_library, LT, LIBRARY, GObject)

/* (type LtLibrary) */
DexFuture *lt_library_open (const char *folder);
DexFuture *lt_library_close (LtLibrary *self);

/* (type LtOpenStory) */
DexFuture *lt_library_open_story (LtLibrary *self, gint64 row);
/* (type gint64) the row of "ID" or "FEED#ID"; rejected with NOT_FOUND */
DexFuture *lt_library_find_story (LtLibrary *self, const char *reference);
/* (type GBytes) of "media/<sha>.<ext>" */
DexFuture *lt_library_read_media (LtLibrary *self, const char *path);

/* The change shows in every LtStoryItem at once, and is stored after; @rows is copied. */
DexFuture *lt_library_set_read (LtLibrary *self, const gint64 *rows, gsize n_rows, gboolean read);
DexFuture *lt_library_set_saved (LtLibrary *self, const gint64 *rows, gsize n_rows, gboolean saved);
/* How far the story was read, for LtOpenStory; only of those left last. */
DexFuture *lt_library_set_place (LtLibrary *self, gint64 row, gint64 place);
/* (type GArray of gint64): the rows that were unread, for undo */
DexFuture *lt_library_mark_all_read (LtLibrary *self);

/* (type gint64) the feed's id; the same address gives the same id */
DexFuture *lt_library_subscribe (LtLibrary *self, const char *address);
/* Its stories go, but those that are saved stay. */
DexFuture *lt_library_unsubscribe (LtLibrary *self, gint64 feed);
/* (type LtFeedRecord) */
DexFuture *lt_library_get_feed (LtLibrary *self, gint64 feed);
/* (type GPtrArray of LtFeedRecord): what is subscribed, oldest first */
DexFuture *lt_library_list_feeds (LtLibrary *self);

/*
 * Signals:
 *   changed (): stories came, went or changed their order; lists read their ids again
 *   story-changed (gint64 row): what is stored of one story changed (revision, discussion, media, read, saved)
 * Properties: unread (int), feeds' errors are told by LtSync.
 */
int lt_library_get_unread (LtLibrary *self);
/* (nullable) A sentence on what had to be done when it was opened: a damaged cache was set aside. */
const char *lt_library_get_notice (LtLibrary *self);

G_END_DECLS
