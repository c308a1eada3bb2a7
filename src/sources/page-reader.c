/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/page-reader.h"

#include "sources/page-signs.h"
#include "sources/special-pages.h"
#include "text/charset.h"
#include "text/json.h"
#include "text/plain-text.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* facts/sources.md, section 6. */
#define MAX_PARSED (2 * 1024 * 1024)
#define MIN_TEXT 500
#define MAX_OEMBED (256 * 1024)
#define LABEL "abstract:"

/**
 * lt_page_new:
 * @bytes: a page
 * @charset: (nullable): what its header said
 * @url: (nullable): where it came from
 *
 * Returns: (transfer full): a page in HTML of which nobody forbade anything
 */
LtPage *
lt_page_new (GBytes *bytes,
             const char *charset,
             const char *url)
{
  LtPage *self = g_new0 (LtPage, 1);

  self->bytes = g_bytes_ref (bytes);
  self->charset = g_strdup (charset);
  self->url = g_strdup (url);

  return self;
}

/**
 * lt_page_free:
 * @self: (transfer full): a page
 */
void
lt_page_free (LtPage *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->charset);
  g_free (self->url);
  g_free (self->asked);
  g_free (self);
}

static LtArticle *
extract_plain (const LtPage *self,
               const char *text,
               gsize length)
{
  LtArticle *article = lt_article_new ();

  g_free (article->text);
  article->text = g_strstrip (g_utf8_make_valid (text, (gssize) length));
  article->canonical = lt_url_is_web (self->url) ? lt_url_without_tracking (self->url) : NULL;

  return article;
}

/* The more particular statement counts: the page's before its header's, that before the site's. */
static LtForbidden
get_forbidden (const LtPage *self,
               LtArticle *article)
{
  LtForbidden forbidden = self->forbidden | article->forbidden;
  LtMining mining = article->mining != LT_MINING_UNSAID ? article->mining : self->mining;

  return mining == LT_MINING_RESERVED ? forbidden | LT_FORBIDS_ANALYSIS | LT_FORBIDS_PICTURES : forbidden;
}

/* What may not be used does not leave here. */
static void
obey (LtFetchedArticle *self)
{
  if (self->article == NULL)
    return;

  if (self->forbidden & (LT_FORBIDS_ANALYSIS | LT_FORBIDS_PICTURES))
    {
      g_clear_pointer (&self->article->image, g_free);
      g_clear_pointer (&self->article->image_alt, g_free);
    }

  if (self->forbidden & LT_FORBIDS_ANALYSIS)
    {
      g_set_str (&self->article->text, "");
      self->state = "none";
      g_set_str (&self->note, _ ("The article’s owner does not want it analysed: the story is from the discussion only."));
    }
}

/* "Abstract:" is a label to readers and no word of the paper. FALSE where it is not there: then the text is none. */
static gboolean
drop_label (LtArticle *article)
{
  g_autofree char *rest = NULL;

  if (g_ascii_strncasecmp (article->text, LABEL, strlen (LABEL)) != 0)
    return FALSE;

  rest = g_strstrip (g_strdup (article->text + strlen (LABEL)));
  g_set_str (&article->text, rest);

  return TRUE;
}

static void
cut_text (LtArticle *article,
          gsize most)
{
  gsize length = strlen (article->text);

  if (most == 0 || length <= most)
    return;

  article->text[g_utf8_find_prev_char (article->text, article->text + most + 1) - article->text] = '\0';
}

static LtPageVerdict
judge_plain (LtArticle *article)
{
  return g_utf8_strlen (article->text, -1) < MIN_TEXT ? LT_PAGE_SHORT : LT_PAGE_READABLE;
}

/* TRUE when @special says what is in @article. */
static gboolean
suit (LtArticle *article,
      const LtSpecialPage *special)
{
  if (special->kind == LT_SPECIAL_PAPER)
    return drop_label (article);

  if (special->kind == LT_SPECIAL_POST && article->description != NULL)
    {
      g_set_str (&article->text, article->description);
      return TRUE;
    }

  cut_text (article, special->most);

  return FALSE;
}

