/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/source-health.h"
#include "story/thread.h"

#include <libdex.h>

G_BEGIN_DECLS

#define LT_SOURCE_ERROR (lt_source_error_quark ())

typedef enum
{
  LT_SOURCE_ERROR_UNREACHABLE,
  LT_SOURCE_ERROR_NO_THREAD, /* no thread of this source, or it is gone */
  LT_SOURCE_ERROR_MALFORMED,
} LtSourceError;

GQuark lt_source_error_quark (void);

/* A thread as a list or a search shows it. */
typedef struct
{
  char *id; /* "hn-123" */
  char *title;
  char *link; /* or NULL */
  gint64 date;
  int score;
  int comments;
  int rank; /* place in the front lists, from 0; -1: in none */
} LtThreadRef;

LtThreadRef *lt_thread_ref_new (const char *id);
void lt_thread_ref_free (LtThreadRef *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtThreadRef, lt_thread_ref_free)

typedef enum
{
  LT_ITEM_UNKNOWN, /* it could not be asked for */
  LT_ITEM_ALIVE,
  LT_ITEM_REMOVED, /* said to be deleted or dead */
  LT_ITEM_MISSING, /* not there; a cache may lag, so only the second time in a row counts */
} LtItemState;

/* What became of a thread or a comment. */
typedef struct
{
  char *id;
  LtItemState state;
  int comments; /* of a thread, as it claims; -1: unknown */
} LtItemCheck;

LtItemCheck *lt_item_check_new (const char *id);
void lt_item_check_free (LtItemCheck *self);

/* Something that gives threads. One file per source; all the backend knows of one. Main context. */
#define LT_TYPE_SOURCE (lt_source_get_type ())
G_DECLARE_INTERFACE (LtSource, lt_source, LT, SOURCE, GObject)

struct _LtSourceInterface
{
  GTypeInterface parent;

  const char *(*get_id) (LtSource *self);
  const char *(*get_name) (LtSource *self);
  LtSourceHealth *(*dup_health) (LtSource *self);
  DexFuture *(*discover) (LtSource *self);
  DexFuture *(*fetch_thread) (LtSource *self, const char *id);
  DexFuture *(*fetch_article) (LtSource *self, const char *url);
  DexFuture *(*fetch_picture) (LtSource *self, const char *url);
  char *(*id_for_url) (LtSource *self, const char *url);
  gboolean (*owns) (LtSource *self, const char *id);
  DexFuture *(*list_changes) (LtSource *self);
  DexFuture *(*check_items) (LtSource *self, const char *const *ids);
};

const char *lt_source_get_id (LtSource *self);   /* "hackernews" */
const char *lt_source_get_name (LtSource *self); /* "Hacker News" */
LtSourceHealth *lt_source_dup_health (LtSource *self);
/* (type GPtrArray of LtThreadRef), as boxed G_TYPE_PTR_ARRAY: what is talked about now, whatever the topic. */
DexFuture *lt_source_discover (LtSource *self);
/* (type LtThread): one thread, whole. */
DexFuture *lt_source_fetch_thread (LtSource *self, const char *id);
/* (type LtFetchedArticle), (type GBytes): what a thread links to. Like lt_article_fetch() and lt_picture_fetch(),
 * but for a source that brings the pages of its links with it. */
DexFuture *lt_source_fetch_article (LtSource *self, const char *url);
DexFuture *lt_source_fetch_picture (LtSource *self, const char *url);
/* The id of the thread that @url shows, or NULL if it is none of this source. (transfer full) */
char *lt_source_id_for_url (LtSource *self, const char *url);
/* (type GStrv): ids of threads and comments that changed lately: a snapshot, not a log. */
DexFuture *lt_source_list_changes (LtSource *self);
/* (type GPtrArray of LtItemCheck), in the order of @ids: what became of them. */
DexFuture *lt_source_check_items (LtSource *self, const char *const *ids);
/* Does what was read there change? FALSE for one that is written once and for all. */
gboolean lt_source_is_watched (LtSource *self);
/* Is this a thread or comment of it? */
gboolean lt_source_owns (LtSource *self, const char *id);

G_END_DECLS
