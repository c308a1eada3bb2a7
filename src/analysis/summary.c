/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/summary.h"

#include "analysis/glance.h"
#include "analysis/questions.h"
#include "analysis/writing.h"

#define MAX_POINTS 3
#define MAX_QUESTIONS 3
/* One alone is no list, and says little. */
#define MIN_THEMES 2
#define MAX_THEMES 5

static void
add_template (LtSection *section,
              const char *text)
{
  LtBlock *block = lt_block_new (LT_BLOCK_PARAGRAPH);

  g_ptr_array_add (block->sentences, lt_sentence_new (text, NULL, NULL));
  g_ptr_array_add (section->blocks, block);
}

static int
compare_orders (gconstpointer a,
                gconstpointer b)
{
  const LtExtract *left = *(const LtExtract *const *) a;
  const LtExtract *right = *(const LtExtract *const *) b;

  return (left->order > right->order) - (left->order < right->order);
}

/* The sentences of the article that neither lead nor glance hold, in its order, shown as the quotation that they are. */
static void
add_extracts (const LtWriting *writing,
              guint first,
              LtSection *section)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  LtBlock *block = NULL;

  for (guint i = first; i < writing->extracts->len; i++)
    g_ptr_array_add (rest, g_ptr_array_index (writing->extracts, i));

  g_ptr_array_sort (rest, compare_orders);
  block = lt_block_new (LT_BLOCK_QUOTE);

  for (guint i = 0; i < rest->len; i++)
    {
      const LtExtract *extract = g_ptr_array_index (rest, i);

      g_ptr_array_add (block->sentences, lt_sentence_new (extract->text, writing->origin, extract->text));
    }

  g_ptr_array_add (section->blocks, block);
}

/* Why nothing of the linked page is in the story. */
static const char *
explain_no_extracts (const LtArticle *article)
{
  if (article == NULL || article->text[0] == '\0')
    return "The linked page gave no text to work with, so this story is made from the discussion only.";

  if (!lt_article_is_english (article))
    return "The linked page has no English prose, so this story is made from the discussion only.";

  if (g_utf8_strlen (article->text, -1) < LT_SUMMARY_MIN_ARTICLE)
    return "The linked page has too little text to work with, so this story is made from the discussion only.";

  return "No sentence of the linked page may stand alone, so this story is made from the discussion only.";
}

static void
write_subject (LtWriting *writing,
               const LtArticle *article)
{
  LtSection *section = lt_section_new ("What it is about");
  guint first = lt_glance_lead_is_extract (writing) ? 2 : 1;

  if (writing->extracts->len > first)
    {
      gboolean is_post = g_strcmp0 (writing->origin, writing->post->id) == 0;
      g_autofree char *text = g_strdup_printf (is_post ? "From %s, who posted it:" : "From %s, in its own words:",
                                               writing->said_by);

      add_template (section, text);
      add_extracts (writing, first, section);
    }
  else if (writing->extracts->len == 0 && writing->post->link != NULL)
    {
      add_template (section, explain_no_extracts (article));
    }

  if (section->blocks->len > 0)
    g_ptr_array_add (writing->story->sections, section);
  else
    lt_section_free (section);
}

/* How many there were. */
static guint
add_points (LtWriting *writing,
            LtSection *section,
            GPtrArray *points,
            GHashTable *used,
            const char *heading)
{
  LtBlock *block = lt_block_new (LT_BLOCK_LIST);

  for (guint i = 0; i < points->len && block->sentences->len < MAX_POINTS; i++)
    {
      const LtCandidate *point = g_ptr_array_index (points, i);

      if (!g_hash_table_contains (used, point) && lt_writing_take_words (writing, point))
        g_ptr_array_add (block->sentences, lt_writing_quote_comment (writing, point->index, "", point->text));
    }

  if (block->sentences->len == 0)
    {
      lt_block_free (block);
      return 0;
    }

  add_template (section, heading);
  g_ptr_array_add (section->blocks, block);

  return block->sentences->len;
}

/* How many comments of a label there are is the weight of what follows. */
static guint
add_side (LtWriting *writing,
          LtSection *section,
          GPtrArray *points,
          GHashTable *used,
          LtStance stance)
{
  static const char *const sides[LT_N_SIDES] = { "In favour", "Observed", "Against" };
  int n = writing->story->sentiment != NULL ? writing->story->sentiment->labels[stance] : 0;
  g_autofree char *heading = g_strdup_printf ("%s, from the %d comment%s read as %s:", sides[stance], n, n == 1 ? "" : "s",
                                              lt_stance_to_string (stance));

  return add_points (writing, section, points, used, heading);
}

static char *
describe_theme (const LtTheme *theme)
{
  g_autofree char *first = g_utf8_substring (theme->name, 0, 1);
  g_autofree char *large = g_utf8_strup (first, -1);

  return g_strdup_printf ("%s%s: %u (%u positive, %u critical)", large,
                          g_utf8_next_char (theme->name), theme->n_comments, theme->n_positive, theme->n_critical);
}

