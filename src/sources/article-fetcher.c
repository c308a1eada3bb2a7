/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/article-fetcher.h"

#include "base/datetime.h"
#include "base/future.h"
#include "sources/logo-memory.h"
#include "sources/page-reader.h"
#include "sources/page-signs.h"
#include "sources/robots.h"
#include "sources/site-rules.h"
#include "sources/special-pages.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* facts/sources.md, section 6. */
#define MAX_BYTES (5 * 1024 * 1024)
#define RETRIES 1
#define MAX_REDIRECTS 5
/* Of the first request; those that follow get a share, so that no chain of them holds us up. */
#define TOTAL_MS (60 * 1000)

/* libsoup has no name for it. */
#define TOO_MANY_REQUESTS 429
#define ACCEPT "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"

struct _LtArticleFetcher
{
  LtHttpClient *client; /* (unowned) */
  LtSiteRules *rules;
  LtLogoMemory *logos;
};

/* One page on its way. */
typedef struct
{
  LtHttpClient *client; /* keeps @fetcher */
  LtArticleFetcher *fetcher;
  char *url;
  LtSpecialPage *special;
  LtForbidden forbidden;
  LtMining mining;
  guint hops; /* redirects until now */
} Fetch;

static const char *const headers[] = { "Accept-Language", "en,*;q=0.5", NULL };

static void
article_fetcher_free (gpointer data)
{
  LtArticleFetcher *self = data;

  lt_site_rules_free (self->rules);
  lt_logo_memory_free (self->logos);
  g_free (self);
}

/**
 * lt_article_fetcher_get:
 * @client: what to ask with
 *
 * Returns: (transfer none): the fetcher of @client
 */
LtArticleFetcher *
lt_article_fetcher_get (LtHttpClient *client)
{
  static const char key[] = "lt-article-fetcher";
  LtArticleFetcher *self = g_object_get_data (G_OBJECT (client), key);

  if (self != NULL)
    return self;

  self = g_new0 (LtArticleFetcher, 1);
  self->client = client;
  self->rules = lt_site_rules_new (client, lt_time_now);
  self->logos = lt_logo_memory_new ();
  g_object_set_data_full (G_OBJECT (client), key, self, article_fetcher_free);

  return self;
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->client);
  g_free (fetch->url);
  g_clear_pointer (&fetch->special, lt_special_page_free);
  g_free (fetch);
}

static LtFetchedArticle *
none (const char *url,
      const char *note)
{
  return lt_fetched_article_new ("none", url, note);
}

static LtFetchedArticle *
none_for_status (const char *url,
                 guint status)
{
  g_autofree char *note = NULL;
  LtFetchedArticle *fetched = NULL;

  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    return none (url, lt_page_verdict_get_note (LT_PAGE_GONE));

  /* Translators: a number: what a web server answered. */
  note = g_strdup_printf (_ ("The article is not readable (HTTP %u): the story is from the discussion only."), status);
  fetched = none (url, note);
  fetched->may_pass = status >= SOUP_STATUS_INTERNAL_SERVER_ERROR || status == TOO_MANY_REQUESTS
                      || status == SOUP_STATUS_REQUEST_TIMEOUT;

  return fetched;
}

/* What the address policy refuses today it refuses tomorrow. */
static LtFetchedArticle *
none_for_fault (const char *url,
                const GError *error)
{
  LtFetchedArticle *fetched = none (url, error->message);

  fetched->may_pass = !g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED)
                      && !g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_TOO_LARGE);

  return fetched;
}

static LtFetchedArticle *
none_for_verdict (const char *url,
                  LtPageVerdict verdict)
{
  return lt_fetched_article_new (lt_page_verdict_get_state (verdict), url, lt_page_verdict_get_note (verdict));
}

