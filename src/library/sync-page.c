/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "library/sync-page.h"

#include "base/datetime.h"
#include "base/future.h"
#include "library/story-draft.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>

#define ACCEPT "application/feed+json, application/json;q=0.9, */*;q=0.1"

G_DEFINE_BOXED_TYPE (LtSyncPage, lt_sync_page, lt_sync_page_ref, lt_sync_page_unref)

static void
clear_page (gpointer data)
{
  LtSyncPage *self = data;

  g_free (self->url);
  g_free (self->etag);
  g_clear_pointer (&self->feed, lt_feed_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_free (self->next_url);
}

/**
 * lt_sync_page_ref:
 *
 * Takes another reference. Any thread.
 */
LtSyncPage *
lt_sync_page_ref (LtSyncPage *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * lt_sync_page_unref:
 *
 * Gives a reference back. Any thread.
 */
void
lt_sync_page_unref (LtSyncPage *self)
{
  g_atomic_rc_box_release_full (self, clear_page);
}

/**
 * lt_sync_address_kind:
 * @address: the feed's, as a person typed it
 * @url: what is about to be asked for
 *
 * A person vouches for the origin they typed, and for no other that it names or redirects to.
 */
LtAddressKind
lt_sync_address_kind (const char *address, const char *url)
{
  return lt_url_same_origin (address, url) ? LT_ADDRESS_CONFIGURED : LT_ADDRESS_FOUND;
}

/**
 * lt_sync_status_error:
 *
 * Returns: (transfer full): a sentence for an answer that is no success
 */
GError *
lt_sync_status_error (guint status)
{
  g_autofree char *text = NULL;

  if (status == 401)
    return g_error_new (LT_HTTP_ERROR, LT_HTTP_ERROR_DENIED, _ ("The feed's server asks for a valid access token (status %u)."), status);
  if (status == 404 || status == 410)
    text = g_strdup_printf (_ ("There is no feed at this address (status %u)."), status);
  else if (status == 403)
    text = g_strdup_printf (_ ("The feed's server does not allow access (status %u)."), status);
  else if (status == 429)
    text = g_strdup_printf (_ ("The feed's server asks to be left alone for a while (status %u)."), status);
  else if (status >= 500)
    text = g_strdup_printf (_ ("The feed's server has a problem of its own (status %u)."), status);
  else
    text = g_strdup_printf (_ ("The feed's server answered with status %u."), status);
  return g_error_new_literal (LT_HTTP_ERROR, LT_HTTP_ERROR_STATUS, text);
}

/* An address of another origin is none to go on with. */
static char *
next_address (const char *url, const char *next)
{
  g_autofree char *resolved = next != NULL ? lt_url_resolve (url, next) : NULL;

  if (resolved == NULL || !lt_url_same_origin (url, resolved))
    return NULL;
  return g_steal_pointer (&resolved);
}

/* What a thread makes of a page. */
typedef struct
{
  GBytes *body;
  char *url;
} Parse;

static void
parse_free (gpointer data)
{
  Parse *self = data;

  g_bytes_unref (self->body);
  g_free (self->url);
  g_free (self);
}

/* FEED.md: addresses may be relative to the page. Those that a browser opens are of use alone only
 * when they are whole. */
static void
make_absolute (char **address, const char *base)
{
  char *resolved;

  if (*address == NULL || lt_url_is_web (*address))
    return;
  resolved = lt_url_resolve (base, *address);
  g_free (*address);
  *address = resolved;
}

static LtStoryDraft *
make_draft (LtStory *story, const char *base, gint64 now)
{
  make_absolute (&story->url, base);
  make_absolute (&story->external_url, base);
  return lt_story_draft_new (story, base, now);
}

/* LtThreadFunc. */
static gboolean
parse (gpointer data, GValue *result, GError **error)
{
  Parse *self = data;
  g_autoptr (LtFeed) feed = lt_feed_read (self->body, error);
  g_autoptr (LtSyncPage) page = NULL;
  gint64 now = lt_time_now ();

  if (feed == NULL)
    return FALSE;
  page = g_atomic_rc_box_new0 (LtSyncPage);
  page->url = g_strdup (self->url);
  page->drafts = g_ptr_array_new_full (feed->items->len, (GDestroyNotify) lt_story_draft_unref);
  for (guint i = 0; i < feed->items->len; i++)
    g_ptr_array_add (page->drafts, make_draft (feed->items->pdata[i], self->url, now));
  page->next_url = next_address (self->url, feed->next_url);
  page->feed = g_steal_pointer (&feed);
  g_value_init (result, LT_TYPE_SYNC_PAGE);
  g_value_take_boxed (result, g_steal_pointer (&page));
  return TRUE;
}

/* A request for a page. */
typedef struct
{
  LtHttpClient *client;
  char *address;
  char *url;
  char *etag;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *self = data;

  g_object_unref (self->client);
  g_free (self->address);
  g_free (self->url);
  g_free (self->etag);
  g_free (self);
}

static DexFuture *
send (Fetch *self)
{
  LtHttpRequest request = {
    .url = self->url,
    .kind = lt_sync_address_kind (self->address, self->url),
    .accept = ACCEPT,
    .if_none_match = self->etag,
    .max_bytes = LT_FEED_MAX_BYTES,
    .any_status = TRUE,
  };

  return lt_http_client_send (self->client, &request);
}

static DexFuture *
take_page (LtSyncPage *page)
{
  return dex_future_new_take_boxed (LT_TYPE_SYNC_PAGE, page);
}

static DexFuture *
fetch_fiber (gpointer data)
{
  Fetch *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = dex_await_boxed (send (self), &error);
  g_autoptr (LtSyncPage) page = NULL;
  Parse *work;

  if (response == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (response->status != 200)
    {
      page = g_atomic_rc_box_new0 (LtSyncPage);
      page->status = response->status;
      page->retry_after = response->retry_after;
      return take_page (g_steal_pointer (&page));
    }

  work = g_new (Parse, 1);
  work->body = g_bytes_ref (response->body);
  work->url = g_strdup (response->url);
  page = dex_await_boxed (lt_thread_run ("lt-page", parse, work, parse_free), &error);
  if (page == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  page->status = response->status;
  page->retry_after = response->retry_after;
  page->etag = g_strdup (response->etag);
  return take_page (g_steal_pointer (&page));
}

/**
 * lt_sync_page_fetch:
 * @address: the feed's, as a person typed it
 * @url: the page's
 * @etag: (nullable): of what is held: then 304 is an answer
 *
 * Fetches a page and reads it on a thread. An answer with an error status is a page with nothing.
 *
 * Returns: (transfer full): a future of the #LtSyncPage; dropped, it is cancelled
 */
DexFuture *
lt_sync_page_fetch (LtHttpClient *client, const char *address, const char *url, const char *etag)
{
  Fetch *fetch = g_new (Fetch, 1);

  fetch->client = g_object_ref (client);
  fetch->address = g_strdup (address);
  fetch->url = g_strdup (url);
  fetch->etag = g_strdup (etag);
  return lt_spawn (fetch_fiber, fetch, fetch_free);
}
