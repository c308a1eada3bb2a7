/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/matter.h"

#include "analysis/title.h"
#include "text/sentences.h"
#include "text/url.h"

#include <string.h>

/* Titles of fewer words are alike by chance. */
#define LEAST_WORDS 4
/* This part of all words of two titles must stand in both. */
#define ALIKE_SHARE 0.8
/* One address in both discussions may be an encyclopedia's; two are no chance where the titles are alike, too. */
#define SHARED_CITATIONS 2
#define MAX_LINKS 1000

static const char *const questions[] = { "Ask HN", "Poll:" };

/* Text posts and questions are about nothing but themselves. */
static gboolean
has_subject (const LtMatter *matter)
{
  if (matter->link == NULL || matter->title == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_ascii_strncasecmp (matter->title, questions[i], strlen (questions[i])) == 0)
      return FALSE;

  return TRUE;
}

/* A site's home, or a page that sites have one of ("/blog", "/pricing"): what is to be seen there changes. Papers, videos
 * and posts have keys that are no addresses. */
static gboolean
is_general (const char *key)
{
  g_autoptr (GUri) uri = g_uri_parse (key, G_URI_FLAGS_ENCODED, NULL);
  const char *path;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return FALSE;

  path = g_uri_get_path (uri);
  path += *path == '/';

  return path[strcspn (path, "/0123456789-_")] == '\0';
}

static GHashTable *
words_of (const char *title)
{
  g_autofree char *clean = lt_title_clean (title);
  g_autoptr (GPtrArray) words = lt_words (clean, -1);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (set, g_strdup (g_ptr_array_index (words, i)));

  return set;
}

static gboolean
is_figure (const char *word)
{
  return word[strcspn (word, "0123456789")] != '\0';
}

static guint
count_figures (GHashTable *words)
{
  GHashTableIter iter;
  const char *word;
  guint n = 0;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, NULL))
    n += is_figure (word);

  return n;
}

/* How many elements of @a are in @b; figures alone where only they are asked for. */
static guint
count_common (GHashTable *a,
              GHashTable *b,
              gboolean only_figures)
{
  GHashTableIter iter;
  const char *word;
  guint n = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, (gpointer *) &word, NULL))
    n += g_hash_table_contains (b, word) && (!only_figures || is_figure (word));

  return n;
}

/* Nearly the same words, and the very same figures: "Fern 4" is not "Fern 5". */
static gboolean
are_alike (GHashTable *a,
           GHashTable *b)
{
  guint common = count_common (a, b, FALSE);
  guint n_a = g_hash_table_size (a);
  guint n_b = g_hash_table_size (b);
  guint figures = count_common (a, b, TRUE);

  return MIN (n_a, n_b) >= LEAST_WORDS && common >= ALIKE_SHARE * (n_a + n_b - common)
         && figures == count_figures (a) && figures == count_figures (b);
}

/* The very same words, be they few. */
static gboolean
are_equal (GHashTable *a,
           GHashTable *b)
{
  guint common = count_common (a, b, FALSE);

  return common > 0 && common == g_hash_table_size (a) && common == g_hash_table_size (b);
}

/* Both titles name figures, and not one is in both. */
static gboolean
are_at_odds (GHashTable *a,
             GHashTable *b)
{
  return count_figures (a) > 0 && count_figures (b) > 0 && count_common (a, b, TRUE) == 0;
}

/* An address of both, one that says more than a general one if there is such a one; NULL: none. */
static const char *
find_shared (const LtMatter *a,
             const LtMatter *b)
{
  const char *const of_a[] = { a->link, a->canonical };
  const char *const of_b[] = { b->link, b->canonical };
  const char *shared = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_a); i++)
    for (guint j = 0; j < G_N_ELEMENTS (of_b); j++)
      if (of_a[i] != NULL && g_strcmp0 (of_a[i], of_b[j]) == 0 && (shared == NULL || is_general (shared)))
        shared = of_a[i];

  return shared;
}

/**
 * lt_matter_compare:
 * @a: a discussion
 * @b: another one
 *
 * The same are those of one address, where that is no general one and no figures of the titles speak against it; of a
 * general address, only those with titles alike.
 *
 * Returns: whether both are about the same
 */
LtMatterVerdict
lt_matter_compare (const LtMatter *a,
                   const LtMatter *b)
{
  g_autoptr (GHashTable) words_a = NULL;
  g_autoptr (GHashTable) words_b = NULL;
  const char *shared;

  if (!has_subject (a) || !has_subject (b) || ABS (a->date - b->date) > LT_MATTER_WINDOW)
    return LT_MATTER_OTHER;

  shared = find_shared (a, b);
  words_a = words_of (a->title);
  words_b = words_of (b->title);

  if (shared == NULL)
    return are_alike (words_a, words_b) ? LT_MATTER_ALIKE : LT_MATTER_OTHER;
  if (is_general (shared))
    return are_alike (words_a, words_b) || are_equal (words_a, words_b) ? LT_MATTER_SAME : LT_MATTER_OTHER;

  return are_at_odds (words_a, words_b) ? LT_MATTER_OTHER : LT_MATTER_SAME;
}

/* Marks that end a sentence, or close what opened before, are no part of an address. */
static gsize
length_of_address (const char *at)
{
  gsize length = strcspn (at, " \t\r\n<>\"|\\^`{}");

  while (length > 0 && strchr (".,;:!?'*)]", at[length - 1]) != NULL)
    {
      /* "https://en.example/wiki/Fern_(plant)" */
      if (at[length - 1] == ')' && memchr (at, '(', length) != NULL)
        break;
      length--;
    }

  return length;
}

void
lt_matter_add_links (GHashTable *keys,
                     const char *text)
{
  for (const char *at = text; at != NULL && (at = strstr (at, "http")) != NULL && g_hash_table_size (keys) < MAX_LINKS;)
    {
      gsize length = length_of_address (at);
      g_autofree char *address = length <= LT_URL_MAX ? g_strndup (at, length) : NULL;

      if (address != NULL && lt_url_is_web (address))
        g_hash_table_add (keys, lt_url_merge_key (address));
      at += MAX (length, strlen ("http"));
    }
}

static void
add_own (GHashTable *keys,
         const char *address)
{
  if (lt_url_is_web (address))
    g_hash_table_add (keys, lt_url_merge_key (address));
}

void
lt_matter_add_post (GHashTable *own,
                    GHashTable *cited,
                    const LtPost *post)
{
  add_own (own, post->url);
  add_own (own, post->link);
  lt_matter_add_links (cited, post->text);
}

void
lt_matter_add_comments (GHashTable *cited,
                        GPtrArray *comments)
{
  for (guint i = 0; i < comments->len; i++)
    lt_matter_add_links (cited, ((LtComment *) g_ptr_array_index (comments, i))->text);
}

/* Those of @a in @b that say more than a general address. */
static guint
count_specific (GHashTable *a,
                GHashTable *b)
{
  GHashTableIter iter;
  const char *key;
  guint n = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
    n += g_hash_table_contains (b, key) && !is_general (key);

  return n;
}

gboolean
lt_matter_is_linked (GHashTable *own_a,
                     GHashTable *cited_a,
                     GHashTable *own_b,
                     GHashTable *cited_b)
{
  return count_specific (own_a, cited_b) > 0 || count_specific (own_b, cited_a) > 0
         || count_specific (cited_a, cited_b) >= SHARED_CITATIONS;
}
