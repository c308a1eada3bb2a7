/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/article-source.h"

#include "base/future.h"
#include "net/picture.h"
#include "sources/article-fetcher.h"
#include "sources/page-reader.h"

#include <glib/gi18n-lib.h>

/* facts/sources.md, section 6. */
#define MIN_PICTURE_WIDTH 300
#define MIN_PICTURE_HEIGHT 157
#define MIN_PICTURE_RATIO 0.4
#define MAX_PICTURE_RATIO 3.0

typedef struct
{
  LtHttpClient *client;
  char *url;
} Fetch;

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->client);
  g_free (fetch->url);
  g_free (fetch);
}

/**
 * lt_article_fetch:
 * @client: the client to ask with
 * @url: (nullable): the link of a discussion
 *
 * Fetches the page that a discussion is about, as lt_article_fetcher_fetch() does.
 *
 * Returns: (transfer full): resolves to an #LtFetchedArticle; rejects only when cancelled
 */
DexFuture *
lt_article_fetch (LtHttpClient *client,
                  const char *url)
{
  return lt_article_fetcher_fetch (lt_article_fetcher_get (client), url);
}

/**
 * lt_article_from_bytes:
 * @bytes: a page
 * @charset: (nullable): what its header said
 * @url: (nullable): its address
 *
 * Judges a page that is at hand. CPU work: not on the main thread.
 *
 * Returns: (transfer full): the article
 */
LtFetchedArticle *
lt_article_from_bytes (GBytes *bytes,
                       const char *charset,
                       const char *url)
{
  g_autoptr (LtPage) page = lt_page_new (bytes, charset, url);

  return lt_page_read (page);
}

/**
 * lt_article_none:
 * @url: (nullable): the address
 * @note: why, in a sentence
 *
 * Returns: (transfer full): an article of state "none"
 */
LtFetchedArticle *
lt_article_none (const char *url,
                 const char *note)
{
  return lt_fetched_article_new ("none", url, note);
}

/**
 * lt_picture_is_fit:
 * @bytes: a file
 *
 * Returns: TRUE when it is a picture that a story may be shown with: of a known kind, within FEED.md's
 *   limits, neither an icon nor a banner
 */
gboolean
lt_picture_is_fit (GBytes *bytes)
{
  LtPictureInfo info = { 0 };
  double ratio = 0;

  if (!lt_picture_inspect (bytes, &info) || info.width < MIN_PICTURE_WIDTH || info.height < MIN_PICTURE_HEIGHT)
    return FALSE;

  ratio = (double) info.width / info.height;

  return ratio >= MIN_PICTURE_RATIO && ratio <= MAX_PICTURE_RATIO;
}

static DexFuture *
fetch_picture_fiber (gpointer data)
{
  Fetch *fetch = data;
  LtHttpRequest request = {
    .url = fetch->url,
    .kind = LT_ADDRESS_FOUND,
    .accept = "image/webp,image/png,image/jpeg,image/gif",
    .max_bytes = LT_PICTURE_MAX_BYTES,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = dex_await_boxed (lt_http_client_send (fetch->client, &request), &error);

  if (response == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  if (response->status != SOUP_STATUS_OK || !lt_picture_is_fit (response->body))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This is no picture that can be shown."));

  return dex_future_new_take_boxed (G_TYPE_BYTES, g_bytes_ref (response->body));
}

/**
 * lt_picture_fetch:
 * @client: the client to ask with
 * @url: a picture's address, found in a page
 *
 * Returns: (transfer full): resolves to a `GBytes` that lt_picture_is_fit() accepts; rejects otherwise
 */
DexFuture *
lt_picture_fetch (LtHttpClient *client,
                  const char *url)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->client = g_object_ref (client);
  fetch->url = g_strdup (url);

  return lt_spawn (fetch_picture_fiber, fetch, fetch_free);
}
