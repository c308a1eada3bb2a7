/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/article-source.h"

#include "base/datetime.h"
#include "base/future.h"
#include "net/picture.h"
#include "sources/page-signs.h"
#include "text/charset.h"
#include "text/exact-span.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* facts/sources.md, section 6. */
#define MAX_BYTES (5 * 1024 * 1024)
#define MAX_PARSED (2 * 1024 * 1024)
#define ACCEPT "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"
#define MIN_TEXT 500
#define MIN_PICTURE_WIDTH 300
#define MIN_PICTURE_HEIGHT 157
#define MIN_PICTURE_RATIO 0.4
#define MAX_PICTURE_RATIO 3.0

static const char *const headers[] = { "Accept-Language", "en,*;q=0.5", NULL };

G_DEFINE_BOXED_TYPE (LtFetchedArticle, lt_fetched_article, lt_fetched_article_ref, lt_fetched_article_unref)

/* A page at hand, on its way to be judged on a thread of ours. */
typedef struct
{
  GBytes *bytes;
  char *charset;
  char *url;
  gboolean is_plain;
} Page;

typedef struct
{
  LtHttpClient *client;
  char *url;
} Fetch;

static LtFetchedArticle *
fetched_article_new (const char *state,
                     const char *url,
                     const char *note)
{
  LtFetchedArticle *self = g_atomic_rc_box_new0 (LtFetchedArticle);

  self->state = state;
  self->url = g_strdup (url);
  self->note = g_strdup (note);
  self->fetched = lt_time_now ();

  return self;
}

/**
 * lt_fetched_article_ref:
 * @self: a fetched article
 *
 * Returns: (transfer full): the same
 */
LtFetchedArticle *
lt_fetched_article_ref (LtFetchedArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LtFetchedArticle *self = data;

  g_free (self->note);
  g_free (self->url);
  g_free (self->sha256);
  g_clear_pointer (&self->article, lt_article_unref);
}

/**
 * lt_fetched_article_unref:
 * @self: (transfer full): a fetched article
 */
void
lt_fetched_article_unref (LtFetchedArticle *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_bytes_unref (page->bytes);
  g_free (page->charset);
  g_free (page->url);
  g_free (page);
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->client);
  g_free (fetch->url);
  g_free (fetch);
}

static LtArticle *
extract (const Page *page,
         const char *text,
         gsize length)
{
  LtArticle *article = NULL;

  if (!page->is_plain)
    return lt_article_extract (text, length, page->url);

  article = lt_article_new ();
  g_free (article->text);
  article->text = g_strstrip (g_utf8_make_valid (text, (gssize) length));

  return article;
}

static LtFetchedArticle *
judge (const Page *page)
{
  gsize length = 0;
  g_autoptr (GBytes) parsed = g_bytes_new_from_bytes (page->bytes, 0, MIN (g_bytes_get_size (page->bytes), MAX_PARSED));
  g_autofree char *text = lt_decode_html (parsed, page->charset, &length);
  g_autoptr (LtArticle) article = extract (page, text, length);
  LtPageVerdict verdict = page->is_plain ? LT_PAGE_READABLE : lt_page_judge (text, article, page->url);
  LtFetchedArticle *self = NULL;

  if (verdict == LT_PAGE_READABLE && g_utf8_strlen (article->text, -1) < MIN_TEXT)
    verdict = LT_PAGE_SHORT;

  self = fetched_article_new (lt_page_verdict_get_state (verdict), page->url, lt_page_verdict_get_note (verdict));
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, page->bytes);
  if (verdict != LT_PAGE_BOT_CHECK && verdict != LT_PAGE_CONSENT && verdict != LT_PAGE_GONE)
    self->article = g_steal_pointer (&article);

  return self;
}

/* On a thread of ours. */
static gboolean
judge_page (gpointer data,
            GValue *result,
            GError **error)
{
  g_value_init (result, LT_TYPE_FETCHED_ARTICLE);
  g_value_take_boxed (result, judge (data));

  return TRUE;
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
  Page page = { .bytes = bytes, .charset = (char *) charset, .url = (char *) url };

  return judge (&page);
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
  return fetched_article_new ("none", url, note);
}

