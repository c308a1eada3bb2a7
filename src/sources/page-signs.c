/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/page-signs.h"

#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* All from facts/sources.md, section 6. */
#define PAYWALL_TEXT 1200
#define PAYWALL_PART 500
#define CONSENT_TEXT 800
#define CONSENT_WORDS 3
#define SCRIPT_TEXT 200

static const char *const bot_check_signs[] = {
  "/cdn-cgi/challenge-platform",
  "captcha-delivery.com",
  "_Incapsula_Resource",
  "verify you are human",
  "Making sure you&#39;re not a bot",
  "Making sure you're not a bot",
};

static const char *const bot_check_titles[] = { "Just a moment", "Attention Required", "Access denied" };

static const char *const paywall_signs[] = {
  "\"isAccessibleForFree\":false",
  "\"isAccessibleForFree\": false",
  "\"isAccessibleForFree\":\"False\"",
  "\"isAccessibleForFree\": \"False\"",
};

static const char *const paywall_hosts[] = {
  "nytimes.com",
  "wsj.com",
  "ft.com",
  "economist.com",
  "bloomberg.com",
  "theinformation.com",
  "washingtonpost.com",
};

static const char *const consent_words[] = { "cookie", "consent", "partners", "legitimate interest", "accept all", "vendors" };

static const char *const gone_titles[] = { "404", "Page not found", "Not found" };

static const struct
{
  LtPageVerdict verdict;
  const char *state;
  const char *note;
} verdicts[] = {
  { LT_PAGE_READABLE, "full", NULL },
  { LT_PAGE_BOT_CHECK, "unreadable", N_ ("The article's site asked for a check that only people pass.") },
  { LT_PAGE_PAYWALL_PART, "partial", N_ ("The article is behind a paywall; only its beginning was read.") },
  { LT_PAGE_PAYWALL, "none", N_ ("The article is behind a paywall.") },
  { LT_PAGE_CONSENT, "unreadable", N_ ("The article's site showed a consent page.") },
  { LT_PAGE_NEEDS_SCRIPT, "unreadable", N_ ("The article's page shows nothing without JavaScript.") },
  { LT_PAGE_GONE, "none", N_ ("The article is gone.") },
  { LT_PAGE_SHORT, "unreadable", N_ ("The article's page holds too little text.") },
};

/* What is not worth a request, since what would come is no text. */
static const struct
{
  const char *host;
  const char *note;
} unread_hosts[] = {
  { "youtube.com", N_ ("The link leads to a video, which is not read.") },
  { "youtu.be", N_ ("The link leads to a video, which is not read.") },
  { "vimeo.com", N_ ("The link leads to a video, which is not read.") },
  { "x.com", N_ ("The link leads to a post on X, which is not read.") },
  { "twitter.com", N_ ("The link leads to a post on X, which is not read.") },
  { "xcancel.com", N_ ("The link leads to a post on X, which is not read.") },
  { "nitter.net", N_ ("The link leads to a post on X, which is not read.") },
  { "archive.today", N_ ("The link leads to a copy in an archive, which is not read.") },
  { "archive.is", N_ ("The link leads to a copy in an archive, which is not read.") },
  { "archive.ph", N_ ("The link leads to a copy in an archive, which is not read.") },
  { "docs.google.com", N_ ("The link leads to a document that needs its application.") },
  { "drive.google.com", N_ ("The link leads to a document that needs its application.") },
  { "notion.so", N_ ("The link leads to a document that needs its application.") },
};

static const char *const unread_endings[] = { ".zip", ".gz", ".mp4", ".mp3", ".epub", ".dmg", ".exe", ".png", ".jpg" };

static gboolean
is_below (const char *host,
          const char *domain)
{
  gsize host_length = strlen (host);
  gsize domain_length = strlen (domain);

  if (!g_str_has_suffix (host, domain))
    return FALSE;

  return host_length == domain_length || host[host_length - domain_length - 1] == '.';
}

