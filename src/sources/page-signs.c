/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/page-signs.h"

#include "text/prefix.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* All from facts/sources.md, section 6. A real article may speak of every one of these signs: most count only on pages
 * that say little else. */
#define LITTLE_TEXT 1200
#define MIN_TEXT 500
#define CONSENT_TEXT 800
#define CONSENT_WORDS 3
#define SCRIPT_TEXT 200
#define SCRIPT_COUNT 3
/* Where a paywall's sentence stands. */
#define END_BYTES 200

static const char *const bot_check_signs[] = {
  "/cdn-cgi/challenge-platform",
  "captcha-delivery.com",
  "_incapsula_",
  "verify you are human",
  "making sure you&#39;re not a bot",
  "making sure you're not a bot",
  "making sure you\xE2\x80\x99re not a bot",
};

static const char *const bot_check_titles[] = { "just a moment", "attention required" };

static const char *const paywall_names[] = { "paywall", "meteredcontent", "subscriber-only", "piano-", "tp-modal" };

/* Names of what a site with a paywall has on every page. */
static const char *const paywall_excuses[] = { "header", "login", "sign-", "user", "-tag", "label", "badge", "icon" };

static const char *const paywall_endings[] = {
  "subscribe to continue",
  "subscribe to read",
  "subscribe now to",
  "to continue reading",
  "to keep reading",
  "already a subscriber",
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

static const char *const script_frames[] = { "root", "app", "__next" };

static const char *const gone_titles[] = { "404", "page not found", "not found" };

static const struct
{
  LtPageVerdict verdict;
  const char *state;
  const char *note;
} verdicts[] = {
  { LT_PAGE_READABLE, "full", NULL },
  { LT_PAGE_BOT_CHECK, "unreadable", N_ ("The article’s site asked for a check that only people pass: the story is from the discussion only.") },
  { LT_PAGE_PAYWALL_PART, "partial", N_ ("The article is behind a paywall; only its beginning was read.") },
  { LT_PAGE_PAYWALL, "none", N_ ("The article is behind a paywall: the story is from the discussion only.") },
  { LT_PAGE_CONSENT, "unreadable", N_ ("The article’s site showed a consent page: the story is from the discussion only.") },
  { LT_PAGE_NEEDS_SCRIPT, "unreadable", N_ ("The article’s page shows nothing without JavaScript: the story is from the discussion only.") },
  { LT_PAGE_GONE, "none", N_ ("The article is gone: the story is from the discussion only.") },
  { LT_PAGE_BEGINNING, "partial", N_ ("The article’s page is too large to be read whole; only its beginning was read.") },
  { LT_PAGE_SHORT, "unreadable", N_ ("The article’s page holds too little text: the story is from the discussion only.") },
};

/* A page and what is asked of it more than once. */
typedef struct
{
  const char *html; /* in lower case */
  char *text;       /* in lower case */
  char *title;      /* in lower case */
  glong length;
  char *host;
  GUri *uri;
  GUri *asked;
  gboolean paid;
} Signs;

static void
signs_init (Signs *self,
            const char *html,
            LtArticle *article,
            const char *url,
            const char *asked)
{
  self->html = html;
  self->text = g_ascii_strdown (article->text, -1);
  self->title = g_ascii_strdown (article->title != NULL ? article->title : "", -1);
  self->length = g_utf8_strlen (article->text, -1);
  self->host = lt_url_host (url);
  self->uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  self->asked = asked != NULL ? g_uri_parse (asked, G_URI_FLAGS_NONE, NULL) : NULL;
  self->paid = article->paid;
}

static void
signs_clear (Signs *self)
{
  g_free (self->text);
  g_free (self->title);
  g_free (self->host);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->asked, g_uri_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Signs, signs_clear)

static gboolean
has_any (const char *text,
         const char *const *signs,
         gsize n_signs)
{
  for (gsize i = 0; i < n_signs; i++)
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
  for (gsize i = 0; i < n_beginnings; i++)
    {
      if (g_str_has_prefix (text, beginnings[i]))
        return TRUE;
    }

  return FALSE;
}

/* The next value of @attribute in @html, as far as it is written with quotes; @html moves behind it. */
static char *
next_value (const char **html,
            const char *attribute)
{
  const char *at = *html;

  while ((at = strstr (at, attribute)) != NULL)
    {
      const char *value = at + strlen (attribute);
      const char *end = NULL;

      if (at > *html && g_ascii_isspace (at[-1]) && value[0] == '=' && (value[1] == '"' || value[1] == '\''))
        end = strchr (value + 2, value[1]);
      if (end != NULL)
        {
          *html = end;
          return g_strndup (value + 2, (gsize) (end - value - 2));
        }
      at = value;
    }

  return NULL;
}

/* One name at least that says so and is not excused. */
static gboolean
names_paywall (const char *names)
{
  g_auto (GStrv) words = g_strsplit_set (names, " \t\r\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (has_any (words[i], paywall_names, G_N_ELEMENTS (paywall_names))
          && !has_any (words[i], paywall_excuses, G_N_ELEMENTS (paywall_excuses)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_paywall_name (const char *html,
                  const char *attribute)
{
  g_autofree char *value = NULL;

  while ((value = next_value (&html, attribute)) != NULL)
    {
      if (names_paywall (value))
        return TRUE;
      g_clear_pointer (&value, g_free);
    }

  return FALSE;
}

static gboolean
is_bot_check (const Signs *self)
{
  if (self->length >= LITTLE_TEXT)
    return FALSE;

  if (g_str_has_prefix (self->title, "access denied") && strstr (self->html, "reference #") != NULL)
    return TRUE;

  return has_any (self->html, bot_check_signs, G_N_ELEMENTS (bot_check_signs))
         || begins_with_any (self->title, bot_check_titles, G_N_ELEMENTS (bot_check_titles));
}

/* "…" or a sentence that asks for money. */
static gboolean
breaks_off (const Signs *self)
{
  gsize size = strlen (self->text);
  const char *end = self->text + (size > END_BYTES ? size - END_BYTES : 0);

  return g_str_has_suffix (self->text, "…") || g_str_has_suffix (self->text, "...")
         || has_any (end, paywall_endings, G_N_ELEMENTS (paywall_endings));
}

static gboolean
has_paywall (const Signs *self)
{
  if (self->length >= LITTLE_TEXT)
    return FALSE;

  for (gsize i = 0; self->host != NULL && i < G_N_ELEMENTS (paywall_hosts); i++)
    {
      if (lt_url_host_is_within (self->host, paywall_hosts[i]))
        return TRUE;
    }

  return self->paid || breaks_off (self)
         || has_paywall_name (self->html, "class") || has_paywall_name (self->html, "id");
}

static gboolean
is_consent_page (const Signs *self)
{
  const char *path = self->uri != NULL ? g_uri_get_path (self->uri) : "";
  guint n_words = 0;

  if (self->length >= CONSENT_TEXT)
    return FALSE;

  if (self->host != NULL && (g_str_has_prefix (self->host, "consent.") || g_str_has_prefix (self->host, "guce.")))
    return TRUE;

  if (g_str_equal (path, "/consent") || g_str_has_prefix (path, "/consent/"))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (consent_words); i++)
    n_words += strstr (self->text, consent_words[i]) != NULL ? 1 : 0;

  return n_words >= CONSENT_WORDS;
}

/* TRUE if what is at @at, @length long, is a whole value of an id. */
static gboolean
is_id (const char *html,
       const char *at,
       gsize length)
{
  if (at - html < 4 || strchr ("\"'> ", at[length]) == NULL)
    return FALSE;

  return lt_text_begins_with (at - 3, "id=") || lt_text_begins_with (at - 4, "id=\"") || lt_text_begins_with (at - 4, "id='");
}

/* Whether an element with this id is there and holds nothing. */
static gboolean
has_empty (const char *html,
           const char *id)
{
  gsize length = strlen (id);
  const char *at = html;

  while ((at = strstr (at, id)) != NULL)
    {
      gboolean is_whole = is_id (html, at, length);

      at += length;
      if (!is_whole)
        continue;

      /* On behind the tag: looked at from each of its parts, a long one would take the square of its length. */
      at = strchr (at, '>');
      if (at == NULL)
        return FALSE;
      at += 1 + strspn (at + 1, " \t\r\n");
      if (lt_text_begins_with (at, "</"))
        return TRUE;
    }

  return FALSE;
}

static guint
count (const char *html,
       const char *what,
       guint most)
{
  guint n = 0;

  for (const char *at = strstr (html, what); at != NULL && n < most; at = strstr (at + 1, what))
    n++;

  return n;
}

static gboolean
needs_script (const Signs *self)
{
  if (self->length >= SCRIPT_TEXT || strstr (self->html, "<script") == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (script_frames); i++)
    {
      if (has_empty (self->html, script_frames[i]))
        return TRUE;
    }

  return strstr (self->html, "enable javascript") != NULL
         && count (self->html, "<script", SCRIPT_COUNT) >= SCRIPT_COUNT;
}

static gboolean
is_home (GUri *uri)
{
  return strlen (g_uri_get_path (uri)) <= 1 && g_uri_get_query (uri) == NULL;
}

/* A page that is gone but answers with success says so in its title, or sends its readers to the front page. */
static gboolean
is_gone (const Signs *self)
{
  if (self->length < LITTLE_TEXT && begins_with_any (self->title, gone_titles, G_N_ELEMENTS (gone_titles)))
    return TRUE;

  if (self->uri == NULL || self->asked == NULL || !is_home (self->uri) || is_home (self->asked))
    return FALSE;

  return g_strcmp0 (g_uri_get_host (self->uri), g_uri_get_host (self->asked)) == 0;
}

/**
 * lt_page_judge:
 * @html: a page, in UTF-8 and ended by a NUL
 * @article: what was extracted from it
 * @url: (nullable): where it came from in the end
 * @asked: (nullable): what was asked for
 *
 * A status of 200 is no proof of an article: walls of all kinds answer so. The first sign counts.
 *
 * Returns: what the page is
 */
LtPageVerdict
lt_page_judge (const char *html,
               LtArticle *article,
               const char *url,
               const char *asked)
{
  g_autofree char *lower = g_ascii_strdown (html, -1);
  g_auto (Signs) signs = { 0 };

  signs_init (&signs, lower, article, url, asked);
  if (is_bot_check (&signs))
    return LT_PAGE_BOT_CHECK;

  if (has_paywall (&signs))
    return signs.length >= MIN_TEXT ? LT_PAGE_PAYWALL_PART : LT_PAGE_PAYWALL;

  if (is_consent_page (&signs))
    return LT_PAGE_CONSENT;

  if (needs_script (&signs))
    return LT_PAGE_NEEDS_SCRIPT;

  if (is_gone (&signs))
    return LT_PAGE_GONE;

  if (signs.length < MIN_TEXT)
    return LT_PAGE_SHORT;

  return article->cut ? LT_PAGE_BEGINNING : LT_PAGE_READABLE;
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
