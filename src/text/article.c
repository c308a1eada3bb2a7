/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/article.h"

#include "text/article-body.h"
#include "text/article-canonical.h"
#include "text/article-data.h"
#include "text/article-image.h"
#include "text/article-json-ld.h"
#include "text/article-metadata.h"
#include "text/article-title.h"
#include "text/html-tree.h"
#include "text/plain-text.h"
#include "text/url.h"

#include <string.h>

#define MAX_BYTES (2 * 1024 * 1024)
#define MAX_AUTHOR 100
#define MAX_FIELD 1000
/* Below this the page has no text without its scripts, and its JSON-LD may. */
#define NO_TEXT 200
#define EARLIEST_YEAR 1995
#define MAX_NOSCRIPT 20
#define MAX_CLASSES 100

G_DEFINE_BOXED_TYPE (LtArticle, lt_article, lt_article_ref, lt_article_unref)

/**
 * lt_article_new:
 *
 * Returns: (transfer full): an article of nothing
 */
LtArticle *
lt_article_new (void)
{
  LtArticle *self = g_atomic_rc_box_new0 (LtArticle);

  self->text = g_strdup ("");
  return self;
}

LtArticle *
lt_article_ref (LtArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LtArticle *self = data;

  g_free (self->title);
  g_free (self->author);
  g_free (self->site);
  g_free (self->image);
  g_free (self->image_alt);
  g_free (self->language);
  g_free (self->canonical);
  g_free (self->description);
  g_free (self->text);
}