static gboolean
has_any (const char *text,
         const char *const *signs,
         gsize n_signs)
{
  for (gsize i = 0; text != NULL && i < n_signs; i++)
    {
      if (strstr (text, signs[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
begins_with_any (const char *text,
                 const char *const *beginnings,
                 gsize n_beginnings)
{
  for (gsize i = 0; text != NULL && i < n_beginnings; i++)
    {
      if (g_ascii_strncasecmp (text, beginnings[i], strlen (beginnings[i])) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_consent_page (const char *text,
                 glong length,
                 const char *host,
                 const char *path)
{
  g_autofree char *lower = NULL;
  guint n_words = 0;

  if (g_str_has_prefix (host, "consent.") || g_str_has_prefix (host, "guce.") || g_str_has_prefix (path, "/consent"))
    return TRUE;

  if (length >= CONSENT_TEXT)
    return FALSE;

  lower = g_ascii_strdown (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (consent_words); i++)
    n_words += strstr (lower, consent_words[i]) != NULL ? 1 : 0;

  return n_words >= CONSENT_WORDS;
}

static gboolean
has_paywall (const char *html,
             glong length,
             const char *host)
{
  if (length >= PAYWALL_TEXT)
    return FALSE;

  if (has_any (html, paywall_signs, G_N_ELEMENTS (paywall_signs)))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (paywall_hosts); i++)
    {
      if (is_below (host, paywall_hosts[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
needs_script (const char *html,
              glong length)
{
  static const char *const frames[] = { "id=\"root\"", "id=\"app\"", "id=\"__next\"", "enable JavaScript", "enable javascript" };

  return length < SCRIPT_TEXT && strstr (html, "<script") != NULL && has_any (html, frames, G_N_ELEMENTS (frames));
}

/**
 * lt_page_judge:
 * @html: a page, in UTF-8 and ended by a NUL
 * @article: what was extracted from it
 * @url: (nullable): where it came from in the end
 *
 * A status of 200 is no proof of an article: walls of all kinds answer so. The first sign counts.
 *
 * Returns: what the page is
 */
LtPageVerdict
lt_page_judge (const char *html,
               LtArticle *article,
               const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "";
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  glong length = g_utf8_strlen (article->text, -1);

  /* A real article may speak of these signs: they count on pages that say little else. */
  if (length < PAYWALL_TEXT && (has_any (html, bot_check_signs, G_N_ELEMENTS (bot_check_signs)) || begins_with_any (article->title, bot_check_titles, G_N_ELEMENTS (bot_check_titles))))
    return LT_PAGE_BOT_CHECK;

  if (has_paywall (html, length, host))
    return length >= PAYWALL_PART ? LT_PAGE_PAYWALL_PART : LT_PAGE_PAYWALL;

  if (is_consent_page (article->text, length, host, path))
    return LT_PAGE_CONSENT;

  if (needs_script (html, length))
    return LT_PAGE_NEEDS_SCRIPT;

  if (length < PAYWALL_TEXT && begins_with_any (article->title, gone_titles, G_N_ELEMENTS (gone_titles)))
    return LT_PAGE_GONE;

  return LT_PAGE_READABLE;
}

/**
 * lt_page_verdict_get_state:
 * @verdict: what a page is
 *
 * Returns: the state for provenance (FEED.md): "full", "partial", "unreadable" or "none"
 */
const char *
lt_page_verdict_get_state (LtPageVerdict verdict)
{
  return verdicts[verdict].state;
}

/**
 * lt_page_verdict_get_note:
 * @verdict: what a page is
 *
 * Returns: (nullable): a sentence for people
 */
const char *
lt_page_verdict_get_note (LtPageVerdict verdict)
{
  return verdicts[verdict].note != NULL ? _ (verdicts[verdict].note) : NULL;
}

/* Papers: "/abs/ID", "/pdf/ID", "/html/ID" are one thing, and only the abstract is a page for us. */
static char *
dup_paper_address (GUri *uri)
{
  static const char *const forms[] = { "/pdf/", "/html/" };
  const char *path = g_uri_get_path (uri);

  if (g_uri_get_host (uri) == NULL || !is_below (g_uri_get_host (uri), "arxiv.org"))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (g_str_has_prefix (path, forms[i]))
        {
          g_autofree char *id = g_strdup (path + strlen (forms[i]));

          if (g_str_has_suffix (id, ".pdf"))
            id[strlen (id) - strlen (".pdf")] = '\0';
          return g_strconcat ("https://arxiv.org/abs/", id, NULL);
        }
    }

  return NULL;
}

/**
 * lt_page_dup_address:
 * @url: a link
 *
 * Returns: (transfer full): the address that gives @url's text
 */
char *
lt_page_dup_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  char *paper = uri != NULL ? dup_paper_address (uri) : NULL;

  return paper != NULL ? paper : g_strdup (url);
}

/**
 * lt_page_explain_unread:
 * @url: a link
 *
 * Some addresses lead to what is no text by their look alone. Nothing is asked of them.
 *
 * Returns: (nullable): a sentence that says so
 */
const char *
lt_page_explain_unread (const char *url)
{
  g_autofree char *target = lt_page_dup_address (url);
  g_autoptr (GUri) uri = g_uri_parse (target, G_URI_FLAGS_NONE, NULL);
  g_autofree char *host = lt_url_host (target);
  g_autofree char *path = uri != NULL ? g_ascii_strdown (g_uri_get_path (uri), -1) : NULL;

  if (host == NULL || path == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (unread_hosts); i++)
    {
      if (is_below (host, unread_hosts[i].host))
        return _ (unread_hosts[i].note);
    }

  if (g_str_has_suffix (path, ".pdf"))
    return _ ("The link leads to a PDF, which is not read.");

  for (gsize i = 0; i < G_N_ELEMENTS (unread_endings); i++)
    {
      if (g_str_has_suffix (path, unread_endings[i]))
        return _ ("The link leads to a file that is no text.");
    }

  return NULL;
}
