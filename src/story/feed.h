/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/story.h"

G_BEGIN_DECLS

#define LT_FEED_ERROR (lt_feed_error_quark ())

typedef enum
{
  LT_FEED_ERROR_TOO_LARGE,
  LT_FEED_ERROR_MALFORMED, /* no JSON */
  LT_FEED_ERROR_NOT_FEED,  /* JSON, but no JSON Feed */
} LtFeedError;

GQuark lt_feed_error_quark (void);

#define LT_FEED_MIME_TYPE "application/feed+json"
#define LT_FEED_MAX_BYTES (8 * 1024 * 1024)
#define LT_FEED_MAX_ITEMS 200
#define LT_FEED_PAGE_BYTES (4 * 1024 * 1024) /* what we write */
#define LT_FEED_FRONT_ITEMS 50
#define LT_FEED_ARCHIVE_ITEMS 100

typedef struct
{
  char *id; /* of an item or a comment */
  gint64 at;
  char *merged_into;
} LtDeletion;

/* One page of a feed. A record. */
typedef struct _LtFeed LtFeed;
struct _LtFeed
{
  char *title;
  char *description;
  char *home_page_url;
  char *feed_url;
  char *next_url;
  char *language;
  gboolean extended;
  int version;
  char *generator;
  gint64 updated;
  char *archive_id;
  gint64 edition;
  LtAnalyst *analyst;
  GPtrArray *deleted; /* LtDeletion */
  GPtrArray *items;   /* LtStory */
  GPtrArray *faults;  /* sentences on what was dropped when read */
};

#define LT_TYPE_FEED (lt_feed_get_type ())
GType lt_feed_get_type (void);
LtFeed *lt_feed_new (void);
LtFeed *lt_feed_ref (LtFeed *self);
void lt_feed_unref (LtFeed *self);
LtDeletion *lt_deletion_new (const char *id, gint64 at, const char *merged_into);
void lt_deletion_free (LtDeletion *self);

/* Reads a page under every limit of FEED.md. A bad item costs itself only. CPU work for a thread. */
LtFeed *lt_feed_read (GBytes *bytes, GError **error);
GBytes *lt_feed_write (LtFeed *self);
/* One item alone, as the archive and the reader's cache keep it. */
GBytes *lt_feed_write_item (LtStory *story);
LtStory *lt_feed_read_item (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtFeed, lt_feed_unref)

G_END_DECLS