static const char *
get_header (LtHttpResponse *response,
            const char *name)
{
  return g_hash_table_lookup (response->headers, name);
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

/* FALSE when @response is of no form that is read. */
static gboolean
find_form (Fetch *fetch,
           LtHttpResponse *response,
           LtPageForm *form)
{
  gboolean is_unnamed = response->content_type == NULL || is_type (response, "application/octet-stream");

  if (fetch->special->kind == LT_SPECIAL_VIDEO)
    *form = LT_PAGE_FORM_OEMBED;
  else if (is_type (response, "text/plain") || is_type (response, "text/markdown"))
    *form = LT_PAGE_FORM_PLAIN;
  else if (is_type (response, "text/html") || is_type (response, "application/xhtml+xml")
           || (is_unnamed && body_starts_with (response, "<")))
    *form = LT_PAGE_FORM_HTML;
  else
    return FALSE;

  return TRUE;
}

/* On a thread of ours. */
static gboolean
read_page (gpointer data,
           GValue *result,
           GError **error)
{
  g_value_init (result, LT_TYPE_FETCHED_ARTICLE);
  g_value_take_boxed (result, lt_page_read (data));

  return TRUE;
}

static LtPage *
page_new (Fetch *fetch,
          LtHttpResponse *response,
          LtPageForm form)
{
  LtPage *page = lt_page_new (response->body, response->charset, response->url);
  LtMining mining = lt_mining_from_text (get_header (response, "tdm-reservation"));

  page->form = form;
  page->asked = g_strdup (fetch->url);
  page->forbidden = fetch->forbidden;
  page->forbidden |= lt_forbidden_from_directives (get_header (response, "x-robots-tag"), LT_ROBOTS_TOKEN);
  page->forbidden |= lt_forbidden_from_signal (get_header (response, "content-signal"));
  page->mining = mining != LT_MINING_UNSAID ? mining : fetch->mining;

  return page;
}

/* A picture that many pages of a site have shows none of their subjects. */
static void
drop_logo (LtArticleFetcher *self,
           LtFetchedArticle *fetched)
{
  LtArticle *article = fetched->article;

  if (article == NULL || article->image == NULL || fetched->url == NULL)
    return;

  if (!lt_logo_memory_note (self->logos, fetched->url, article->image))
    return;

  g_clear_pointer (&article->image, g_free);
  g_clear_pointer (&article->image_alt, g_free);
}

/* NULL with an error only when cancelled, as with the functions below. */
static LtFetchedArticle *
read_response (Fetch *fetch,
               LtHttpResponse *response,
               GError **error)
{
  LtPageForm form = LT_PAGE_FORM_HTML;
  LtPage *page = NULL;
  LtFetchedArticle *fetched = NULL;

  if (fetch->special->kind == LT_SPECIAL_VIDEO && response->status != SOUP_STATUS_OK)
    return none (fetch->special->page, fetch->special->note);

  if (response->status != SOUP_STATUS_OK)
    return none_for_status (response->url, response->status);

  if (g_strcmp0 (get_header (response, "cf-mitigated"), "challenge") == 0)
    return none_for_verdict (response->url, LT_PAGE_BOT_CHECK);

  if (is_type (response, "application/pdf") || body_starts_with (response, "%PDF-"))
    return none (response->url, _ ("The link leads to a PDF, which is not read: the story is from the discussion only."));

  if (!find_form (fetch, response, &form))
    return none (response->url, _ ("The link leads to a file that is no text: the story is from the discussion only."));

  page = page_new (fetch, response, form);
  fetched = dex_await_boxed (lt_thread_run ("lt-article", read_page, page, (GDestroyNotify) lt_page_free), error);
  if (fetched != NULL)
    drop_logo (fetch->fetcher, fetched);

  return fetched;
}

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whether the site of @url lets it be read; if not, an article that says so, or NULL with @error. */
static gboolean
may_read (Fetch *fetch,
          const char *url,
          LtFetchedArticle **refusal,
          GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LtSite) site = dex_await_boxed (lt_site_rules_ask (fetch->fetcher->rules, url), &local_error);

  if (is_cancelled (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (site == NULL)
    {
      *refusal = none_for_fault (url, local_error);
      return FALSE;
    }

  fetch->forbidden |= lt_site_get_forbidden (site, url);
  fetch->mining = lt_site_get_mining (site, url);
  if (!(fetch->forbidden & LT_FORBIDS_FETCHING))
    return TRUE;

  *refusal = none (url, _ ("The article’s site asks programs not to read it: the story is from the discussion only."));
  (*refusal)->forbidden = fetch->forbidden;

  return FALSE;
}

static LtHttpResponse *
get (Fetch *self,
     const char *address,
     GError **error)
{
  LtHttpRequest request = {
    .url = address,
    .kind = LT_ADDRESS_FOUND,
    .accept = ACCEPT,
    .headers = headers,
    .max_bytes = MAX_BYTES,
    .retries = RETRIES,
    .any_status = TRUE,
    .one_hop = TRUE,
    .total_ms = TOTAL_MS / (self->hops + 1),
  };

  return dex_await_boxed (lt_http_client_send (self->client, &request), error);
}

static LtFetchedArticle *
none_for_redirect (const char *url)
{
  LtFetchedArticle *fetched = none (url, _ ("The link is led on in a way that is not followed: the story is from the discussion only."));

  fetched->may_pass = TRUE;

  return fetched;
}

/* One step on the way to the page. NULL without an error: @address is where to go on. */
static LtFetchedArticle *
step (Fetch *self,
      char **address,
      GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LtHttpResponse) response = NULL;
  g_autoptr (LtSpecialPage) arrived = NULL;
  g_autofree char *target = NULL;
  LtFetchedArticle *refusal = NULL;

  if (!may_read (self, *address, &refusal, error))
    return refusal;

  response = get (self, *address, &local_error);
  if (response == NULL && !is_cancelled (local_error))
    return none_for_fault (*address, local_error);
  if (response == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!lt_http_response_is_redirect (response))
    return read_response (self, response, error);

  target = lt_http_response_dup_target (response);
  if (!lt_url_is_web (target))
    return none_for_redirect (*address);
  arrived = lt_special_page_new (target);
  if (arrived->kind == LT_SPECIAL_UNREAD)
    return none (target, arrived->note);

  g_set_str (address, target);

  return NULL;
}

/* A redirect may lead to a site with rules of its own, or to what is not read: each step is asked for before it is made. */
static LtFetchedArticle *
fetch (Fetch *self,
       GError **error)
{
  g_autofree char *address = g_strdup (self->special->address);

  if (address == NULL)
    return none (self->url, self->special->note);

  for (; self->hops <= MAX_REDIRECTS; self->hops++)
    {
      g_autoptr (GError) failure = NULL;
      LtFetchedArticle *fetched = step (self, &address, &failure);

      if (fetched != NULL)
        return fetched;
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }

  return none_for_redirect (address);
}

static DexFuture *
fetch_fiber (gpointer data)
{
  g_autoptr (GError) error = NULL;
  LtFetchedArticle *fetched = fetch (data, &error);

  if (fetched == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_take_boxed (LT_TYPE_FETCHED_ARTICLE, fetched);
}

/**
 * lt_article_fetcher_fetch:
 * @self: a fetcher
 * @url: (nullable): the link of a discussion
 *
 * Fetches the page that a discussion is about: once, from public addresses only, and only if its site
 * lets us. What cannot be read is no error but a state, with a sentence that says why.
 *
 * Returns: (transfer full): resolves to an #LtFetchedArticle; rejects only when cancelled
 */
DexFuture *
lt_article_fetcher_fetch (LtArticleFetcher *self,
                          const char *url)
{
  Fetch *job = NULL;

  if (!lt_url_is_web (url))
    return dex_future_new_take_boxed (LT_TYPE_FETCHED_ARTICLE, none (NULL, _ ("The discussion links to no web page.")));

  job = g_new0 (Fetch, 1);
  job->client = g_object_ref (self->client);
  job->fetcher = self;
  job->url = g_strdup (url);
  job->special = lt_special_page_new (url);

  return lt_spawn (fetch_fiber, job, fetch_free);
}
