/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/topics.h"

#include "analysis/rule-file.h"
#include "analysis/term-list.h"
#include "text/url.h"

#include <string.h>

#define TAG_MAX 3
/* A tag needs this many points: a term in the title, or three different ones in the text. */
#define TAG_MIN_POINTS 3
#define TAG_TITLE_POINTS 3
/* Too short to say anything about the subject of a thread (facts: at least 20 texts of at least 20 characters). */
#define SHARE_MIN_CHARACTERS 20
#define SHARE_MIN_TEXTS 20

typedef struct
{
  char *name;
  LtTermList *terms;
} Tag;

typedef struct
{
  const char *name;
  guint points;
} TagScore;

struct _LtTopics
{
  GObject parent_instance;

  LtTermList *strong_case;
  LtTermList *strong;
  LtTermList *weak;
  LtTermList *traps;
  GHashTable *domains;
  GHashTable *weak_domains;
  GPtrArray *tags; /* Tag */
  LtThemes *themes;
};

G_DEFINE_FINAL_TYPE (LtTopics, lt_topics, G_TYPE_OBJECT)

static void
tag_free (Tag *tag)
{
  g_free (tag->name);
  g_clear_pointer (&tag->terms, lt_term_list_free);
  g_free (tag);
}

static void
lt_topics_finalize (GObject *object)
{
  LtTopics *self = LT_TOPICS (object);

  g_clear_pointer (&self->strong_case, lt_term_list_free);
  g_clear_pointer (&self->strong, lt_term_list_free);
  g_clear_pointer (&self->weak, lt_term_list_free);
  g_clear_pointer (&self->traps, lt_term_list_free);
  g_clear_pointer (&self->domains, g_hash_table_unref);
  g_clear_pointer (&self->weak_domains, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->themes, lt_themes_free);

  G_OBJECT_CLASS (lt_topics_parent_class)->finalize (object);
}

static void
lt_topics_class_init (LtTopicsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_topics_finalize;
}

static void
lt_topics_init (LtTopics *self)
{
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) tag_free);
}

/* "*.ai" is kept as "ai", since a host is looked up label by label from the left. */
static GHashTable *
read_domains (GPtrArray *lines)
{
  GHashTable *domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      g_hash_table_add (domains, g_ascii_strdown (line + (g_str_has_prefix (line, "*.") ? 2 : 0), -1));
    }

  return domains;
}

static gboolean
read_tags (LtTopics *self,
           LtRuleFile *file,
           GError **error)
{
  GPtrArray *sections = lt_rule_file_sections (file);

  for (guint i = 0; i < sections->len; i++)
    {
      const char *section = g_ptr_array_index (sections, i);
      LtTermList *terms = NULL;
      Tag *tag = NULL;

      if (!g_str_has_prefix (section, "tags:"))
        continue;

      terms = lt_term_list_new (lt_rule_file_lines (file, section), TRUE, error);

      if (terms == NULL)
        return FALSE;

      tag = g_new0 (Tag, 1);
      tag->name = g_strdup (section + strlen ("tags:"));
      tag->terms = terms;
      g_ptr_array_add (self->tags, tag);
    }

  return TRUE;
}

static gboolean
read_list (LtRuleFile *file,
           const char *section,
           gboolean ignore_case,
           LtTermList **list,
           GError **error)
{
  *list = lt_term_list_new (lt_rule_file_lines (file, section), ignore_case, error);

  if (*list == NULL)
    g_prefix_error (error, "[%s]: ", section);

  return *list != NULL;
}

/**
 * lt_topics_load:
 * @path: a file in the form of data/topics.conf
 *
 * The lists and their figures (precision 0.99, recall 0.93 on titles that they had not met) are those of
 * facts/sources.md, section 5. Blocks on the disk; the object may then be used by any thread.
 *
 * Returns: (transfer full) (nullable): the rules, or %NULL with an error that names what is wrong
 */
LtTopics *
lt_topics_load (const char *path,
                GError **error)
{
  g_autoptr (LtTopics) self = g_object_new (LT_TYPE_TOPICS, NULL);
  g_autoptr (LtRuleFile) file = lt_rule_file_load (path, error);

  if (file == NULL
      || !read_list (file, "strong-case", FALSE, &self->strong_case, error)
      || !read_list (file, "strong", TRUE, &self->strong, error)
      || !read_list (file, "weak", TRUE, &self->weak, error)
      || !read_list (file, "traps", TRUE, &self->traps, error)
      || !read_tags (self, file, error))
    return NULL;

  self->themes = lt_themes_new (file, error);

  if (self->themes == NULL)
    return NULL;

  self->domains = read_domains (lt_rule_file_lines (file, "domains"));
  self->weak_domains = read_domains (lt_rule_file_lines (file, "weak-domains"));

  return g_steal_pointer (&self);
}

