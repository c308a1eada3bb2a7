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

G_END_DECLS