/* What comments bring up, each with its figures. */
static void
add_themes (const LtWriting *writing,
            LtSection *section,
            GHashTable *used)
{
  LtBlock *block = lt_block_new (LT_BLOCK_LIST);

  for (guint i = 0; i < writing->themes->len && block->sentences->len < MAX_THEMES; i++)
    {
      const LtTheme *theme = g_ptr_array_index (writing->themes, i);
      g_autofree char *text = NULL;

      if (g_hash_table_contains (used, theme))
        continue;

      text = describe_theme (theme);
      g_ptr_array_add (block->sentences, lt_sentence_new (text, NULL, NULL));
    }

  if (block->sentences->len >= MIN_THEMES)
    {
      add_template (section, "Brought up most often, in so many comments, and how these are read:");
      g_ptr_array_add (section->blocks, block);
    }
  else
    {
      lt_block_free (block);
    }
}

/* What the glance says is not said again. */
static void
write_points (LtWriting *writing,
              const LtSides *sides,
              GHashTable *used)
{
  LtSection *section = lt_section_new ("What people say");
  guint n;

  add_themes (writing, section, used);
  n = add_side (writing, section, sides->praise, used, LT_STANCE_POSITIVE);
  n += add_side (writing, section, sides->criticism, used, LT_STANCE_CRITICAL);

  if (n < MAX_POINTS)
    n += add_side (writing, section, sides->others, used, LT_STANCE_NEUTRAL);

  if (n < MAX_POINTS)
    add_points (writing, section, sides->rest, used, n > 0 ? "From other comments:" : "From the discussion:");

  if (section->blocks->len > 0)
    g_ptr_array_add (writing->story->sections, section);
  else
    lt_section_free (section);
}

static void
write_questions (LtWriting *writing)
{
  g_autoptr (GPtrArray) questions = lt_open_questions_find (writing->reading, MAX_QUESTIONS);
  LtSection *section = NULL;
  LtBlock *block = NULL;

  if (questions->len == 0)
    return;

  section = lt_section_new ("Open questions");
  block = lt_block_new (LT_BLOCK_LIST);

  for (guint i = 0; i < questions->len; i++)
    {
      const LtOpenQuestion *question = g_ptr_array_index (questions, i);
      const LtComment *comment = lt_reading_get (writing->reading, question->index)->comment;
      g_autofree char *text = g_strdup_printf ("“%s” (%s; asked by %u people)", question->text, comment->author,
                                               question->n_authors);

      g_ptr_array_add (block->sentences, lt_sentence_new (text, comment->id, question->text));
    }

  g_ptr_array_add (section->blocks, block);
  g_ptr_array_add (writing->story->sections, section);
}

static void
sides_clear (LtSides *sides)
{
  g_clear_pointer (&sides->praise, g_ptr_array_unref);
  g_clear_pointer (&sides->criticism, g_ptr_array_unref);
  g_clear_pointer (&sides->others, g_ptr_array_unref);
  g_clear_pointer (&sides->rest, g_ptr_array_unref);
  g_clear_pointer (&sides->voiced_praise, g_ptr_array_unref);
  g_clear_pointer (&sides->voiced_criticism, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LtSides, sides_clear)

/* No point is on two sides, and none is made twice. */
static void
find_sides (const LtWriting *writing,
            LtSides *sides)
{
  g_autoptr (GPtrArray) sided = NULL;

  sides->praise = lt_writing_find_points (writing, LT_STANCE_POSITIVE, FALSE, NULL);
  sides->criticism = lt_writing_find_points (writing, LT_STANCE_CRITICAL, FALSE, sides->praise);
  sides->voiced_praise = lt_writing_find_points (writing, LT_STANCE_POSITIVE, TRUE, NULL);
  sides->voiced_criticism = lt_writing_find_points (writing, LT_STANCE_CRITICAL, TRUE, NULL);
  sided = g_ptr_array_copy (sides->praise, NULL, NULL);
  g_ptr_array_extend (sided, sides->criticism, NULL, NULL);
  sides->others = lt_writing_find_points (writing, LT_STANCE_NEUTRAL, FALSE, sided);
  g_ptr_array_extend (sided, sides->others, NULL, NULL);
  sides->rest = lt_writing_find_rest (writing, sided);
}

/**
 * lt_summary_write:
 * @story: with title, discussions, sentiment, voices and provenance
 *
 * Every sentence is one of the article's, the post's or a comment's, named as such, or a template with figures.
 */
void
lt_summary_write (LtStory *story,
                  const LtReading *reading,
                  LtTopicWords *topic,
                  LtThemes *themes,
                  const LtArticle *article)
{
  g_autoptr (LtWriting) writing = lt_writing_new (story, reading, topic, themes, article);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  g_auto (LtSides) sides = { 0 };

  find_sides (writing, &sides);
  lt_glance_write_lead (writing);
  lt_glance_write (writing, &sides, used);
  write_subject (writing, article);
  write_points (writing, &sides, used);
  write_questions (writing);
}
