/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/summary.h"

#include "analysis/glance.h"
#include "analysis/questions.h"
#include "analysis/writing.h"

#define MAX_POINTS 3
#define MAX_QUESTIONS 3

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

/* The remaining sentences of the article in its order, shown as the quotation that they are. */
static void
add_extracts (const LtWriting *writing,
              LtSection *section)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  LtBlock *block = NULL;

  for (guint i = 2; i < writing->extracts->len; i++)
    g_ptr_array_add (rest, g_ptr_array_index (writing->extracts, i));

  if (rest->len == 0)
    return;

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
    return "The linked page is not in English, so this story is made from the discussion only.";

  if (g_utf8_strlen (article->text, -1) < LT_SUMMARY_MIN_ARTICLE)
    return "The linked page has too little text to work with, so this story is made from the discussion only.";

  return "No sentence of the linked page may stand alone, so this story is made from the discussion only.";
}

static void
write_subject (LtWriting *writing,
               const LtArticle *article)
{
  LtSection *section = lt_section_new ("What it is about");

  if (writing->extracts->len > 2)
    {
      gboolean is_post = g_strcmp0 (writing->origin, writing->post->id) == 0;
      g_autofree char *text = g_strdup_printf (is_post ? "From %s, who posted it:" : "From %s, in its own words:",
                                               writing->said_by);

      add_template (section, text);
      add_extracts (writing, section);
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

static void
add_points (const LtWriting *writing,
            LtSection *section,
            GPtrArray *points,
            guint first,
            const char *heading)
{
  LtBlock *block = NULL;

  if (points->len <= first)
    return;

  add_template (section, heading);
  block = lt_block_new (LT_BLOCK_LIST);

  for (guint i = first; i < MIN (points->len, first + MAX_POINTS); i++)
    {
      const LtCandidate *point = g_ptr_array_index (points, i);

      g_ptr_array_add (block->sentences, lt_writing_quote_comment (writing, point->index, "", point->text));
    }

  g_ptr_array_add (section->blocks, block);
}

/* Those of the glance are not said again. */
static void
write_points (LtWriting *writing,
              GPtrArray *praise,
              GPtrArray *criticism)
{
  LtSection *section = lt_section_new ("What people say");
  guint first = praise->len > 0 && criticism->len > 0 ? 1 : 0;
  guint n_sided = praise->len + criticism->len - 2 * first;

  add_points (writing, section, praise, first, "From comments read as positive:");
  add_points (writing, section, criticism, first, "From comments read as critical:");

  if (n_sided < MAX_POINTS)
    {
      g_autoptr (GPtrArray) others = lt_writing_find_points (writing, LT_STANCE_NEUTRAL, praise);

      add_points (writing, section, others, 0, "From comments read as neutral:");
    }

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
                  const LtArticle *article)
{
  g_autoptr (LtWriting) writing = lt_writing_new (story, reading, topic, article);
  g_autoptr (GPtrArray) praise = NULL;
  g_autoptr (GPtrArray) criticism = NULL;

  lt_glance_write_lead (writing);
  praise = lt_writing_find_points (writing, LT_STANCE_POSITIVE, NULL);
  criticism = lt_writing_find_points (writing, LT_STANCE_CRITICAL, praise);
  lt_glance_write (writing, praise, criticism);
  write_subject (writing, article);
  write_points (writing, praise, criticism);
  write_questions (writing);
}
