/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-client.h"
#include "story/feed.h"

G_BEGIN_DECLS

/* A page of a feed, fetched, parsed and made ready for the tables. A record. */
typedef struct
{
  guint status;       /* 200; 304 and errors have nothing below */
  gint64 retry_after; /* seconds; -1: not said */
  char *url;          /* after redirects */
  char *etag;
  LtFeed *feed;
  GPtrArray *drafts; /* LtStoryDraft, in the order of the page */
  char *next_url;    /* resolved, of the same origin; or NULL */
} LtSyncPage;

#define LT_TYPE_SYNC_PAGE (lt_sync_page_get_type ())
GType lt_sync_page_get_type (void);
LtSyncPage *lt_sync_page_ref (LtSyncPage *self);
void lt_sync_page_unref (LtSyncPage *self);

/* (type LtSyncPage) @address: the feed's, as typed by a person; @url: the page's; @etag: of what is held, or NULL. */
DexFuture *lt_sync_page_fetch (LtHttpClient *client, const char *address, const char *url, const char *etag);

/* What a request of a feed is: to an address typed by a person, or to one that a server gave. */
LtAddressKind lt_sync_address_kind (const char *address, const char *url);
/* (transfer full) A sentence for an answer that is no success. */
GError *lt_sync_status_error (guint status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSyncPage, lt_sync_page_unref)

G_END_DECLS
