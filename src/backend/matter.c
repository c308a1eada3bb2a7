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
/* What is over is no citation. */
#define MAX_LINKS_A_TEXT 20

static const char *const questions[] = { "Ask HN", "Poll:" };

static gboolean
is_question (const char *title)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_ascii_strncasecmp (title, questions[i], strlen (questions[i])) == 0)
      return TRUE;

  return FALSE;
}

static int
compare_strings_cb (gconstpointer a,
                    gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * lt_matter_words:
 * @title: (nullable): as it was submitted
 *
 * Returns: (transfer full) (nullable): what titles are compared by, made once, since each meets hundreds of others
 */
char *
lt_matter_words (const char *title)
{
  g_autofree char *clean = NULL;
  g_autoptr (GPtrArray) words = NULL;
  GString *text;
  const char *last = "";

  if (title == NULL || is_question (title))
    return NULL;

  clean = lt_title_clean (title);
  words = lt_words (clean, -1);
  text = g_string_new (NULL);
  g_ptr_array_sort (words, compare_strings_cb);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (g_str_equal (word, last))
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, word);
      last = word;
    }

  return g_string_free_and_steal (text);
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

/* What two titles have in common. A figure is a word with a digit in it. */
typedef struct
{
  guint n_a;
  guint n_b;
  guint n_common;
  guint figures_a;
  guint figures_b;
  guint figures_common;
} Overlap;

static int
compare_words (const char *a,
               gsize length_a,
               const char *b,
               gsize length_b)
{
  int order = memcmp (a, b, MIN (length_a, length_b));

  return order != 0 ? order : (length_a > length_b) - (length_a < length_b);
}

static const char *
skip_word (const char *at,
           gsize length)
{
  return at + length + (at[length] == ' ');
}

/* Both are in the same order, so one walk through both will do. */
static Overlap
measure_overlap (const char *a,
                 const char *b)
{
  Overlap overlap = { 0 };

  while (*a != '\0' || *b != '\0')
    {
      gsize length_a = strcspn (a, " ");
      gsize length_b = strcspn (b, " ");
      int order = *a == '\0' ? 1 : *b == '\0' ? -1
                                              : compare_words (a, length_a, b, length_b);
      gboolean is_figure = order <= 0 ? strcspn (a, "0123456789 ") < length_a : strcspn (b, "0123456789 ") < length_b;

      overlap.n_a += order <= 0;
      overlap.n_b += order >= 0;
      overlap.n_common += order == 0;
      overlap.figures_a += order <= 0 && is_figure;
      overlap.figures_b += order >= 0 && is_figure;
      overlap.figures_common += order == 0 && is_figure;
      a = order <= 0 ? skip_word (a, length_a) : a;
      b = order >= 0 ? skip_word (b, length_b) : b;
    }

  return overlap;
}

/* Nearly the same words, and the very same figures: "Fern 4" is not "Fern 5". */
static gboolean
are_alike (const Overlap *overlap)
{
  guint n_all = overlap->n_a + overlap->n_b - overlap->n_common;

  return MIN (overlap->n_a, overlap->n_b) >= LEAST_WORDS && overlap->n_common >= ALIKE_SHARE * n_all
         && overlap->figures_common == overlap->figures_a && overlap->figures_common == overlap->figures_b;
}

/* The very same words, be they few. */
static gboolean
are_equal (const Overlap *overlap)
{
  return overlap->n_common > 0 && overlap->n_common == overlap->n_a && overlap->n_common == overlap->n_b;
}

/* Both titles name figures, and not one is in both. */
static gboolean
are_at_odds (const Overlap *overlap)
{
  return overlap->figures_a > 0 && overlap->figures_b > 0 && overlap->figures_common == 0;
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
  Overlap overlap;
  const char *shared;

  if (a->link == NULL || b->link == NULL || a->words == NULL || b->words == NULL || ABS (a->date - b->date) > LT_MATTER_WINDOW)
    return LT_MATTER_OTHER;

  overlap = measure_overlap (a->words, b->words);
  shared = find_shared (a, b);
  if (shared == NULL)
    return are_alike (&overlap) ? LT_MATTER_ALIKE : LT_MATTER_OTHER;
  if (is_general (shared))
    return are_alike (&overlap) || are_equal (&overlap) ? LT_MATTER_SAME : LT_MATTER_OTHER;

  return are_at_odds (&overlap) ? LT_MATTER_OTHER : LT_MATTER_SAME;
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
  const char *at = text;

  for (guint i = 0; i < MAX_LINKS_A_TEXT && g_hash_table_size (keys) < MAX_LINKS; i++)
    {
      g_autofree char *address = NULL;
      gsize length;

      at = at != NULL ? strstr (at, "http") : NULL;
      if (at == NULL)
        return;

      length = length_of_address (at);
      address = g_strndup (at, MIN (length, LT_URL_MAX + 1));
      if (lt_url_is_web (address))
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