void
lt_article_unref (LtArticle *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* For display, of bounded length. */
static char *
field (const char *value)
{
  g_autofree char *line = value ? lt_display_text (value) : NULL;

  if (!line || !*line)
    return NULL;
  return g_utf8_strlen (line, -1) > MAX_FIELD ? g_utf8_substring (line, 0, MAX_FIELD) : g_steal_pointer (&line);
}

static gboolean
is_name (const char *author)
{
  return author && !strchr (author, '@') && !strstr (author, "://") && g_utf8_strlen (author, -1) <= MAX_AUTHOR
         && g_ascii_strcasecmp (author, "staff") != 0 && g_ascii_strcasecmp (author, "admin") != 0;
}

static char *
find_author (LtArticleMetadata *metadata, LtJsonLd *json_ld)
{
  static const char *const names[] = { "citation_author", "author", "article:author", "parsely-author", NULL };
  const char *candidates[] = { json_ld->author, NULL, NULL, NULL, NULL, metadata->author, metadata->author_link };

  for (guint i = 0; names[i]; i++)
    candidates[i + 1] = g_hash_table_lookup (metadata->meta, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      g_autofree char *author = field (candidates[i]);

      if (is_name (author))
        return g_steal_pointer (&author);
    }
  return NULL;
}

/* Seconds of a date in one of the forms that pages use; 0 for none, or one that no page can have. */
static gint64
parse_date (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *iso = NULL;
  gint64 seconds;

  if (!text || strlen (text) < 8 || strlen (text) > 40)
    return 0;
  iso = g_strdelimit (g_strdup (text), "/", '-');
  if (strlen (iso) <= 10)
    {
      g_autofree char *midnight = g_strconcat (iso, "T00:00:00Z", NULL);

      date = g_date_time_new_from_iso8601 (midnight, utc);
    }
  else
    date = g_date_time_new_from_iso8601 (iso, utc);
  if (!date || g_date_time_get_year (date) < EARLIEST_YEAR)
    return 0;
  seconds = g_date_time_to_unix (date);
  return seconds <= g_get_real_time () / G_USEC_PER_SEC + 24 * 60 * 60 ? seconds : 0;
}

/* "/2026/11/24/" in an address. */
static gint64
date_from_path (const char *url)
{
  g_autoptr (GRegex) regex = g_regex_new ("/((?:19|20)\\d\\d)/(\\d\\d?)/(\\d\\d?)(?:/|$)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GDateTime) date = NULL;
  int part[3];

  if (!url || !g_regex_match (regex, url, 0, &match))
    return 0;
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *digits = g_match_info_fetch (match, i + 1);

      part[i] = (int) g_ascii_strtoll (digits, NULL, 10);
    }
  date = g_date_time_new_utc (part[0], part[1], part[2], 0, 0, 0);
  return date ? g_date_time_to_unix (date) : 0;
}

static gint64
find_date (LtArticleMetadata *metadata, LtJsonLd *json_ld, const char *url)
{
  static const char *const names[] = { "article:published_time", "datepublished", "citation_publication_date",
                                       "citation_online_date", "citation_date", "date", "dc.date", "dcterms.created", "parsely-pub-date",
                                       "sailthru.date", "publish-date", NULL };
  gint64 date = parse_date (json_ld->date);

  for (guint i = 0; names[i] && date == 0; i++)
    date = parse_date (g_hash_table_lookup (metadata->meta, names[i]));
  if (date == 0)
    date = parse_date (metadata->time);
  return date != 0 ? date : date_from_path (url);
}

static char *
find_site (LtArticleMetadata *metadata, LtJsonLd *json_ld, const char *url)
{
  static const char *const names[] = { "og:site_name", NULL };
  static const char *const fallback[] = { "application-name", NULL };
  const char *site = lt_article_metadata_first (metadata, names);
  char *text;

  if (!site)
    site = json_ld->publisher;
  if (!site)
    site = lt_article_metadata_first (metadata, fallback);
  text = field (site);
  return text ? text : lt_url_host (url);
}

static char *
find_language (LtArticleMetadata *metadata)
{
  static const char *const names[] = { "og:locale", NULL };
  const char *language = metadata->language ? metadata->language : lt_article_metadata_first (metadata, names);
  char *tag;

  if (!language || strlen (language) > 35)
    return NULL;
  tag = g_strdelimit (g_strdup (language), "_", '-');
  return tag;
}

static void
take_longer (LtArticle *self, const char *text)
{
  if (text && strlen (text) > strlen (self->text))
    g_set_str (&self->text, text);
}

/* The text of a page that only its scripts would draw. */
static void
read_undrawn (LtArticle *self, LtArticleMetadata *metadata, LtJsonLd *json_ld)
{
  take_longer (self, json_ld->body);
  if (strlen (self->text) < NO_TEXT)
    {
      g_autofree char *text = lt_article_data_text (metadata->data);

      take_longer (self, text);
    }
  if (strlen (self->text) < NO_TEXT && metadata->draft)
    {
      GumboNode *content = metadata->draft->v.element.children.data[0];
      g_autoptr (LtHtmlTree) tree = lt_html_tree_new_part (content->v.text.text, strlen (content->v.text.text));
      g_autofree char *text = lt_article_body (lt_html_tree_get_root (tree), self->title, NULL);

      take_longer (self, text);
    }
  for (guint i = 0; strlen (self->text) < NO_TEXT && i < MIN (metadata->noscript->len, MAX_NOSCRIPT); i++)
    {
      g_autofree char *text = lt_article_body (metadata->noscript->pdata[i], self->title, NULL);

      take_longer (self, text);
    }
}

static void
read_permissions (LtArticle *self, LtArticleMetadata *metadata)
{
  static const char *const names[] = { "robots", "llmtracker" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    self->forbidden |= lt_forbidden_from_directives (g_hash_table_lookup (metadata->meta, names[i]), names[i]);
  self->mining = lt_mining_from_text (g_hash_table_lookup (metadata->meta, "tdm-reservation"));
}

static void
read_image (LtArticle *self, LtArticleMetadata *metadata, LtJsonLd *json_ld, GumboNode *body, const char *url)
{
  g_autofree char *alt = NULL;

  self->image = lt_article_image (metadata, json_ld, body, url, &alt);
  self->image_alt = field (alt);
}

static GumboNode *
find_part (GumboNode *root, const char *const *classes)
{
  LtHtmlWalk walk;

  lt_html_walk_init (&walk, root);
  while (classes && lt_html_walk_next (&walk))
    {
      const char *names = walk.leaving ? NULL : lt_html_attribute (walk.node, "class");
      g_auto (GStrv) words = names ? g_strsplit_set (names, " \t\r\n\f", MAX_CLASSES) : NULL;

      for (guint i = 0; words && words[i]; i++)
        if (g_strv_contains (classes, words[i]))
          return walk.node;
    }
  return NULL;
}

/**
 * lt_article_extract_part:
 * @html: a page in UTF-8; its first 2 MiB are read
 * @length: its bytes
 * @url: (nullable): its address
 * @classes: (nullable): names of classes
 *
 * As [func@lt_article_extract], for a site of which it is known what holds the
 * text of its pages.
 *
 * Returns: (transfer full): the article; its text is "" where none was found
 */
LtArticle *
lt_article_extract_part (const char *html, gsize length, const char *url, const char *const *classes)
{
  LtArticle *self = lt_article_new ();
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_document (html, MIN (length, MAX_BYTES));
  GumboNode *root = lt_html_tree_get_root (tree);
  GumboNode *part = find_part (root, classes);
  GumboNode *container = NULL;
  g_autoptr (LtArticleMetadata) metadata = lt_article_metadata_new (root);
  g_autoptr (LtJsonLd) json_ld = lt_json_ld_new (metadata->json_ld);
  g_autofree char *title = NULL;
  static const char *const descriptions[] = { "og:description", "description", "twitter:description", NULL };

  self->site = find_site (metadata, json_ld, url);
  title = lt_article_title (metadata, json_ld, self->site);
  self->title = field (title);
  self->author = find_author (metadata, json_ld);
  self->date = find_date (metadata, json_ld, url);
  self->language = find_language (metadata);
  self->canonical = lt_article_canonical (metadata, url);
  self->description = field (lt_article_metadata_first (metadata, descriptions));
  self->paid = json_ld->paid;
  self->cut = lt_html_tree_is_cut (tree);
  read_permissions (self, metadata);

  g_free (self->text);
  self->text = lt_article_body (part ? part : root, self->title, &container);
  if (strlen (self->text) < NO_TEXT)
    read_undrawn (self, metadata, json_ld);
  read_image (self, metadata, json_ld, container, url);
  return self;
}

/**
 * lt_article_extract:
 * @html: a page in UTF-8; its first 2 MiB are read
 * @length: its bytes
 * @url: (nullable): its address
 *
 * Finds what a page says of itself and its main text. Text that a person does
 * not see on the page is not read. CPU work of some milliseconds: not on the
 * main thread.
 *
 * Returns: (transfer full): the article; its text is "" where none was found
 */
LtArticle *
lt_article_extract (const char *html, gsize length, const char *url)
{
  return lt_article_extract_part (html, length, url, NULL);
}