LtThemes *
lt_topics_get_themes (LtTopics *self)
{
  g_return_val_if_fail (LT_IS_TOPICS (self), NULL);

  return self->themes;
}

/* The listed host that @host is or stands below. */
static const char *
find_domain (GHashTable *domains,
             const char *host)
{
  while (host != NULL)
    {
      gpointer listed = NULL;

      if (g_hash_table_lookup_extended (domains, host, &listed, NULL))
        return listed;

      host = strchr (host, '.');

      if (host != NULL)
        host++;
    }

  return NULL;
}

static char *
find_strong (LtTopics *self,
             const char *text)
{
  char *term = lt_term_list_find (self->strong_case, text);

  return term != NULL ? term : lt_term_list_find (self->strong, text);
}

/* Two different weak terms, or one beside a weak domain. */
static char *
find_weak (LtTopics *self,
           const char *title,
           const char *host)
{
  guint n = lt_term_list_count_distinct (self->weak, title, 2);

  if (n >= 2 || (n == 1 && find_domain (self->weak_domains, host) != NULL))
    return lt_term_list_find (self->weak, title);

  return NULL;
}

/**
 * lt_topics_select:
 * @title: a submission's title
 * @link: (nullable): the page it links to
 * @term: (out) (optional) (nullable) (transfer full): what selected it
 *
 * Returns: whether the story is about AI, judged by title and link alone
 */
gboolean
lt_topics_select (LtTopics *self,
                  const char *title,
                  const char *link,
                  char **term)
{
  g_autofree char *plain = NULL;
  g_autofree char *host = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (LT_IS_TOPICS (self), FALSE);
  g_return_val_if_fail (title != NULL, FALSE);

  plain = lt_term_list_remove (self->traps, title);
  host = link != NULL ? lt_url_host (link) : NULL;
  found = find_strong (self, plain);

  if (found == NULL)
    found = g_strdup (find_domain (self->domains, host));

  if (found == NULL)
    found = find_weak (self, plain, host);

  if (term != NULL)
    *term = g_strdup (found);

  return found != NULL;
}

/**
 * lt_topics_share:
 * @texts: (array length=n_texts): the comments of a thread
 *
 * The second stage for hot threads whose title names nothing. Texts under 20 characters are left out; with fewer
 * than 20 others the answer is 0, since a share of a handful selects by chance.
 *
 * Returns: the share of texts that hold a strong term, 0 to 1; facts/sources.md selects from 0.15
 */
double
lt_topics_share (LtTopics *self,
                 const char *const *texts,
                 gsize n_texts)
{
  guint n = 0;
  guint hits = 0;

  g_return_val_if_fail (LT_IS_TOPICS (self), 0.0);

  for (gsize i = 0; i < n_texts; i++)
    {
      if (g_utf8_strlen (texts[i], -1) < SHARE_MIN_CHARACTERS)
        continue;

      n++;
      hits += lt_term_list_matches (self->strong_case, texts[i]) || lt_term_list_matches (self->strong, texts[i]);
    }

  return n >= SHARE_MIN_TEXTS ? (double) hits / n : 0.0;
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const TagScore *left = a;
  const TagScore *right = b;

  return (int) right->points - (int) left->points;
}

/**
 * lt_topics_tags:
 * @text: (nullable): more of the story, such as its article
 *
 * Returns: (transfer full) (element-type utf8): up to three tags, most hits first
 */
GPtrArray *
lt_topics_tags (LtTopics *self,
                const char *title,
                const char *text)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (TagScore));
  g_autofree char *start = NULL;

  g_return_val_if_fail (LT_IS_TOPICS (self), names);

  start = g_utf8_make_valid (text != NULL ? text : "", text != NULL ? (gssize) strnlen (text, LT_TOPICS_TEXT_BYTES) : 0);

  for (guint i = 0; i < self->tags->len; i++)
    {
      const Tag *tag = g_ptr_array_index (self->tags, i);
      TagScore score = { tag->name, 0 };

      score.points = TAG_TITLE_POINTS * lt_term_list_count_distinct (tag->terms, title, 8)
                     + lt_term_list_count_distinct (tag->terms, start, 8);

      if (score.points >= TAG_MIN_POINTS)
        g_array_append_val (scores, score);
    }

  g_array_sort (scores, compare_scores);

  for (guint i = 0; i < MIN (scores->len, TAG_MAX); i++)
    g_ptr_array_add (names, g_strdup (g_array_index (scores, TagScore, i).name));

  return names;
}