/* Some encodings are refused, since they hide what a page says. */
static LtFetchedArticle *
read_nothing (const LtPage *self)
{
  LtFetchedArticle *fetched = NULL;

  fetched = lt_fetched_article_new ("unreadable", self->url,
                                    _ ("The article’s page is in an encoding that is not read: the story is from the discussion only."));
  fetched->forbidden = self->forbidden;

  return fetched;
}

static LtFetchedArticle *
read_text (const LtPage *self,
           const char *text,
           gsize length)
{
  gboolean is_plain = self->form == LT_PAGE_FORM_PLAIN;
  g_autoptr (LtSpecialPage) special = lt_special_page_new (self->url != NULL ? self->url : "");
  g_autoptr (LtArticle) article = is_plain ? extract_plain (self, text, length)
                                           : lt_article_extract_part (text, length, self->url, special->parts);
  gboolean is_special = suit (article, special);
  LtPageVerdict verdict = is_plain ? judge_plain (article) : lt_page_judge (text, article, self->url, self->asked);
  gboolean is_other = verdict == LT_PAGE_BOT_CHECK || verdict == LT_PAGE_CONSENT || verdict == LT_PAGE_GONE;
  LtFetchedArticle *fetched = NULL;

  if (is_special && !is_other)
    fetched = lt_fetched_article_new ("partial", self->url, special->note);
  else
    fetched = lt_fetched_article_new (lt_page_verdict_get_state (verdict), self->url, lt_page_verdict_get_note (verdict));

  fetched->forbidden = get_forbidden (self, article);
  if (!is_other)
    fetched->article = g_steal_pointer (&article);

  return fetched;
}

static LtFetchedArticle *
decode_and_read (const LtPage *self)
{
  gsize size = MIN (g_bytes_get_size (self->bytes), MAX_PARSED);
  g_autoptr (GBytes) parsed = g_bytes_new_from_bytes (self->bytes, 0, size);
  gsize length = 0;
  g_autofree char *text = lt_decode_html (parsed, self->charset, &length);

  return text != NULL ? read_text (self, text, length) : read_nothing (self);
}

static char *
dup_line (JsonObject *object,
          const char *member)
{
  const char *text = lt_json_string (object, member);

  return text != NULL ? lt_display_text (text) : NULL;
}

static LtFetchedArticle *
read_oembed (const LtPage *self)
{
  g_autoptr (LtSpecialPage) special = lt_special_page_new (self->asked != NULL ? self->asked : "");
  LtFetchedArticle *fetched = lt_fetched_article_new ("none", special->page, special->note);
  gsize size = 0;
  const char *data = g_bytes_get_data (self->bytes, &size);
  g_autoptr (JsonNode) node = lt_json_parse (data != NULL ? data : "", size, MAX_OEMBED, LT_JSON_MAX_DEPTH, NULL);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *picture = NULL;

  if (object == NULL)
    return fetched;

  picture = lt_json_string (object, "thumbnail_url");
  fetched->forbidden = self->forbidden;
  fetched->article = lt_article_new ();
  fetched->article->title = dup_line (object, "title");
  fetched->article->author = dup_line (object, "author_name");
  fetched->article->site = dup_line (object, "provider_name");
  fetched->article->image = lt_url_is_web (picture) ? g_strdup (picture) : NULL;
  fetched->article->canonical = g_strdup (special->page);

  return fetched;
}

/**
 * lt_page_read:
 * @self: a page
 *
 * Returns: (transfer full): what it holds, and what that is worth
 */
LtFetchedArticle *
lt_page_read (const LtPage *self)
{
  LtFetchedArticle *fetched = self->form == LT_PAGE_FORM_OEMBED ? read_oembed (self) : decode_and_read (self);

  fetched->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  obey (fetched);

  return fetched;
}