static DexFuture *
none (const char *url,
      const char *note)
{
  return dex_future_new_take_boxed (LT_TYPE_FETCHED_ARTICLE, lt_article_none (url, note));
}

static DexFuture *
none_for_status (const char *url,
                 guint status)
{
  /* Translators: a number: what a web server answered. */
  g_autofree char *note = g_strdup_printf (_ ("The article could not be read (HTTP %u)."), status);

  if (status == 404 || status == 410)
    return none (url, _ ("The article is gone."));

  return none (url, note);
}

static gboolean
is_type (LtHttpResponse *response,
         const char *type)
{
  return g_strcmp0 (response->content_type, type) == 0;
}

static gboolean
body_starts_with (LtHttpResponse *response,
                  const char *text)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (response->body, &size);

  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      size -= 3;
    }

  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }

  return size >= strlen (text) && memcmp (data, text, strlen (text)) == 0;
}

static DexFuture *
judge_response (LtHttpResponse *response)
{
  gboolean is_plain = is_type (response, "text/plain") || is_type (response, "text/markdown");
  gboolean is_html = is_type (response, "text/html") || is_type (response, "application/xhtml+xml");
  gboolean is_unnamed = response->content_type == NULL || is_type (response, "application/octet-stream");
  Page *page = NULL;

  if (response->status != SOUP_STATUS_OK)
    return none_for_status (response->url, response->status);

  if (g_strcmp0 (g_hash_table_lookup (response->headers, "cf-mitigated"), "challenge") == 0)
    return dex_future_new_take_boxed (LT_TYPE_FETCHED_ARTICLE,
                                      fetched_article_new (lt_page_verdict_get_state (LT_PAGE_BOT_CHECK), response->url,
                                                           lt_page_verdict_get_note (LT_PAGE_BOT_CHECK)));

  if (is_type (response, "application/pdf") || body_starts_with (response, "%PDF-"))
    return none (response->url, _ ("The link leads to a PDF, which is not read."));

  if (!is_plain && !is_html && !(is_unnamed && body_starts_with (response, "<")))
    return none (response->url, _ ("The link leads to a file that is no text."));

  page = g_new0 (Page, 1);
  page->bytes = g_bytes_ref (response->body);
  page->charset = g_strdup (response->charset);
  page->url = g_strdup (response->url);
  page->is_plain = is_plain;

  return lt_thread_run ("lt-article", judge_page, page, page_free);
}

static DexFuture *
fetch_fiber (gpointer data)
{
  Fetch *fetch = data;
  g_autofree char *target = lt_page_dup_address (fetch->url);
  LtHttpRequest request = {
    .url = target,
    .kind = LT_ADDRESS_FOUND,
    .accept = ACCEPT,
    .headers = headers,
    .max_bytes = MAX_BYTES,
    .any_status = TRUE,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LtHttpResponse) response = dex_await_boxed (lt_http_client_send (fetch->client, &request), &error);

  if (response != NULL)
    return judge_response (response);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return none (target, error->message);
}

/**
 * lt_article_fetch:
 * @client: the client to ask with
 * @url: (nullable): the link of a discussion
 *
 * Fetches the page that a discussion is about: once, from public addresses only. What cannot be read
 * is no error but a state, with a sentence that says why.
 *
 * Returns: (transfer full): resolves to an #LtFetchedArticle; rejects only when cancelled
 */
DexFuture *
lt_article_fetch (LtHttpClient *client,
                  const char *url)
{
  const char *note = NULL;
  Fetch *fetch = NULL;

  if (url == NULL || !lt_url_is_web (url))
    return none (NULL, _ ("The discussion links to no web page."));

  note = lt_page_explain_unread (url);
  if (note != NULL)
    return none (url, note);

  fetch = g_new0 (Fetch, 1);
  fetch->client = g_object_ref (client);
  fetch->url = g_strdup (url);

  return lt_spawn (fetch_fiber, fetch, fetch_free);
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
